"""How many articles a source brings on a day: bounds from its file, else from its own history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median
from types import MappingProxyType

WINDOW = timedelta(days=28)
LEARNING_DAYS = 14
LARGE = 20
SMALL = 8
QUIET = 0.5
"""A weekday whose median is below this share of the usual lowers the bound; others differ by chance."""
LOW_RATIO = 0.3
HIGH_RATIO = 3.0
QUIET_DAYS = 3
UNBOUNDED = 10**9


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many articles one day may bring.

    An empty batch is a failure when `least` is 1. `usual` is the trailing median, None while unknown.
    `basis` is "file", "history" or "learning".
    """

    least: int
    low: int
    high: int
    usual: float | None
    basis: str


LEARNING = Bounds(least=0, low=0, high=UNBOUNDED, usual=None, basis="learning")


def bounds_for(
    day: date,
    stated: tuple[int, int] | None,
    counts: Mapping[date, int],
    stopped: Mapping[date, int] = MappingProxyType({}),
) -> Bounds:
    """The bounds of `day`: those its source's file states, else those of `counts`, the articles of earlier days.

    The rule rests on simulated news days (bench/volume.py). Sources of 20 articles a day or more: 0.3 to 3 times the
    median of the 28 days before. From 8 to 20: only nothing at all is too few, unless the day before was as far out.
    Below 8: nothing is too few once the silence is longer than 3 days and than 3 times the longest silence of the
    window. A weekday that is usually half as quiet lowers the bound. With fewer than 14 days of history there are none.

    `stopped` are days whose batch did not pass, kept apart: they are no measure of what is usual, but a source that
    fell silent must not be learned anew as a silent one.
    """
    if stated is not None:
        return Bounds(least=min(1, stated[0]), low=stated[0], high=stated[1], usual=None, basis="file")
    passed, not_passed = _window(day, counts), _window(day, stopped)
    if len(passed) + len(not_passed) < LEARNING_DAYS:
        return LEARNING
    if not passed:
        return Bounds(least=1, low=1, high=UNBOUNDED, usual=None, basis="history")
    usual = median(passed.values())
    if usual < SMALL:
        low, high = int(_silent_too_long(passed, not_passed)), UNBOUNDED
    else:
        low, high = _by_ratio(day, passed, usual)
    return Bounds(least=min(1, low), low=low, high=high, usual=usual, basis="history")


def _window(day: date, counts: Mapping[date, int]) -> dict[date, int]:
    return {past: count for past, count in counts.items() if day - WINDOW <= past < day}


def _by_ratio(day: date, window: Mapping[date, int], usual: float) -> tuple[int, int]:
    weekday = _weekday_median(day, window)
    low, high = ceil(LOW_RATIO * (weekday if weekday < QUIET * usual else usual)), int(HIGH_RATIO * max(usual, weekday))
    if usual >= LARGE:
        return low, high
    before = window.get(day - timedelta(days=1))
    again_low = before is not None and before < LOW_RATIO * usual
    again_high = before is not None and before > HIGH_RATIO * usual
    return (low if again_low else min(1, low)), (high if again_high else UNBOUNDED)


def _weekday_median(day: date, window: Mapping[date, int]) -> float:
    """The median of the same weekday; that of all days when the weekday was seen less than twice."""
    same = [count for past, count in window.items() if past.weekday() == day.weekday()]
    return median(same if len(same) > 1 else window.values())


def _silent_too_long(passed: Mapping[date, int], not_passed: Mapping[date, int]) -> bool:
    """Whether one more empty day makes a silence that this source does not usually keep."""
    *earlier, _ = _silences(passed)
    *_, running = _silences({**not_passed, **passed})
    return running + 1 > max(QUIET_DAYS, 3 * max(earlier, default=0))


def _silences(counts: Mapping[date, int]) -> list[int]:
    """The lengths of the silences between days with articles, in days; the last is still running."""
    silences = [0]
    for day in sorted(counts):
        if counts[day]:
            silences.append(0)
        else:
            silences[-1] += 1
    return silences
