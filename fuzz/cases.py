"""The cases: each a promise, a text and a language, drawn by a seed alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from fuzz import material
from fuzz.mutations import mutate
from fuzz.promises import DOCUMENT, EVERY, LINE, PAGE

GIANT = 10_000_000
GIANT_PER_SECOND = 20_000
LONGEST_DOCUMENT = 60


@dataclass(frozen=True, slots=True)
class Case:
    """One text for one promise."""

    promise: str
    text: str
    language: str


def lines(seed: str) -> Iterator[Case]:
    """Mutated lines, each for every promise of a line, without end."""
    chance = Random(f"{seed} lines")  # noqa: S311 — noise, not a secret
    while True:
        text, language = mutate(chance.choice(material.lines()), chance), chance.choice(material.LANGUAGES)
        yield from (Case(promise, text, language) for promise in LINE)


def documents(seed: str) -> Iterator[Case]:
    """Mutated page texts, and pages one time in five, without end."""
    chance = Random(f"{seed} documents")  # noqa: S311 — noise, not a secret
    while True:
        language = chance.choice(material.LANGUAGES)
        if chance.random() < 1 / 5:
            page = mutate(mutate(chance.choice(material.pages()), chance), chance)
            yield from (Case(promise, page, language) for promise in PAGE)
        else:
            yield from (Case(promise, _document(chance), language) for promise in DOCUMENT)


def giants(seconds: float) -> Iterator[Case]:
    """One very long line after another for every promise: words, one letter, dates, marks, brackets.

    Of ten million letters each, or of fewer when `seconds` would not do for anything else.
    """
    length = int(min(GIANT, GIANT_PER_SECOND * seconds))
    words = " ".join(material.texts()[0].split())
    for piece in (words + " ", "ا", "2024/12/", "\u202e\u0301", "(["):
        text = (piece * (length // len(piece) + 1))[:length]
        yield from (Case(promise, text, "ar") for promise in EVERY)


def _document(chance: Random) -> str:
    """A page text with some lines spoilt, or lines of any rules in any order."""
    if chance.random() < 1 / 2:
        told = chance.choice(material.texts()).split("\n")
    else:
        told = chance.choices(material.lines(), k=chance.randint(0, LONGEST_DOCUMENT))
    spoilt = (mutate(line, chance) if chance.random() < 1 / 4 else line for line in told)
    return chance.choice(("\n", "\n", "\n\n", "\r\n", "\u2028", " ")).join(spoilt)
