"""A date as one line states it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from newsflow.model import DateRole, DateWitness


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date of a line: what it says, and how far to trust it.

    `clock` is None when only the day is known; `offset` is in minutes east of UTC, None when unknown; `zone_basis` is
    "stated", "source" or "none". `calendar` is the one that gave the day: "gregorian", "hijri" or "jalali"; `beside` is
    the same day by another calendar written next to it. `role` is what the label says. `weekday_ok` tells whether a
    weekday on the line agrees, None when none is there. `start` and `end` bound the date in the line, `text` is what
    stands there, `confidence` is 0 to 1.
    """

    day: date
    start: int
    end: int
    text: str
    clock: time | None = None
    offset: int | None = None
    zone_basis: str = "none"
    calendar: str = "gregorian"
    beside: date | None = None
    role: DateRole | None = None
    weekday_ok: bool | None = None
    confidence: float = 1.0

    def witness(self, role: DateRole, basis: str) -> DateWitness:
        """The reading as evidence for the question that `role` asks."""
        return DateWitness(
            role=role,
            day=self.day,
            clock=self.clock,
            offset=self.offset,
            zone_basis=self.zone_basis,
            basis=basis,
            text=self.text,
            confidence=self.confidence,
        )


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A time of day without a day: `offset` in minutes east of UTC, `zone_basis` as in DateReading."""

    clock: time
    offset: int | None
    zone_basis: str
    text: str
