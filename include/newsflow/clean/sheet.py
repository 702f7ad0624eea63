"""The working sheet: a page's lines and what is said about each while it is being cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from newsflow.clean.lines import Line, split_lines
from newsflow.clean.rule import Zone
from newsflow.model import DateWitness, Document, Embed, Kind
from newsflow.text import repair


class Mark(NamedTuple):
    """Why a line is not body: its kind, the rule that says so, the fields it yields, what it opens."""

    kind: Kind
    rule: str
    fields: Mapping[str, str] = MappingProxyType({})
    opens: Kind | None = None


META = frozenset((Kind.DATE, Kind.DATELINE, Kind.BYLINE))
"""The kinds of line that say when, where and who."""


class Candidate(NamedTuple):
    """A mark that a line may get if it lies in the zone."""

    zone: Zone
    mark: Mark


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch inside a body line that is not body: [start, end) in the text."""

    start: int
    end: int
    mark: Mark


@dataclass(slots=True)
class Sheet:
    """Lines, their candidates and their marks, side by side; `core` is the first and last line of the body;
    before `story` decks may stand among the header's lines.

    The steps of cleaning fill it one after the other; a line without a mark at the end is body.
    """

    document: Document
    text: str
    lines: list[Line]
    candidates: list[tuple[Candidate, ...]]
    marks: list[Mark | None]
    title: int | None = None
    core: tuple[int, int] | None = None
    story: int = 0
    inline: list[Inline] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    witnesses: list[DateWitness] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)

    def open(self, at: int) -> bool:
        """Whether nothing is known of the line: no mark and no candidate."""
        return self.marks[at] is None and not self.candidates[at]

    def proposed(self, at: int, kind: Kind) -> bool:
        """Whether the line is of this kind already, or may become so."""
        mark = self.marks[at]
        if mark is not None:
            return mark.kind is kind
        return any(candidate.mark.kind is kind for candidate in self.candidates[at])


def new_sheet(document: Document) -> Sheet:
    """The sheet of a document with its repaired lines and nothing said about them."""
    text = repair(document.text)
    lines = split_lines(text, document.roles)
    return Sheet(document, text, lines, [()] * len(lines), [None] * len(lines), outlets=list(document.outlets))
