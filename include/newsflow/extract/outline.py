"""The flat reading of a page: passages in document order, and the places (elements) they stand in.

This is all that choosing the article's region may look at, so that the choice can be replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsflow.model import Role


class Place(NamedTuple):
    """A block element: `names` are its class, id, role and itemprop in small letters, parted by single spaces."""

    tag: str
    names: str
    parent: int
    depth: int
    role: Role
    hidden: bool


class Passage(NamedTuple):
    """A run of text without block boundaries inside; lines are parted by `\\n`.

    `places` are indexes into the outline's places, outermost first, the last is the passage's own element.
    `linked` is the number of characters inside links.
    """

    text: str
    role: Role
    tag: str
    places: tuple[int, ...]
    linked: int

    @property
    def link_share(self) -> float:
        """The share (0 to 1) of the characters that are link text."""
        return self.linked / len(self.text)


@dataclass(frozen=True, slots=True)
class Outline:
    """Passages and places of one page."""

    passages: tuple[Passage, ...]
    places: tuple[Place, ...]
