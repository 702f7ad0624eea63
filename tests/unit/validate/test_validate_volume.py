"""How many articles a day may bring: the rule as a table of histories."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsflow.validate import Bounds, bounds_for
from newsflow.validate.volume import LEARNING, UNBOUNDED

DAY = date(2026, 3, 12)  # a Thursday
THURSDAY = DAY.weekday()
FRIDAY = 4


def steady(count: int, days: int = 28, **odd: int) -> dict[date, int]:
    """`days` days before DAY of one count each; `dN=…` overrides the count of N days ago."""
    counts = {DAY - timedelta(days=ago): count for ago in range(1, days + 1)}
    return counts | {DAY - timedelta(days=int(ago[1:])): number for ago, number in odd.items()}


def on_weekday(counts: dict[date, int], weekday: int, count: int) -> dict[date, int]:
    return {day: count if day.weekday() == weekday else number for day, number in counts.items()}


def numbers(bounds: Bounds) -> tuple[int, int, int]:
    return bounds.least, bounds.low, bounds.high


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (steady(100), (1, 30, 300)),
        (steady(20), (1, 6, 60)),
        (steady(31), (1, 10, 93)),
        (steady(19), (1, 1, UNBOUNDED)),
        (steady(15, d1=4), (1, 5, UNBOUNDED)),
        (steady(15, d1=5), (1, 1, UNBOUNDED)),
        (steady(15, d1=46), (1, 1, 45)),
        (steady(15, d2=0), (1, 1, UNBOUNDED)),
        (on_weekday(steady(100), THURSDAY, 20), (1, 6, 300)),
        (on_weekday(steady(100), THURSDAY, 0), (0, 0, 300)),
        (on_weekday(steady(15), THURSDAY, 0), (0, 0, UNBOUNDED)),
        (on_weekday(steady(100), THURSDAY, 200), (1, 30, 600)),
        (on_weekday(steady(100), FRIDAY, 0), (1, 30, 300)),
        (steady(7), (0, 0, UNBOUNDED)),
        (steady(7, d1=0), (0, 0, UNBOUNDED)),
        (steady(7, d1=0, d2=0), (0, 0, UNBOUNDED)),
        (steady(7, d1=0, d2=0, d3=0), (1, 1, UNBOUNDED)),
        (steady(2, d1=0, d2=0, d3=0, d10=0, d11=0), (0, 0, UNBOUNDED)),
        (steady(2, d1=0, d2=0, d3=0, d4=0, d5=0, d6=0, d10=0, d11=0), (1, 1, UNBOUNDED)),
        (steady(0), (1, 1, UNBOUNDED)),
    ],
    ids=[
        "large_by_ratio",
        "twenty_is_large",
        "a_share_is_rounded_up",
        "middling_only_nothing_is_too_few",
        "middling_low_again",
        "middling_not_so_low_before",
        "middling_high_again",
        "middling_low_long_ago",
        "quiet_weekday_lowers_the_bound",
        "silent_weekday_may_be_empty",
        "silent_weekday_of_a_middling_source",
        "loud_weekday_raises_the_upper_bound",
        "other_weekdays_do_not_matter",
        "small_may_be_silent",
        "small_second_silent_day",
        "small_third_silent_day",
        "small_fourth_silent_day",
        "small_with_longer_silences_before",
        "small_silent_for_thrice_its_longest",
        "never_anything",
    ],
)
def test_history_gives_the_bounds(counts: dict[date, int], expected: tuple[int, int, int]) -> None:
    bounds = bounds_for(DAY, None, counts)
    assert numbers(bounds) == expected
    assert bounds.basis == "history"


@pytest.mark.parametrize(
    ("counts", "bounds"),
    [
        ({}, LEARNING),
        (steady(100, days=13), LEARNING),
        ({day - timedelta(days=28): count for day, count in steady(100).items()}, LEARNING),
        ({DAY + timedelta(days=ago): 100 for ago in range(28)}, LEARNING),
    ],
    ids=["first_day", "thirteen_days", "only_long_ago", "only_later_days"],
)
def test_a_source_is_learned_first(counts: dict[date, int], bounds: Bounds) -> None:
    assert bounds_for(DAY, None, counts) == bounds
    assert numbers(bounds) == (0, 0, UNBOUNDED)


@pytest.mark.parametrize(
    ("counts", "stopped", "expected"),
    [
        ({}, steady(0), (1, 1, UNBOUNDED)),
        (steady(100), {}, (1, 30, 300)),
        (dict.fromkeys(list(steady(100))[20:], 100), steady(0, days=20), (1, 30, 300)),
        (dict.fromkeys(list(steady(0))[26:], 0), steady(0, days=26), (1, 1, UNBOUNDED)),
        (steady(2, d1=0), {DAY - timedelta(days=2): 7}, (0, 0, UNBOUNDED)),
        ({}, steady(0, days=13), (0, 0, UNBOUNDED)),
    ],
    ids=[
        "stopped_for_the_whole_window",
        "never_stopped",
        "large_and_stopped_for_long",
        "small_and_stopped_for_long",
        "a_day_that_also_passed",
        "stopped_while_learning",
    ],
)
def test_a_silence_is_not_learned(
    counts: dict[date, int], stopped: dict[date, int], expected: tuple[int, int, int]
) -> None:
    assert numbers(bounds_for(DAY, None, counts, stopped)) == expected


def test_fourteen_days_are_enough() -> None:
    assert bounds_for(DAY, None, steady(100, days=14)).basis == "history"


@pytest.mark.parametrize(
    ("stated", "expected"), [((5, 80), (1, 5, 80)), ((0, 80), (0, 0, 80))], ids=["some", "perhaps_none"]
)
def test_the_file_comes_first(stated: tuple[int, int], expected: tuple[int, int, int]) -> None:
    bounds = bounds_for(DAY, stated, steady(1000))
    assert numbers(bounds) == expected
    assert bounds.basis == "file"
