"""WARC: other tools read what we wrote, and we read what they wrote."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.archiveiterator import ArchiveIterator

from fetch_site import PAGE, QUICK, FakeTime, Site, page, reply, zipped
from newsflow.fetch import Client, fetch, read_index, read_pages
from newsflow.fetch.warc import read_payloads
from newsflow.lake import Lake
from newsflow.model import Link, RunKey
from newsflow.sources import Source

KEY = RunKey("nakhla", date(2026, 11, 20), "manual-1")
PART = "fetch/nakhla/2026-11-20/manual-1/part-0000.warc.gz"
KINDS = ["warcinfo", "response", "request", "revisit", "request", "response", "request"]

NAMES = {int(kind): name for name, kind in vars(WarcRecordType).items() if not name.startswith("_") and name in KINDS}


def fetched(site: Site, source: Source, time: FakeTime, folder: Path) -> Lake:
    """A lake with two pages, and one between them that has not changed."""
    site.replies |= {"/a?x=1": [page()], "/b": [reply(304)], "/c": [zipped(PAGE)]}
    conditions = {f"{site.url}/b": {"If-None-Match": '"v1"'}}
    lake = Lake(str(folder / "lake"))
    with Client(source, "Newsflow/0.1", limits=QUICK, clocks=time.clocks, conditions=conditions) as client:
        fetch(source, [Link(f"{site.url}/{path}", "feed") for path in ("a?x=1", "b", "c")], KEY, lake, client)
    return lake


def test_warcio_reads_ours(site: Site, source: Source, time: FakeTime, tmp_path: Path) -> None:
    with fetched(site, source, time, tmp_path).open(PART) as file:
        records = [(r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read()) for r in
                   ArchiveIterator(file, check_digests="raise")]  # fmt: skip
    assert [kind for kind, *_ in records] == KINDS
    _, response, request, revisit, asked, *_ = records
    assert request[1].get_header("WARC-Concurrent-To") == response[1].get_header("WARC-Record-ID")
    assert (request[2].protocol, request[2].statusline) == ("GET", "/a?x=1 HTTP/1.1")
    assert request[2].get_header("Host") == site.url.removeprefix("http://")
    assert request[2].get_header("User-Agent") == "Newsflow/0.1"
    assert revisit[1].get_header("WARC-Profile").endswith("/revisit/server-not-modified")
    assert (revisit[2].get_statuscode(), revisit[3]) == ("304", b"")
    assert asked[2].get_header("If-None-Match") == '"v1"'
    assert response[3] == PAGE


def test_fastwarc_reads_ours(site: Site, source: Source, time: FakeTime, tmp_path: Path) -> None:
    lake = fetched(site, source, time, tmp_path)
    with lake.open(PART) as file:
        stream = BytesIO(file.read())
    records = [(NAMES[int(r.record_type)], r.stream_pos, r.verify_block_digest(consume=False), r.reader.read())
               for r in FastIterator(stream, record_types=WarcRecordType.any_type, parse_http=False)]  # fmt: skip
    assert [kind for kind, *_ in records] == KINDS
    assert all(whole for _, _, whole, _ in records)
    offsets = [page.place.offset for page, _ in read_pages(lake, KEY)]
    assert [offset for kind, offset, *_ in records if kind == "response"] == offsets
    assert records[1][3].endswith(b"\r\n\r\n" + PAGE)


def test_we_read_what_fastwarc_wrote() -> None:
    record = WarcRecord()
    record.init_headers(content_length=0, record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "http://n.example/a"
    record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
    record.is_http = True
    file = BytesIO()
    record.write(file, checksum_data=True)
    file.seek(0)
    assert [(offset, body) for offset, body in read_payloads(file)] == [(0, PAGE)]


def test_the_same_words_at_three_addresses_are_no_articles(
    site: Site, source: Source, client: Client, tmp_path: Path
) -> None:
    lake = Lake(str(tmp_path))
    site.replies |= {
        f"/{n}": [page(f"<p>We have moved, and what you seek is no longer here. Ticket {n}</p>".encode())]
        for n in range(3)
    }
    site.replies |= {f"/two/{n}": [page(b"<p>What is here stands here twice and not once more</p>")] for n in range(2)}
    article = b'<script>{"@type":"NewsArticle"}</script><p>Flash: the bridge over the river has been opened today</p>'
    site.replies |= {f"/flash/{n}": [page(article)] for n in range(3)}
    links = [Link(site.url + path, "feed") for path in site.replies]
    report = fetch(source, links, KEY, lake, client)

    assert (report.pages, report.reasons) == (5, {"soft_404": 3})
    assert [line.url for line in read_index(lake, KEY) if line.drop] == [f"{site.url}/{n}" for n in range(3)]
    assert len(list(read_pages(lake, KEY))) == 5
    assert fetch(source, links, KEY, lake, client) == report
