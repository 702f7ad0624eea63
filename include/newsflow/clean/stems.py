"""Stems: whether two lines speak of the same things, by how their longer words begin."""

from __future__ import annotations

from collections.abc import Iterable

from newsflow.clean.lines import Line
from newsflow.text import plain
from newsflow.text.required import ARTICLE

# Letters of a word that stay the same through most of its forms.
STEM = 4


def stems(lines: Iterable[Line]) -> set[str]:
    """The beginnings of the lines' words, without the Arabic article."""
    return {word[:STEM] for line in lines for word in words(line)}


def words(line: Line) -> list[str]:
    """The words of a line that say something by their length, folded and without the Arabic article."""
    return _long((line.plain or plain(line.text)).split())


def _long(found: Iterable[str]) -> list[str]:
    bare = (word.removeprefix(ARTICLE) for word in found)
    return [word for word in bare if len(word) >= STEM]


def stems_of(folded: str) -> set[str]:
    """The beginnings of a folded text's longer words, without the Arabic article."""
    return {word[:STEM] for word in _long(set(folded.split()))}


def begins_a_word(stem: str, folded: str) -> bool:
    """Whether a word of a folded text, each behind a space, has this stem."""
    bare = f" {stem}" in folded and not stem.startswith(ARTICLE)
    return bare or f" {ARTICLE}{stem}" in folded


def shared(line: Line, known: set[str]) -> int:
    """How many of a line's words begin like one of the known."""
    return sum(word[:STEM] in known for word in words(line))
