from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from load_cases import DAY, NIGHT, PASSED, SHARE, SOURCE, STOPPED, batch, clean, key, published, refuse, url
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.load import Batch, load
from newsflow.model import Check, Drop, Embed, Link, Outcome, Trigger, Verb, article_id
from newsflow.text.search import search_terms

LATER = NIGHT + timedelta(days=1)


def run(connection: store.Connection, given: Batch, hours: int = 0) -> None:
    at = NIGHT + timedelta(hours=hours)
    store.open_run(connection, given.key, at, ["feed"], ["dated_archive: timeout"])
    store.open_links(connection, given.key, given.links, at, given.key.day)
    load(connection, given)


def rows(connection: store.Connection, statement: str, *parameters: object) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def mixed(name: str = "nightly", day: date = DAY) -> Batch:
    """One article in, one held, one dropped, one that nothing came of."""
    one, two = clean("1"), clean("2")
    accepted = batch(key(name, day), [one]).verdicts
    drops = [Drop(url("3"), Verb.FETCH, "http_5xx", "503 twice")]
    return batch(key(name, day), [one, two], drops, [*accepted, refuse(two, "stub")], also=[url("4")])


def test_the_newest_run_of_a_day(connection: store.Connection) -> None:
    run(connection, mixed("first"), hours=2)
    run(connection, mixed("second"), hours=1)
    found = store.newest_run(connection, SOURCE, DAY)
    assert found is not None
    assert (found.key, found.state, found.routes, found.failures) == (
        key("first"),
        "passed",
        ("feed",),
        ("dated_archive: timeout",),
    )
    assert found.outcomes == {"loaded": 1, "quarantined": 1, "dropped": 1, "pending": 1}
    assert found.advertised == sum(found.outcomes.values())
    assert [check.code for check in store.run_checks(connection, found.key)] == ["no_date"]
    assert store.find_run(connection, found.key) == found
    assert store.newest_run(connection, SOURCE, DAY + timedelta(days=9)) is None


def test_the_ledger_names_what_is_missing_first(connection: store.Connection) -> None:
    run(connection, mixed())
    expected = [
        (url("3"), Outcome.DROPPED, ("http_5xx",), "503 twice"),
        (url("4"), Outcome.PENDING, (), None),
        (url("2"), Outcome.QUARANTINED, ("stub",), None),
        (url("1"), Outcome.LOADED, (), None),
    ]
    for ledger in (store.ledger_of_day(connection, SOURCE, DAY), store.ledger_of_run(connection, key())):
        assert [(line.url, line.outcome, line.reasons, line.detail) for line in ledger] == expected
        assert ledger[-1].article_id == article_id(SOURCE, "1")


@pytest.mark.parametrize("name", [url("1"), str(article_id(SOURCE, "1")), str(article_id(SOURCE, "1")).upper()])
def test_an_article_is_found_by_url_or_id(connection: store.Connection, name: str) -> None:
    run(connection, mixed())
    found = store.find_article(connection, name)
    assert found is not None
    assert (found.row["title"], found.row["day"], "search" in found.row) == ("افتتاح الجسر القديم", DAY, False)
    assert [(line.kind, line.line) for line in found.removed] == [("title", "افتتاح الجسر القديم"), ("share", SHARE)]
    assert found.row["page_text"][found.removed[1].starts : found.removed[1].ends] == SHARE
    assert found.embeds == (Embed("x", handle="@harbour", text="الجسر مفتوح"),)
    assert [revision.cause for revision in found.revisions] == ["publisher"]


def test_an_article_that_is_not_in_is_not_found(connection: store.Connection) -> None:
    run(connection, mixed())
    assert store.find_article(connection, url("2")) is None


def test_the_counts_count(connection: store.Connection) -> None:
    run(connection, mixed())
    store.open_run(connection, key("open"), NIGHT)
    run(connection, batch(key("later"), [clean("1", "نص آخر.", at=LATER)]))
    assert store.counts(connection) == {
        "articles": 1, "sources": 1, "revisions": 1, "held": 1, "pending": 1, "open_runs": 1
    }  # fmt: skip


def test_volumes_are_those_of_closed_runs_before_the_day(connection: store.Connection) -> None:
    run(connection, mixed("a", DAY - timedelta(days=2)))
    stopped = batch(key("b", DAY - timedelta(days=1), trigger=Trigger.BACKFILL), [clean("1")], verdict=STOPPED)
    run(connection, stopped)
    store.open_run(connection, key("open", DAY - timedelta(days=1)), NIGHT)
    run(connection, mixed("today"))
    run(connection, mixed("long ago", DAY - timedelta(days=90)))
    assert store.volumes(connection, SOURCE, DAY) == (
        store.Volume(DAY - timedelta(days=2), 2, 1, Trigger.SCHEDULED, passed=True),
        store.Volume(DAY - timedelta(days=1), 1, 1, Trigger.BACKFILL, passed=False),
    )


def test_a_url_seen_again_keeps_its_row(connection: store.Connection) -> None:
    first = store.open_links
    store.open_run(connection, key("listen"), NIGHT)
    assert first(connection, key("listen"), [Link(url("1"), "feed", title="قديم")], NIGHT, DAY) == store.Opened(1, 1)
    store.open_run(connection, key(), LATER)
    both = [Link(url("1"), "archive", DAY, title="جديد"), Link(url("2"), "archive", DAY)]
    assert store.open_links(connection, key(), both, LATER, DAY) == store.Opened(2, 1)
    assert rows(connection, "select route, title, first_run, first_seen_at from links where url = %s", url("1")) == [
        ("feed", "قديم", "listen", NIGHT)
    ]
    assert store.open_links(connection, key(), both[:1], LATER, DAY) == store.Opened(1, 0)
    assert len(store.ledger_of_run(connection, key())) == 1


def test_a_path_longer_than_any_index_is_refused(connection: store.Connection) -> None:
    store.open_run(connection, key(), NIGHT)
    with pytest.raises(ConfigurationError, match="a path of 3000 bytes, at most 2048"):
        store.open_links(connection, key(), [Link("file:" + "ا" * 1495 + "12345", "files")], NIGHT, DAY)


COVERAGE = {
    "all arrived": (batch(key(), [clean("1")]), "green", (1, 1, 0, 0, 0)),
    "something is missing": (mixed(), "amber", (4, 1, 1, 1, 1)),
    "nothing arrived": (batch(key(), drops=[Drop(url("1"), Verb.FETCH, "robots")]), "red", (1, 0, 0, 1, 0)),
    "an empty day": (batch(key()), "green", (0, 0, 0, 0, 0)),
    "stopped": (batch(key(), [clean("1")], verdict=STOPPED), "red", (1, 0, 1, 0, 0)),
}


@pytest.mark.parametrize(("given", "colour", "numbers"), COVERAGE.values(), ids=COVERAGE.keys())
def test_coverage(connection: store.Connection, given: Batch, colour: str, numbers: tuple[int, ...]) -> None:
    run(connection, given)
    statement = "select colour, advertised, arrived, held, dropped, pending, run from coverage"
    assert rows(connection, statement) == [(colour, *numbers, "nightly")]


def test_coverage_of_a_run_that_was_killed_is_amber(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1")]))
    store.open_run(connection, key("second"), LATER)
    assert rows(connection, "select colour, run_state from coverage") == [("amber", "open")]


def test_coverage_names_the_days_between_that_nobody_asked_for(connection: store.Connection) -> None:
    run(connection, batch(key("early", DAY - timedelta(days=2)), []))
    run(connection, batch(key(), [clean("1")]))
    store.open_run(connection, key("later", DAY + timedelta(days=2)), LATER, not_served="no route reaches it")
    assert rows(connection, "select day, colour, reason from coverage order by day") == [
        (DAY - timedelta(days=2), "green", ""),
        (DAY - timedelta(days=1), "missing", "no run of this day"),
        (DAY, "green", ""),
        (DAY + timedelta(days=2), "missing", "no route reaches it"),
    ]


def test_coverage_shows_the_volume_check_of_the_suite(connection: store.Connection) -> None:
    low = Check(
        "volume_low", None, "batch", "warning", "fail", 1, 1, "1", "1 articles arrived, at least 5 were expected"
    )
    run(connection, batch(key(), [clean("1")], verdict=replace(PASSED, checks=(*PASSED.checks, low))))
    assert rows(connection, "select colour, reason from coverage") == [("amber", low.sentence)]


@pytest.mark.parametrize(
    ("trigger", "route", "strayed"),
    [
        (Trigger.BACKFILL, "dated_archive x", True),
        (Trigger.SCHEDULED, "dated_archive x", False),
        (Trigger.MANUAL, "files x", False),
    ],
)
def test_a_list_of_another_days_articles_is_no_empty_day(
    connection: store.Connection, trigger: Trigger, route: str, strayed: bool
) -> None:
    others = [clean(name, when=published(DAY + timedelta(days=1))) for name in "12"]
    given = batch(key(trigger=trigger), [*others, clean("3")])
    store.open_run(connection, given.key, NIGHT, [route])
    store.open_links(connection, given.key, given.links, NIGHT, DAY)
    load(connection, given)
    assert rows(connection, "select colour, reason from coverage where day = %s", DAY) == [
        ("amber", "its lists held mostly articles of other days") if strayed else ("green", "")
    ]
    state = store.day_states(connection, SOURCE, DAY, DAY, ())[DAY]
    assert (state.strayed, state.complete) == (strayed, not strayed)


def test_a_run_that_reads_stored_pages_again_is_no_run_of_its_day(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1")]))
    again = key("again", trigger=Trigger.REPROCESS)
    run(connection, batch(again, [clean("1", rules="2")], verdict=STOPPED), hours=1)
    assert rows(connection, "select colour, run, reason from coverage") == [("green", "nightly", "")]
    found = store.newest_run(connection, SOURCE, DAY)
    assert found is not None
    assert found.key == key()


def test_coverage_knows_what_the_weekday_usually_brings(connection: store.Connection) -> None:
    for weeks, articles in ((1, 3), (2, 1), (3, 2)):
        day = DAY - timedelta(days=7 * weeks)
        names = [f"{weeks}{number}" for number in range(articles)]
        links = [Link(url(name), "feed", day) for name in names]
        store.open_run(connection, key("nightly", day), NIGHT)
        store.open_links(connection, key("nightly", day), links, NIGHT, day)
        with store.transaction(connection) as cursor:
            cursor.execute("update links set outcome = 'loaded' where day = %s", (day,))
    run(connection, batch(key(), [clean("1")]))
    assert rows(connection, "select usual from coverage where day = %s", DAY) == [(2.0,)]


SEARCHES = {"the word itself": "الجسر", "without its article": "جسر", "spelled otherwise": "المديريه"}


@pytest.mark.parametrize("word", SEARCHES.values(), ids=SEARCHES.keys())
def test_search_finds(connection: store.Connection, word: str) -> None:
    run(connection, batch(key(), [clean("1")]))
    statement = "select count(*) from articles where search @@ to_tsquery('simple', %s)"
    assert rows(connection, statement, " | ".join(search_terms(word).split())) == [(1,)]
    assert rows(connection, statement, "مباراه") == [(0,)]


def test_snapshots_of_learned_lines_are_numbered_and_stay(connection: store.Connection) -> None:
    assert store.read_snapshot(connection, SOURCE) == (0, {})
    assert store.take_snapshot(connection, SOURCE, {"شارك الخبر": 40, "اقرا ايضا": 12}, NIGHT) == 1
    assert store.take_snapshot(connection, SOURCE, {"اقرا ايضا": 12, "شارك الخبر": 40}, NIGHT) == 1
    assert store.take_snapshot(connection, SOURCE, {"شارك الخبر": 41}, NIGHT) == 2
    assert store.take_snapshot(connection, "second", {"x": 2}, NIGHT) == 1
    assert store.read_snapshot(connection, SOURCE) == (2, {"شارك الخبر": 41})
    assert store.read_snapshot(connection, SOURCE, 1) == (1, {"شارك الخبر": 40, "اقرا ايضا": 12})


def test_page_texts_stream_every_article_of_a_source(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean(str(number)) for number in range(5)]))
    texts = dict(store.page_texts(connection, SOURCE, chunk=2))
    assert Counter(text.split("\n")[1] for text in texts.values()) == {SHARE: 5}
