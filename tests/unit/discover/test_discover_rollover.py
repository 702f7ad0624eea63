"""Rollover: whether a feed still reaches what it showed at the last look, and who fills the time between."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from discover_web import HOME, TIMED_OUT, TODAY, Reply, Web, make_source

from newsflow.dates import read_stamp
from newsflow.discover import Memory, discover
from newsflow.discover.rollover import days_of, gap_between
from newsflow.model import DateRole, Gap, Link, Poll

YESTERDAY = TODAY - timedelta(days=1)
FEED = {"kind": "feed", "url": f"{HOME}/rss"}
NAME = f"feed {HOME}/rss"
ARCHIVE = {"kind": "dated_archive", "url": f"{HOME}/{{yyyy}}/{{mm}}/{{dd}}", "since": "2020-01-01"}


def at(hour: int, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def link(number: int, hour: int | None = None, day: int = 20) -> Link:
    stamp = at(hour, day).isoformat() if hour is not None else ""
    witness = read_stamp(stamp, role=DateRole.PUBLISHED, basis="feed")
    return Link(f"{HOME}/news/{number}", NAME, witness.day if witness else None, witness)


BEFORE = Poll(NAME, at(12), 200, None, 3, at(9), at(11), (f"{HOME}/news/3", f"{HOME}/news/2"))
UNDATED = Poll(NAME, at(12), 200, None, 3, None, None, (f"{HOME}/news/3",))

MEETINGS: dict[str, tuple[Poll | None, list[Link], Gap | None]] = {
    "the first look": (None, [link(9, 15)], None),
    "one of the newest is still there": (BEFORE, [link(9, 15), link(3, 11)], None),
    "one that came between is there": (BEFORE, [link(9, 15), link(8, 10)], None),
    "nothing of before is there": (BEFORE, [link(9, 15), link(8, 14)], Gap(at(11), at(14))),
    "only a pinned one of before is there": (BEFORE, [link(1, 9), link(9, 15), link(8, 14)], Gap(at(11), at(14))),
    "nothing at all": (BEFORE, [], None),
    "nothing new": (BEFORE, [link(1, 9)], None),
    "no dates, the newest still there": (UNDATED, [link(9), link(3)], None),
    "no dates, nothing of before": (UNDATED, [link(9), link(8)], Gap(at(12), at(18))),
    "dates came only now": (UNDATED, [link(9, 15)], Gap(at(12), at(18))),
}


@pytest.mark.parametrize(("before", "links", "gap"), MEETINGS.values(), ids=MEETINGS)
def test_two_looks_meet_or_leave_a_gap(before: Poll | None, links: list[Link], gap: Gap | None) -> None:
    assert gap_between(before, Poll(NAME, at(18)), links) == gap


def test_a_gap_touches_local_days_and_not_the_whole_past() -> None:
    zone = make_source(FEED).zone
    assert days_of(Gap(at(20, 19), at(22, 20)), zone) == {date(2026, 11, day) for day in (19, 20, 21)}
    assert len(days_of(Gap(datetime(2020, 1, 1, tzinfo=UTC), at(22)), zone)) == 14


def feed(*links: tuple[int, str]) -> Reply:
    items = "".join(f"<item><link>{HOME}/news/{n}</link><pubDate>{moment}</pubDate></item>" for n, moment in links)
    return Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())


NOW = feed((9, "2026-11-21T05:00:00Z"), (8, "2026-11-21T03:00:00Z"))
LAST = Poll(NAME, at(1, 17), 200, None, 2, at(0, 17), at(1, 17), (f"{HOME}/news/1",))


def archived(*numbers: int) -> Reply:
    return Reply("".join(f'<a href="/news/{number}">خبر</a>' for number in numbers).encode())


def test_a_gap_is_filled_from_a_route_that_reaches_back() -> None:
    web = Web({f"{HOME}/rss": NOW, **{f"{HOME}/2026/11/{day}": archived(day) for day in range(15, 22)}})
    found = discover(make_source(FEED, ARCHIVE), frozenset({TODAY}), TODAY, web.get, Memory(polls={NAME: LAST}))

    assert sorted(int(link.url.rpartition("/")[2]) for link in found.links) == [8, 9, 17, 18, 19, 20, 21]
    assert {link.day for link in found.links} == {date(2026, 11, day) for day in range(17, 22)}
    (poll,) = found.polls
    assert poll.gap == Gap(at(1, 17), at(3, 21), (f"dated_archive {ARCHIVE['url']}",))
    assert (poll.items, poll.oldest, poll.newest) == (2, at(3, 21), at(5, 21))
    assert poll.latest == (f"{HOME}/news/9", f"{HOME}/news/8")
    assert found.failures == ()
    assert len(web.asked) == len(set(web.asked)) == 6


def test_a_gap_that_no_route_fills_is_a_failure_of_the_feed() -> None:
    found = discover(
        make_source(FEED), frozenset({TODAY}), TODAY, Web({f"{HOME}/rss": NOW}).get, Memory(polls={NAME: LAST})
    )
    (failure,) = found.failures
    assert (failure.kind, failure.url, failure.reason) == ("feed", f"{HOME}/rss", "gap")
    assert "between 2026-11-17 01:00 and 2026-11-21 03:00 UTC; no route reaches back" in failure.detail
    assert found.polls[0].gap == Gap(at(1, 17), at(3, 21))


def test_a_feed_that_does_not_answer_is_a_look_without_a_gap() -> None:
    found = discover(
        make_source(FEED), frozenset({TODAY}), TODAY, Web({f"{HOME}/rss": TIMED_OUT}).get, Memory(polls={NAME: LAST})
    )
    assert [(poll.reason, poll.items, poll.gap) for poll in found.polls] == [("timeout", 0, None)]


def test_without_memory_there_is_no_gap() -> None:
    found = discover(make_source(FEED, ARCHIVE), frozenset({TODAY}), TODAY, Web({f"{HOME}/rss": NOW}).get)
    assert [poll.gap for poll in found.polls] == [None]
