"""Which stories a newsroom has: the same for a day whenever and wherever one asks.

A story's id is its day and its number of that day: 2024113007 is the seventh of 30 November 2024.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from newsflow.local.sample.grammar import dice
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.prose import Prose, write

STORY_ID = re.compile(r"(?P<day>\d{8})(?P<number>\d{2})")

FRIDAY = 4

FIRST_MINUTE, LAST_MINUTE = 6 * 60 + 30, 23 * 60 + 40

FEED_SPAN = timedelta(days=2)
FEED_LENGTH = 50

# Twitter's ids hold the time: milliseconds since this moment, 22 bits to the left.
TWITTER_EPOCH = 1_288_834_974_657


@dataclass(frozen=True, slots=True)
class Post:
    """What the outlet said on Twitter about its story."""

    status: int
    moment: datetime
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the newsroom, before any page is made of it.

    `has_metadata` tells whether its page carries JSON-LD beside the visible date.
    """

    id: str
    moment: datetime
    prose: Prose
    comments: int
    has_metadata: bool
    post: Post | None

    @property
    def day(self) -> date:
        """The local day of publication."""
        return self.moment.date()


@lru_cache(maxsize=512)
def moments(outlet: Outlet, day: date) -> tuple[datetime, ...]:
    """When the outlet publishes on this day, in order, in its own zone; none before its archive begins."""
    if day < outlet.since:
        return ()
    chance = dice(outlet.key, day)
    least, most = outlet.articles
    if day.weekday() == FRIDAY:
        most = (least + most) // 2
    minutes = sorted(chance.sample(range(FIRST_MINUTE, LAST_MINUTE), chance.randint(least, most)))
    return tuple(datetime.combine(day, time(minute // 60, minute % 60), tzinfo=outlet.zone) for minute in minutes)


@lru_cache(maxsize=4096)
def story(outlet: Outlet, story_id: str) -> Story | None:
    """The story of this id, or None when the outlet has none."""
    found = STORY_ID.fullmatch(story_id)
    day = _day(found["day"]) if found else None
    if found is None or day is None:
        return None
    number = int(found["number"])
    times = moments(outlet, day)
    return _tell(outlet, story_id, times[number - 1]) if 0 < number <= len(times) else None


def stories(outlet: Outlet, day: date, now: datetime) -> tuple[Story, ...]:
    """The day's stories that are published by now, in order of time."""
    ids = (f"{day:%Y%m%d}{number:02d}" for number, moment in enumerate(moments(outlet, day), 1) if moment <= now)
    return tuple(told for story_id in ids if (told := story(outlet, story_id)))


def latest(outlet: Outlet, now: datetime) -> tuple[Story, ...]:
    """The newest 50 stories of the last two days, newest first."""
    today = now.astimezone(outlet.zone).date()
    recent = [told for back in (2, 1, 0) for told in stories(outlet, today - timedelta(days=back), now)]
    return tuple(told for told in reversed(recent) if told.moment > now - FEED_SPAN)[:FEED_LENGTH]


def earlier(outlet: Outlet, told: Story, count: int) -> tuple[Story, ...]:
    """The stories before this one on its day and the day before, the nearest first."""
    both = stories(outlet, told.day - timedelta(days=1), told.moment) + stories(outlet, told.day, told.moment)
    return tuple(other for other in reversed(both) if other.id != told.id)[:count]


def _tell(outlet: Outlet, story_id: str, moment: datetime) -> Story:
    chance = dice(outlet.key, story_id)
    prose = write(outlet, moment.date(), chance)
    post = None
    if chance.random() < 0.3:
        said = moment + timedelta(minutes=chance.randint(1, 9))
        status = (int(said.timestamp() * 1000) - TWITTER_EPOCH) << 22
        post = Post(status, said, prose.post, _picture(chance.getrandbits(60)))
    return Story(
        id=story_id,
        moment=moment,
        prose=prose,
        comments=chance.choice((0, 0, 0, 1, 2, 3, 5, 8)),
        has_metadata=chance.random() < 0.5,
        post=post,
    )


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 — a calendar day has no zone
    except ValueError:
        return None


def _picture(number: int) -> str:
    """The ten letters and digits that end a picture's short address."""
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    picked = []
    for _ in range(10):
        number, rest = divmod(number, len(letters))
        picked.append(letters[rest])
    return "".join(picked)
