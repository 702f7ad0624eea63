"""What the second opinion looks at: the rows of the first, and what the first says of the passages around."""

from __future__ import annotations

import numpy as np

from newsflow.extract.features import FAR, Columns, beside, shifted, sums
from newsflow.extract.grid import Grid, Indexes, Rows, Vector

WINDOWS = (3, 8)  # passages on either side
LIKELY = 0.5  # odds and characters of a passage that is surely text
LONG = 60
BEYOND = -6.0  # the log odds beyond the ends of the page


def second_features(first: Rows, grid: Grid, logits: Vector) -> Rows:
    """The rows for the second opinion, from the rows for the first and its log odds."""
    odds = 1 / (1 + np.exp(-logits))
    told = grid.length * odds
    whole, at = float(told.sum()) + 1e-9, np.arange(len(odds))
    in_places, of_places = grid.below(told), grid.below(grid.length)
    columns = [logits, *shifted(logits, (1, 2, -1, -2), BEYOND)]
    for places in grid.above:
        columns += [
            (in_places[places] - told) / (of_places[places] - grid.length + 1),
            (in_places[places] - told) / whole,
        ]
    running, lengths = sums(told), sums(grid.length)
    columns += [running[:-1] / whole, 1 - running[1:] / whole]
    for window in WINDOWS:
        low, high = np.maximum(0, at - window), np.minimum(len(at), at + window + 1)
        columns += [
            (running[high] - running[low] - told) / (lengths[high] - lengths[low] - grid.length + 1),
            (running[at] - running[low]) / (lengths[at] - lengths[low] + 1),
            (running[high] - running[at + 1]) / (lengths[high] - lengths[at + 1] + 1),
        ]
    sure = np.nonzero((odds > LIKELY) & (grid.length > LONG))[0]
    columns += [*_distances(sure, len(at)), np.full(len(at), float(len(sure))), np.full(len(at), np.log1p(whole))]
    return beside([first.T, *columns])


def _distances(sure: Indexes, number: int) -> Columns:
    """The passages from each one to the next and to the last sure one, at most FAR."""
    at = np.arange(number)
    if not len(sure):
        return [np.full(number, float(FAR)), np.full(number, float(FAR))]
    position = np.searchsorted(sure, at)
    ahead = np.where(position < len(sure), sure[np.minimum(position, len(sure) - 1)] - at, FAR)
    behind = np.where(position > 0, at - sure[np.maximum(position - 1, 0)], FAR)
    return [np.minimum(ahead, FAR).astype(float), np.minimum(behind, FAR).astype(float)]
