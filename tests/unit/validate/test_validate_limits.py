"""The limits of a run: the file's numbers, what of history counts, how old its articles may be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsflow.model import RunKey, Trigger
from newsflow.sources import Source
from newsflow.validate import Limits, Usual, limits_for
from newsflow.validate.limits import UNLIMITED_HOURS

DAY = date(2026, 3, 12)
NEXT = DAY + timedelta(days=1)
FEED = {"kind": "feed", "url": "https://outlet.example/feed"}


@dataclass(frozen=True)
class Ran:
    """An earlier run."""

    day: date
    articles: int
    held: int = 0
    trigger: Trigger = Trigger.SCHEDULED
    passed: bool = True


def outlet(**changes: Any) -> Source:
    told = {
        "key": "outlet",
        "name": "Outlet",
        "homepage": "https://outlet.example/",
        "language": "ar",
        "time_zone": "Asia/Baghdad",
        "routes": [FEED],
    }
    return Source.model_validate(told | changes)


def key(trigger: Trigger = Trigger.SCHEDULED, day: date = DAY) -> RunKey:
    return RunKey("outlet", day, "run", trigger)


def past(count: int = 100, days: int = 28, **changes: Any) -> list[Ran]:
    plain = Ran(day=DAY, articles=count)
    return [replace(plain, day=DAY - timedelta(days=ago), **changes) for ago in range(1, days + 1)]


def test_the_file_states_its_numbers() -> None:
    expect = {"articles": [5, 80], "body_length": [120, 9000], "script_ratio": 0.7}
    limits = limits_for(outlet(expect=expect), [], key(), NEXT)
    assert (limits.body_min, limits.body_max, limits.script_min) == (120, 9000, 0.7)
    assert (limits.least, limits.volume_low, limits.volume_high, limits.volume_basis) == (1, 5, 80, "file")


def test_history_states_what_the_file_does_not() -> None:
    limits = limits_for(outlet(), past(held=4), key(), NEXT)
    assert (limits.least, limits.volume_low, limits.volume_high, limits.usual) == (1, 30, 300, 100)
    assert (limits.usual_held, limits.volume_basis) == (0.04, "history")


def test_the_first_run_limits_no_volume() -> None:
    limits = limits_for(outlet(), [], key(), NEXT)
    assert limits == replace(Limits(), oldest_hours=limits.oldest_hours)


@pytest.mark.parametrize(
    "history",
    [
        past(passed=False, days=13),
        past(trigger=Trigger.BACKFILL),
        past(days=13),
        [replace(day, day=day.day + timedelta(days=28)) for day in past()],
    ],
    ids=["stopped", "backfilled", "too_short", "of_later_days"],
)
def test_history_that_does_not_count(history: list[Ran]) -> None:
    limits = limits_for(outlet(), history, key(), NEXT)
    assert (limits.volume_basis, limits.least, limits.usual_held) == ("learning", 0, None)


def test_the_fullest_run_of_a_day_counts_in_any_order() -> None:
    twice = past(100) + past(7)
    assert limits_for(outlet(), twice, key(), NEXT) == limits_for(outlet(), twice[::-1], key(), NEXT)
    assert limits_for(outlet(), twice, key(), NEXT).usual == 100


def test_a_day_that_passed_at_last_counts() -> None:
    stopped_first = past(500, passed=False) + past(100)
    assert limits_for(outlet(), stopped_first, key(), NEXT).usual == 100


def test_a_source_that_was_always_stopped_may_not_be_empty() -> None:
    limits = limits_for(outlet(), past(0, passed=False), key(), NEXT)
    assert (limits.least, limits.usual, limits.usual_held) == (1, None, None)


def test_empty_days_have_no_share_of_held_articles() -> None:
    assert limits_for(outlet(), past(0), key(), NEXT).usual_held is None


def test_a_failed_route_makes_emptiness_a_failure() -> None:
    assert limits_for(outlet(), [], key(), NEXT).least == 0
    limits = limits_for(outlet(), [], key(), NEXT, route_failed=True)
    assert (limits.least, limits.route_failed) == (1, True)


@pytest.mark.parametrize(
    ("trigger", "today", "count", "freshest", "oldest"),
    [
        (Trigger.SCHEDULED, NEXT, 100, 48.0, 744.0),
        (Trigger.SCHEDULED, DAY + timedelta(days=4), 100, 120.0, 816.0),
        (Trigger.SCHEDULED, NEXT, 7, UNLIMITED_HOURS, 744.0),
        (Trigger.BACKFILL, DAY + timedelta(days=365), 100, UNLIMITED_HOURS, 9480.0),
        (Trigger.MANUAL, DAY, 100, UNLIMITED_HOURS, 720.0),
    ],
    ids=["nightly", "nightly_four_days_late", "small_source", "backfill_of_a_year_ago", "by_hand_today"],
)
def test_how_old_articles_may_be(trigger: Trigger, today: date, count: int, freshest: float, oldest: float) -> None:
    limits = limits_for(outlet(), past(count), key(trigger), today)
    assert (limits.freshest_hours, limits.oldest_hours) == (freshest, oldest)


def test_files_may_be_of_any_age() -> None:
    files = outlet(routes=[{"kind": "files", "path": "texts"}])
    assert limits_for(files, past(), key(), NEXT).oldest_hours == UNLIMITED_HOURS


def test_texts_are_held_to_what_is_usual_of_the_source() -> None:
    usual = Usual(1000.0, 0.5, 0.9, {"off_day": 0.1, "repeated_line": 0.75, "no_date": 0.2})
    limits = limits_for(outlet(), [], key(), NEXT, usual)
    assert (limits.usual_length, limits.length_low, limits.length_least) == (1000.0, 600.0, 400.0)
    assert (limits.length_high, limits.length_most) == (pytest.approx(1666.7, abs=0.1), 2500.0)
    assert (limits.overlap_least, limits.language_least) == (pytest.approx(0.2), pytest.approx(0.36))
    assert limits.repeated_max == 1.0
    assert limits.usual_shares == usual.shares


def test_a_source_that_is_new_is_held_to_nothing_of_its_own() -> None:
    limits = limits_for(outlet(), [], key(), NEXT)
    assert (limits.length_least, limits.overlap_least, limits.language_least) == (0.0, 0.0, 0.0)
    assert (limits.repeated_max, limits.usual_shares) == (1.0, {})
