"""Thirty good days pass with next to nothing held; then each of twelve disasters is told for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path

import pytest

from disasters import DISASTERS, ONE, Day
from newsflow import store
from newsflow.clean import article as cleaning
from newsflow.errors import BatchStopped
from newsflow.extract import extract
from newsflow.flow import closing, run_verb
from newsflow.flow.station import ARTICLES as EXTRACTED
from newsflow.flow.station import ATTEMPTS, DROPS, LINKS, Station
from newsflow.local.sample import OUTLETS, demo_source
from newsflow.local.sample.newsroom import archived
from newsflow.local.sample.site import reply
from newsflow.local.sample.visit import Visit
from newsflow.model import Article, Drop, Link, Page, Place, RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

OUTLET = OUTLETS["nakhla"]
BASE = "https://nakhla.example"
LAST = date(2025, 3, 20)
GOOD_DAYS = [LAST - n * ONE for n in range(30, 0, -1)]
NIGHT = time(2, 30)
ROUTE = f"dated_archive {BASE}/archive"


class Clock(datetime):
    """A clock that stands where the test sets it."""

    at = datetime(2025, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return cls.at.astimezone(tz)


@dataclass
class Newsroom:
    """Runs one day's pages from extract's side to load, as of the night after."""

    settings: Settings
    url: str

    def run(self, name: str, day: date, pages: dict[str, str], *, failed: bool = False) -> str:
        """The run's sentence."""
        key = RunKey("nakhla", day, name, Trigger.SCHEDULED)
        station = Station(self.settings, key)
        Clock.at = datetime.combine(day + ONE, NIGHT, OUTLET.zone)
        links = [Link(f"{BASE}/news/{story}", ROUTE, day) for story in pages]
        with station.database() as connection:
            store.open_run(connection, key, Clock.at, [ROUTE], ["feed: http_5xx"] if failed else [])
            store.open_links(connection, key, links, Clock.at, day)
        articles: list[Article] = []
        drops: list[Drop] = []
        for link, html in zip(links, pages.values(), strict=True):
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            page = Page(link, link.url, 200, headers, Clock.at.astimezone(UTC), Place("none.warc.gz", 0), "")
            articles.append(extract(page, html.encode(), station.source))
        lake, path = station.lake, station.path
        lake.write_lines(path(Verb.DISCOVER, ATTEMPTS), [])
        lake.write_lines(path(Verb.DISCOVER, LINKS), links)
        lake.write_lines(path(Verb.EXTRACT, EXTRACTED), articles)
        lake.write_lines(path(Verb.EXTRACT, DROPS), drops)
        run_verb(self.settings, Verb.CLEAN, key)
        run_verb(self.settings, Verb.VALIDATE, key)
        try:
            run_verb(self.settings, Verb.LOAD, key)
        except BatchStopped as stopped:
            return str(stopped)
        with station.database() as connection:
            run = store.find_run(connection, key)
        assert run is not None
        return run.sentence or ""

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        connection = store.connect(self.url, "tests")
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            found = cursor.fetchall()
        connection.close()
        return found


def pages_of(day: date) -> dict[str, str]:
    """The pages of a day's stories by their ids, as they look on the night after."""
    seen = Visit(OUTLET, BASE, datetime.combine(day + ONE, NIGHT, OUTLET.zone))
    found = archived(OUTLET, day, seen.now)
    return {story.id: reply(seen, f"/news/{story.id}").body.decode() for story in found}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[Newsroom]:
    """A newsroom with thirty good days behind it."""
    home: Path = tmp_path_factory.mktemp("gate")
    source = demo_source(OUTLET, BASE).replace("articles: [5, 30]", "articles: [10, 30]")
    (home / "nakhla.yaml").write_text(source, encoding="utf-8")
    names = {"HOME": str(home), "SOURCES": str(home), "LAKE": str(home / "lake"), "DATABASE_URL": database_url}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closing, "datetime", Clock)
        newsroom = Newsroom(read_settings({f"NEWSFLOW_{name}": value for name, value in names.items()}), database_url)
        for day in GOOD_DAYS:
            newsroom.run("nightly", day, pages_of(day))
        yield newsroom


def test_thirty_good_days_pass_and_next_to_nothing_is_held(newsroom: Newsroom) -> None:
    states = newsroom.rows("select state, sum(inserted), sum(quarantined) from runs where run = 'nightly' group by 1")
    assert [state for state, *_ in states] == ["passed"]
    advertised = sum(len(pages_of(day)) for day in GOOD_DAYS)
    ((_, inserted, held),) = states
    assert isinstance(held, int)
    assert inserted == advertised - held
    assert held <= 0.01 * advertised


@pytest.mark.parametrize("name", DISASTERS)
def test_disaster(name: str, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    disaster = DISASTERS[name]
    if disaster.clean:
        monkeypatch.setattr(cleaning, "clean_text", disaster.clean(cleaning.clean_text))
    before = set(newsroom.rows("select article_id, content_hash from articles"))
    day = Day(LAST, pages_of(LAST), pages_of(LAST - ONE))
    pages = disaster.happens(day)
    sentence = newsroom.run(name, LAST, pages, failed=disaster.dead)
    assert sentence.startswith("stopped: " if disaster.stops else "passed: ")
    assert disaster.says in sentence
    assert f"({disaster.code})" in sentence
    added = set(newsroom.rows("select article_id, content_hash from articles")) - before
    assert len(added) == (0 if disaster.stops else len(pages))
    outcomes = dict(newsroom.rows(f"select outcome, count(*) from run_links where run = '{name}' group by outcome"))
    fate = "quarantined" if disaster.stops else "loaded"
    assert outcomes == ({fate: len(pages)} if pages else {})
