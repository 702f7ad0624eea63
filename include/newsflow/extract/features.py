"""What the first opinion looks at: one row of numbers for each passage of a page, in a fixed order of columns.

They speak of the passage, its places, its neighbours and what their words weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from newsflow.extract.barred import about_comments
from newsflow.extract.grid import Grid, Indexes, Rows, Vector
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand, repeats, squeezed
from newsflow.extract.tags import next_rows, tag_numbers, tag_rows

FAR = 50  # passages: what is further away is as far as this
OFFSETS = (1, 2, 3, -1, -2, -3)
REACH = 3  # passages: the largest offset
SIGNS = (",،、", (". ", "? ", "؟ ", "! "), "\n", "|", "@©")  # commas, stops, lines, bars, accounts
WINDOWS = np.array([[4], [10], [25]])

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


def shifted(values: Vector, offsets: Iterable[int], outside: float = 0.0) -> Columns:
    """Each passage's values so many passages earlier, for each of the offsets (at most REACH); `outside` beyond the
    page's ends.
    """
    number = values.shape[-1]
    wide = np.full((*values.shape[:-1], number + 2 * REACH), outside)
    wide[..., REACH : REACH + number] = values
    return [wide[..., REACH - by : REACH - by + number] for by in offsets]


def _texts(outline: Outline, grid: Grid) -> Columns:
    texts = [passage.text for passage in outline.passages]
    whole = "\0".join(texts)
    commas, stops, lines, bars, accounts = (_counted(signs, texts, whole) for signs in SIGNS)
    length, words, many_commas, many_stops, many_lines = np.log1p((grid.length, grid.words, commas, stops, lines))
    return [
        length,
        words,
        grid.share,
        grid.ends,
        many_commas,
        commas / grid.words,
        many_stops,
        many_lines,
        np.minimum(grid.length / grid.words, 20),
        np.array(
            [
                [text[0].isdigit() for text in texts],
                [text[0].islower() for text in texts],
                [text[-1] == ":" for text in texts],
            ]
        ),
        bars > 0,
        accounts > 0,
        np.array([len(text) < 120 and _DIGIT.search(text) is not None and _dated(text) for text in texts]),
    ]


def _counted(signs: Sequence[str], texts: Sequence[str], whole: str) -> Vector:
    """How many of these signs each text has; only those are looked for that any has."""
    counts = [[text.count(sign) for text in texts] for sign in signs if sign in whole]
    return np.array(counts, float).sum(0) if counts else np.zeros(len(texts))


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
    number, length = np.maximum(number, 1), np.maximum(length, 1)  # of places without a passage, which nobody asks for
    of_each = (prose / stand.whole, np.log1p(number), linked / length, closed / number, np.log1p(length / number))
    return [
        of_each[1][grid.last],
        of_each[0][grid.last],
        *(column[places] for places in grid.above for column in of_each),
    ]


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
    long, told = np.log1p((grid.length, stand.prose)), np.vstack((said, grid.ends))
    near, (before, behind) = (1, 2, -1, -2), shifted(next_rows(grid, numbers), (1, -1))
    around = grid.above[0].astype(float)
    return [
        *shifted(long, OFFSETS),
        *shifted(grid.share, OFFSETS, -1.0),
        *shifted(told, near),
        *chain.from_iterable(zip(before, behind, strict=True)),
        *(other == around for other in shifted(around, (1, -1), -1.0)),
        *_windows(grid, stand),
    ]


def _windows(grid: Grid, stand: Stand) -> Iterable[Vector]:
    """Of the passages at most so many away: their prose, how linked they are, their prose before and behind."""
    at = np.arange(len(grid.last))
    low, high = np.maximum(0, at - WINDOWS), np.minimum(len(at), at + WINDOWS + 1)
    prose = sums(stand.prose) / stand.whole
    lengths, links = sums(grid.length), sums(grid.linked)
    start, end = prose[low], prose[high]
    columns = (
        end - start,
        (links[high] - links[low]) / (lengths[high] - lengths[low]),
        prose[:-1] - start,
        end - prose[1:],
    )
    return chain.from_iterable(zip(*columns, strict=True))


def sums(values: Vector) -> Vector:
    """The running sums, from 0 before the first value."""
    return np.concatenate(([0.0], np.cumsum(values)))
