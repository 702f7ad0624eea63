"""What is usual of a source is read from what its earlier runs left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from load_cases import DAY, NIGHT, SOURCE, STOPPED, batch, clean, key, published
from newsflow import store
from newsflow.load import load
from newsflow.model import BatchVerdict, Check, CleanArticle, Trigger, article_id

ONE = timedelta(days=1)


def told(failed: int, state: str = "fail") -> BatchVerdict:
    return BatchVerdict(True, "passed", (Check("off_day", "off_day", "row", "warning", state, 10, failed),))


def run(
    connection: store.Connection,
    name: str,
    day: date,
    articles: list[CleanArticle],
    verdict: BatchVerdict,
    trigger: Trigger = Trigger.SCHEDULED,
) -> None:
    given = batch(key(name, day, trigger=trigger), articles, verdict=verdict)
    store.open_run(connection, given.key, NIGHT, ["feed"])
    store.open_links(connection, given.key, given.links, NIGHT, day)
    load(connection, given)


def measured(name: str, day: date, **quality: object) -> CleanArticle:
    article = clean(name, when=published(day))
    return replace(article, quality=replace(article.quality, **quality))


def test_texts_are_told_day_by_day(connection: store.Connection) -> None:
    lengths = {"1": 100, "2": 300, "3": 900}
    articles = [
        measured(name, DAY, body_length=length, title_overlap=length / 1000, language_ok=int(length > 100))
        for name, length in lengths.items()
    ]
    run(connection, "nightly", DAY, articles, told(0))
    (day,) = store.day_texts(connection, SOURCE, DAY + ONE)
    assert (day.day, day.body_length, day.title_overlap) == (DAY, 300.0, 0.3)
    assert day.own_language == pytest.approx(2 / 3)
    assert store.day_texts(connection, SOURCE, DAY) == ()
    assert store.day_texts(connection, SOURCE, DAY + 29 * ONE) == ()


def test_shares_are_of_nights_that_passed(connection: store.Connection) -> None:
    run(connection, "one", DAY, [], told(2))
    run(connection, "two", DAY + ONE, [], told(4))
    run(connection, "broken", DAY + ONE, [], told(0, "error"))
    run(connection, "stopped", DAY, [], STOPPED)
    run(connection, "backfill", DAY, [], told(9), Trigger.BACKFILL)
    assert sorted(store.failing_shares(connection, SOURCE, DAY + 2 * ONE)["off_day"]) == [0.2, 0.4]
    assert store.failing_shares(connection, SOURCE, DAY) == {}


def test_a_text_is_found_whatever_its_address(connection: store.Connection) -> None:
    run(connection, "nightly", DAY, [measured(name, DAY, text_key="k") for name in ("1", "2")], told(0))
    ids = frozenset(str(article_id(SOURCE, name)) for name in ("1", "2"))
    assert store.articles_with(connection, SOURCE, ["k", "", "other"], NIGHT) == {"k": ids}
    assert store.articles_with(connection, "another", ["k"], NIGHT) == {}
    assert store.articles_with(connection, SOURCE, ["k"], NIGHT + timedelta(days=91)) == {}


def test_trends_set_each_check_beside_the_runs_before(connection: store.Connection) -> None:
    for number, failed in enumerate((1, 3, 8)):
        run(connection, "nightly", DAY + number * ONE, [], told(failed))
    lines = store.trends(connection, SOURCE, DAY, DAY + 2 * ONE)
    assert [(line.day, line.code, line.failed) for line in lines] == [
        (DAY + number * ONE, "off_day", failed) for number, failed in enumerate((1, 3, 8))
    ]
    assert [line.usual_share for line in lines] == [None, pytest.approx(0.1), pytest.approx(0.2)]
