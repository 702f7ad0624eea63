"""The article by shape alone: the text in the place that holds most of the prose, for pages too small to judge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsflow.extract.grid import Grid, Vector
from newsflow.extract.near import LINKED, is_line
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Stand

LONG_LINKED = 0.9  # the share of link text above which a long passage is navigation
SHORT = 240  # characters of a short passage
HIDDEN_SHARE = 0.4  # of the prose: a page that hides more shows it by script

Flags = NDArray[np.bool_]


def by_shape(outline: Outline, grid: Grid, stand: Stand) -> list[int]:
    """The passages in the core, running text just around it, and what the metadata repeat; barred places aside."""
    barred = grid.within(flags(grid, stand.barred)) > 0
    linked = grid.share > np.where(grid.length <= SHORT, LINKED, LONG_LINKED)
    told = (stand.body > 0) | (stand.lead > 0)
    text = told | ~(barred | linked | hidden(outline, grid, stand))
    core = grid.within(flags(grid, [stand.core])) > 0
    chosen = text & core
    if not chosen.any():
        return []
    first = int(np.argmax(chosen))
    chosen |= told & (np.arange(len(chosen)) < first)
    around = grid.parents[stand.core]
    loose = (stand.prose > 0) & np.isin(grid.above[0], (around, grid.parents[around])) & text & ~core
    longer = [at for at in np.nonzero(loose)[0].tolist() if not is_line(outline.passages[at])]
    return sorted({*np.nonzero(chosen)[0].tolist(), *longer})


def hidden(outline: Outline, grid: Grid, stand: Stand) -> Flags:
    """The passages that the page hides; none where that would be most of its prose."""
    hiding = np.array([place.hidden for place in outline.places])[grid.last]
    return hiding if float(stand.prose[hiding].sum()) < HIDDEN_SHARE * stand.whole else np.zeros_like(hiding)


def flags(grid: Grid, places: frozenset[int] | list[int]) -> Vector:
    """1 for each of these places."""
    marked = np.zeros(len(grid.parents))
    marked[list(places)] = 1
    return marked
