"""What the report of a run says, before it is a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from newsflow.model import Check, Kind, RunKey, Verb


@dataclass(frozen=True, slots=True)
class Sum:
    """A number and what it is made of: 17 advertised = 16 loaded + 1 held."""

    whole: int
    name: str
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def unaccounted(self) -> int:
        """By how much the parts miss the whole; 0 where there are none."""
        return self.whole - sum(count for count, _ in self.parts) if self.parts else 0


@dataclass(frozen=True, slots=True)
class Step:
    """What one verb made of what it was given; `aside` is what else it counted."""

    verb: Verb
    sum: Sum
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one advertised URL, and why."""

    url: str
    outcome: str
    reasons: tuple[str, ...] = ()
    detail: str = ""
    duplicate_of: str | None = None
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One article under one check: the value that failed it."""

    url: str
    title: str
    language: str
    value: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; kept, or removed as `kind` by `rule`."""

    text: str
    kind: Kind | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page as it came, numbered from 1, with what was taken out of it."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def gone(self) -> Kind | None:
        """The kind of a line that was taken out whole; None for one that was kept, be it in part."""
        return self.pieces[0].kind if all(piece.kind for piece in self.pieces) else None

    @property
    def marks(self) -> tuple[tuple[Kind, str], ...]:
        """Kind and rule of what was taken out, each once."""
        return tuple(dict.fromkeys((piece.kind, piece.rule) for piece in self.pieces if piece.kind))


@dataclass(frozen=True, slots=True)
class Sample:
    """One article before and after: its page line by line; `more` lines are not shown."""

    url: str
    title: str
    language: str
    lines: tuple[PageLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything that the page of a run shows.

    `state` is open, not_served, passed or stopped. `findings` are the failing articles by check code, `trends` the
    failing shares of its last runs, this one the last; `held` the quarantined URLs, `missing` the other URLs that
    brought no article.
    """

    key: RunKey
    name: str
    local_name: str
    language: str
    zone: ZoneInfo
    state: str
    sentence: str
    started_at: datetime | None = None
    closed_at: datetime | None = None
    routes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    trends: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    held: tuple[Fate, ...] = ()
    missing: tuple[Fate, ...] = ()
    removed: tuple[tuple[Kind, int], ...] = ()
    samples: tuple[Sample, ...] = ()
