"""What words say of a passage: those that name its places, and those that it is made of, each with a learned weight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

MOST_NAMES = 24  # words of one place's names that are read
SHORT = 12  # words of a line that is judged by all of them
PHRASE = 4  # words of a line that is judged as a whole
LONGEST = 600  # characters of a passage whose words are read
LEVELS = ("own", "parent", "above")
TEXTS = ("word", "phrase", "long")

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_LETTERS = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}  # the same for ASCII


@lru_cache(maxsize=50_000)
def name_words(names: str) -> tuple[str, ...]:
    """The words that name a place."""
    return tuple(names.split()[:MOST_NAMES])


def text_words(text: str) -> list[str]:
    """The words of a passage, marked by how they are read: all words of a short line and the line itself when it has
    few, in a longer passage each word once.
    """
    words = _words(text)
    if len(words) > SHORT:
        return [f"long {word}" for word in set(words)]
    marked = [f"word {word}" for word in words]
    return [*marked, f"phrase {' '.join(words)}"] if len(words) <= PHRASE else marked


@dataclass(frozen=True, slots=True)
class TextWeights:
    """The weights of words in text, by how they are read: those that `text_words` marks, without the mark."""

    word: dict[str, float]
    phrase: dict[str, float]
    long: dict[str, float]

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
        words = _words(text)
        if len(words) > SHORT:
            return 0.0, 0.0, sum(map(self.long.__getitem__, self.long.keys() & words))
        phrase = self.phrase.get(" ".join(words), 0.0) if len(words) <= PHRASE else 0.0
        return sum(self.word[word] for word in words if word in self.word), phrase, 0.0


def _words(text: str) -> list[str]:
    read = text[:LONGEST]
    return read.translate(_SMALL_LETTERS).split() if read.isascii() else _WORD.findall(read.lower())
