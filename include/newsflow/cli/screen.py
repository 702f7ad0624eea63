"""How the command speaks: one console for results, one for trouble."""

from __future__ import annotations

import re

from rich.console import Console
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
trouble = Console(stderr=True, highlight=False, soft_wrap=True)


# Control characters, which move the cursor and set colours, and those that turn the direction of what follows; the
# marks and joiners that Arabic and Persian are written with stay.
_COMMANDING = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")


def say(line: str) -> None:
    """The line is on the screen, its brackets as they are, what would command the terminal as `\\u001b`."""
    out.print(harmless(line), markup=False)


def harmless(text: str) -> str:
    """The text with an escape for every character that would command a terminal; line ends and tabs stay."""
    return _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def table(title: str | None, columns: dict[str, str]) -> Table:
    """An empty table; `columns` maps each heading to "left" or "right"."""
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading, side in columns.items():
        made.add_column(heading, justify="right" if side == "right" else "left", overflow="fold")
    return made
