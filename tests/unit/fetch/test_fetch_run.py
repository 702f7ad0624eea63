"""A run of fetch: whole parts, every link accounted for, a killed run goes on where it stopped."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from fetch_site import PAGE, QUICK, FakeTime, Site, make_source, page, raw, reply, to, zipped
from newsflow.errors import NewsflowError
from newsflow.fetch import Client, FetchReport, fetch, read_index, read_page, read_pages
from newsflow.fetch.fetch import PART_PAGES
from newsflow.lake import Lake
from newsflow.model import Attempt, Drop, Link, RunKey, Verb
from newsflow.sources import Source
from newsflow.sources.paths import file_url

KEY = RunKey("nakhla", date(2026, 11, 20), "manual-1")
FOLDER = "fetch/nakhla/2026-11-20/manual-1"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(str(tmp_path / "lake"))


def links(site: Site, *paths: str) -> list[Link]:
    return [Link(site.url + path, "feed", date(2026, 11, 20)) for path in paths]


def drops(lake: Lake) -> list[Drop]:
    return [line.drop for line in read_index(lake, KEY) if line.drop]


def attempts(lake: Lake) -> list[Attempt]:
    return [attempt for line in read_index(lake, KEY) for attempt in line.attempts]


def test_every_link_becomes_a_page_or_a_drop(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies |= {
        "/a": [zipped(PAGE)],
        "/b": [reply(404)],
        "/c?utm_source=x": [to("/d?utm_source=x")],
        "/d": [page()],
    }
    site.replies["/d?utm_source=x"] = [page(b"<p>d</p>")]
    asked = links(site, "/a", "/b", "/c?utm_source=x")
    report = fetch(source, [*asked, asked[0]], KEY, lake, client)

    assert report == FetchReport(pages=2, attempts=4, drops=1, reasons={"http_404": 1})
    (a, a_body), (c, c_body) = read_pages(lake, KEY)
    assert (a.link, a.url, a.status, a_body) == (asked[0], asked[0].url, 200, PAGE)
    assert (c.link, c.url, c_body) == (asked[2], f"{site.url}/d", b"<p>d</p>")
    assert a.header("content-encoding") == "gzip"
    assert drops(lake) == [Drop(asked[1].url, Verb.FETCH, "http_404", "status 404")]
    assert [(attempt.url, attempt.status, attempt.reason, attempt.place) for attempt in attempts(lake)] == [
        (asked[0].url, 200, None, a.place),
        (asked[1].url, 404, "http_404", None),
        (asked[2].url, 302, "redirect", None),
        (asked[2].url, 200, None, c.place),
    ]


def test_one_page_is_read_from_its_place(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies |= {f"/{number}": [zipped(f"<p>{number}</p>".encode())] for number in range(3)}
    fetch(source, links(site, "/0", "/1", "/2"), KEY, lake, client)
    pages = [page for page, _ in read_pages(lake, KEY)]

    assert [read_page(lake, page) for page in reversed(pages)] == [b"<p>2</p>", b"<p>1</p>", b"<p>0</p>"]


def test_the_parts_are_warc_as_served(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies["/a"] = [reply(200, gzip.compress(PAGE), Content_Encoding="gzip")]
    fetch(source, links(site, "/a"), KEY, lake, client)

    with lake.open(f"{FOLDER}/part-0000.warc.gz") as file:
        info, response, _ = records(file)
    assert (info[0], response[0]) == ("warcinfo", "response")
    assert response[1]["WARC-Target-URI"] == f"{site.url}/a"
    assert response[1]["WARC-Payload-Digest"].startswith("sha1:")
    assert response[1]["WARC-Date"] == "2026-11-21T02:30:00.000000Z"
    assert response[2] == PAGE


def records(file) -> Iterator[tuple[str, dict[str, str], bytes]]:
    for record in ArchiveIterator(file, check_digests="raise"):
        yield record.rec_type, dict(record.rec_headers.headers), record.content_stream().read()


def test_a_chunked_body_is_kept_joined(site: Site, source: Source, client: Client, lake: Lake) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.replies["/a"] = [raw(head, b"5\r\n<p>ab\r\n2\r\ncd\r\n0\r\n\r\n")]
    fetch(source, links(site, "/a"), KEY, lake, client)

    with lake.open(f"{FOLDER}/part-0000.warc.gz") as file:
        _, response, _ = ArchiveIterator(file)
    assert response.http_headers.get_header("Transfer-Encoding") is None
    assert response.http_headers.get_header("X-Archive-Transfer-Encoding") == "chunked"
    assert [body for _, body in read_pages(lake, KEY)] == [b"<p>abcd"]


UNFIT = {
    "a PDF": (page(b"%PDF", Content_Type="application/pdf"), "not_html", "content type application/pdf"),
    "an empty page": (page(b" \n"), "empty", ""),
    "the home page": (to("/"), "redirect_home", "led to {site}/"),
    "another outlet": (to("http://localhost:{port}/a"), "off_site", "led to http://localhost:{port}/a"),
    "a wall": (reply(403), "blocked", "status 403"),
}


@pytest.mark.parametrize(("answer", "reason", "detail"), UNFIT.values(), ids=UNFIT)
def test_what_is_no_page_is_dropped_with_its_reason(
    site: Site, client: Client, lake: Lake, answer, reason: str, detail: str
) -> None:
    named = {"site": site.url, "port": site.server_port}
    source = make_source(site.url)
    site.replies |= {"/news/1": [answer], "/": [page()], "/a": [page()]}
    if reason == "off_site":
        site.replies["/news/1"] = [to("http://localhost:{port}/a".format(**named))]
        source = make_source(
            site.url,
            routes=[{"kind": "feed", "url": f"{site.url}/rss"}, {"kind": "feed", "url": "http://localhost/rss"}],
        )
        client = Client(source, "Newsflow/0.1", limits=QUICK)
    fetch(source, links(site, "/news/1"), KEY, lake, client)

    (drop,) = drops(lake)
    assert (drop.reason, drop.detail) == (reason, detail.format(**named))
    assert list(read_pages(lake, KEY)) == []
    assert [attempt.reason for attempt in attempts(lake)][-1] == reason


def test_pages_beyond_the_cap_are_named(site: Site, client: Client, lake: Lake) -> None:
    site.replies["*"] = [page()]
    source = make_source(site.url, fetch={"delay": 0, "cap": 2})
    asked = links(site, "/1", "/2", "/3", "/4")

    first = fetch(source, asked, KEY, lake, client)
    again = fetch(source, asked, KEY, lake, client)

    assert first == again == FetchReport(pages=2, attempts=2, drops=2, reasons={"over_cap": 2})
    assert site.pages() == ["/1", "/2"]


def test_a_part_holds_so_many_pages(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies["*"] = [page()]
    fetch(source, links(site, *[f"/{number}" for number in range(PART_PAGES + 1)]), KEY, lake, client)

    assert lake.names(FOLDER) == (
        "part-0000.jsonl.zst",
        "part-0000.warc.gz",
        "part-0001.jsonl.zst",
        "part-0001.warc.gz",
    )
    assert len(list(read_pages(lake, KEY))) == PART_PAGES + 1


def test_a_part_lasts_so_many_seconds(site: Site, source: Source, client: Client, lake: Lake, time: FakeTime) -> None:
    def slow(handler) -> None:
        time.at += timedelta(seconds=25)
        page()(handler)

    site.replies |= {"/robots.txt": [reply(404)], "*": [slow]}
    fetch(source, links(site, "/1", "/2", "/3", "/4"), KEY, lake, client)

    assert [page.place.file[-17:] for page, _ in read_pages(lake, KEY)] == ["part-0000.warc.gz"] * 2 + [
        "part-0001.warc.gz"
    ] * 2


class Killed(BaseException):
    """Stands for a process that ends in the middle."""


def test_a_killed_run_goes_on_where_it_stopped(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies["*"] = [page()]
    paths = [f"/{number}" for number in range(PART_PAGES + 20)]
    ask, left = client.get, iter(range(PART_PAGES + 10))

    def killed(url: str):
        if next(left, None) is None:
            raise Killed
        return ask(url)

    client.get = killed
    with pytest.raises(Killed):
        fetch(source, links(site, *paths), KEY, lake, client)
    assert lake.names(FOLDER) == ("part-0000.jsonl.zst", "part-0000.warc.gz")

    client.get = ask
    report = fetch(source, links(site, *paths), KEY, lake, client)

    assert (report.pages, report.drops) == (PART_PAGES + 20, 0)
    assert [site.log.count(path) for path in paths] == [1] * PART_PAGES + [2] * 10 + [1] * 10
    assert [page.url for page, _ in read_pages(lake, KEY)] == [site.url + path for path in paths]


AGAIN = {
    "down for a while": (reply(503, Retry_After="900"), "http_5xx", True),
    "too many": (reply(429, Retry_After="900"), "http_429", True),
    "cut off": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"), "truncated", True),
    "not there": (reply(404), "http_404", False),
    "a wall": (reply(403), "blocked", False),
    "a PDF": (page(b"%PDF", Content_Type="application/pdf"), "not_html", False),
}


@pytest.mark.parametrize(("answer", "reason", "again"), AGAIN.values(), ids=AGAIN)
def test_a_run_that_runs_again_asks_for_what_may_have_passed(
    site: Site, source: Source, time: FakeTime, lake: Lake, answer, reason: str, *, again: bool
) -> None:
    asked = links(site, "/good", "/odd")
    site.replies |= {"/good": [page(b"<p>good</p>")], "/odd": [answer]}
    first = _fetched(source, asked, time, lake)
    assert first.reasons == {reason: 1}
    visits = site.log.count("/odd")
    site.replies["/odd"] = [page(b"<p>odd</p>")]
    second, third = (_fetched(source, asked, time, lake) for _ in range(2))

    assert (site.log.count("/good"), site.log.count("/odd")) == (1, visits + again)
    assert second == third
    assert (second.pages, second.drops, second.attempts) == (1 + again, 1 - again, first.attempts + again)
    assert [body for _, body in read_pages(lake, KEY)] == [b"<p>good</p>", b"<p>odd</p>"][: 1 + again]
    assert [line.url for line in read_index(lake, KEY)] == [link.url for link in asked]
    assert len(attempts(lake)) == second.attempts
    assert [drop.reason for drop in drops(lake)] == ([] if again else [reason])


def test_a_host_that_is_still_down_is_told_of_once(site: Site, source: Source, time: FakeTime, lake: Lake) -> None:
    site.replies |= {"/robots.txt": [reply(404)], "*": [reply(503, Retry_After="900")]}
    asked = links(site, "/1", "/2", "/3")
    first, second = (_fetched(source, asked, time, lake) for _ in range(2))

    assert first.reasons == second.reasons == {"http_5xx": 1, "host_down": 2}
    assert second.attempts == 2 * first.attempts


def test_a_file_that_was_missing_is_looked_for_again(tmp_path: Path, client: Client, lake: Lake) -> None:
    asked = [Link("file:late.txt", "files")]
    assert fetch(file_source(tmp_path), asked, KEY, lake, client).reasons == {"missing_file": 1}
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "late.txt").write_text("نصّ", encoding="utf-8")
    assert fetch(file_source(tmp_path), asked, KEY, lake, client).pages == 1


def _fetched(source: Source, asked: list[Link], time: FakeTime, lake: Lake) -> FetchReport:
    """The report of one more time that the same run fetches, in a process of its own."""
    with Client(source, "Newsflow/0.1", limits=QUICK, clocks=time.clocks) as client:
        return fetch(source, asked, KEY, lake, client)


def test_a_part_without_its_index_does_not_count(site: Site, source: Source, client: Client, lake: Lake) -> None:
    site.replies["*"] = [page()]
    with lake.replacing(f"{FOLDER}/part-0000.warc.gz") as file:
        file.write(b"what a kill between the two files left")

    assert list(read_pages(lake, KEY)) == []
    fetch(source, links(site, "/1"), KEY, lake, client)
    assert [body for _, body in read_pages(lake, KEY)] == [PAGE]


def test_runs_do_not_touch_each_other(site: Site, source: Source, client: Client, lake: Lake) -> None:
    other = RunKey("nakhla", KEY.day, "manual-2")
    site.replies["*"] = [page()]
    for key in (KEY, other):
        fetch(source, links(site, "/1"), key, lake, client)

    assert site.log.count("/1") == 2
    assert [len(list(read_pages(lake, key))) for key in (KEY, other)] == [1, 1]


def test_no_links_make_no_parts(source: Source, client: Client, lake: Lake) -> None:
    assert fetch(source, [], KEY, lake, client) == FetchReport(0, 0, 0, {})
    assert lake.names(FOLDER) == ()


def in_the_page(warc: bytes) -> int:
    """A place near the end of the response, which the record of its request follows."""
    return warc.rindex(b"\x1f\x8b\x08") - 40


DAMAGED = {
    "another page": lambda warc, other: other,
    "cut": lambda warc, _: warc[: in_the_page(warc)],
    "one bit": lambda warc, _: (
        warc[: in_the_page(warc)] + bytes([warc[in_the_page(warc)] ^ 1]) + warc[in_the_page(warc) + 1 :]
    ),
    "no WARC": lambda *_: b"x" * 1000,
    "nothing": lambda *_: b"",
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_changed_bytes_are_not_taken_for_the_page(
    site: Site, source: Source, client: Client, lake: Lake, damage
) -> None:
    other = RunKey("nakhla", KEY.day, "manual-2")
    site.replies |= {"/1": [page(b"<p>one</p>")], "/2": [page(b"<p>the second</p>")]}
    fetch(source, links(site, "/1"), KEY, lake, client)
    fetch(source, links(site, "/2"), other, lake, client)
    ((page_, _),) = read_pages(lake, KEY)
    changed = damage(
        *(content(lake, f"fetch/nakhla/2026-11-20/{run}/part-0000.warc.gz") for run in ("manual-1", "manual-2"))
    )
    with lake.replacing(f"{FOLDER}/part-0000.warc.gz") as file:
        file.write(changed)

    with pytest.raises(
        NewsflowError, match=r"part-0000\.warc\.gz, offset \d+: does not hold what http://.*/1 answered"
    ):
        list(read_pages(lake, KEY))
    with pytest.raises(NewsflowError, match="does not hold"):
        read_page(lake, page_)


def content(lake: Lake, path: str) -> bytes:
    with lake.open(path) as file:
        return file.read()


FILES = {
    "text": ("a/خبر أول.txt", "سطر\n".encode(), "text/plain"),
    "html by name": ("b.HTM", b"<p>x</p>", "text/html"),
    "html by its beginning": ("c.page", b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", "text/html"),
    "text that begins with a tag": ("d.txt", b"<3 is a heart", "text/plain"),
}


@pytest.mark.parametrize(("name", "body", "kind"), FILES.values(), ids=FILES)
def test_files_are_pages_too(tmp_path: Path, client: Client, lake: Lake, name: str, body: bytes, kind: str) -> None:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(body)
    source = file_source(tmp_path)
    url = file_url(path.relative_to(tmp_path / "own"))
    fetch(source, [Link(url, "files")], KEY, lake, client)

    ((got, got_body),) = read_pages(lake, KEY)
    assert (got.url, got.status, got.header("content-type"), got_body) == (url, 200, kind, body)
    with lake.open(got.place.file) as file:
        assert [(kind_, content) for kind_, _, content in records(file)][1] == ("resource", body)


LOST = {
    "not there": ("file:gone.txt", "missing_file"),
    "outside": ("file:../secret.txt", "missing_file"),
    "absolute": ("file:/etc/hostname", "missing_file"),
    "a folder": ("file:folder", "missing_file"),
    "empty": ("file:empty.txt", "empty"),
    "too large": ("file:large.txt", "too_large"),
}


@pytest.mark.parametrize(("url", "reason"), LOST.values(), ids=LOST)
def test_files_that_give_no_page(tmp_path: Path, client: Client, lake: Lake, url: str, reason: str) -> None:
    own = tmp_path / "own"
    (own / "folder").mkdir(parents=True)
    (own / "empty.txt").write_bytes(b"")
    (own / "large.txt").write_bytes(b"x" * (QUICK.size + 1))
    (tmp_path / "secret.txt").write_bytes(b"secret")
    fetch(file_source(tmp_path), [Link(url, "files")], KEY, lake, client)

    assert [drop.reason for drop in drops(lake)] == [reason]


def test_the_cap_is_not_for_files(tmp_path: Path, client: Client, lake: Lake) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for number in range(3):
        (own / f"{number}.txt").write_text("نصّ", encoding="utf-8")
    report = fetch(
        file_source(tmp_path), [Link(f"file:{number}.txt", "files") for number in range(3)], KEY, lake, client
    )

    assert (report.pages, report.drops) == (3, 0)


def file_source(folder: Path) -> Source:
    return make_source("https://n.example", folder=folder, routes=[{"kind": "files", "path": "own"}], fetch={"cap": 1})
