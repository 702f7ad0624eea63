"""What the ledger keeps for the next run: what is not settled, what is looked at again, what is known to be gone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from newsflow import store
from newsflow.model import Attempt, Link, RunKey, Trigger, article_id

DAY = date(2026, 3, 10)
ZONE = "Asia/Baghdad"
AFTER = (1, 3, 7)
NOON = datetime(2026, 3, 10, 9, tzinfo=UTC)


def night(run_day: date) -> datetime:
    """When the nightly run of a day is at work: 02:30 of the next day in Baghdad."""
    return datetime(run_day.year, run_day.month, run_day.day, 23, 30, tzinfo=UTC)


def article(connection: store.Connection, decided: datetime, outcome: str = "loaded", day: date = DAY) -> None:
    store.advertise(connection, RunKey("kalima", day, "r"), [Link("https://k.example/1", "feed x", day)], NOON, day)
    with store.transaction(connection) as cursor:
        cursor.execute(
            "update links set outcome = %s, article_id = %s, decided_at = %s",
            (outcome, str(article_id("kalima", "1")), decided),
        )


LOOKS: dict[str, tuple[date, list[int]]] = {
    "brought in by its own night": (DAY, [1, 3, 7]),
    "brought in a night late": (DAY + timedelta(days=1), [3, 7]),
    "brought in on its own day": (DAY - timedelta(days=1), [1, 3, 7]),
    "brought in weeks later": (DAY + timedelta(days=30), []),
}


@pytest.mark.parametrize(("first", "looks"), LOOKS.values(), ids=LOOKS)
def test_an_article_is_looked_at_again_after_one_three_and_seven_days(
    connection: store.Connection, first: date, looks: list[int]
) -> None:
    article(connection, night(first))
    done = []
    for n in range(14):
        run_day = DAY + timedelta(days=n)
        if run_day > first and store.due_again(connection, "kalima", run_day, AFTER, ZONE):
            done.append(n)
            with store.transaction(connection) as cursor:
                cursor.execute("update links set decided_at = %s", (night(run_day),))
    assert done == looks


def test_a_look_that_was_missed_is_made_up_for(connection: store.Connection) -> None:
    """No night from the 11th to the 14th; the one of the 15th looks once."""
    article(connection, night(DAY))
    (link,) = store.due_again(connection, "kalima", DAY + timedelta(days=5), AFTER, ZONE)
    assert (link.url, link.day, link.again) == ("https://k.example/1", DAY, True)


UNDUE = {
    "withdrawn": (DAY, "gone"),
    "held": (DAY, "quarantined"),
    "of the run's own day": (DAY + timedelta(days=1), "loaded"),
    "old": (DAY - timedelta(days=10), "loaded"),
}


@pytest.mark.parametrize(("day", "outcome"), UNDUE.values(), ids=UNDUE)
def test_what_is_not_looked_at_again(connection: store.Connection, day: date, outcome: str) -> None:
    article(connection, night(day), outcome, day)
    assert store.due_again(connection, "kalima", DAY + timedelta(days=1), AFTER, ZONE) == ()


OUTCOMES: dict[str, tuple[str, list[str], bool]] = {
    "pending": ("pending", [], True),
    "lost to a timeout": ("dropped", ["timeout"], True),
    "beyond the cap": ("dropped", ["over_cap"], True),
    "refused for good": ("dropped", ["robots"], False),
    "held": ("quarantined", ["no_date"], False),
}


@pytest.mark.parametrize(("outcome", "reasons", "waits"), OUTCOMES.values(), ids=OUTCOMES)
def test_what_waits_for_the_next_run(
    connection: store.Connection, outcome: str, reasons: list[str], *, waits: bool
) -> None:
    link = Link("https://k.example/1", "feed x", DAY, title="خبر")
    store.advertise(connection, RunKey("kalima", DAY, "r"), [link], NOON, DAY)
    with store.transaction(connection) as cursor:
        cursor.execute("update links set outcome = %s, reasons = %s", (outcome, reasons))

    assert store.unsettled(connection, "kalima", [DAY], ["timeout", "over_cap"]) == ((link,) if waits else ())
    assert store.unsettled(connection, "kalima", [DAY + timedelta(days=1)], ["timeout"]) == ()


def test_an_undated_link_waits_undated(connection: store.Connection) -> None:
    link = Link("https://k.example/1", "feed x")
    store.advertise(connection, RunKey("kalima", DAY, "r"), [link], NOON, DAY)
    assert store.unsettled(connection, "kalima", [DAY], []) == (link,)


HISTORIES: dict[str, tuple[list[tuple[int, int | None]], bool]] = {
    "gone in two runs": ([(3, 404), (2, 410)], True),
    "gone once": ([(2, 404)], False),
    "gone twice, long ago": ([(50, 404), (40, 404)], False),
    "came back": ([(3, 404), (2, 404), (1, 200)], False),
    "did not answer last": ([(3, 404), (2, 404), (1, None)], False),
}


@pytest.mark.parametrize(("history", "dead"), HISTORIES.values(), ids=HISTORIES)
def test_a_file_that_was_gone_twice_is_dead(
    connection: store.Connection, history: list[tuple[int, int | None]], *, dead: bool
) -> None:
    for ago, status in history:
        key = RunKey("kalima", DAY, f"run-{ago}", Trigger.SCHEDULED)
        store.open_run(connection, key, NOON)
        with store.transaction(connection) as cursor:
            moment = NOON - timedelta(days=ago)
            store.write_attempts(cursor, key, [Attempt("https://k.example/s.xml", moment, status)])
    found = store.dead_addresses(connection, "kalima", NOON)
    assert found == ({"https://k.example/s.xml"} if dead else set())
