"""Which stories a newsroom has: the same for a day whenever and wherever one asks.

A story's id is its day and its number of that day: 2024113007 is the seventh of 30 November 2024.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from newsflow.local.sample.grammar import dice
from newsflow.local.sample.outlets import Fate, Outlet
from newsflow.local.sample.prose import write
from newsflow.local.sample.story import TWITTER_EPOCH, Post, Story

STORY_ID = re.compile(r"(?P<day>\d{8})(?P<number>\d{2})")

FRIDAY = 4

FIRST_MINUTE, LAST_MINUTE = 6 * 60 + 30, 23 * 60 + 40

FEED_SPAN = timedelta(days=2)
FEED_LENGTH = 50

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@lru_cache(maxsize=512)
def moments(outlet: Outlet, day: date) -> tuple[datetime, ...]:
    """The local times of the day's stories, in order; none on holidays and before the archive begins."""
    if day < outlet.since or (day.month, day.day) in outlet.holidays:
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
    """The day's stories that have appeared by now, in order of the times they bear."""
    ids = (f"{day:%Y%m%d}{number:02d}" for number, _ in enumerate(moments(outlet, day), 1))
    return tuple(told for story_id in ids if (told := story(outlet, story_id)) and told.appears <= now)


def archived(outlet: Outlet, day: date, now: datetime) -> tuple[Story, ...]:
    """The day's stories that its archive lists: those that bear a date."""
    return tuple(told for told in stories(outlet, day, now) if told.fate is not Fate.UNDATED)


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
    return Story(
        id=story_id,
        moment=moment,
        prose=prose,
        comments=chance.choice((0, 0, 0, 1, 2, 3, 5, 8)),
        has_metadata=chance.random() < outlet.metadata,
        post=_post(moment, chance) if chance.random() < 0.3 else None,
        fate=_drawn(outlet.fates, chance)
        or _drawn(outlet.obstacles, dice(outlet.key, story_id, "obstacle"))
        or Fate.PLAIN,
    )


def _drawn(fates: tuple[tuple[Fate, float], ...], chance: Random) -> Fate | None:
    """One of the fates, each as often as its share says; else none."""
    shares = [share for _, share in fates]
    return chance.choices([None, *(fate for fate, _ in fates)], [1 - sum(shares), *shares])[0]


def _post(moment: datetime, chance: Random) -> Post:
    """What was said on Twitter a few minutes after the story."""
    said = moment + timedelta(minutes=chance.randint(1, 9))
    status = (int(said.timestamp() * 1000) - TWITTER_EPOCH) << 22
    return Post(status, said, "".join(chance.choices(LETTERS, k=10)), is_split=chance.random() < 0.5)


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 — a calendar day has no zone
    except ValueError:
        return None
