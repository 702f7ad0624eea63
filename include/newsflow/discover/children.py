"""Children of a sitemap index: those in which articles of the wanted days can be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsflow.discover.days import ONE, stated_day
from newsflow.discover.found import NO_CHILDREN
from newsflow.discover.urlset import Entry
from newsflow.sources import Sitemap

PARTS = {r"\{yyyy\}": r"(?P<year>\d{4})", r"\{mm\}": r"(?P<month>\d{1,2})", r"\{dd\}": r"(?P<day>\d{1,2})"}


@dataclass(frozen=True, slots=True)
class Child:
    """A file that a sitemap names; `first` and `last` bound its days where its address holds a date."""

    url: str
    first: date | None = None
    last: date | None = None

    @property
    def day(self) -> date | None:
        """The one day it holds, None when there may be several."""
        return self.first if self.first == self.last else None

    def may_hold(self, days: Iterable[date]) -> bool:
        """Whether one of the days lies in its bounds; without bounds any may."""
        return self.first is None or self.last is None or any(self.first <= day <= self.last for day in days)


@dataclass(frozen=True, slots=True)
class Choice:
    """The children to read, the likeliest first, and what the index lacks."""

    children: tuple[Child, ...] = ()
    reason: str | None = None
    detail: str = ""


def choose(entries: tuple[Entry, ...], route: Sitemap, days: frozenset[date], today: date) -> Choice:
    """The children of an index that can hold articles of the days.

    Where `child` holds a date, those whose dates meet the days; a day before or after all of them is told, today's
    apart, whose child may not be there yet. Else those that changed on the earliest day or later.
    """
    named = _named(entries, route.child or "")
    if not named:
        wanted = f"has `child` {route.child!r} in its address" if route.child else "is named"
        return Choice(reason=NO_CHILDREN, detail=f"none of {len(entries)} children {wanted}")
    if "{yyyy}" not in (route.child or ""):
        return Choice(_changed_since(min(days), named))
    chosen = tuple(child for child, _ in named if child.may_hold(days))
    first = min(child.first for child, _ in named if child.first)
    last = max(child.last for child, _ in named if child.last)
    outside = sorted(day for day in days - {today} if not first <= day <= last)
    if outside:
        missing = ", ".join(day.isoformat() for day in outside)
        return Choice(chosen, NO_CHILDREN, f"no child for {missing}: they reach from {first} to {last}")
    return Choice(chosen)


def _named(entries: Iterable[Entry], template: str) -> list[tuple[Child, date | None]]:
    """The children whose addresses have what the template says, each with the day of its last change."""
    pattern = _pattern(template)
    found = ((entry, pattern.search(entry.url)) for entry in entries)
    children = ((_child(entry.url, match.groupdict()), entry) for entry, match in found if match)
    return [(child, stated_day(entry.lastmod)) for child, entry in children if child]


def _pattern(template: str) -> re.Pattern[str]:
    """The template as an expression; a date at its end or beginning is no part of a longer number."""
    pattern = re.escape(template)
    for part, group in PARTS.items():
        pattern = pattern.replace(part, group)
    before = r"(?<!\d)" if template.startswith("{") else ""
    after = r"(?!\d)" if template.endswith("}") else ""
    return re.compile(before + pattern + after)


def _child(url: str, parts: dict[str, str]) -> Child | None:
    """The child with the bounds that its date sets: a year, a month or a day; None when there is no such date."""
    numbers = {name: int(text) for name, text in parts.items()}
    if not numbers:
        return Child(url)
    try:
        first = date(numbers["year"], numbers.get("month", 1), numbers.get("day", 1))
    except ValueError:
        return None
    if "day" in numbers:
        return Child(url, first, first)
    month = numbers.get("month", 12)
    return Child(url, first, date(first.year, month, monthrange(first.year, month)[1]))


def _changed_since(day: date, named: list[tuple[Child, date | None]]) -> tuple[Child, ...]:
    """Those that changed on the day or later, the nearest first; a day's leeway for zones; unknown ones last."""
    recent = [(child, changed) for child, changed in named if changed is None or changed >= day - ONE]
    return tuple(child for child, _ in sorted(recent, key=lambda pair: pair[1] or date.max))
