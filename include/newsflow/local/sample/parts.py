"""A page as a tree of boxes and lines, from which both its HTML and its truth are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from newsflow.model import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a page.

    `kind` is None where the line is article. An empty `tag` leaves the line bare in its box. `link` makes the whole
    line a link; `html` is its inner markup where that is more than the text. `hard` marks article that looks like
    boilerplate; `alt_kinds` are kinds that would be right as well.
    """

    text: str
    kind: Kind | None = None
    tag: str = "p"
    css: str = ""
    link: str = ""
    html: str = ""
    hard: bool = False
    alt_kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """An element that holds others.

    `outside` tells that an extractor may rightly leave it out before cleaning; `opening` is markup without text that
    stands before the parts.
    """

    tag: str
    css: str
    parts: tuple[Line | Box, ...]
    outside: bool = False
    opening: str = ""


def lines(box: Box, *, outside: bool = False) -> Iterator[tuple[Line, bool]]:
    """Every line in the order of the page, each with whether it stands outside of the content."""
    for part in box.parts:
        if isinstance(part, Line):
            yield part, outside or box.outside
        else:
            yield from lines(part, outside=outside or box.outside)


def render(part: Line | Box) -> str:
    """The part as HTML."""
    if isinstance(part, Box):
        inner = "\n".join([part.opening] * bool(part.opening) + [render(child) for child in part.parts])
        return f"<{part.tag}{_css(part.css)}>\n{inner}\n</{part.tag}>"
    text = part.html or escape(part.text, quote=False)
    if part.link:
        text = f'<a href="{escape(part.link)}">{text}</a>'
    return f"<{part.tag}{_css(part.css)}>{text}</{part.tag}>" if part.tag else text


def _css(names: str) -> str:
    return f' class="{names}"' if names else ""
