"""How often the volume rule cries wolf, and how often it sees that most of a day, or all of it, is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from bench.figure import Figure, cost, rate
from newsflow.validate.volume import WINDOW, bounds_for

GROUP = "the volume rule on simulated sources"
FIRST = date(2024, 1, 1)
SOURCES, DAYS = 100, 40
# Negative-binomial days with a weekend dip: under a plain ratio of 0.3 to 3 they give the false alarms of real feeds,
# 3 % at 10 articles a day and 0.2 % at 400.
DISPERSION, WEEKEND = 14.0, 0.7
LOST = 0.8

# By articles a day: false alarms at most, days with four fifths missing found at least, silent days found at least; %.
BOUNDS: dict[int, tuple[float, float | None, float | None]] = {
    3: (1.3, None, None),
    10: (1.0, None, 95.0),
    30: (1.1, 81.0, 100.0),
    100: (0.4, 87.0, 100.0),
    400: (0.2, 90.0, 100.0),
}


def measure_volume() -> Iterator[Figure]:
    """False alarms, lost days and silent days by size of source; small ones are known silent only after days."""
    for mean, (wolf, lost, silent) in BOUNDS.items():
        alarms, found, heard = _replayed(mean)
        yield cost(GROUP, f"{mean} a day: false alarms", alarms, "%", most=wolf)
        yield rate(GROUP, f"{mean} a day: days with four fifths missing found", found, "%", least=lost)
        yield rate(GROUP, f"{mean} a day: first silent day found", heard, "%", least=silent)


def _replayed(mean: int) -> tuple[float, float, float]:
    chance = np.random.default_rng(mean)
    alarms = found = heard = 0
    for _ in range(SOURCES):
        counts = _days(chance, mean)
        for day in list(counts)[WINDOW.days :]:
            bounds = bounds_for(day, None, {past: counts[past] for past in counts if day - WINDOW <= past < day})
            alarms += not bounds.low <= counts[day] <= bounds.high
            found += counts[day] * (1 - LOST) < bounds.low
            heard += bounds.low > 0
    whole = SOURCES * DAYS / 100
    return alarms / whole, found / whole, heard / whole


def _days(chance: np.random.Generator, mean: int) -> dict[date, int]:
    """The articles of each day, `mean` on average over the week."""
    workday = mean * 7 / (5 + 2 * WEEKEND)
    days = [FIRST + timedelta(days=n) for n in range(WINDOW.days + DAYS)]
    expected = (workday * (WEEKEND if day.weekday() >= 5 else 1) for day in days)
    return {
        day: int(chance.negative_binomial(DISPERSION, DISPERSION / (DISPERSION + much)))
        for day, much in zip(days, expected, strict=True)
    }
