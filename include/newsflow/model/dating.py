"""Dates as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from newsflow.model.names import DateRole

# The clocks of the world by their distance to UTC in hours, Baker Island to Kiritimati.
CLOCKS = range(-12, 15)


@dataclass(frozen=True, slots=True)
class DateWitness:
    """One statement of a date, with what it rests on.

    `clock` is None when only the day is known. `offset` is the distance to UTC in minutes, None when unknown.
    `zone_basis` is "stated", "source" (the outlet's default) or "none".
    `basis` names the witness: selector (the source's own), json_ld, meta, time_tag, microdata, feed, sitemap, archive,
    url, visible (a line that the page shows beside the text), line, hijri, tweet, inferred. `text` is what was read.
    """

    role: DateRole
    day: date
    clock: time | None = None
    offset: int | None = None
    zone_basis: str = "none"
    basis: str = "line"
    text: str = ""
    confidence: float = 1.0

    @property
    def precision(self) -> str:
        """Either "day" or "minute"."""
        return "day" if self.clock is None else "minute"

    def iso(self) -> str:
        """ISO 8601: the day alone, or day and time with the offset where it is known."""
        if self.clock is None:
            return self.day.isoformat()
        return self._moment().isoformat()

    def moment(self) -> datetime | None:
        """The aware instant, or None when time or zone is unknown."""
        return None if self.clock is None or self.offset is None else self._moment()

    def local_iso(self, zone: tzinfo, day: date | None = None) -> str:
        """ISO 8601 as stated, but a moment stated in UTC by this zone's clock.

        Where `day`, the outlet's own word for the same moment, is another, the clock is the nearest to the zone's, by
        whole hours, that shows this day; the moment stays what it is.
        """
        moment = self.moment()
        if moment is None or self.offset:
            return self.iso()
        local = moment.astimezone(zone)
        hours = (local.utcoffset() or timedelta()) / timedelta(hours=1)
        nearest = sorted(CLOCKS, key=lambda clock: abs(clock - hours))
        others = (moment.astimezone(timezone(timedelta(hours=clock))) for clock in nearest if local.date() != day)
        return next((other for other in others if other.date() == day), local).isoformat()

    def local_day(self, zone: tzinfo) -> date:
        """The day in this zone; the stated day itself when time or offset is unknown."""
        moment = self.moment()
        return self.day if moment is None else moment.astimezone(zone).date()

    def _moment(self) -> datetime:
        zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
        return datetime.combine(self.day, self.clock or time(), tzinfo=zone)
