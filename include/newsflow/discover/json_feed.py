"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): a feed in JSON, whose titles are plain text."""

from __future__ import annotations

import json
from typing import Any

from newsflow.discover.feeding import MOST_ITEMS, Feeding, Item, one_line
from newsflow.discover.found import BAD_FEED, EMPTY_FEED, TOO_MANY_ITEMS

MARK = b"\xef\xbb\xbf"
VERSION = "jsonfeed.org/version/"


def is_json(body: bytes) -> bool:
    """Whether a body begins as a JSON object does, which no XML does."""
    return body[:1024].removeprefix(MARK).lstrip().startswith(b"{")


def read_json_feed(body: bytes) -> Feeding:
    """The items of a JSON Feed that have an address, MOST_ITEMS at most; or why it is none."""
    try:
        feed = json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        return Feeding(reason=BAD_FEED, detail=f"{type(error).__name__}: {error}"[:200])
    entries = feed.get("items")
    if VERSION not in str(feed.get("version")) or not isinstance(entries, list):
        return Feeding(reason=BAD_FEED, detail="it is JSON, and not a JSON Feed")
    items = tuple(item for entry in entries[:MOST_ITEMS] if isinstance(entry, dict) and (item := _item(entry)))
    if not items:
        return Feeding(reason=EMPTY_FEED)
    if len(entries) > MOST_ITEMS:
        return Feeding(items, TOO_MANY_ITEMS, f"only the first {MOST_ITEMS} items were read")
    return Feeding(items)


def _item(entry: dict[str, Any]) -> Item | None:
    """An entry that has an address: its own, else an id that is one."""
    name = _text(entry, "id")
    url = _text(entry, "url") or (name if name.startswith(("http://", "https://")) else "")
    return Item(url, one_line(_text(entry, "title")), _text(entry, "date_published") or None) if url else None


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value.strip() if isinstance(value, str) else ""
