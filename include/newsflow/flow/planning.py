"""Plans: what it takes to bring past days in, worked out before any article is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from newsflow.flow.estimate import Estimate, Seen, look_at
from newsflow.flow.opening import SITEMAP_SIZE, client_for
from newsflow.flow.station import Station
from newsflow.model import RunKey, Trigger
from newsflow.settings import Settings
from newsflow.sources import Source, find
from newsflow.sources.routes.route import ArchiveRoute, RecentRoute

if TYPE_CHECKING:
    from newsflow.store import DayState

COMPLETE, PLANNED, UNSERVED = "complete", "planned", "unserved"
USUAL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: how it stands, the kinds of route that serve it, requests and seconds that a run would take, why not."""

    day: date
    state: str
    routes: tuple[str, ...] = ()
    requests: int = 0
    seconds: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The days of one source; `delay` is what its host wants between requests, `basis` what the numbers rest on."""

    source: str
    days: tuple[DayPlan, ...]
    delay: float
    basis: str

    @property
    def requests(self) -> int:
        """How many requests all days take."""
        return sum(day.requests for day in self.days)

    @property
    def seconds(self) -> float:
        """How long all days take, one after the other: a host is asked one thing at a time."""
        return sum(day.seconds for day in self.days)

    def missing(self) -> tuple[date, ...]:
        """The days that a route serves and that are not complete."""
        return tuple(day.day for day in self.days if day.state == PLANNED)


def plan_days(
    settings: Settings, source: str, first: date, last: date, *, again: bool = False, look: bool = True
) -> Plan:
    """What bringing the local days `first` to `last` in takes; complete ones cost nothing, unless `again`.

    Where the ledger has too little history of such days, the lists of at most 14 of them are looked at (with `look`).
    Raises TransientError when Postgres is away.
    """
    from newsflow import store
    from newsflow.fetch import LATER

    outlet = find(settings.sources, source)
    today = datetime.now(UTC).astimezone(outlet.zone).date()
    station = Station(settings, RunKey(source, first, f"plan__{first}", Trigger.BACKFILL))
    with station.database() as connection:
        states = store.day_states(connection, source, first, last, LATER)
        costs = store.day_costs(connection, source, first, last)
        answered = store.answer_seconds(connection, source)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    asked = [
        day for day in days if day < today and (again or not _complete(states, day)) and _routes(outlet, day, today)
    ]
    seen = Seen(outlet.fetch.delay, costs=costs)
    if look and asked:
        with client_for(station, SITEMAP_SIZE) as client:
            seen = look_at(client, outlet, asked, today, costs)
    estimate = Estimate(outlet, seen.costs, states, today)
    seconds = seen.delay + (USUAL_SECONDS if answered is None else answered)

    def planned(day: date) -> DayPlan:
        routes = _routes(outlet, day, today)
        if not again and _complete(states, day):
            return DayPlan(day, COMPLETE, routes)
        if why := _refused(outlet, day, today, states.get(day), seen):
            return DayPlan(day, UNSERVED, routes, why=why)
        requests = estimate.requests(day)
        return DayPlan(day, PLANNED, routes, requests, requests * seconds, _open(states.get(day)))

    return Plan(source, tuple(map(planned, days)), seen.delay, seen.basis)


def is_complete(settings: Settings, source: str, day: date) -> bool:
    """Whether a run of this day has brought all that its routes listed, or said why not."""
    from newsflow import store
    from newsflow.fetch import LATER

    station = Station(settings, RunKey(source, day, f"plan__{day}"))
    with station.database() as connection:
        return _complete(store.day_states(connection, source, day, day, LATER), day)


def _refused(outlet: Source, day: date, today: date, state: DayState | None, seen: Seen) -> str:
    """Why a day cannot be brought in; nothing when it can: by a route, or because the ledger has URLs of it."""
    if day >= today:
        return "is not over yet"
    if not _routes(outlet, day, today) and not (state and state.waiting):
        return _reach(outlet)
    return f"robots.txt: {seen.refusal}" if seen.refusal else ""


def _complete(states: Mapping[date, DayState], day: date) -> bool:
    return day in states and states[day].complete


def _routes(outlet: Source, day: date, today: date) -> tuple[str, ...]:
    return tuple(route.kind for route in outlet.routes if route.covers(day, today))


def _reach(outlet: Source) -> str:
    """Why a day is out of reach: how far back each route goes."""
    since = [f"{route.kind} since {route.since}" for route in outlet.routes if isinstance(route, ArchiveRoute)]
    recent = [f"{route.kind} the last {route.days} days" for route in outlet.routes if isinstance(route, RecentRoute)]
    return "no route reaches it: " + ", ".join((*since, *recent))


def _open(state: DayState | None) -> str:
    """What the day still lacks, in words."""
    if state is None or state.run_state is None:
        return ""
    if state.failures:
        return state.failures[0]
    if state.strayed:
        return "its lists held mostly articles of other days"
    return f"{state.waiting} waiting" if state.waiting else f"its run is {state.run_state}"
