"""Datelines: place, outlet, agency, reporter and day in front of a story, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsflow.clean.dateline_parts import AGENCY, DESK, WORD, Part, read_parts
from newsflow.clean.given_names import GIVEN_NAMES
from newsflow.clean.rule import phrases
from newsflow.text import plain, plain_offsets

# A dateline is short; what stands further in is the story.
LONGEST_HEAD = 120
# Furniture returns on page after page; so many lines are remembered.
REMEMBERED = 4096
_FILED_BY = (("place", "place"), ("date", "filed"), ("agency", "agency"))  # parts by their groups
_GIVEN = re.compile(rf"{phrases(*GIVEN_NAMES)}(?!\w)|[a-zıöüçşğ]")
_FINAL = re.compile(r"[-/|:)\]،,]\s*$")
_DASH = re.compile(r"\s-+\s*$|\w-+\s+$")
_MARKS = ' -/|:().,"»«'
_KNOWN = frozenset(("place", "agency", "outlet", "named"))
_CORRESPONDENT = re.compile(
    r"(?:de\s+notre\s+(?:correspondante?|envoyée?\s+spéciale?)(?:\s+(?:à|au|en)\s+(?P<place>\S+(?:\s\S+)?))?\s*,\s+)",
    re.IGNORECASE,
)
# American and Turkish papers: the place in capitals, its country or state, the agency in brackets, a dash.
_FILED_ON = r"(?:[A-Z][a-z]+day,\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}"
_CAPITALS = re.compile(
    rf"(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ -]){{1,30}}"
    rf"(?:,\s(?!{_FILED_ON})[^\W\d_]{{2,}}\.?(?:\s[^\W\d_]{{2,}}){{0,3}})?)"
    rf"(?:,\s(?P<filed>{_FILED_ON}(?:,\s\d{{4}})?))?"
    r"\s+(?:\((?P<agency>[A-Z][\w .-]{0,20})\)\s*[-–—]+|[-–—]{1,2})\s+"
)
# A town that no list knows, the day in figures, and the agency in brackets behind it: nothing else is written so.
_ANY_TOWN = re.compile(
    rf"""(?P<place> {WORD} (?: \s {WORD} ){{0,2}} ) \s+ (?P<filed> \d{{1,2}} [-/.] \d{{1,2}} [-/.] \d{{4}} )
    \s* [(/] \s* (?P<agency> {AGENCY} ) \s* [)/] [\s:-]*""",
    re.VERBOSE,
)
_PERSON = re.compile(rf"(?P<name>{WORD}(?:\s{WORD}){{1,2}})\s*-\s+")
# Place, reporter, agency.
_MIDDLE = re.compile(rf"(?P<name>{WORD}(?:\s{WORD}){{1,2}})\s*[-/|]\s*")
_NAME = re.compile(rf"{WORD}(?:\s+{WORD}){{1,3}}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, as written; `length` is how much of the text it takes."""

    length: int
    place: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    date: str | None = None


@lru_cache(maxsize=REMEMBERED)
def read_line(text: str, outlets: tuple[str, ...] = ()) -> Dateline | None:
    """The dateline that fills the whole line, or None.

    At least one part is a known place, agency or outlet; one more part may be a name of two to four words.
    """
    if not any(mark in text for mark in "-–—ـ/|:،,()") and " من " not in text:
        return None
    whole = plain(text)
    if (filed := _ANY_TOWN.fullmatch(whole)) is not None:
        return _dateline(text, [(name, filed.span(group)) for name, group in _FILED_BY], len(text))
    parts, at = read_parts(whole, outlets)
    if (middle := _MIDDLE.match(whole, at)) is not None and parts:
        more, end = read_parts(whole[middle.end() :], outlets)
        if more and end == len(whole) - middle.end():
            shifted = [(name, (start + middle.end(), stop + middle.end())) for name, (start, stop) in more]
            parts, at = [*parts, ("author", middle.span("name")), *shifted], len(whole)
    rest = whole[at:].strip(_MARKS)
    kinds = {name for name, _ in parts}
    if not kinds & _KNOWN or (len(parts) == 1 and not rest and not _FINAL.search(whole)):
        return None
    if not rest:
        return _dateline(text, parts, len(text))
    named = "author" if _NAME.fullmatch(rest) else "outlet" if _is_unknown_outlet(rest, parts) else None
    if named is None or not _FINAL.search(whole[:at]):
        return None
    start = whole.rindex(rest)
    return _dateline(text, [*parts, (named, (start, start + len(rest)))], len(text))


def _is_unknown_outlet(rest: str, parts: list[Part]) -> bool:
    """Whether one more word behind a place alone may be an outlet that no list knows."""
    return [name for name, _ in parts] == ["place"] and re.fullmatch(WORD, rest) is not None


def read_head(text: str, outlets: tuple[str, ...] = ()) -> Dateline | None:
    """The dateline in front of a paragraph, or None.

    It closes with a dash, bracket, slash or colon, or with an agency's sign behind place and day. A place needs a dash
    or a desk behind it: weather and lists write a place and a colon.
    """
    head = text[:LONGEST_HEAD]
    if found := _CORRESPONDENT.match(head):
        return Dateline(found.end())
    if (found := _CAPITALS.match(head)) and _is_city(found["place"], found["agency"]):
        place = _in_small_letters(found["place"])
        return Dateline(found.end(), place=place, agency=found["agency"], date=found["filed"])
    whole = plain(head)
    parts, at = read_parts(whole, outlets)
    kinds = {name for name, _ in parts}
    if not whole[at:].strip() or not (_is_filed(kinds, parts, whole[:at]) or _is_place_first(parts, whole, at, text)):
        return None
    if _GIVEN.match(whole, at) and (person := _PERSON.match(whole, at)) is not None:
        parts, at = [*parts, ("author", person.span("name"))], person.end()
    return _dateline(head, parts, plain_offsets(head)[at])


def _is_city(place: str, agency: str | None) -> bool:
    """Whether capitals name a city: its country stands behind it, or an agency; a word cried out has neither."""
    city, comma, _ = place.partition(",")
    return city.isupper() and bool(comma or agency)


def _in_small_letters(place: str) -> str:
    """A place in capitals as other texts write it; ı and i are two letters where İ is one."""
    dotless = "ı" if "İ" in place else "i"
    return " ".join(
        word[:1] + word[1:].replace("I", dotless).replace("İ", "i").lower()
        if word.isupper() and len(word) > 2
        else word
        for word in place.split(" ")
    )


def _is_filed(kinds: set[str], parts: list[Part], head: str) -> bool:
    """Whether known parts and the sign behind them make a dateline rather than the start of a sentence."""
    if DESK.match(head) and len(parts) > 1 and parts[1][0] == "place":
        return True
    if len(parts) == 1 and not _stands_alone(parts[0], head):
        return False
    if kinds & {"outlet", "agency", "named"}:
        closed = _FINAL.search(head) and not (head.rstrip().endswith(")") and head[:1].isascii())
        return bool(closed) or (len(parts) > 1 and parts[-1][0] == "agency" and not head.rstrip().endswith(")"))
    return "place" in kinds and (_DASH.search(head) is not None or parts[-1][0] == "word")


def _is_place_first(parts: list[Part], whole: str, at: int, text: str) -> bool:
    """Whether a place and a colon open a paragraph of prose; figures after them make it a list's line."""
    opens = [name for name, _ in parts] == ["place"] and whole[:at].rstrip().endswith(":")
    return opens and len(text.split()) >= 12 and not any(character.isdigit() for character in whole[at : at + 12])


def _stands_alone(part: Part, head: str) -> bool:
    """Whether one part is enough: names of outlets are common words too, unless quoted or of several words."""
    name, (start, end) = part
    quoted = start > 0 and head[start - 1] in '"«('
    return (
        name == "place"
        or quoted
        or (" " in head[start:end] and name != "word")
        or (name == "agency" and ":" not in head)
    )


def _dateline(text: str, parts: list[Part], length: int) -> Dateline:
    offsets = plain_offsets(text)
    said: dict[str, str] = {}
    for name, (start, end) in parts:
        field = "outlet" if name == "named" else name
        if field != "word":
            written = text[offsets[start] : offsets[end]].strip(" ()")
            said.setdefault(field, _in_small_letters(written) if field == "place" else written)
    return Dateline(length=length, **said)
