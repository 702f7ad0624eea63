"""Rollover: whether articles fell out of a feed between two looks at it, and which days to ask elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from newsflow.discover.days import ONE
from newsflow.discover.found import Finding
from newsflow.model import Gap, Link, Poll

LATEST = 5
"""So many of the newest articles are remembered: one of them still listed proves that nothing fell out."""

MOST_DAYS = 14
"""Days of a gap that are asked of other routes; an older past is for a backfill to bring."""


def polled(route: str, finding: Finding) -> Poll:
    """What a look at a feed has shown, its links in the feed's order; `finding` has at least one attempt."""
    last = finding.attempts[-1]
    moments = {link.url: moment for link in finding.links if link.published and (moment := link.published.moment())}
    newest_first = sorted(moments, key=moments.__getitem__, reverse=True) or [link.url for link in finding.links]
    return Poll(
        route=route,
        at=last.at,
        status=last.status,
        reason=last.reason or next((failure.reason for failure in finding.failures), None),
        items=len(finding.links),
        oldest=min(moments.values(), default=None),
        newest=max(moments.values(), default=None),
        latest=tuple(newest_first[:LATEST]),
        etag=finding.etag,
        last_modified=finding.last_modified,
    )


def gap_between(before: Poll | None, now: Poll, links: Iterable[Link]) -> Gap | None:
    """The time of which neither look tells, or None when the two meet.

    They meet where one of the newest of before is listed still, or an article stands between the oldest and the newest
    of before. What is older than all that stood there before is pinned, and proves nothing. Without dates the looks
    themselves bound the gap.
    """
    listed = tuple(links)
    if before is None or not before.latest or not listed or {link.url for link in listed} & {*before.latest}:
        return None
    moments = [moment for link in listed if link.published and (moment := link.published.moment())]
    if before.newest is None or not moments:
        return Gap(before.at, now.at)
    if any(before.oldest is None or before.oldest < moment <= before.newest for moment in moments):
        return None
    later = [moment for moment in moments if moment > before.newest]
    return Gap(before.newest, min(later)) if later else None


def days_of(gap: Gap, zone: ZoneInfo) -> frozenset[date]:
    """The local days that a gap touches, the last MOST_DAYS of them."""
    last = gap.until.astimezone(zone).date()
    first = max(gap.since.astimezone(zone).date(), last - timedelta(days=MOST_DAYS - 1))
    return frozenset(first + n * ONE for n in range((last - first).days + 1))
