"""What the first opinion looks at: one row of numbers for each passage of a page, in a fixed order of columns.

They speak of the passage, its places, its neighbours and what their words weigh.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from newsflow.extract.grid import Grid, Vector
from newsflow.extract.near import COMMENTS
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand, squeezed
from newsflow.model import Role

TAGS = ("p", "li", "h1", "h2", "h3", "h4", "div", "span", "td", "figcaption", "blockquote", "pre", "body")
AROUND = ("li", "div", "td", "blockquote", "section", "article", "main", "header", "figure")
ABOVE = ("article", "aside", "figure", "footer", "form", "header", "main", "section", "table", "ul")
FAR = 50  # passages: what is further away is as far as this
OFFSETS = (1, 2, 3, -1, -2, -3)
WINDOWS = (4, 10, 25)

_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d|[٠-٩۰-۹]{4}")

Columns = list[Vector]


def first_features(outline: Outline, grid: Grid, stand: Stand, hints: Hints, said: Columns) -> Vector:
    """The rows for the first opinion; `said` are the passages' columns of what their words weigh."""
    parts = (
        _texts(outline, grid),
        _tags(outline, grid),
        _stands(outline, grid, stand),
        _containers(grid, stand),
        _repeats(outline, grid, stand),
        _position(outline, grid, stand, hints),
        _neighbours(outline, grid, stand, said),
        said,
    )
    return np.column_stack([column for part in parts for column in part])


def shifted(values: Vector, by: int, outside: float = 0.0) -> Vector:
    """Each passage's value `by` passages earlier; `outside` beyond the page's ends."""
    moved = np.full(len(values), outside)
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
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
        np.array([text[0].isdigit() for text in texts], float),
        np.array([text[0].islower() for text in texts], float),
        np.array([text[-1] == ":" for text in texts], float),
        np.array(["|" in text for text in texts], float),
        np.array(["@" in text or "©" in text for text in texts], float),
        np.array([len(text) < 120 and _DATED.search(text) is not None for text in texts], float),
    ]


def _tags(outline: Outline, grid: Grid) -> Columns:
    tags = [place.tag for place in outline.places]
    own, around = [tags[at] for at in grid.last.tolist()], [tags[at] for at in grid.above[0].tolist()]
    roles = [passage.role for passage in outline.passages]
    columns = [np.array([tag == known for tag in own], float) for known in TAGS]
    columns += [np.array([tag == known for tag in around], float) for known in AROUND]
    columns += [np.array([role is known for role in roles], float) for known in Role if known is not Role.TITLE]
    columns += [grid.within(np.array([tag == known for tag in tags], float)) for known in ABOVE]
    return columns


def _stands(outline: Outline, grid: Grid, stand: Stand) -> Columns:
    barred, comments, chain = (np.zeros(len(outline.places)) for _ in range(3))
    barred[list(stand.barred)] = 1
    chain[stand.chain] = 1
    comments[[at for at, place in enumerate(outline.places) if COMMENTS.search(place.names)]] = 1
    shared = grid.within(chain)
    inside = (shared >= len(stand.chain)).astype(float)
    hidden = np.array([place.hidden for place in outline.places], float)
    depth = grid.depth[grid.last]
    told = float((stand.body * grid.length).sum())
    return [
        np.log1p(stand.prose),
        stand.prose / stand.whole,
        stand.body,
        stand.lead,
        np.full(len(inside), told / (grid.length * (grid.words > 5)).sum() if told else 0.0),
        (grid.within(barred) > 0).astype(float),
        grid.within(comments),
        hidden[grid.last],
        inside,
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
    kinds: dict[tuple[str, str], int] = {}
    kind = np.array([kinds.setdefault((place.tag, place.names), len(kinds)) for place in outline.places])
    _, same, number = np.unique(
        kind[grid.last] * len(kinds) + kind[grid.above[0]], return_inverse=True, return_counts=True
    )
    linked, length = np.bincount(same, weights=grid.linked), np.bincount(same, weights=grid.length)
    texts = Counter(passage.text for passage in outline.passages)
    seen: Counter[str] = Counter()
    before = []
    for passage in outline.passages:
        before.append(seen[passage.text])
        seen[passage.text] += 1
    return [
        np.log1p(number[same]),
        np.bincount(same, weights=stand.prose)[same] / stand.whole,
        (linked / length)[same],
        np.log([texts[passage.text] for passage in outline.passages]),
        np.log1p(before),
    ]


def _position(outline: Outline, grid: Grid, stand: Stand, hints: Hints) -> Columns:
    number = len(grid.last)
    at = np.arange(number)
    wanted = squeezed(hints.title or "")
    named = [
        bool(wanted) and len(passage.text) < 400 and squeezed(passage.text) == wanted for passage in outline.passages
    ]
    heads = [at for at, passage in enumerate(outline.passages) if passage.tag == "h1"]
    title = next(
        (i for i in heads if named[i]), next((i for i in range(number) if named[i]), heads[0] if heads else -1)
    )
    inside = at[np.isin(grid.last, np.nonzero(_under(grid, stand.core))[0]) & (stand.prose > 0)]
    first, last = (inside[0], inside[-1]) if len(inside) else (0, number - 1)
    return [
        np.array(named, float),
        np.full(number, float(title >= 0)),
        np.clip(at - title, -FAR, 4 * FAR) if title >= 0 else np.zeros(number),
        at / number,
        np.full(number, np.log(number)),
        np.cumsum(stand.prose) / stand.whole,
        np.full(number, np.log1p(stand.whole)),
        np.clip(at - first, -FAR, FAR).astype(float),
        np.clip(at - last, -FAR, FAR).astype(float),
    ]


def _under(grid: Grid, core: int) -> Vector:
    """1 for the places inside the core, itself among them; places come after those around them."""
    inside = np.zeros(len(grid.parents))
    inside[core] = 1
    for place, parent in enumerate(grid.parents[core + 1 :].tolist(), start=core + 1):
        if inside[parent]:
            inside[place] = 1
    return inside


def _neighbours(outline: Outline, grid: Grid, stand: Stand, said: Columns) -> Columns:
    length, prose, share, at = np.log1p(grid.length), np.log1p(stand.prose), grid.share, np.arange(len(grid.last))
    columns = [shifted(values, k) for k in OFFSETS for values in (length, prose)]
    columns += [shifted(share, k, -1.0) for k in OFFSETS]
    columns += [shifted(values, k) for k in (1, 2, -1, -2) for values in (*said, grid.ends)]
    tags = [passage.tag for passage in outline.passages]
    for known in ("p", "li", "h2", "h3", "div"):
        same = np.array([tag == known for tag in tags], float)
        columns += [shifted(same, 1), shifted(same, -1)]
    around = grid.above[0].astype(float)
    columns += [(shifted(around, k, -1.0) == around).astype(float) for k in (1, -1)]
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
