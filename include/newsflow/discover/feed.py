"""Feeds: RSS, Atom, RDF and JSON Feed, read as far as they can be."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser

from newsflow.discover.advertised import Place, advertised
from newsflow.discover.feeding import MOST_ITEMS, Feeding, Item, plain
from newsflow.discover.found import (
    BAD_FEED,
    EMPTY_FEED,
    NO_ARTICLES,
    NOT_MODIFIED,
    TOO_MANY_ITEMS,
    Finding,
    Get,
    RouteFailure,
)
from newsflow.discover.json_feed import is_json, read_json_feed
from newsflow.model import Link
from newsflow.sources import Feed, Source

ITEM = re.compile(rb"<(?:[A-Za-z][\w-]*:)?(?:item|entry)[\s>/]")
CHARACTER = re.compile(rb"&#([xX][0-9A-Fa-f]{1,9}|[0-9]{1,9});")
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What feedparser raises for feeds that nobody thought of; it has no error of its own."""


def find_in_feed(route: Feed, source: Source, today: date, get: Get) -> Finding:
    """The articles that the feed lists now, dated where it dates them.

    A feed that lists no article at all is a failure: feeds are never empty for good reasons. One that was asked whether
    it has changed, and has not, lists nothing new.
    """
    got = get(route.url)
    if got.reason == NOT_MODIFIED:
        return Finding((), got.attempts)
    if got.reason:
        return Finding((), got.attempts, (RouteFailure(route.kind, route.url, got.reason, got.detail),))
    feeding = read_feed(got.body, got.header("content-type"))
    place = Place(route, source, got.url, "feed")
    links = tuple(link for item in feeding.items if (link := advertised(item, place, today)))
    failures = _failures(feeding, links, route)
    return Finding(links, got.attempts, failures, got.header("etag"), got.header("last-modified"))


def read_feed(body: bytes, content_type: str | None = None) -> Feeding:
    """The items of a feed; of a broken one those that can still be read.

    A feed of XML that declares entities is refused unread, and no more than MOST_ITEMS items are read.
    """
    if is_json(body):
        return read_json_feed(body)
    if ENTITY.search(body.replace(b"\0", b"")):
        return Feeding(reason=BAD_FEED, detail="it declares entities")
    starts = [match.start() for match in islice(ITEM.finditer(body), MOST_ITEMS + 1)]
    kept = body[: starts[-1]] if len(starts) > MOST_ITEMS else body
    try:
        parsed = feedparser.parse(
            BytesIO(CHARACTER.sub(_sound, kept)),
            response_headers={"content-type": content_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except STUMBLES as error:
        return Feeding(reason=BAD_FEED, detail=f"{type(error).__name__}: {error}"[:200])
    version = parsed.get("version", "")
    items = tuple(item for entry in parsed.entries if (item := _item(entry, version)))
    if not items:
        return Feeding(reason=EMPTY_FEED if version else BAD_FEED, detail=str(parsed.get("bozo_exception", "")))
    if kept is not body:
        return Feeding(items, TOO_MANY_ITEMS, f"only the first {MOST_ITEMS} items were read")
    return Feeding(items)


def _sound(reference: re.Match[bytes]) -> bytes:
    """A character reference as it stands, or nothing when no character has that number."""
    digits = reference.group(1).lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return reference.group() if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else b""


def _item(entry: Any, version: str) -> Item | None:
    """An entry that has an address. RSS 1.0 dates with `dc:date`, which the parser calls updated."""
    url = (entry.get("feedburner_origlink") or entry.get("link") or "").strip()
    dated = "published" if "published" in entry or not version.startswith("rss") else "updated"
    said = entry.get(dated) if dated in entry else None
    return Item(url, plain(entry.get("title") or ""), said) if url else None


def _failures(feeding: Feeding, links: tuple[Link, ...], route: Feed) -> tuple[RouteFailure, ...]:
    if feeding.reason:
        return (RouteFailure(route.kind, route.url, feeding.reason, feeding.detail),)
    if not links:
        detail = f"none of {len(feeding.items)} items is an article on the source's own hosts that matches urls.pattern"
        return (RouteFailure(route.kind, route.url, NO_ARTICLES, detail),)
    return ()
