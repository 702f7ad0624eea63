"""The outline in numbers: what a page's passages and places are, as arrays that can be reckoned with at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsflow.extract.outline import Outline

Vector = NDArray[np.float64]
Indexes = NDArray[np.int64]
Rows = NDArray[np.float32]

ENDS = frozenset(".!?…؟۔。！？")
QUOTES = frozenset("\"'»”’)]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A page's passages (n) and places (m) as arrays.

    `length`, `words` and `linked` (characters inside links) are of the passages, `ends` is 1 for those that close like
    a sentence. `last` is each passage's own place; `above` the places one, two and three levels around it. `member`
    and `owner` pair every place of every passage with that passage, outermost first; `starts` is where each passage's
    places begin among these pairs. `parents` and `depth` are of the places; the outermost is its own parent. `kinds`
    are the different pairs of tag and names that places have, `kind` says which of them each place has.
    """

    length: Vector
    words: Vector
    linked: Vector
    ends: Vector
    last: Indexes
    above: tuple[Indexes, Indexes, Indexes]
    member: Indexes
    owner: Indexes
    starts: Indexes
    parents: Indexes
    depth: Vector
    kind: Indexes
    kinds: tuple[tuple[str, str], ...]

    @property
    def share(self) -> Vector:
        """The share (0 to 1) of each passage's characters that are link text."""
        return self.linked / self.length

    def below(self, weights: Vector) -> Vector:
        """The sum of the passages' weights below each place."""
        return _sums(self.member, weights[self.owner], len(self.parents))

    def within(self, flags: Vector) -> Vector:
        """The sum of the places' values over each passage's places; of many rows of values at once, a row each."""
        sums: Vector = np.add.reduceat(flags.take(self.member, axis=-1), self.starts, axis=-1)
        return sums


def read_grid(outline: Outline) -> Grid:
    """The arrays of an outline with at least one passage."""
    passages, places = outline.passages, outline.places
    paths = [passage.places for passage in passages]
    texts = [passage.text for passage in passages]
    sizes = _whole([*map(len, paths)])
    parents = np.maximum(_whole([place.parent for place in places]), 0)
    last = _whole([path[-1] for path in paths])
    first = parents[last]
    second = parents[first]
    kinds: dict[tuple[str, str], int] = {}
    kind = _whole([kinds.setdefault((place.tag, place.names), len(kinds)) for place in places])
    return Grid(
        length=_real([*map(len, texts)]),
        words=_real([text.count(" ") + 1 for text in texts]),
        linked=_real([passage.linked for passage in passages]),
        ends=_real([ends(text) for text in texts]),
        last=last,
        above=(first, second, parents[second]),
        member=_whole([*chain.from_iterable(paths)]),
        owner=np.repeat(np.arange(len(paths)), sizes),
        starts=np.concatenate(([0], np.cumsum(sizes)[:-1])),
        parents=parents,
        depth=_real([place.depth for place in places]),
        kind=kind,
        kinds=tuple(kinds),
    )


def ends(text: str) -> bool:
    """Whether a text closes like a sentence, perhaps inside quotation marks or brackets."""
    return text[-1] in ENDS or (text[-1] in QUOTES and text[-2:-1] in ENDS)


def _sums(groups: Indexes, weights: Vector, number: int) -> Vector:
    sums: Any = np.bincount(groups, weights=weights, minlength=number)
    return np.asarray(sums, np.float64)


def _real(values: list[Any]) -> Vector:
    return np.array(values, np.float64)


def _whole(values: list[int]) -> Indexes:
    return np.array(values, np.int64)
