"""All tables as one index of phrases, and the reading of a line's characters into marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from newsflow.dates import words
from newsflow.dates.hijri import HIJRI
from newsflow.dates.jalali import JALALI
from newsflow.dates.letters import fold_letters
from newsflow.dates.marks import Clock, Mark, Marks
from newsflow.dates.months import GREGORIAN
from newsflow.dates.zones import FURTHEST, PLACES, ZONES

TOKEN = re.compile(
    r"""
      (?P<clock>(?<!\d)(?P<h>\d{1,2})(?::|[ ]:[ ])(?P<m>\d{2})(?!\d)(?::(?P<s>\d{2})(?!\d)(?:[.,]\d{1,9})?)?  # 8:15:30
        (?P<utc>z(?![^\W\d_])|[ ]?[+-](?:0\d|1[0-4]):?(?:00|15|30|45)(?![\d/.-])|\+\d\d(?![\d:/.-]))?)  # Z, +03:00, +03
    | (?P<hours>(?<![\d:])(?P<hh>\d{1,2})[ ]?h(?:[ ]?(?P<mm>\d{2}))?(?![^\W_]))                        # 14h05
    | (?P<zone>(?:gmt|utc)[ ]?(?P<off>[+-][ ]?\d{1,2}(?::?\d{2})?)(?!\d))                              # GMT+4
    | (?P<number>\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
PIECE = re.compile(r"\d+|[^\W\d_]+|\S")
SIGNS = {"\\": "/", "-": "-", "/": "/", ".": ".", ",": ",", ":": ":", "|": "|", "(": "(", ")": ")"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for, wherever it is found."""

    phrase: tuple[str, ...]
    letter: str
    number: int = 0
    name: str = ""


def read_marks(line: str) -> Marks:
    """The marks of a folded line, in order; nothing but white space is left out."""
    return tuple(_marks([*TOKEN.finditer(line)]))


def _marks(tokens: list[re.Match[str]]) -> Iterator[Mark]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        kind = token.lastgroup or ""
        meaning = _meaning(tokens, at) if kind in ("word", "sign") else None
        if meaning is None:
            yield MAKERS[kind](token)
            at += 1
        else:
            at += len(meaning.phrase)
            yield Mark(meaning.letter, token.start(), tokens[at - 1].end(), token[0], meaning.number, meaning.name)


def _meaning(tokens: list[re.Match[str]], at: int) -> Meaning | None:
    token = tokens[at]
    if at and tokens[at - 1].lastgroup == "number" and tokens[at - 1].end() == token.start() and token[0] in ENDINGS:
        return ENDINGS[token[0]]
    for meaning in PHRASES.get(token[0], ()):
        size = len(meaning.phrase)
        if size == 1 or meaning.phrase == tuple(other[0] for other in tokens[at : at + size]):
            return meaning
    return None


def _number(token: re.Match[str]) -> Mark:
    letter = {1: "n", 2: "n", 4: "Y"}.get(len(token[0]), "N")
    number = int(token[0]) if letter != "N" else 0
    return Mark(letter, token.start(), token.end(), token[0], number)


def _clock(token: re.Match[str]) -> Mark:
    zone = f"{_minutes(token['utc'].strip()):+d}" if token["utc"] else None
    return _clock_mark(token, (int(token["h"]), int(token["m"]), int(token["s"] or 0)), zone)


def _hours(token: re.Match[str]) -> Mark:
    return _clock_mark(token, (int(token["hh"]), int(token["mm"] or 0), 0), None)


def _clock_mark(token: re.Match[str], clock: tuple[int, int, int], zone: str | None) -> Mark:
    """A clock's mark, or a mere number's when no clock shows such a time."""
    if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
        return Mark("N", token.start(), token.end(), token[0])
    value = Clock(time(*clock), zone, plain=zone is None)
    return Mark("C", token.start(), token.end(), token[0], value=value)


def _zone(token: re.Match[str]) -> Mark:
    offset = _minutes(token["off"].replace(" ", ""))
    letter = "Z" if abs(offset) <= FURTHEST else "?"
    return Mark(letter, token.start(), token.end(), token[0], name=f"{offset:+d}")


def _minutes(offset: str) -> int:
    """Minutes east of UTC of "z", "+4", "+04", "+0400" or "+04:00"."""
    if offset == "z":
        return 0
    sign, digits = (-1 if offset[0] == "-" else 1), offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return sign * (60 * int(hours) + int(minutes))


def _word(token: re.Match[str]) -> Mark:
    return Mark("x", token.start(), token.end(), token[0])


def _sign(token: re.Match[str]) -> Mark:
    return Mark(SIGNS.get(token[0], "?"), token.start(), token.end(), token[0])


MAKERS = {"clock": _clock, "hours": _hours, "zone": _zone, "number": _number, "word": _word, "sign": _sign}


def _meanings(spellings: str, letter: str, number: int = 0, name: str = "") -> Iterator[Meaning]:
    for spelling in spellings.split("|"):
        if phrase := tuple(PIECE.findall(fold_letters(spelling))):
            yield Meaning(phrase, letter, number, name)


def _months(table: dict[int, tuple[str, ...]], letter: str, name: str) -> Iterator[Meaning]:
    for number, rows in table.items():
        for meaning in _meanings("|".join(rows), letter, number, name):
            yield meaning
            if name == "hijri" and len(meaning.phrase) == 2:
                yield Meaning(("".join(meaning.phrase),), letter, number, name)


def _all_meanings() -> Iterator[Meaning]:
    """Every phrase of every table; of equal phrases the first counts."""
    yield from _months(GREGORIAN, "M", "gregorian")
    yield from _months(HIJRI, "H", "hijri")
    yield from _months(JALALI, "J", "jalali")
    for number, spellings in words.WEEKDAYS.items():
        yield from _meanings(spellings, "W", number)
    yield from _meanings(words.AMBIGUOUS_MIM, "a", name="pm")
    for letter, table in (("A", words.PERIODS), ("E", words.ERAS), ("Z", ZONES), ("c", PLACES), ("L", words.LABELS)):
        for name, spellings in table.items():
            yield from _meanings(spellings, letter, name=name)
    for number, spellings in words.DAYS_BACK.items():
        yield from _meanings(spellings, "R", number)
    for (unit, count), spellings in words.UNITS.items():
        yield from _meanings(spellings, "U", count, unit)
    for letter, spellings in words.SINGLE_KINDS.items():
        yield from _meanings(spellings, letter)
    for number, spellings in words.COUNTS.items():
        yield from _meanings(spellings, "q", number)


def _index() -> dict[str, tuple[Meaning, ...]]:
    first: dict[tuple[str, ...], Meaning] = {}
    for meaning in _all_meanings():
        first.setdefault(meaning.phrase, meaning)
    index: defaultdict[str, list[Meaning]] = defaultdict(list)
    for meaning in sorted(first.values(), key=lambda meaning: -len(meaning.phrase)):
        index[meaning.phrase[0]].append(meaning)
    return {word: tuple(meanings) for word, meanings in index.items()}


PHRASES = _index()
ENDINGS = {meaning.phrase[0]: meaning for meaning in _meanings(words.ORDINALS, "o")}
# Every word of a phrase, and what a zone's offset stands behind.
KNOWN = frozenset(word for many in PHRASES.values() for one in many for word in one.phrase) | {"gmt", "utc"}
# Words by which a line without a digit may still be about time.
RELATIVE = frozenset(word for word, meanings in PHRASES.items() if any(one.letter in "RBPS" for one in meanings))
TODAY = tuple({one.phrase[-1] for many in PHRASES.values() for one in many if one.letter in "Rr" and one.number == 0})
