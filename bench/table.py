"""The figures on the screen: group by group, each with its change since the last run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.text import Text

from bench.figure import Figure
from bench.history import change
from newsflow.cli.screen import out, table

STEADY = 5.0
"""Percent: changes below are the machine's."""


def show(figures: Iterable[Figure], earlier: dict[str, float]) -> None:
    """Every group is a table."""
    for group, members in groupby(figures, key=lambda figure: figure.group):
        shown = table(f"\n{group}", {"": "left", "now": "right", "unit": "left", "since last": "right", " ": "left"})
        for figure in members:
            shown.add_row(figure.name, number(figure.value), figure.unit, _since(figure, earlier), _bound(figure))
        out.print(shown)


def number(value: float) -> str:
    """Three figures that count, in plain digits."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _since(figure: Figure, earlier: dict[str, float]) -> Text:
    percent = change(figure, earlier)
    if percent is None:
        return Text("")
    worse = figure.more_is_better is not None and (percent < 0) == figure.more_is_better
    return Text(f"{percent:+.0f} %", style="red" if worse and abs(percent) > STEADY else "dim")


def _bound(figure: Figure) -> Text:
    bounds = (("at most", figure.most), ("at least", figure.least))
    told = " ".join(f"{name} {bound:g}" for name, bound in bounds if bound is not None)
    sign, style = ("✓", "green") if figure.kept else ("✗", "red")
    return Text(f"{sign} {told}" if told else "", style=style)
