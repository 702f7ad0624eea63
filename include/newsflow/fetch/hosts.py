"""Hosts: several sites are asked at once, each by its own client, one request at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from queue import Queue
from typing import Generic, TypeVar

from newsflow.fetch.client import Client
from newsflow.fetch.pace import site_of
from newsflow.model import Link

T = TypeVar("T")

POLL = 1.0
"""Seconds after which one who waits looks whether the others have given up."""

Ask = Callable[[Link, Client], T]


class _GivenUp(Exception):
    """Another site's worker has failed, or nobody wants the answers any more."""


def by_site(links: Iterable[Link]) -> tuple[deque[Link], ...]:
    """The links of each site, in their order; files are a site of their own."""
    sites: dict[str, deque[Link]] = {}
    for link in links:
        sites.setdefault(site_of(link.url), deque()).append(link)
    return tuple(sites.values())


def most_on_their_way(links: Iterable[Link], at_once: int) -> int:
    """How many answers may have been asked for before anybody takes them."""
    count = min(at_once, len(by_site(links)))
    return count if count > 1 else 0


def ask_sites(links: Iterable[Link], client: Client, ask: Ask[T], at_once: int) -> Generator[T, None, None]:
    """What `ask` makes of every link, as it comes; of each site in the order of its links.

    At most `at_once` sites are asked at a time, each by a client of its own, so that the delay, the rest and the
    failures of one are no other's. A link is not asked for before there is room for its answer: no more answers are
    on their way than sites are asked at once. Raises what `ask` raises; the other sites are then left alone.
    """
    sites = by_site(links)
    count = min(at_once, len(sites))
    if count < 2:
        yield from (ask(link, client) for site in sites for link in site)
        return
    with closing(_Workers(sites, client, ask, count)) as workers:
        yield from workers.answers()


class _Workers(Generic[T]):
    """Threads that take site after site until none is left."""

    def __init__(self, sites: Iterable[deque[Link]], client: Client, ask: Ask[T], count: int) -> None:
        self._sites = deque(sites)
        self._client = client
        self._ask = ask
        self._over = threading.Event()
        self._room = threading.Semaphore(count)
        self._made: Queue[tuple[T] | BaseException | None] = Queue()
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch {number}", daemon=True) for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def answers(self) -> Iterator[T]:
        """Everything that the workers make, as it comes."""
        working = len(self._threads)
        while working:
            made = self._made.get()
            if made is None:
                working -= 1
            elif isinstance(made, BaseException):
                raise made
            else:
                (answer,) = made
                yield answer
                self._room.release()

    def close(self) -> None:
        """No worker is left; those that wait for their turn at a site do not wait it out."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        try:
            while self._sites and not self._over.is_set():
                self._ask_site(self._sites.popleft())
            self._made.put(None)
        except _GivenUp:
            self._made.put(None)
        except BaseException as fault:  # noqa: BLE001 — it is raised again where the answers are read
            self._made.put(fault)

    def _ask_site(self, links: deque[Link]) -> None:
        with self._client.twin(self._sleep) as client:
            for link in links:
                self._wait_for_room()
                self._made.put((self._ask(link, client),))

    def _wait_for_room(self) -> None:
        while not self._room.acquire(timeout=POLL):
            if self._over.is_set():
                raise _GivenUp
        if self._over.is_set():
            raise _GivenUp

    def _sleep(self, seconds: float) -> None:
        """So many seconds have gone, or the others have given up meanwhile."""
        while seconds > 0:
            if self._over.is_set():
                raise _GivenUp
            step = min(seconds, POLL)
            self._client.clocks.sleep(step)
            seconds -= step
