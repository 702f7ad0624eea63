"""A rule: knowledge about one kind of line, as data that carries its own tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Flag, auto
from functools import cache

from newsflow.model import Kind
from newsflow.text import plain, plain_offsets
from newsflow.text.plain import LETTERS


class Zone(Flag):
    """Where on the page a rule holds: before, between or after the paragraphs of the body."""

    HEADER = auto()
    BODY = auto()
    FOOTER = auto()
    OUTSIDE = HEADER | FOOTER
    ANYWHERE = HEADER | BODY | FOOTER


@dataclass(frozen=True, slots=True)
class Example:
    """A line that the rule matches, and the fields that it reads from it."""

    line: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One grammar of one kind of line.

    `pattern` is a verbose regular expression over the plain line (`newsflow.text.plain`) and must match it from start
    to end; its letters may be written as usual, they are folded when it is compiled. Named groups are the fields it
    yields. Of several patterns the first that matches counts; each is tried only on lines that hold what it requires.
    A rule is tried on lines of at most `longest` words; on whole sentences of twelve words or more only when it is
    for `prose`. `opens` names the kind of the headlines that follow the line.
    Raises ValueError when a rule has no example, no counter-example or no reason.
    """

    name: str
    zone: Zone
    kind: Kind
    pattern: str | tuple[str, ...]
    why: str
    examples: tuple[Example | str, ...]
    spares: tuple[str, ...]
    opens: Kind | None = None
    longest: int = 30
    prose: bool = False

    def __post_init__(self) -> None:
        missing = [part for part in ("why", "examples", "spares") if not getattr(self, part)]
        if missing:
            raise ValueError(f"Rule {self.name!r}: lacks {', '.join(missing)}. Every rule needs all three.")

    @property
    def languages(self) -> tuple[str, ...]:
        """The language codes that start the rule's name; ("any",) for shapes that need no words."""
        codes = []
        for part in self.name.split("_"):
            if part not in LANGUAGES:
                break
            codes.append(part)
        return tuple(codes)

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The rule's patterns, ready to be tried in this order."""
        return tuple(map(compiled, (self.pattern,) if isinstance(self.pattern, str) else self.pattern))

    def match(self, line: str) -> re.Match[str] | None:
        """The match on a plain line, or None."""
        return next((match for pattern in self.patterns if (match := pattern.fullmatch(line)) is not None), None)

    def read(self, line: str) -> dict[str, str] | None:
        """The fields as the line writes them, or None when the rule does not match."""
        match = self.match(plain(line))
        return None if match is None else read_groups(match, line)


LANGUAGES = frozenset(("any", "ar", "ckb", "en", "fa", "fr", "tr", "ur"))

_FOLDED = str.maketrans({letter: folded for letter, folded in LETTERS.items() if letter > "\u0600"})


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its letters folded like the lines it is matched against."""
    return re.compile(pattern.translate(_FOLDED), re.VERBOSE)


def read_groups(match: re.Match[str], line: str) -> dict[str, str]:
    """The named groups of a match on a plain line, as the line itself writes them."""
    named = {name: match.span(name) for name, value in match.groupdict().items() if value and value.strip()}
    if not named:
        return {}
    offsets = plain_offsets(line)
    return {name: line[offsets[start] : offsets[end]].strip() for name, (start, end) in named.items()}


def phrases(*listed: str) -> str:
    """A group that matches any phrase of the lists ("one | other phrase"), longest first, with any spacing."""
    every = {" ".join(plain(phrase).split()) for text in listed for phrase in text.split("|")} - {""}
    ordered = sorted(every, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
