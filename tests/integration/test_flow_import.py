"""WARC files of others: their pages become articles, in bounded portions, once."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import ConfigurationError
from newsflow.fetch.foreign import Window
from newsflow.flow import compare_portion, import_file, importing, plan_reprocess, warc_files
from newsflow.local.sample import OUTLETS, demo_source
from newsflow.local.sample.newsroom import archived
from newsflow.local.sample.pages import article_page
from newsflow.local.sample.visit import Visit
from newsflow.settings import Settings, read_settings

OUTLET = OUTLETS["nakhla"]
ADDRESS = "http://nakhla.example"
LAST = date(2024, 12, 3)
FIRST = LAST - timedelta(days=2)


@pytest.fixture
def settings(
    tmp_path: Path, connection: store.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "nakhla.yaml").write_text(demo_source(OUTLET, ADDRESS), encoding="utf-8")
    given = {
        "NEWSFLOW_HOME": str(tmp_path / "home"),
        "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
        "NEWSFLOW_DATABASE_URL": database_url,
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return read_settings(given)


def _stories() -> Iterator[tuple[str, bytes, datetime]]:
    """The pages of three days, each as it was the day after."""
    for n in range(3):
        day = FIRST + timedelta(days=n)
        served = datetime.combine(day + timedelta(days=1), datetime.min.time(), OUTLET.zone) + timedelta(hours=12)
        visit = Visit(OUTLET, ADDRESS, served)
        for told in archived(OUTLET, day, served):
            yield visit.url(told), article_page(visit, told).encode(), served


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """A file as a crawler writes it: requests, gzipped bodies, other hosts, errors, pictures, and the stories."""
    path = tmp_path / "crawl" / "CC-NEWS-1.warc.gz"
    path.parent.mkdir()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another"}))
        for url, body, served in _stories():
            _write(writer, url, body, served, kind="request")
            _write(writer, url, gzip.compress(body), served, encoding="gzip")
        noise = next(_stories())
        _write(writer, "http://elsewhere.example/news/2024120101", noise[1], noise[2])
        _write(writer, f"{ADDRESS}/news/2024120199", noise[1], noise[2], status="404 Not Found")
        _write(writer, f"{ADDRESS}/about", noise[1], noise[2])
        _write(writer, noise[0], b"\x89PNG", noise[2], content_type="image/png")
    return path


def _write(
    writer: WARCWriter, url: str, body: bytes, at: datetime, *, kind: str = "response", status: str = "200 OK",
    content_type: str = "text/html; charset=utf-8", encoding: str | None = None
) -> None:  # fmt: skip
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    headers += [("Content-Encoding", encoding)] if encoding else []
    line = status if kind == "response" else "GET / HTTP/1.1"
    record = writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={"WARC-Date": at.astimezone().isoformat()},
        http_headers=StatusAndHeaders(line, headers, protocol="HTTP/1.1", is_http_request=kind == "request"),
    )
    writer.write_record(record)


def _ask(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_the_sources_pages_become_articles_of_their_own_days(
    settings: Settings, connection: store.Connection, warc: Path
) -> None:
    stories = list(_stories())
    done = import_file(settings, OUTLET.key, warc, Window())
    assert (done.pages, done.runs, done.stopped) == (len(stories), 1, ())
    assert sum(done.outcomes.values()) == len(stories)
    assert done.outcomes["loaded"] >= len(stories) - 2
    found = {str(url) for (url,) in _ask(connection, "select url from links")}
    assert found == {url for url, _, _ in stories}
    days = [day for (day,) in _ask(connection, "select distinct day from articles order by day")]
    assert days == [FIRST, FIRST + timedelta(days=1), LAST]
    assert _ask(connection, "select distinct captured_at from articles") != _ask(connection, "select now()")


def test_a_file_is_brought_in_by_portions_and_once(
    settings: Settings, connection: store.Connection, warc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "RUN_PAGES", 7)
    stories = list(_stories())
    done = import_file(settings, OUTLET.key, warc, Window())
    assert done.runs == -(-len(stories) // 7) > 2
    before = _ask(connection, "select articles::text from articles order by article_id")
    again = import_file(settings, OUTLET.key, warc, Window())
    assert (again.pages, again.runs, again.done_before, again.outcomes) == (done.pages, done.runs, done.runs, {})
    assert _ask(connection, "select articles::text from articles order by article_id") == before


def test_a_killed_import_goes_on_where_it_stopped(
    settings: Settings, connection: store.Connection, warc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "RUN_PAGES", 7)
    whole = importing.STEPS
    calls: list[int] = []

    def dying(station: object) -> dict[str, int]:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole[0](station)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "STEPS", (dying, *whole[1:]))
    with pytest.raises(KeyboardInterrupt):
        import_file(settings, OUTLET.key, warc, Window())
    monkeypatch.setattr(importing, "STEPS", whole)
    done = import_file(settings, OUTLET.key, warc, Window())
    assert done.done_before == 1
    assert _ask(connection, "select count(*) from links where outcome = 'pending'") == [(0,)]
    assert len(_ask(connection, "select url from links")) == len(list(_stories()))


WINDOWS = {
    "days": (Window(first=LAST, last=LAST), LAST - timedelta(days=1)),
    "another host": (Window(hosts=frozenset({"elsewhere.example"})), None),
}


@pytest.mark.parametrize(("window", "day"), WINDOWS.values(), ids=WINDOWS.keys())
def test_only_what_was_asked_for_is_taken(
    settings: Settings, connection: store.Connection, warc: Path, window: Window, day: date | None
) -> None:
    done = import_file(settings, OUTLET.key, warc, window)
    days = [found for (found,) in _ask(connection, "select distinct day from articles")]
    assert days == ([day] if day else [])
    assert (done.pages > 0) is (day is not None)


def test_a_damaged_file_gives_what_it_holds_before_the_damage(
    settings: Settings, connection: store.Connection, warc: Path
) -> None:
    short = warc.with_name("short.warc.gz")
    short.write_bytes(warc.read_bytes()[: warc.stat().st_size // 2])
    done = import_file(settings, OUTLET.key, short, Window())
    assert 0 < done.pages < len(list(_stories()))


def test_what_was_imported_can_be_read_again(settings: Settings, connection: store.Connection, warc: Path) -> None:
    import_file(settings, OUTLET.key, warc, Window())
    (portion,) = plan_reprocess(settings, OUTLET.key, FIRST, LAST, "again")
    account = compare_portion(settings, portion, keep=False)
    assert (account.pages, account.kinds) == (len(list(_stories())), {})


def test_the_command_takes_a_folder(settings: Settings, warc: Path) -> None:
    shutil.copy(warc, warc.with_name("CC-NEWS-2.warc.gz"))
    said = CliRunner().invoke(app, ["import", OUTLET.key, str(warc.parent)]).output.splitlines()
    assert [line.partition(": ")[0] for line in said] == [str(path) for path in warc_files(warc.parent)]
    assert "unchanged" in said[1]


def test_a_folder_without_warc_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"holds no WARC file \(\*.warc, \*.warc.gz\)"):
        warc_files(tmp_path)
