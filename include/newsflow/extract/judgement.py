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
from itertools import chain

import numpy as np

from newsflow.extract.context import second_features
from newsflow.extract.features import first_features
from newsflow.extract.grid import Grid, Rows, Vector
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand
from newsflow.extract.words import LEVELS, NameWeights, TextWeights

WEIGHTS = "weights/passages-4.npz"
FURTHEST = 4.0  # standard deviations: what is further off counts as this
# Passages at a time: as fast as all at once, and too few to be spread over threads, which cost more than they save,
# in a program that loaded numpy before this package could keep it to one.
STEP = 16


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one hidden layer of rectified units, over columns with these means and scales."""

    mean: Vector
    scale: Vector
    hidden: Vector
    hidden_bias: Vector
    out: Vector
    out_bias: float

    def log_odds(self, rows: Rows) -> Vector:
        """The network's answer for each row."""
        number, width = rows.shape
        inputs = np.zeros((width, -(-number // STEP) * STEP), np.float32)
        scaled = rows.T - self.mean[:, np.newaxis]
        scaled /= self.scale[:, np.newaxis]
        np.clip(scaled, -FURTHEST, FURTHEST, out=inputs[:, :number], casting="same_kind")
        hidden = np.ascontiguousarray(self.hidden.T) @ inputs.reshape(width, -1, STEP).swapaxes(0, 1)
        hidden += self.hidden_bias[:, np.newaxis]
        answers: Vector = self.out @ np.maximum(hidden, 0) + self.out_bias
        return answers.ravel()[:number].astype(float)


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned: of words that name places (by level), of words in text, and the two networks."""

    names: NameWeights
    texts: TextWeights
    first: Network
    second: Network


def judge(outline: Outline, grid: Grid, stand: Stand, hints: Hints, weights: Weights | None = None) -> Vector:
    """The probability (0 to 1) of each passage to be article text; `weights` are the packaged ones."""
    known = weights or packaged()
    rows = first_features(outline, grid, stand, hints, said(outline, grid, known.names, known.texts))
    again = second_features(rows, grid, known.first.log_odds(rows))
    odds: Vector = 1 / (1 + np.exp(-known.second.log_odds(again)))
    return odds


def said(outline: Outline, grid: Grid, names: NameWeights, texts: TextWeights) -> Vector:
    """What the words weigh, a row each: names of the passage's own place, of the one around it, of all above those;
    the most and the least that one place above weighs; words of short lines, such lines as a whole, words of long ones.
    """
    levels = _columns([names.weigh(named) for _, named in grid.kinds])[:, grid.kind]
    above = levels[LEVELS.index("above")]
    over = above[grid.member]
    inner = above[grid.last] + above[grid.above[0]] * (grid.above[0] != grid.last)
    return np.vstack(
        (
            levels[0, grid.last],
            levels[1, grid.above[0]],
            grid.within(above) - inner,
            np.minimum.reduceat(over, grid.starts),
            np.maximum.reduceat(over, grid.starts),
            _columns([texts.weigh(passage.text) for passage in outline.passages]),
        )
    )


def _columns(weighed: list[tuple[float, ...]]) -> Vector:
    """A row for each thing that was weighed, from a tuple for each that was."""
    return np.fromiter(chain.from_iterable(weighed), float).reshape(len(weighed), -1).T


@cache
def packaged() -> Weights:
    """The weights that come with the package."""
    stored = np.load(BytesIO(files("newsflow.extract").joinpath(WEIGHTS).read_bytes()), allow_pickle=False)
    names, texts = stored["names"].tolist(), stored["texts"].tolist()
    return Weights(
        names=NameWeights(dict(zip(names, map(tuple, stored["name_weights"].tolist()), strict=True))),
        texts=TextWeights.of(dict(zip(texts, stored["text_weights"].tolist(), strict=True))),
        first=_network(stored, "first"),
        second=_network(stored, "second"),
    )


def _network(stored: Mapping[str, Vector], name: str) -> Network:
    parts = {part: stored[f"{name}_{part}"] for part in ("mean", "scale", "hidden", "hidden_bias", "out")}
    parts["hidden"] = np.asfortranarray(parts["hidden"])  # so that its transposition is one piece
    return Network(**parts, out_bias=float(stored[f"{name}_out_bias"]))
