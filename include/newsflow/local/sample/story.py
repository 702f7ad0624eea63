"""A story of a newsroom, and what becomes of it with time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from newsflow.local.sample.outlets import WALLED, Fate
from newsflow.local.sample.prose import Paragraph, Prose

# Twitter's ids hold the time: milliseconds since this moment, 22 bits to the left.
TWITTER_EPOCH = 1_288_834_974_657

LATE_HOUR = time(9)
CORRECTED_AFTER = timedelta(hours=20)
VANISHED_AFTER = timedelta(hours=30)


@dataclass(frozen=True, slots=True)
class Post:
    """What the outlet said on Twitter about its story; a split post goes on below its author's name."""

    status: int
    moment: datetime
    picture: str
    is_split: bool


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the newsroom, before any page is made of it.

    `moment` is the time it bears; `has_metadata` tells whether its page carries JSON-LD.
    """

    id: str
    moment: datetime
    prose: Prose
    comments: int
    has_metadata: bool
    post: Post | None
    fate: Fate = Fate.PLAIN

    @property
    def day(self) -> date:
        """The local day of publication."""
        return self.moment.date()

    @property
    def appears(self) -> datetime:
        """When it can first be seen: late ones only on the next morning."""
        if self.fate is not Fate.LATE:
            return self.moment
        return datetime.combine(self.day + timedelta(days=1), LATE_HOUR, tzinfo=self.moment.tzinfo)

    def corrected(self, now: datetime) -> datetime | None:
        """When it was corrected, or None if it was not until now."""
        since = self.moment + CORRECTED_AFTER
        return since if self.fate is Fate.CORRECTED and since <= now else None

    def has_vanished(self, now: datetime) -> bool:
        """Whether its page is gone by now."""
        return self.fate is Fate.VANISHED and self.moment + VANISHED_AFTER <= now

    @property
    def wall(self) -> str | None:
        """What stands in its place, as the reason that a run must record; None when it can be read."""
        return self.fate.value if self.fate in WALLED else None

    def paragraphs(self, now: datetime) -> tuple[Paragraph, ...]:
        """The body as it reads now."""
        if self.corrected(now) is None:
            return self.prose.paragraphs
        lead, _, *others = self.prose.paragraphs
        return (lead, self.prose.correction, *others)

    def outcome(self, now: datetime, before: datetime | None = None) -> str:
        """What a run at this moment must record of its first address.

        `before` is the run that saw the outlet last, if any.
        """
        if self.has_vanished(now):
            return "gone"
        if self.wall:
            return "dropped"
        if self.fate is Fate.UNDATED:
            return "quarantined"
        if before is None or self.appears > before:
            return "loaded"
        return "unchanged" if self.paragraphs(before) == self.paragraphs(now) else "revised"
