"""Machine-readable dates of a page: each a witness, none chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import XPath

from newsflow.dates import read_stamp
from newsflow.extract import metanames
from newsflow.extract.jsonld import texts
from newsflow.extract.meta import Meta
from newsflow.model import DateRole, DateWitness

PUBLISHED, UPDATED = DateRole.PUBLISHED, DateRole.UPDATED
META_NAMES = {PUBLISHED: metanames.PUBLISHED, UPDATED: metanames.UPDATED}
JSONLD_NAMES = {PUBLISHED: ("datePublished", "dateCreated", "uploadDate"), UPDATED: ("dateModified",)}
TIMES = 4  # `time` elements read: those further down date other articles
# What software writes in its own way ("11/01/2023 12:43:42") has the month first, whatever the page speaks: measured,
# three pages of three, in German, Portuguese and English.
SOFTWARE = "en"
UNLABELLED = 0.6  # confidence of a `time` element that does not say what it dates

_UPDATED = re.compile(r"updat|modif|aktualis|actualiz|mis à jour|aggiorn|تحديث|تعديل|به‌روز", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|entry-date|pubdate|veröffentlicht|نشر|منتشر", re.IGNORECASE)
_DAY_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
# Day first: "/29-10-2021", "/08112021-title"; eight digits alone may be any number.
_DAY_FIRST = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(-?)(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?=[/-]|\Z)")
_ASIDE = ("aside", "footer", "nav")
_MICRODATA = XPath("//@itemprop[. = 'datePublished' or . = 'dateModified']/parent::*[not(self::meta)]")


def page_dates(root: Any, node: dict[str, Any], meta: Meta, url: str, zone: str) -> tuple[DateWitness, ...]:
    """Every date that the page's JSON-LD, meta tags, microdata, `time` elements and address state, in this order.

    `node` is the page's article in JSON-LD; `zone` the IANA name for dates that state none.
    """
    witnesses: dict[DateWitness, None] = {}
    for role, basis, text, confidence in _stated(root, node, meta, url):
        language = None if basis == "microdata" else SOFTWARE  # microdata may stand around what readers see
        witness = read_stamp(text, role=role, basis=basis, zone=zone, language=language)
        if witness is not None:
            witnesses[replace(witness, confidence=witness.confidence * confidence)] = None
    return tuple(witnesses)


def _stated(root: Any, node: dict[str, Any], meta: Meta, url: str) -> Iterator[tuple[DateRole, str, str, float]]:
    for role, keys in JSONLD_NAMES.items():
        for name in keys:
            yield from ((role, "json_ld", text, 1.0) for text in texts(node.get(name))[:1])
    for role, names in META_NAMES.items():
        yield from ((role, "meta", text, 1.0) for text in meta.all(names))
    for element in _MICRODATA(root)[:TIMES]:
        role = UPDATED if element.get("itemprop") == "dateModified" else PUBLISHED
        yield role, "microdata", _stamp(element), 1.0
    yield from map(_labelled, islice(_times(root), TIMES))
    if (day := _DAY_IN_PATH.search(urlsplit(url).path)) is not None:
        yield PUBLISHED, "url", f"{day[1]}-{int(day[3]):02}-{int(day[4]):02}", 1.0
    elif (day := _DAY_FIRST.search(urlsplit(url).path)) is not None:
        yield PUBLISHED, "url", f"{day[4]}-{day[3]}-{day[1]}", 1.0


def _times(root: Any) -> Iterator[Any]:
    """The `time` elements that state a moment, but for those in asides."""
    stated = (element for element in root.iter("time") if element.get("datetime") is not None)
    return (element for element in stated if next(element.iterancestors(*_ASIDE), None) is None)


def _stamp(element: Any) -> str:
    return str(element.get("content") or element.get("datetime") or "".join(element.itertext())).strip()


def _labelled(element: Any) -> tuple[DateRole, str, str, float]:
    """A `time` element with the role that its names, or the words just before it, give it."""
    parent = element.getparent()
    before = element.getprevious()
    told = (before.tail if before is not None else parent.text) or ""
    names = " ".join((element.get("class") or "", element.get("itemprop") or "", parent.get("class") or "", told[-40:]))
    if _UPDATED.search(names):
        return UPDATED, "time_tag", _stamp(element), 1.0
    sure = _PUBLISHED.search(names) is not None or element.get("pubdate") is not None
    return PUBLISHED, "time_tag", _stamp(element), 1.0 if sure else UNLABELLED
