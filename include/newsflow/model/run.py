"""A run, what it is advertised, what it is served, and what leaves the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsflow.model.dating import DateWitness
from newsflow.model.names import Trigger, Verb


@dataclass(frozen=True, slots=True)
class RunKey:
    """One run of one (source, day); the small pointer that travels between tasks."""

    source: str
    day: date
    run: str
    trigger: Trigger = Trigger.MANUAL


@dataclass(frozen=True, slots=True)
class Link:
    """An article URL that a route advertised: canonical, inside the source's pattern, dated where the route knows.

    `again` says that its article is in, and that the page is looked at once more for corrections.
    """

    url: str
    route: str
    day: date | None = None
    published: DateWitness | None = None
    title: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes lie in the lake: WARC file (path below the lake) and the record's offset in it."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request for one URL: when, what came back, how long it took (seconds), where the bytes lie."""

    url: str
    at: datetime
    status: int | None = None
    reason: str | None = None
    seconds: float = 0.0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A served page; the bytes themselves stay in the lake at `place`."""

    link: Link
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched_at: datetime
    place: Place
    digest: str

    def header(self, name: str) -> str | None:
        """The first value of a header, compared without case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Drop:
    """An item that left the line: at which verb, for which counted reason, with the detail for people.

    `duplicate_of` names the first URL when the reason is "duplicate".
    """

    url: str
    verb: Verb
    reason: str
    detail: str = ""
    duplicate_of: str | None = None
