"""Text to tree: the gates before parsing, and one parse with libxml2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsflow.errors import PageError

SIZE_LIMIT = 5_000_000  # characters
TAG_LIMIT = 65_536  # characters outside quotes: libxml2's time grows with the square of a tag's attributes
SNIFFED = 100_000  # characters at the start among which a page has a tag

_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{TAG_LIMIT},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|article|main|title|meta|script|table|section|h1|ul|ol|pre|font|center|span|br|a)\b",
    re.IGNORECASE,
)


def parse(text: str, utf8: bytes | None = None) -> Any:
    """The page's tree: the `html` element, without comments and processing instructions; `utf8` is the text in bytes,
    where they are at hand.

    Raises PageError: not_html, too_large, tag_too_long, too_deep (libxml2 drops the text beyond 2,048 levels
    without an exception), empty_page.
    """
    if len(text) > SIZE_LIMIT:
        raise PageError("too_large", f"{len(text):,} characters, at most {SIZE_LIMIT:,}")
    if not text or text.isspace():
        raise PageError("empty_page", "no characters")
    if not _TAG.search(text, 0, SNIFFED):
        raise PageError("not_html", f"starts with {text[:40]!r}")
    if any(len(_QUOTED.sub("", tag)) > TAG_LIMIT for tag in _long_tags(text)):
        raise PageError("tag_too_long", f"one tag has more than {TAG_LIMIT:,} characters of attributes")
    return _parsed(text.encode() if utf8 is None else utf8)


def _long_tags(text: str) -> Iterator[str]:
    """The tags of TAG_LIMIT characters and more without a bracket: each covers a whole one of these halves."""
    half, end = TAG_LIMIT // 2, 0
    for at in range(0, len(text) - half + 1, half):
        if at >= end and text.find("<", at, at + half) < 0 and text.find(">", at, at + half) < 0:
            start = text.rfind("<", 0, at)
            if start >= 0 and (found := _LONG_TAG.match(text, start)) is not None:
                end = found.end()
                yield found[0]


def _parsed(utf8: bytes) -> Any:
    # nothing asks for an element by a table of ids, which takes a sixteenth of the time
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(utf8, parser)
    except etree.XMLSyntaxError as error:
        raise PageError("empty_page", str(error)) from None
    if root is None:
        raise PageError("empty_page", "no element")
    limits = parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT)
    if limits:
        raise PageError("too_deep", limits[0].message.strip())
    return root


def drop(element: Any) -> None:
    """The element and all in it are gone from its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
