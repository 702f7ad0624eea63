"""What reading a feed gives, whatever it is written in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

MOST_ITEMS = 2000
"""Items read of one feed; the rest is cut off. Parsing XML takes 0.1 ms an item."""

TAG = re.compile(r"<[^<>]*>")
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as it says."""

    url: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Feeding:
    """The items of a feed, newest first as feeds are, and what is wrong with it."""

    items: tuple[Item, ...] = ()
    reason: str | None = None
    detail: str = ""


def plain(markup: str) -> str | None:
    """A marked-up title as text on one line: entities read, tags gone."""
    return one_line(html.unescape(TAG.sub(" ", markup)))


def one_line(text: str) -> str | None:
    """The words of a text on one line, without characters that no text may hold; None when there are none."""
    return " ".join(UNFIT.sub(" ", text).split()) or None
