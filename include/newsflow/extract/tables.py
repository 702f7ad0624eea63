"""Tables that hold data, told from those that only lay out a page."""

from __future__ import annotations

from typing import Any

LAYOUT = frozenset((
    "p", "div", "table", "h1", "h2", "h3", "h4", "article", "section", "ul", "ol", "form", "blockquote", "iframe",
))  # fmt: skip
CELL_LIMIT = 300  # characters: longer cells are text, so the table is layout
CELL_BREAK = " | "


def is_data_table(table: Any) -> bool:
    """Whether every cell is short and holds no block element."""
    return all(
        element.tag not in LAYOUT and len(element.text or "") <= CELL_LIMIT and len(element.tail or "") <= CELL_LIMIT
        for element in table.iterdescendants()
    )


def table_rows(table: Any) -> list[str]:
    """One line a row, cells parted by ` | `, empty rows left out; a caption comes first."""
    rows = []
    for row in table.iter("caption", "tr"):
        cells = [row] if row.tag == "caption" else [cell for cell in row if cell.tag in ("td", "th")]
        texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
        rows.append(CELL_BREAK.join(text for text in texts if text))
    return [row for row in rows if row]
