"""What the first opinion looks at: one row of numbers for each passage of a page, in a fixed order of columns.

They speak of the passage, its places, its neighbours and what their words weigh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from newsflow.extract.barred import about_comments
from newsflow.extract.grid import Grid, Indexes, Rows, Vector
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand, repeats, squeezed
from newsflow.extract.tags import next_rows, tag_numbers, tag_rows

FAR = 50  # passages: what is further away is as far as this
OFFSETS = (1, 2, 3, -1, -2, -3)
WINDOWS = (4, 10, 25)

_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d|[٠-٩۰-۹]{4}")

Columns = list[Vector]
"""Columns of one value a passage; or several at once, a row each."""


def first_features(outline: Outline, grid: Grid, stand: Stand, hints: Hints, said: Vector) -> Rows:
    """The rows for the first opinion; `said` are the columns of what the passages' words weigh."""
    numbers = tag_numbers(grid)
    parts = (
        _texts(outline, grid),
        tag_rows(outline, grid, numbers),
        _stands(outline, grid, stand),
        _containers(grid, stand),
        _repeats(outline, grid, stand),
        _position(outline, grid, stand, hints),
        _neighbours(grid, stand, said, numbers),
        [said],
    )
    return beside([column for part in parts for column in part])


def beside(columns: Sequence[Vector | Rows]) -> Rows:
    """A row for each passage, in single precision. In memory a column is one piece: written and scaled in one go."""
    pieces = [column.ravel() for column in columns]
    return np.concatenate(pieces, dtype=np.float32).reshape(-1, columns[0].shape[-1]).T


def shifted(values: Vector, by: int, outside: float = 0.0) -> Vector:
    """Each passage's value `by` passages earlier; `outside` beyond the page's ends."""
    moved = np.full(values.shape, outside)
    if by > 0:
        moved[..., by:] = values[..., :-by]
    else:
        moved[..., :by] = values[..., -by:]
    return moved


def _texts(outline: Outline, grid: Grid) -> Columns:
    texts = [passage.text for passage in outline.passages]
    commas = np.array([text.count(",") + text.count("،") + text.count("、") for text in texts], float)
    stops = np.array(
        [text.count(". ") + text.count("? ") + text.count("؟ ") + text.count("! ") for text in texts], float
    )
    return [
        np.log1p(grid.length),
        np.log1p(grid.words),
        grid.share,
        grid.ends,
        np.log1p(commas),
        commas / grid.words,
        np.log1p(stops),
        np.log1p([text.count("\n") for text in texts]),
        np.minimum(grid.length / grid.words, 20),
        np.array([text[0].isdigit() for text in texts]),
        np.array([text[0].islower() for text in texts]),
        np.array([text[-1] == ":" for text in texts]),
        np.array(["|" in text for text in texts]),
        np.array(["@" in text or "©" in text for text in texts]),
        np.array([len(text) < 120 and _DIGIT.search(text) is not None and _dated(text) for text in texts]),
    ]


def _dated(text: str) -> bool:
    return _DATED.search(text) is not None


def _stands(outline: Outline, grid: Grid, stand: Stand) -> Columns:
    flags = np.zeros((3, len(outline.places)))
    flags[0, list(stand.barred)] = 1
    flags[1] = np.array([about_comments(names) for _, names in grid.kinds])[grid.kind]
    flags[2, stand.chain] = 1
    barred, comments, shared = grid.within(flags)
    hidden = np.array([place.hidden for place in outline.places])
    depth = grid.depth[grid.last]
    told = float((stand.body * grid.length).sum())
    return [
        np.log1p(stand.prose),
        stand.prose / stand.whole,
        stand.body,
        stand.lead,
        np.full(len(depth), told / (grid.length * (grid.words > 5)).sum() if told else 0.0),
        barred > 0,
        comments,
        hidden[grid.last],
        shared >= len(stand.chain),
        len(stand.chain) - shared,
        depth + 1 - shared,
        depth,
    ]


def _containers(grid: Grid, stand: Stand) -> Columns:
    prose, length, linked = grid.below(stand.prose), grid.below(grid.length), grid.below(grid.linked)
    number, closed = grid.below(np.ones(len(grid.last))), grid.below(grid.ends * (grid.words > 6))
    columns = [np.log1p(number[grid.last]), prose[grid.last] / stand.whole]
    for places in grid.above:
        columns += [
            prose[places] / stand.whole,
            np.log1p(number[places]),
            linked[places] / length[places],
            closed[places] / number[places],
            np.log1p(length[places] / number[places]),
        ]
    return columns


def _repeats(outline: Outline, grid: Grid, stand: Stand) -> Columns:
    """How often the page repeats the passage's kind of place, and its text."""
    both = grid.kind[grid.last] * len(grid.kinds) + grid.kind[grid.above[0]]
    pairs: dict[int, int] = {}
    same = np.array([pairs.setdefault(pair, len(pairs)) for pair in both.tolist()])
    linked, length = np.bincount(same, weights=grid.linked), np.bincount(same, weights=grid.length)
    seen: dict[str, int] = {}
    before = []
    for passage in outline.passages:
        before.append(number := seen.get(passage.text, 0))
        seen[passage.text] = number + 1
    return [
        np.log1p(np.bincount(same)[same]),
        np.bincount(same, weights=stand.prose)[same] / stand.whole,
        (linked / length)[same],
        np.log([seen[passage.text] for passage in outline.passages]),
        np.log1p(before),
    ]


def _position(outline: Outline, grid: Grid, stand: Stand, hints: Hints) -> Columns:
    number = len(grid.last)
    at = np.arange(number)
    wanted = squeezed(hints.title or "")
    named = [len(passage.text) < 400 and repeats(passage.text, wanted) for passage in outline.passages]
    heads = [at for at, passage in enumerate(outline.passages) if passage.tag == "h1"]
    title = next(
        (i for i in heads if named[i]), next((i for i in range(number) if named[i]), heads[0] if heads else -1)
    )
    core = np.zeros(len(outline.places))
    core[stand.core] = 1
    inside = np.nonzero((grid.within(core) > 0) & (stand.prose > 0))[0]
    first, last = (inside[0], inside[-1]) if len(inside) else (0, number - 1)
    return [
        np.array(named),
        np.full(number, float(title >= 0)),
        np.clip(at - title, -FAR, 4 * FAR) if title >= 0 else np.zeros(number),
        at / number,
        np.full(number, np.log(number)),
        np.cumsum(stand.prose) / stand.whole,
        np.full(number, np.log1p(stand.whole)),
        np.clip(at - first, -FAR, FAR),
        np.clip(at - last, -FAR, FAR),
    ]


def _neighbours(grid: Grid, stand: Stand, said: Vector, numbers: Indexes) -> Columns:
    share, at = grid.share, np.arange(len(grid.last))
    long, told, tags = np.log1p((grid.length, stand.prose)), np.vstack((said, grid.ends)), next_rows(grid, numbers)
    columns = [shifted(long, k) for k in OFFSETS]
    columns += [shifted(share, k, -1.0) for k in OFFSETS]
    columns += [shifted(told, k) for k in (1, 2, -1, -2)]
    columns += [shifted(row, k) for row in tags for k in (1, -1)]
    around = grid.above[0].astype(float)
    columns += [shifted(around, k, -1.0) == around for k in (1, -1)]
    running, lengths, links = sums(stand.prose), sums(grid.length), sums(grid.linked)
    for window in WINDOWS:
        low, high = np.maximum(0, at - window), np.minimum(len(at), at + window + 1)
        columns += [
            (running[high] - running[low]) / stand.whole,
            (links[high] - links[low]) / (lengths[high] - lengths[low]),
            (running[at] - running[low]) / stand.whole,
            (running[high] - running[at + 1]) / stand.whole,
        ]
    return columns


def sums(values: Vector) -> Vector:
    """The running sums, from 0 before the first value."""
    return np.concatenate(([0.0], np.cumsum(values)))
