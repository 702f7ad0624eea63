"""How the command speaks: one console for results, one for trouble."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
trouble = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """The line is on the screen, its brackets as they are."""
    out.print(line, markup=False)


def table(title: str | None, columns: dict[str, str]) -> Table:
    """An empty table; `columns` maps each heading to "left" or "right"."""
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading, side in columns.items():
        made.add_column(heading, justify="right" if side == "right" else "left", overflow="fold")
    return made
