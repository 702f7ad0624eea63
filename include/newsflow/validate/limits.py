"""The numbers that differ from source to source and from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any, Protocol

from newsflow.model import RunKey, Trigger
from newsflow.sources import Files, Source
from newsflow.validate.usual import UNKNOWN, Usual
from newsflow.validate.volume import LEARNING, LEARNING_DAYS, SMALL, WINDOW, bounds_for

UNLIMITED_HOURS = 1e9
UNLIMITED_LENGTH = 1e9
LENGTH_WARNING, LENGTH_MAX = 0.6, 0.4
"""How far below its usual length the median body may fall, as a ratio; and, turned over, how far above it may rise."""
LANGUAGE_OF_USUAL = 0.4
OVERLAP_OF_USUAL = 0.4
REPEATED_ABOVE_USUAL = 0.5
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
    """The limits of one batch; the defaults limit the length and the script of a body, and what half of a batch shares.

    Lengths in characters, lags in hours, volumes in articles. `least` is 1 when an empty batch is a failure;
    `usual`, `usual_held` (a share, 0 to 1) and `usual_length` are trailing medians, None while unknown. `volume_basis`
    is "file", "history" or "learning"; `freshest_hours` is what the newest article of the batch must not exceed. The
    median body is odd outside `length_low` to `length_high`, and broken outside `length_least` to `length_most`.
    `language_least` and `repeated_max` are shares of the batch, `overlap_least` a median share of a
    title's words. `usual_shares` are the failing shares that are usual of the source, by check code.
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
    usual_length: float | None = None
    length_low: float = 0.0
    length_high: float = UNLIMITED_LENGTH
    length_least: float = 0.0
    length_most: float = UNLIMITED_LENGTH
    language_least: float = 0.0
    overlap_least: float = 0.0
    repeated_max: float = 1.0
    usual_shares: Mapping[str, float] = field(default_factory=dict)


def limits_for(
    source: Source,
    history: Iterable[PastDay],
    key: RunKey,
    today: date,
    usual: Usual = UNKNOWN,
    *,
    route_failed: bool = False,
) -> Limits:
    """The limits of one run: from the source's file, else from its history.

    History counts the 28 days before the run's day, without backfilled ones, so a backfill is measured against its own
    time or not at all; a run that is of many days is held to no volume. `today` is the day of the run, local to the
    source. `usual` is what its texts and its checks are usually like.
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
        **_learned(usual),
    )


def _learned(usual: Usual) -> dict[str, Any]:
    """The limits that texts are held to by what is usual of the source; none of what is not known yet."""
    learned: dict[str, Any] = {"usual_shares": usual.shares}
    if usual.body_length is not None:
        learned |= {
            "usual_length": usual.body_length,
            "length_low": LENGTH_WARNING * usual.body_length,
            "length_high": usual.body_length / LENGTH_WARNING,
            "length_least": LENGTH_MAX * usual.body_length,
            "length_most": usual.body_length / LENGTH_MAX,
        }
    if usual.title_overlap is not None:
        learned["overlap_least"] = OVERLAP_OF_USUAL * usual.title_overlap
    if usual.own_language is not None:
        learned["language_least"] = LANGUAGE_OF_USUAL * usual.own_language
    if (repeated := usual.shares.get("repeated_line")) is not None:
        learned["repeated_max"] = min(1.0, repeated + REPEATED_ABOVE_USUAL)
    return learned


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
