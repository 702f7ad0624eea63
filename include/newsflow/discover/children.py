"""Children of a sitemap index: those in which articles of the wanted days can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsflow.discover.days import ONE, stated_day
from newsflow.discover.found import NO_CHILDREN
from newsflow.discover.urlset import Entry
from newsflow.sources import NewsSitemap, Sitemap
from newsflow.sources.routes.template import bounds_of, filled, parts_of, pattern_of, values_of

AnySitemap = Sitemap | NewsSitemap


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


def choose(entries: tuple[Entry, ...], route: AnySitemap, days: frozenset[date], today: date) -> Choice:
    """The children of an index that can hold articles of the days.

    Where `child` holds a date, those whose dates meet the days; a day before or after all of them is told, today's
    apart, whose child may not be there yet. Else those that changed on the earliest day or later.
    """
    named = _named(entries, route.child or "")
    if not named:
        wanted = f"has `child` {route.child!r} in its address" if route.child else "is named"
        return Choice(reason=NO_CHILDREN, detail=f"none of {len(entries)} children {wanted}")
    if not parts_of(route.child or ""):
        return Choice(_changed_since(min(days), named))
    chosen = tuple(child for child, _ in named if child.may_hold(days))
    first = min(child.first for child, _ in named if child.first)
    last = max(child.last for child, _ in named if child.last)
    outside = sorted(day for day in days - {today} if not first <= day <= last)
    if outside:
        missing = ", ".join(day.isoformat() for day in outside)
        return Choice(chosen, NO_CHILDREN, f"no child for {missing}: they reach from {first} to {last}")
    return Choice(chosen)


def files_of(route: AnySitemap, days: Iterable[date]) -> tuple[Child, ...]:
    """The files to begin with: the one of the address, or those of the days where the address holds a date."""
    parts = parts_of(route.url)
    if not parts:
        return (Child(route.url),)
    once = {filled(route.url, day): day for day in sorted(days)}
    return tuple(
        Child(url, *(bounds_of({part: values_of(day).get(part, "") for part in parts}) or (day, day)))
        for url, day in reversed(once.items())
    )


def _named(entries: Iterable[Entry], template: str) -> list[tuple[Child, date | None]]:
    """The children whose addresses have what the template says, each with the day of its last change."""
    pattern = pattern_of(template)
    found = ((entry, pattern.search(entry.url)) for entry in entries)
    children = ((_child(entry.url, match.groupdict()), entry) for entry, match in found if match)
    return [(child, stated_day(entry.lastmod)) for child, entry in children if child]


def _child(url: str, parts: dict[str, str]) -> Child | None:
    """The child with the bounds that its date sets; None when there is no such date."""
    if not parts:
        return Child(url)
    bounds = bounds_of(parts)
    return Child(url, *bounds) if bounds else None


def _changed_since(day: date, named: list[tuple[Child, date | None]]) -> tuple[Child, ...]:
    """Those that changed on the day or later, the nearest first; a day's leeway for zones; unknown ones last."""
    recent = [(child, changed) for child, changed in named if changed is None or changed >= day - ONE]
    return tuple(child for child, _ in sorted(recent, key=lambda pair: pair[1] or date.max))
