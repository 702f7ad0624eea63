"""The learned judgement: how likely each passage of a page is article text.

Two small neural networks of one hidden layer over the rows of `features`; the second, over those of `context`,
also sees what the first says of the passages around. Their weights, and those of words, are a packaged file that
`make train` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from newsflow.extract.context import second_features
from newsflow.extract.features import Columns, first_features
from newsflow.extract.grid import Grid, Vector
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand
from newsflow.extract.words import LEVELS, TEXTS, name_words, text_words

WEIGHTS = "weights/passages-1.npz"
FURTHEST = 4.0  # standard deviations: what is further off counts as this


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one hidden layer of rectified units, over columns with these means and scales."""

    mean: Vector
    scale: Vector
    hidden: Vector
    hidden_bias: Vector
    out: Vector
    out_bias: float

    def log_odds(self, rows: Vector) -> Vector:
        """The network's answer for each row."""
        inputs = np.clip((rows - self.mean) / self.scale, -FURTHEST, FURTHEST).astype(np.float32)
        hidden = inputs @ self.hidden.astype(np.float32, copy=False) + self.hidden_bias
        answers: Vector = np.maximum(hidden, 0) @ self.out + self.out_bias
        return answers


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned: of words that name places (by level), of words in text, and the two networks."""

    names: dict[str, tuple[float, ...]]
    texts: dict[str, float]
    first: Network
    second: Network


def judge(outline: Outline, grid: Grid, stand: Stand, hints: Hints, weights: Weights | None = None) -> Vector:
    """The probability (0 to 1) of each passage to be article text; `weights` are the packaged ones."""
    known = weights or packaged()
    rows = first_features(outline, grid, stand, hints, said(outline, grid, known.names, known.texts))
    again = second_features(rows, grid, known.first.log_odds(rows))
    odds: Vector = 1 / (1 + np.exp(-known.second.log_odds(again)))
    return odds


def said(outline: Outline, grid: Grid, names: dict[str, tuple[float, ...]], texts: dict[str, float]) -> Columns:
    """What the words weigh: names of the passage's own place, of the one around it, of all above those; the most and
    the least that one place above weighs; words of short lines, short lines as a whole, words of long passages.
    """
    weighed = {named: _weight_of(named, names) for named in {place.names for place in outline.places}}
    levels = np.array([weighed[place.names] for place in outline.places]).reshape(-1, len(LEVELS))
    above = levels[:, LEVELS.index("above")]
    over = above[grid.member]
    inner = above[grid.last] + above[grid.above[0]] * (grid.above[0] != grid.last)
    marked = np.array([_text_weight(passage.text, texts) for passage in outline.passages]).reshape(-1, len(TEXTS))
    return [
        levels[grid.last, 0],
        levels[grid.above[0], 1],
        grid.within(above) - inner,
        np.minimum.reduceat(over, grid.starts),
        np.maximum.reduceat(over, grid.starts),
        *marked.T,
    ]


def _weight_of(names: str, known: dict[str, tuple[float, ...]]) -> tuple[float, ...]:
    found = [known[word] for word in name_words(names) if word in known]
    return tuple(map(sum, zip(*found, strict=True))) if found else (0.0,) * len(LEVELS)


def _text_weight(text: str, known: dict[str, float]) -> tuple[float, ...]:
    sums = dict.fromkeys(TEXTS, 0.0)
    for word in text_words(text):
        if word in known:
            sums[word.partition(" ")[0]] += known[word]
    return tuple(sums.values())


@cache
def packaged() -> Weights:
    """The weights that come with the package."""
    stored = np.load(BytesIO(files("newsflow.extract").joinpath(WEIGHTS).read_bytes()), allow_pickle=False)
    names, texts = stored["names"].tolist(), stored["texts"].tolist()
    return Weights(
        names=dict(zip(names, map(tuple, stored["name_weights"].tolist()), strict=True)),
        texts=dict(zip(texts, stored["text_weights"].tolist(), strict=True)),
        first=_network(stored, "first"),
        second=_network(stored, "second"),
    )


def _network(stored: Mapping[str, Vector], name: str) -> Network:
    parts = {part: stored[f"{name}_{part}"].astype(float) for part in ("mean", "scale", "hidden", "hidden_bias", "out")}
    parts["hidden"] = stored[f"{name}_hidden"]  # single precision, in which the large product is twice as fast
    return Network(**parts, out_bias=float(stored[f"{name}_out_bias"]))
