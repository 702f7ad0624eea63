from __future__ import annotations

from datetime import timedelta

import pytest

from load_cases import DAY, NIGHT, batch, clean, key, refuse, url
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.load import decide, load
from newsflow.model import CleanArticle, LoadReport

LATER = NIGHT + timedelta(days=1)


def hold(connection: store.Connection, name: str, article: CleanArticle) -> LoadReport:
    given = batch(key(name), [article], verdicts=[refuse(article, "stub")])
    store.open_run(connection, given.key, NIGHT)
    store.open_links(connection, given.key, given.links, NIGHT, DAY)
    return load(connection, given)


def rows(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_a_released_article_is_in_as_it_was_read(connection: store.Connection) -> None:
    hold(connection, "nightly", clean("1"))
    (held,) = store.open_quarantine(connection)
    assert (held.codes, held.url, held.page["title"]) == (("stub",), url("1"), "افتتاح الجسر القديم")
    decide(connection, held.quarantine_id, "release", "huda", "short, and complete", LATER)
    assert rows(connection, "select key, day, run, published_at is not null from articles") == [
        ("1", DAY, "nightly", True)
    ]
    assert rows(connection, "select count(*) from removed_lines") == [(2,)]
    assert rows(connection, "select outcome, reasons, day_basis from links") == [("loaded", [], "published")]
    assert rows(connection, "select verdict, decided_by, why from decisions") == [
        ("release", "huda", "short, and complete")
    ]
    assert store.open_quarantine(connection) == ()
    assert hold(connection, "again", clean("1", at=LATER)).outcomes == {"unchanged": 1}


def test_a_discarded_article_stays_out(connection: store.Connection) -> None:
    hold(connection, "nightly", clean("1"))
    decide(connection, 1, "discard", "huda", "an advertisement", LATER)
    assert rows(connection, "select outcome, reasons, detail from links") == [
        ("dropped", ["discarded"], "an advertisement")
    ]
    assert hold(connection, "again", clean("1", at=LATER)).outcomes == {"dropped": 1}
    assert store.open_quarantine(connection) == ()
    assert hold(connection, "rewritten", clean("1", "نص آخر.", at=LATER)).outcomes == {"quarantined": 1}


@pytest.mark.parametrize(
    ("number", "words"), [(1, "is discarded already"), (9, "no such number")], ids=["twice", "none"]
)
def test_only_an_open_article_can_be_decided(connection: store.Connection, number: int, words: str) -> None:
    hold(connection, "nightly", clean("1"))
    decide(connection, 1, "discard", "huda", "an advertisement", LATER)
    with pytest.raises(ConfigurationError, match=words):
        decide(connection, number, "release", "huda", "", LATER)
