"""Witnesses: what a page's JSON-LD, meta tags and markup say about its article, beside the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath

from newsflow.extract import metanames
from newsflow.extract.authors import choose_authors, read_authors
from newsflow.extract.headline import choose_headline, visible_headlines
from newsflow.extract.jsonld import read_jsonld, texts
from newsflow.extract.meta import read_meta
from newsflow.extract.selectors import selected_texts
from newsflow.extract.stamps import page_dates
from newsflow.model import DateWitness
from newsflow.sources import Source

TAG_LENGTH = 60  # characters of one tag; longer ones are sentences
MOST_TAGS = 40
BYLINE_LENGTH = 160  # characters; longer ones tell an author's life
MARKED = 8  # elements marked as author that are read: those further down are of other articles

# All ask attributes, which few elements have, and not each element for its attributes: that takes ten times as long.
_MARKED_AUTHORS = XPath(
    "(//@itemprop[. = 'author'] | //@rel[. = 'author'])"
    "/parent::*[not(self::meta)][not(ancestor::aside or ancestor::footer)]"
)
_BYLINES = XPath(
    "//@class[contains(., 'byline') or (contains(., 'aut') and (contains(., 'author') or contains(., 'autor')))]"
    "[not(contains(., 'comment'))]"
    "/parent::*[not(ancestor::footer or self::body or self::img)]"
)
_PROFILES = XPath("//a/@href[contains(., '/author/') or contains(., '/authors/') or contains(., '/autor/')]/parent::*")
_COMMA = re.compile(r"\s*[,;،؛]\s*")
_LANGUAGE = re.compile(r"^([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the page says beside its text; `body` and `lead` are the text as its metadata repeat it."""

    title: str | None
    dates: tuple[DateWitness, ...]
    authors: tuple[str, ...]
    section: str | None
    tags: tuple[str, ...]
    image: str | None
    languages: tuple[str, ...]
    canonical: str | None
    body: str | None
    lead: str | None


def read_witnesses(root: Any, url: str, source: Source) -> Witnesses:
    """Everything that the page's own metadata state about its article; where witnesses differ, the best known first."""
    node, meta = read_jsonld(root), read_meta(root, url)
    names = _outlet_names(node, meta.all(metanames.SITE_NAMES), url, source)
    stated = (
        *selected_texts(root, source, "title"),
        *texts(node.get("headline")),
        *meta.all(metanames.TITLES),
        *_title_tag(root),
    )
    bylines = _bylines(root, node, meta.all(metanames.AUTHORS))
    sections = (*texts(node.get("articleSection")), *meta.all(metanames.SECTIONS))
    return Witnesses(
        title=choose_headline(stated, visible_headlines(root), names),
        dates=page_dates(root, node, meta, url, source.time_zone),
        authors=choose_authors(read_authors(byline, names) for byline in bylines),
        section=next((text for text in sections if "://" not in text), None),
        tags=_tags((*texts(node.get("keywords")), *meta.all(metanames.TAGS))),
        image=_image((*texts(node.get("image"), ("url", "contentUrl", "@id")), *meta.all(metanames.IMAGES)), url),
        languages=_languages((root.get("lang") or "", *texts(node.get("inLanguage")), *meta.all(metanames.LANGUAGES))),
        canonical=meta.canonical,
        body=next(iter(texts(node.get("articleBody"))), None),
        lead=next(iter((*meta.all(metanames.LEADS), *texts(node.get("description")))), None),
    )


def _outlet_names(node: dict[str, Any], sites: Iterable[str], url: str, source: Source) -> tuple[str, ...]:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    own = (host, host.partition(".")[0]) if host else ()
    return (*source.outlet_names, *sites, *texts(node.get("publisher")), *own)


def _title_tag(root: Any) -> tuple[str, ...]:
    title = root.find(".//head/title")
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return (text,) if text else ()


def _bylines(root: Any, node: dict[str, Any], stated: Iterable[str]) -> Iterator[Iterable[str]]:
    """The witnesses of the author, the best kind first: JSON-LD, meta, microdata and rel, the byline's class, a link
    to a profile."""
    yield texts(node.get("author")) or texts(node.get("creator"))
    yield stated
    yield [_own_name(element) for element in _together(_MARKED_AUTHORS(root)[:MARKED])]
    for marked in (_BYLINES, _PROFILES):
        for element in marked(root)[:MARKED]:
            text = _lines(element)
            if 0 < len(text) <= BYLINE_LENGTH:
                yield [text]


def _together(elements: Sequence[Any]) -> Iterator[Any]:
    """The first element and those that stand beside it: further down others are the authors of other articles."""
    around = _around(elements[0]) if elements else None
    return (element for element in elements if _around(element) is around)


def _around(element: Any) -> Any:
    parent = element.getparent()
    return parent if parent is None or parent.getparent() is None else parent.getparent()


def _own_name(element: Any) -> str:
    name: Any = element.find(".//*[@itemprop='name']")
    return _lines(element if name is None else name)


def _lines(element: Any) -> str:
    """The texts in an element, a line each."""
    texts = (" ".join(text.split()) for text in element.itertext())
    return "\n".join(text for text in texts if text)


def _tags(stated: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip(" #") for text in stated for part in _COMMA.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and len(part) <= TAG_LENGTH))[:MOST_TAGS]


def _image(stated: Iterable[str], url: str) -> str | None:
    for address in stated:
        try:
            whole = urljoin(url, address)
        except ValueError:
            continue
        if whole.startswith(("http://", "https://")):
            return whole
    return None


def _languages(stated: Iterable[str]) -> tuple[str, ...]:
    codes = (found[1].lower() for text in stated if (found := _LANGUAGE.match(text.strip())))
    return tuple(dict.fromkeys(codes))
