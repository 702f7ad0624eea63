"""The numbers that differ from source to source and from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Protocol

from newsflow.model import RunKey, Trigger
from newsflow.sources import Files, Source
from newsflow.validate.volume import LEARNING, LEARNING_DAYS, SMALL, WINDOW, bounds_for

UNLIMITED_HOURS = 1e9
REGULAR = (Trigger.SCHEDULED, Trigger.MANUAL)
OF_MANY_DAYS = (Trigger.REPROCESS, Trigger.IMPORT)
MONTH_DAYS = 30


class PastDay(Protocol):
    """An earlier run of the source: its day, the articles it judged, how many of them were held, whether it passed."""

    @property
    def day(self) -> date: ...  # noqa: D102

    @property
    def articles(self) -> int: ...  # noqa: D102

    @property
    def held(self) -> int: ...  # noqa: D102

    @property
    def trigger(self) -> Trigger: ...  # noqa: D102

    @property
    def passed(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one batch; the defaults limit nothing but the length and the script of a body.

    Lengths in characters, lags in hours, volumes in articles. `least` is 1 when an empty batch is a failure;
    `usual` and `usual_held` (a share, 0 to 1) are trailing medians, None while unknown. `volume_basis` is "file",
    "history" or "learning"; `freshest_hours` is what the newest article of the batch must not exceed.
    """

    body_min: int = 200
    body_max: int = 200_000
    script_min: float = 0.5
    oldest_hours: float = UNLIMITED_HOURS
    freshest_hours: float = UNLIMITED_HOURS
    least: int = 0
    volume_low: int = LEARNING.low
    volume_high: int = LEARNING.high
    volume_basis: str = LEARNING.basis
    usual: float | None = None
    usual_held: float | None = None
    route_failed: bool = False


def limits_for(
    source: Source, history: Iterable[PastDay], key: RunKey, today: date, *, route_failed: bool = False
) -> Limits:
    """The limits of one run: from the source's file, else from its history.

    History counts the 28 days before the run's day, without backfilled ones, so a backfill is measured against its own
    time or not at all; a run that is of many days is held to no volume. `today` is the day of the run, local to the
    source.
    """
    regular = _fullest(history, key.day)
    passed = [past for past in regular if past.passed]
    bounds = (
        LEARNING
        if key.trigger in OF_MANY_DAYS
        else bounds_for(
            key.day,
            source.expect.articles,
            counts={past.day: past.articles for past in passed},
            stopped={past.day: past.articles for past in regular if not past.passed},
        )
    )
    age = max(0, (today - key.day).days)
    return Limits(
        body_min=source.expect.body_length[0],
        body_max=source.expect.body_length[1],
        script_min=source.expect.script_ratio,
        oldest_hours=_oldest(source, age),
        freshest_hours=_freshest(key, age, bounds.usual),
        least=max(bounds.least, int(route_failed)),
        volume_low=bounds.low,
        volume_high=bounds.high,
        volume_basis=bounds.basis,
        usual=bounds.usual,
        usual_held=_usual_held(passed),
        route_failed=route_failed,
    )


def _fullest(history: Iterable[PastDay], day: date) -> Sequence[PastDay]:
    """One regular run for each day of the window: one that passed before one that did not, then the fullest."""
    regular = [past for past in history if past.trigger in REGULAR and day - WINDOW <= past.day < day]
    regular.sort(key=lambda past: (past.passed, past.articles))
    return tuple({past.day: past for past in regular}.values())


def _oldest(source: Source, age: int) -> float:
    """A month before the run's day; a folder of files may hold anything."""
    if any(isinstance(route, Files) for route in source.routes):
        return UNLIMITED_HOURS
    return 24.0 * (age + MONTH_DAYS)


def _freshest(key: RunKey, age: int, usual: float | None) -> float:
    """Within a day of the run's day, for nightly runs of sources that publish every day."""
    if key.trigger is not Trigger.SCHEDULED or usual is None or usual < SMALL:
        return UNLIMITED_HOURS
    return 24.0 * (age + 1)


def _usual_held(passed: Iterable[PastDay]) -> float | None:
    shares = [past.held / past.articles for past in passed if past.articles]
    return median(shares) if len(shares) >= LEARNING_DAYS else None
