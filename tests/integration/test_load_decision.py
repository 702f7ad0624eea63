"""What people decide about held articles and stopped batches, and what later runs make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from load_cases import DAY, NIGHT, STOPPED, accept, batch, clean, key, refuse, url
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.load import Batch, decide, load, overrule
from newsflow.model import CleanArticle, LoadReport
from newsflow.store import Decision

LATER = NIGHT + timedelta(days=1)


def by_huda(why: str) -> Decision:
    return Decision("huda", why, LATER)


def closed(connection: store.Connection, given: Batch) -> LoadReport:
    store.open_run(connection, given.key, NIGHT)
    store.open_links(connection, given.key, given.links, NIGHT, DAY)
    return load(connection, given)


def hold(connection: store.Connection, name: str, *articles: CleanArticle) -> LoadReport:
    return closed(connection, batch(key(name), articles, verdicts=[refuse(one, "stub") for one in articles]))


def stopped(name: str, articles: Sequence[CleanArticle], *faulty: CleanArticle) -> Batch:
    """A batch that its gate stopped; the faulty articles have a code of their own."""
    verdicts = [refuse(one, "stub") if one in faulty else accept(one) for one in articles]
    return batch(key(name), articles, verdicts=verdicts, verdict=STOPPED)


def rows(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_a_released_article_is_in_as_it_was_read(connection: store.Connection) -> None:
    hold(connection, "nightly", clean("1"))
    (held,) = store.open_quarantine(connection)
    assert (held.codes, held.url, held.page["title"]) == (("stub",), url("1"), "افتتاح الجسر القديم")
    decide(connection, [held.quarantine_id], "release", by_huda("short, and complete"))
    assert rows(connection, "select key, day, run, published_at is not null from articles") == [
        ("1", DAY, "nightly", True)
    ]
    assert rows(connection, "select count(*) from removed_lines") == [(2,)]
    assert rows(connection, "select outcome, reasons, day_basis from links") == [("loaded", [], "published")]
    assert rows(connection, "select verdict, decided_by, why, source, day, run from decisions") == [
        ("release", "huda", "short, and complete", "harbour", DAY, "nightly")
    ]
    assert store.open_quarantine(connection) == ()
    assert hold(connection, "again", clean("1", at=LATER)).outcomes == {"unchanged": 1}


def test_a_discarded_article_stays_out(connection: store.Connection) -> None:
    hold(connection, "nightly", clean("1"))
    decide(connection, [1], "discard", by_huda("an advertisement"))
    assert rows(connection, "select outcome, reasons, detail from links") == [
        ("dropped", ["discarded"], "an advertisement")
    ]
    assert hold(connection, "again", clean("1", at=LATER)).outcomes == {"dropped": 1}
    assert store.open_quarantine(connection) == ()
    assert hold(connection, "rewritten", clean("1", "نص آخر.", at=LATER)).outcomes == {"quarantined": 1}


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, r"1: is discarded already, by huda on 2024-12-02 00:30"), (9, "9: no such number")],
    ids=["twice", "none"],
)
def test_only_open_articles_can_be_decided_all_or_none(connection: store.Connection, number: int, words: str) -> None:
    hold(connection, "nightly", clean("1"), clean("2", "نص ثان."))
    decide(connection, [1], "discard", by_huda("an advertisement"))
    with pytest.raises(ConfigurationError, match=words):
        decide(connection, [2, number], "release", by_huda("good"))
    assert [held.quarantine_id for held in store.open_quarantine(connection)] == [2]
    assert rows(connection, "select count(*) from articles") == [(0,)]


def test_an_overruled_batch_is_in_but_for_what_is_held_for_itself(connection: store.Connection) -> None:
    one, two, faulty = clean("1"), clean("2", "نص ثان."), clean("3", "نص.")
    given = stopped("nightly", (one, two, faulty), faulty)
    assert closed(connection, given).quarantined == 3
    released = overrule(connection, given.key, by_huda("a quiet day"))
    assert sorted(held.url for held in released) == [url("1"), url("2")]
    assert rows(connection, "select key from articles order by 1") == [("1",), ("2",)]
    assert rows(connection, "select right(url, 1), outcome from links order by 1") == [
        ("1", "loaded"),
        ("2", "loaded"),
        ("3", "quarantined"),
    ]
    assert rows(connection, "select state, overruled_by, overruled_at, sentence from runs") == [
        ("passed", "huda", LATER, f"overruled by huda: a quiet day; it was {STOPPED.sentence}")
    ]
    assert [held.url for held in store.open_quarantine(connection)] == [url("3")]
    assert rows(connection, "select verdict, run, quarantine_id is null from decisions order by 3") == [
        ("overrule", "nightly", False),
        ("overrule", "nightly", False),
        ("overrule", "nightly", True),
    ]


def test_loading_an_overruled_run_again_follows_the_decision(connection: store.Connection) -> None:
    given = stopped("nightly", (clean("1"), clean("2", "نص ثان.")))
    closed(connection, given)
    overrule(connection, given.key, by_huda("a quiet day"))
    again = load(connection, given)
    assert (again.passed, again.sentence.partition(";")[0]) == (True, "overruled by huda: a quiet day")
    assert store.open_quarantine(connection) == ()
    assert rows(connection, "select overruled_by from runs") == [("huda",)]


def test_overruling_is_no_ruling_about_a_text(connection: store.Connection) -> None:
    given = stopped("nightly", (clean("1"),))
    closed(connection, given)
    overrule(connection, given.key, by_huda("a quiet day"))
    assert hold(connection, "stricter", clean("1", at=LATER)).outcomes == {"quarantined": 1}


def test_what_an_earlier_stop_holds_is_released_by_overruling_the_later(connection: store.Connection) -> None:
    closed(connection, stopped("nightly", (clean("1"),)))
    later = stopped("healed", (clean("1", at=LATER),))
    closed(connection, later)
    assert [held.key.run for held in store.open_quarantine(connection)] == ["nightly"]
    assert [held.url for held in overrule(connection, later.key, by_huda("a quiet day"))] == [url("1")]


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("stopped", r"Run stopped of harbour 2024-11-30: was overruled by huda already"),
        ("passed", r"Run passed of harbour 2024-11-30: is passed, not stopped"),
        ("none", r"Run none of harbour 2024-11-30: no such run"),
    ],
)
def test_only_a_stopped_batch_can_be_overruled_and_once(connection: store.Connection, run: str, words: str) -> None:
    closed(connection, stopped("stopped", (clean("1"),)))
    closed(connection, batch(key("passed"), (clean("2", "نص ثان."),)))
    overrule(connection, key("stopped"), by_huda("a quiet day"))
    with pytest.raises(ConfigurationError, match=words):
        overrule(connection, key(run), by_huda("again"))
    assert rows(connection, "select count(*) from decisions where quarantine_id is null") == [(1,)]
