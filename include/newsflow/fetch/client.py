"""The client: asks a site as a guest should, and takes no for an answer.

For every request, redirects and robots.txt included: the site is held, robots.txt allows it, one delay has gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from math import inf
from types import MappingProxyType
from typing import Self
from urllib.parse import urljoin, urlsplit

from requests.utils import requote_uri

from newsflow.fetch.answer import Answer
from newsflow.fetch.pace import REAL_CLOCKS, Clocks, HostLock, Pace, site_of
from newsflow.fetch.reasons import BAD_URL, HOST_DOWN, HOST_FAULTS, REDIRECT, UNREACHED
from newsflow.fetch.retry import LONGEST_WAIT, asked_to_wait, pause_before_retry
from newsflow.fetch.robots import SIZE, Robots, read_robots, robots_url
from newsflow.fetch.slowdown import Slowdown
from newsflow.fetch.wire import NO_CONDITIONS, USUAL_LIMITS, WALLED, Limits, Wire
from newsflow.model import Attempt
from newsflow.sources import Source

HOPS = 5
PATIENCE = 5
"""So many URLs in a row lost to the host, and it is left alone for a while."""

REST = 600.0
"""Seconds for which a lost host is left alone; then one address probes it, and decides about the next rest."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Until when, by the monotonic clock, a site is left alone, and why."""

    end: float
    why: str


class Client:
    """Fetches URLs for one source in one run; a context manager that lets go of the site it holds.

    `lock` gives the lock of a site that other runs respect too; without it only this client keeps its pace.
    `conditions` are headers, by URL, with which that URL is asked whether it has changed: If-None-Match and the like.
    """

    def __init__(
        self,
        source: Source,
        agent: str,
        lock: HostLock | None = None,
        *,
        limits: Limits = USUAL_LIMITS,
        clocks: Clocks = REAL_CLOCKS,
        conditions: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        self._made_of = (source, agent, lock, limits, conditions)
        self.agent = source.fetch.user_agent or agent
        self.limits = limits
        self.clocks = clocks
        self._delay = source.fetch.delay
        self._conditions = conditions
        self._wire = Wire(self.agent, named_hosts(source), limits, clocks)
        self._pace = Pace(clocks, lock)
        self._slowdown = Slowdown()
        self._robots: dict[str, Robots] = {}
        self._lost: Counter[str] = Counter()
        self._resting: dict[str, Rest] = {}
        self._unread_until: dict[str, float] = {}

    def twin(self, sleep: Callable[[float], None]) -> Client:
        """A client with the same rules and a memory of its own, which waits by `sleep`."""
        source, agent, lock, limits, conditions = self._made_of
        clocks = replace(self.clocks, sleep=sleep)
        return Client(source, agent, lock, limits=limits, clocks=clocks, conditions=conditions)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pace.release()

    def get(self, url: str) -> Answer:
        """What the URL answered in the end, with every attempt listed under the URL that was asked for.

        Redirects are followed, five at most, each one as a new request with all its rules. Never raises for what
        the world does: `reason` says it.
        """
        attempts: list[Attempt] = []
        conditions = self._conditions.get(url, NO_CONDITIONS)
        hop = url
        for _ in range(HOPS + 1):
            answer = self._tried(hop, url, attempts, conditions)
            if answer.reason != REDIRECT:
                break
            hop = _target(answer)
        else:
            answer = replace(answer, detail=f"more than {HOPS} redirects, the last to {hop:.200}")
        return replace(answer, attempts=tuple(attempts))

    def _tried(self, url: str, asked: str, attempts: list[Attempt], conditions: Mapping[str, str]) -> Answer:
        """The last answer of one hop; the attempt that each answer took is added."""
        if (barred := self._barred(url)) is not None:
            return barred
        for answer in self._answers(url, conditions=conditions):
            attempts.append(Attempt(asked, answer.at, answer.status, answer.reason, answer.seconds))
        self._judge(answer)
        return answer

    def _answers(
        self, url: str, size: int | None = None, conditions: Mapping[str, str] = NO_CONDITIONS
    ) -> Iterator[Answer]:
        """The answer to one address, and to each retry while it may help."""
        for retries in count():
            answer = self._asked(url, size, conditions)
            yield answer
            pause = pause_before_retry(answer, retries)
            if pause is None:
                return
            self._pace.wait(pause)

    def _asked(self, url: str, size: int | None, conditions: Mapping[str, str]) -> Answer:
        """One request in its turn."""
        site = site_of(url)
        robots = self._robots.get(robots_url(url), Robots())
        usual = max(self._delay, robots.delay)
        self._pace.turn(site, usual + self._slowdown.added(site))
        answer = self._wire.ask(url, size, conditions)
        self._pace.ended(site)
        self._slowdown.heard(site, answer, usual)
        if answer.reason in HOST_FAULTS and (asked := asked_to_wait(answer)) is not None and asked <= LONGEST_WAIT:
            self._pace.rest(site, asked)
        return answer

    def _barred(self, url: str) -> Answer | None:
        """The answer when the URL may not be asked: it is no address, the site rests, or its robots.txt says no."""
        if fault := self._wire.fault(url):
            return Answer(url, self.clocks.now(), reason=BAD_URL, detail=fault)
        rest = self._resting.get(site_of(url))
        if rest and self.clocks.monotonic() < rest.end:
            return Answer(url, self.clocks.now(), reason=HOST_DOWN, detail=rest.why)
        robots = self._rules(url)
        if refusal := robots.refusal(url):
            return Answer(url, self.clocks.now(), reason=refusal, detail=robots.detail or f"{robots_url(url)} says no")
        return None

    def _rules(self, url: str) -> Robots:
        """The rules of the URL's origin, asked for once a run; once more after a rest when the host was not reached."""
        origin = robots_url(url)
        if origin not in self._robots or self.clocks.monotonic() >= self._unread_until.get(origin, inf):
            self._robots[origin] = rules = read_robots(self._robots_answer(origin), self.agent)
            self._unread_until[origin] = self.clocks.monotonic() + REST if rules.closed in UNREACHED else inf
        return self._robots[origin]

    def _robots_answer(self, url: str) -> Answer:
        """What robots.txt answered, after retries and at most five redirects."""
        for _ in range(HOPS + 1):
            if fault := self._wire.fault(url):
                return Answer(url, self.clocks.now(), reason=BAD_URL, detail=fault)
            *_, answer = self._answers(url, SIZE)
            if answer.reason != REDIRECT:
                break
            url = _target(answer)
        return answer

    def _judge(self, answer: Answer) -> None:
        """Count what the site did: after too many losses in a row, or when it asks for a long rest, it rests.

        One more loss after a rest begins the next one; any other answer ends the count.
        """
        site = site_of(answer.url)
        if answer.reason not in HOST_FAULTS and answer.status not in WALLED:
            self._lost[site] = 0
            self._resting.pop(site, None)
            return
        self._lost[site] += 1
        asked = asked_to_wait(answer)
        if asked is not None and asked > LONGEST_WAIT:
            self._leave_alone(site, asked, f"{site} asks to be left alone for {asked:.0f} s")
        elif self._lost[site] >= PATIENCE or site in self._resting:
            said = f"{site}: {self._lost[site]} addresses in a row failed, the last with {answer.reason}"
            self._leave_alone(site, REST, said)

    def _leave_alone(self, site: str, seconds: float, why: str) -> None:
        self._resting[site] = Rest(self.clocks.monotonic() + seconds, why)


def named_hosts(source: Source) -> frozenset[str]:
    """The hosts that the source file itself names: its own, and those of its routes."""
    places = (urlsplit(route.place) for route in source.routes)
    return source.hosts | {parts.hostname for parts in places if parts.scheme in ("http", "https") and parts.hostname}


def _target(answer: Answer) -> str:
    """Where a redirect leads; when that is no address it is left as it stands, for the next request to refuse."""
    location = answer.header("location") or ""
    try:
        return requote_uri(urljoin(answer.url, location))
    except ValueError:
        return location
