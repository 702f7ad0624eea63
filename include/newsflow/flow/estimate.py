"""Estimates: how many requests a day takes, from days that were brought in, else from a look at some days' lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from newsflow.sources import Source

if TYPE_CHECKING:
    from newsflow.fetch import Client
    from newsflow.store import DayCost, DayState

ROBOTS = 2  # `discover` and `fetch` read robots.txt once each
SAMPLE = 14  # days: every weekday twice
USUAL_ARTICLES = 20.0  # where neither ledger nor lists nor the source's file says


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known before a plan: the delay that the host wants, why it may not be asked, what days have cost."""

    delay: float
    refusal: str | None = None
    costs: tuple[DayCost, ...] = ()
    looked: int = 0

    @property
    def basis(self) -> str:
        """What the numbers rest on, in words."""
        if self.looked:
            return f"a look at the lists of {self.looked} of the days"
        return "days that were brought in before" if self.costs else "the source's file alone"


def look_at(client: Client, outlet: Source, days: Sequence[date], today: date, costs: tuple[DayCost, ...]) -> Seen:
    """What the host's robots.txt says; and what lists hold of two whole weeks of the days, where few days are known."""
    delay, refusal = _manners(client, outlet, days[0], today)
    if refusal or len(costs) >= min(SAMPLE, len(days)):
        return Seen(delay, refusal, costs)
    begin = max(0, (len(days) - SAMPLE) // 2)
    known = {cost.day for cost in costs}
    sample = [day for day in days[begin : begin + SAMPLE] if day not in known]
    return Seen(delay, None, (*costs, *_sampled(client, outlet, sample, today)), len(sample))


class Estimate:
    """How many requests a day takes: as many as it took before, else as its weekday does, else as its routes say."""

    def __init__(self, outlet: Source, costs: Sequence[DayCost], states: Mapping[date, DayState], today: date) -> None:
        self._outlet, self._states, self._today = outlet, states, today
        self._own = {cost.day: cost for cost in costs}
        pages = sum(cost.pages for cost in costs)
        listed = sum(cost.advertised for cost in costs if cost.pages)
        self._tries = max(1.0, pages / listed) if listed else 1.0

    def requests(self, day: date) -> int:
        """Requests of a run that brings one day in, robots.txt included."""
        own = self._own.get(day)
        advertised = float(own.advertised) if own else self._advertised(day)
        lists = float(own.lists) if own else self._lists(day)
        return round(ROBOTS + lists + advertised * self._tries)

    def _advertised(self, day: date) -> float:
        """What its weekday usually advertises, and never less than the ledger has of the day already."""
        known = self._states[day].advertised if day in self._states else 0
        return max(float(known), self._mean(day, "advertised") or self._stated())

    def _lists(self, day: date) -> float:
        found = self._mean(day, "lists")
        routes = [route for route in self._outlet.routes if route.covers(day, self._today)]
        return sum(route.requests([day]) for route in routes) if found is None else found

    def _mean(self, day: date, name: str) -> float | None:
        same = [getattr(cost, name) for cost in self._own.values() if cost.day.weekday() == day.weekday()]
        every = [getattr(cost, name) for cost in self._own.values()]
        return fmean(same if len(same) > 1 else every) if every else None

    def _stated(self) -> float:
        bounds = self._outlet.expect.articles
        return fmean(bounds) if bounds else USUAL_ARTICLES


def _sampled(client: Client, outlet: Source, days: Sequence[date], today: date) -> Iterator[DayCost]:
    """What the lists of these days hold, and how many requests it took to look; days that fail say nothing."""
    from newsflow.discover import discover
    from newsflow.store import DayCost

    for day in days:
        found = discover(outlet, frozenset([day]), today, client.get)
        if not found.failures:
            yield DayCost(day, len(found.attempts), len(found.links), 0)


def _manners(client: Client, outlet: Source, day: date, today: date) -> tuple[float, str | None]:
    """The delay that file and robots.txt ask for, and why nothing of the day may be listed, if so."""
    from newsflow.fetch.robots import read_robots, robots_url

    places = [route.place for route in outlet.routes if route.covers(day, today) and route.place.startswith("http")]
    if not places:
        return outlet.fetch.delay, None
    refusals: list[str | None] = []
    delay = outlet.fetch.delay
    for place in places:
        robots = read_robots(client.get(robots_url(place)), client.agent)
        delay = max(delay, robots.delay)
        refusals.append(robots.refusal(place))
    return delay, None if None in refusals else refusals[0]
