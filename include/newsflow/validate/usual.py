"""What is usual of a source: medians of its last weeks, which today's batch is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Protocol

from newsflow.validate.volume import LEARNING_DAYS


class PastTexts(Protocol):
    """An earlier day of the source: the median length and title overlap of its articles, the share in its language."""

    @property
    def body_length(self) -> float: ...  # noqa: D102

    @property
    def title_overlap(self) -> float: ...  # noqa: D102

    @property
    def own_language(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Usual:
    """Medians over the days of the window; None, or no entry, while fewer than 14 days are known.

    `body_length` in characters; `title_overlap`, `own_language` and the failing `shares` by check code are 0 to 1.
    """

    body_length: float | None = None
    title_overlap: float | None = None
    own_language: float | None = None
    shares: Mapping[str, float] = field(default_factory=dict)


UNKNOWN = Usual()


def usual_of(days: Sequence[PastTexts], failing: Mapping[str, Sequence[float]]) -> Usual:
    """The medians of past days and of past runs' failing shares, by check code."""
    shares = {code: median(past) for code, past in failing.items() if len(past) >= LEARNING_DAYS}
    if len(days) < LEARNING_DAYS:
        return Usual(shares=shares)
    return Usual(
        body_length=median(day.body_length for day in days),
        title_overlap=median(day.title_overlap for day in days),
        own_language=median(day.own_language for day in days),
        shares=shares,
    )
