"""Dates that the page shows in words: short lines that hold one, told from other articles' by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsflow.dates import DateReading, is_date_line, read_dates
from newsflow.extract.barred import about_comments
from newsflow.extract.outline import Outline, Passage, Place
from newsflow.model import DateRole, DateWitness

BASIS = "visible"
LONGEST = 120  # characters of a line that states a date; longer ones tell of one
MOST = 40  # lines that are read
LISTED = 3  # dated lines of one kind: from so many on they belong to a list of articles
# Passages above the headline, at the head of the text and below it among which a date is the article's.
ABOVE, INSIDE, BELOW = 12, 5, 8
WHOLE, HALF = 0.85, 0.4  # the share of its line that a date fills
LEAST = 3  # points that a line needs
POSSIBLE = 0  # points of a line below the headline that states the only day there
SURE, UNSURE, GUESSED = 0.9, 0.6, 0.4  # confidence

_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|\d\d?[./]\d\d?[./]\d\d|[٠-٩۰-۹]{4}|[年년]")
_NAMED = re.compile(
    r"(?:\b|_)(?:date\w*|datum|time|timestamp|publi\w*|pubdate|posted|post(?:ed)? on|dateline|created|submitted)\b"
)
_META = re.compile(r"\b(?:meta\w*|byline|info|author|authored|header|details|kicker|subline|heading)\b")
_OTHERS = re.compile(r"\b(?:related|teaser|sidebar|recent|popular|latest|widget|carousel|footer|event|copyright)\b")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which passages the article lies: its headline (or first), its first and its last."""

    title: int
    first: int
    last: int


def visible_dates(
    outline: Outline, bounds: Bounds, *, language: str | None, fetched_at: datetime | None, zone: str
) -> tuple[DateWitness, ...]:
    """The dates that lines around the article state of it, the likeliest of each role first; at most one of each role.

    A line speaks for itself by its label, by the names of its places, by being nothing but a date, and by where it
    stands. `zone` is the IANA name for clocks that state none.
    """
    places = outline.places
    kinds = Counter(_kind(passage, places) for passage in outline.passages if _is_short(passage))
    best: dict[DateRole, tuple[int, DateWitness]] = {}
    head = range(bounds.title, min(bounds.first + INSIDE, bounds.last) + 1)
    near: list[DateWitness] = []
    for at, passage in _candidates(outline.passages):
        readings = read_dates(passage.text, language=language, fetched_at=fetched_at, zone=zone)
        listed = kinds[_kind(passage, places)] >= LISTED and not bounds.title <= at <= bounds.first
        for reading in (one for one in readings if one.calendar != "hijri" or len(readings) == 1):
            role = reading.role or DateRole.PUBLISHED
            position = _by_position(at, bounds)
            points = _points(passage, places, reading) + position - 3 * listed
            witness = reading.witness(role, BASIS)
            if points >= LEAST and points > best.get(role, (0, None))[0]:
                sure = SURE if points > LEAST else UNSURE
                best[role] = points, replace(witness, confidence=witness.confidence * sure)
            elif at in head and points >= POSSIBLE and _leads(passage.text, reading):
                near.append(replace(witness, confidence=witness.confidence * GUESSED))
    return tuple(witness for _, witness in best.values()) or _only(near)


def _only(near: Sequence[DateWitness]) -> tuple[DateWitness, ...]:
    """The one day that lines below the headline state, where no line is likely by itself."""
    return tuple(near[:1]) if len({witness.day for witness in near}) == 1 else ()


def _leads(line: str, reading: DateReading) -> bool:
    """Whether the line begins or ends with its date, as one that tells of its article does."""
    return line.startswith(reading.text) or line.endswith(reading.text)


def _candidates(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    dated = ((at, passage) for at, passage in enumerate(passages) if _is_short(passage))
    for number, (at, passage) in enumerate(dated):
        if number >= MOST:
            return
        yield at, passage


def _is_short(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST and _MAY_BE_DATE.search(passage.text) is not None


def _kind(passage: Passage, places: Sequence[Place]) -> tuple[str, str, str]:
    own = places[passage.places[-1]]
    return passage.tag, own.names, places[own.parent].names if own.parent >= 0 else ""


def _points(passage: Passage, places: Sequence[Place], reading: DateReading) -> int:
    """What a line says for itself, and its places for it."""
    near = " ".join(places[at].names for at in passage.places[-2:])
    around = " ".join(places[at].names for at in passage.places[-5:])
    points = 2 * (reading.role is not None) + (reading.role is DateRole.PUBLISHED)
    points += _filled(passage.text, reading) - (len(passage.text) > 80)
    points += 2 * (_NAMED.search(near) is not None) + (_META.search(near) is not None)
    points -= 2 * (_OTHERS.search(around) is not None) + 4 * about_comments(around)
    return points - 2 * (passage.link_share > 0.5)


def _filled(text: str, reading: DateReading) -> int:
    """How much of a line is its date: all, about half or less."""
    share = len(reading.text) / len(text)
    return 2 if share >= WHOLE or is_date_line(text) else int(share >= HALF)


def _by_position(at: int, bounds: Bounds) -> int:
    if bounds.title - ABOVE <= at <= bounds.first + INSIDE:
        return 2 if at >= bounds.title else 1
    return 1 if bounds.last < at <= bounds.last + BELOW else 0
