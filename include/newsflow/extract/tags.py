"""What a passage's tags and role say, as rows of flags: looked up in tables, one column for each numbered tag."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsflow.extract.grid import Grid, Indexes, Vector
from newsflow.extract.outline import Outline
from newsflow.model import Role

OWN = ("p", "li", "h1", "h2", "h3", "h4", "div", "span", "td", "figcaption", "blockquote", "pre", "body")
AROUND = ("li", "div", "td", "blockquote", "section", "article", "main", "header", "figure")
ABOVE = ("article", "aside", "figure", "footer", "form", "header", "main", "section", "table", "ul")
NEXT = ("p", "li", "h2", "h3", "div")

_NUMBERS = {tag: number for number, tag in enumerate(sorted({*OWN, *AROUND, *ABOVE, *NEXT}), start=1)}
_ROLES = {role: number for number, role in enumerate(sorted(Role, key=lambda role: role is Role.TITLE))}


def _table(known: Sequence[str]) -> Vector:
    """A row of flags for each known tag; the columns are the numbered tags, the first stands for all others."""
    table = np.zeros((len(known), len(_NUMBERS) + 1))
    table[range(len(known)), [_NUMBERS[tag] for tag in known]] = 1
    return table


_OF_OWN, _OF_AROUND, _OF_ABOVE, _OF_NEXT = map(_table, (OWN, AROUND, ABOVE, NEXT))
_OF_ROLES = np.eye(len(_ROLES) - 1, len(_ROLES))  # the last column is a title's, whose flag nobody needs


def tag_numbers(grid: Grid) -> Indexes:
    """The number of each place's tag."""
    return np.array([_NUMBERS.get(tag, 0) for tag, _ in grid.kinds])[grid.kind]


def tag_rows(outline: Outline, grid: Grid, numbers: Indexes) -> list[Vector]:
    """Flags for the tag of each passage's own place, of the one around it, and for its role; how often tags stand
    above it.
    """
    roles = np.array([_ROLES[passage.role] for passage in outline.passages])
    return [
        _OF_OWN.take(numbers[grid.last], axis=1),
        _OF_AROUND.take(numbers[grid.above[0]], axis=1),
        _OF_ROLES.take(roles, axis=1),
        grid.within(_OF_ABOVE.take(numbers, axis=1)),
    ]


def next_rows(grid: Grid, numbers: Indexes) -> Vector:
    """Flags for the tag of each passage's own place, as its neighbours see it."""
    rows: Vector = _OF_NEXT.take(numbers[grid.last], axis=1)
    return rows
