"""Lines near the article: what a page prints around the text that may state its date, author, place or counters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from newsflow.extract.barred import OWN_LINES, about_comments
from newsflow.extract.outline import Outline, Passage

LINKED = 0.6  # share of link text above which a short passage is navigation
LINE = 120  # characters of a line that may be masthead
COUNT_LINE = 60  # characters of the line that heads the comments
MASTHEAD = 12  # lines above the headline, at most
SIGNATURE = 3  # lines below the text, at most
_FULL_STOP = re.compile(r"[.!?؟۔。！？][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """Where an article stands among the passages: its headline, if shown, and its first and last passage of text."""

    title: int | None
    first: int
    last: int


def near_lines(outline: Outline, span: Span, barred: frozenset[int]) -> set[int]:
    """The passages around the text, by index: the masthead, all between headline and text, the comments' heading.

    Navigation, hidden passages and those in `barred` places are left out.
    """
    top = span.first if span.title is None else min(span.title, span.first)
    between = (i for i in range(top + 1, span.first) if _may_speak(outline, i, barred))
    above = (i for i in reversed(range(top)) if is_line(outline.passages[i]) and _may_speak(outline, i, barred))
    below = range(span.last + 1, len(outline.passages))
    signature, heading = _signature(outline, span.last, barred), _comment_heading(outline, below)
    return {*between, *islice(above, MASTHEAD), *signature, *heading}


def _signature(outline: Outline, last: int, barred: frozenset[int]) -> Iterator[int]:
    """The lines right below the text that stand in the same place: where a story says its source, or who signs it."""
    around = outline.passages[last].places[-2:-1]
    for at, passage in enumerate(outline.passages[last + 1 : last + 1 + SIGNATURE], start=last + 1):
        if passage.places[-2:-1] != around or not is_line(passage) or not _may_speak(outline, at, barred):
            return
        yield at


def _may_speak(outline: Outline, index: int, barred: frozenset[int]) -> bool:
    passage = outline.passages[index]
    if barred.intersection(passage.places) or outline.places[passage.places[-1]].hidden:
        return False
    return passage.link_share <= LINKED or any(
        OWN_LINES.search(outline.places[place].names) for place in passage.places[-2:]
    )


def is_line(passage: Passage) -> bool:
    """Whether a passage is one short line that does not close like a sentence."""
    return len(passage.text) <= LINE and "\n" not in passage.text and _FULL_STOP.search(passage.text) is None


def _comment_heading(outline: Outline, tail: Iterable[int]) -> set[int]:
    """The first short line of the comments, which counts them; the comments themselves stay out."""
    comments = {index for index, place in enumerate(outline.places) if about_comments(place.names)}
    first = next((i for i in tail if not comments.isdisjoint(outline.passages[i].places)), None)
    return {first} if first is not None and len(outline.passages[first].text) <= COUNT_LINE else set()
