"""What words say of a passage: those that name its places, and those that it is made of, each with a learned weight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

MOST_NAMES = 24  # words of one place's names that are read
SHORT = 12  # words of a line that is judged by all of them
PHRASE = 4  # words of a line that is judged as a whole
LONGEST = 600  # characters of a passage whose words are read
LEVELS = ("own", "parent", "above")
TEXTS = ("word", "phrase", "long")

_WORD = re.compile(r"[^\W\d_]+")

Weights = Mapping[str, float]


@lru_cache(maxsize=50_000)
def name_words(names: str) -> tuple[str, ...]:
    """The words that name a place."""
    return tuple(names.split()[:MOST_NAMES])


def text_words(text: str) -> list[str]:
    """The words of a passage, marked by how they are read: all words of a short line and the line itself when it has
    few, in a longer passage each word once.
    """
    words = _WORD.findall(text[:LONGEST].lower())
    if len(words) > SHORT:
        return [f"long {word}" for word in set(words)]
    marked = [f"word {word}" for word in words]
    return [*marked, f"phrase {' '.join(words)}"] if len(words) <= PHRASE else marked
