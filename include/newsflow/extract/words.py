"""What words say of a passage: those that name its places, and those that it is made of, each with a learned weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from math import fsum

MOST_NAMES = 24  # words of one place's names that are read
SHORT = 12  # words of a line that is judged by all of them
PHRASE = 4  # words of a line that is judged as a whole
LONGEST = 350  # characters of a passage whose words are read
LEVELS = ("own", "parent", "above")
NOTHING = (0.0,) * len(LEVELS)
TEXTS = ("word", "phrase", "long")
REMEMBERED = 4_096  # names and short texts, which repeat from page to page
LONGEST_REMEMBERED = 120  # characters of a text

_WORD = re.compile(r"[^\W\d_]+")
# The same for ASCII, byte by byte.
_SMALL_LETTERS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalpha() else 32 for code in range(256))


def name_words(names: str) -> list[str]:
    """The words that name a place."""
    return names.split()[:MOST_NAMES]


def text_words(text: str) -> list[str]:
    """The words of a passage, marked by how they are read: all words of a short line and the line itself when it has
    few, in a longer passage each word once.
    """
    words = _words(text)
    if len(words) > SHORT:
        return [f"long {word}" for word in set(words)]
    marked = [f"word {word}" for word in words]
    return [*marked, f"phrase {' '.join(words)}"] if len(words) <= PHRASE else marked


@dataclass(frozen=True, slots=True, eq=False)
class NameWeights:
    """The weights of words that name places, each by level in the order of LEVELS.

    `weigh` says what a place's names weigh, by level, and remembers it.
    """

    words: dict[str, tuple[float, ...]]
    weigh: Callable[[str], tuple[float, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Of a cache around the method every key would be a pair that the garbage collector looks through.
        object.__setattr__(self, "weigh", lru_cache(maxsize=REMEMBERED)(self._weigh))

    def _weigh(self, names: str) -> tuple[float, ...]:
        found = list(filter(None, map(self.words.get, name_words(names))))
        return tuple(map(sum, zip(*found, strict=True))) if found else NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class TextWeights:
    """The weights of words in text, by how they are read: those that `text_words` marks, without the mark."""

    word: dict[str, float]
    phrase: dict[str, float]
    long: dict[str, float]
    _remembered: Callable[[str], tuple[float, float, float]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_remembered", lru_cache(maxsize=REMEMBERED)(self._weigh))

    @classmethod
    def of(cls, marked: Mapping[str, float]) -> TextWeights:
        """The weights of marked words."""
        parts: dict[str, dict[str, float]] = {read: {} for read in TEXTS}
        for both, weight in marked.items():
            read, _, word = both.partition(" ")
            parts[read][word] = weight
        return cls(**parts)

    def marked(self) -> dict[str, float]:
        """The weights by marked word."""
        return {f"{read} {word}": weight for read in TEXTS for word, weight in getattr(self, read).items()}

    def weigh(self, text: str) -> tuple[float, float, float]:
        """What a passage's words weigh, by how they are read: in the order of TEXTS."""
        return self._remembered(text) if len(text) <= LONGEST_REMEMBERED else self._weigh(text)

    def _weigh(self, text: str) -> tuple[float, float, float]:
        words = _words(text)
        if len(words) > SHORT:
            # few words weigh anything; their sum is exact, whatever order a set has
            return 0.0, 0.0, fsum(map(self.long.__getitem__, self.long.keys() & words))
        phrase = self.phrase.get(" ".join(words), 0.0) if len(words) <= PHRASE else 0.0
        return sum(map(self.word.get, words, repeat(0.0))), phrase, 0.0


def _words(text: str) -> list[str]:
    read = text[:LONGEST]
    if read.isascii():
        return read.encode("ascii").translate(_SMALL_LETTERS).decode("ascii").split()
    return _WORD.findall(read.lower())
