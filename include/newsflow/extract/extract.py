"""The verb: a served page becomes an article, recall first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import html

from newsflow.errors import PageError
from newsflow.extract.blocks import read_outline
from newsflow.extract.charset import decode
from newsflow.extract.outline import Passage
from newsflow.extract.prose import Hints
from newsflow.extract.region import choose
from newsflow.extract.selectors import selected
from newsflow.extract.stated import as_selected
from newsflow.extract.tree import SIZE_LIMIT, drop, parse
from newsflow.extract.visible import visible_dates
from newsflow.extract.witnesses import Witnesses, read_witnesses
from newsflow.model import BY_SELECTORS, Article, Block, DateRole, DateWitness, Page
from newsflow.sources import Source, article_key, canonical_url
from newsflow.text import script_ratio

TREE = "newsflow-tree/4"
STATED = "json-ld"
PLAIN = "plain-text"
OUTWEIGHS = 2  # times the page's own text: then the body that JSON-LD repeats is taken instead
SCRIPT_SHARE = 0.3  # of the letters: a language whose script has fewer is not the text's

_HTML_TYPES = re.compile(r"html|xml|octet-stream|^$", re.IGNORECASE)


def extract(page: Page, body: bytes, source: Source) -> Article:
    """Everything of a page that may be its article, and everything the page says about it.

    Pure: the same page gives the same article. Plain text (by its Content-Type) becomes one block a line. Raises
    PageError: empty_page, not_html, too_large, tag_too_long, too_deep; ConfigurationError for a wrong selector.
    """
    if len(body) > SIZE_LIMIT:
        raise PageError("too_large", f"{len(body):,} bytes, at most {SIZE_LIMIT:,}")
    kind = (page.header("content-type") or "").strip()
    decoded = decode(body, kind, source.fetch.encoding)
    if kind.lower().startswith("text/plain"):
        return _plain(page, decoded.text, decoded.label, source)
    if not _HTML_TYPES.search(kind.partition(";")[0]):
        raise PageError("not_html", f"Content-Type is {kind!r}")
    return _article(page, parse(decoded.text, decoded.utf8), decoded.label, source)


def _plain(page: Page, text: str, charset: str, source: Source) -> Article:
    blocks = tuple(Block(line.strip()) for line in text.splitlines() if line.strip())
    if not blocks:
        raise PageError("empty_page", "no line of text")
    return Article(
        source=source.key,
        key=article_key(source, page.url),
        url=page.url,
        link=page.link,
        blocks=blocks,
        fetched_at=page.fetched_at,
        place=page.place,
        extractor=PLAIN,
        charset=charset,
        language=_language((), blocks, source),
        dates=_with_link((), page),
    )


def _article(page: Page, root: Any, charset: str, source: Source) -> Article:
    source = source.as_of(page.fetched_at)
    said = as_selected(read_witnesses(root, page.url, source), root, page, source)
    told = _told(root, said, source, page)
    canonical = canonical_url(said.canonical, source, page.url) if said.canonical else None
    return Article(
        source=source.key,
        key=article_key(source, page.url, canonical),
        url=page.url,
        link=page.link,
        blocks=told.blocks,
        fetched_at=page.fetched_at,
        place=page.place,
        extractor=told.extractor,
        charset=charset,
        language=_language(said.languages, told.blocks, source),
        title=said.title,
        dates=_with_link((*said.dates, *told.dates), page),
        authors=said.authors,
        section=said.section,
        tags=said.tags,
        image=said.image,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A page's blocks, who chose them, and the dates that its lines state."""

    blocks: tuple[Block, ...]
    extractor: str
    dates: tuple[DateWitness, ...] = ()


def _told(root: Any, said: Witnesses, source: Source, page: Page) -> _Told:
    """The page's blocks: by the source's selectors where they find text, else by the region, else as JSON-LD has them.

    Raises PageError: empty_page.
    """
    for unwanted in selected(root, source, "drop"):
        drop(unwanted)
    passages = [passage for chosen in selected(root, source, "body") for passage in read_outline(chosen).passages]
    told = _Told(_as_blocks(passages), BY_SELECTORS) if passages else _by_region(root, said, source, page)
    stated = _stated_blocks(said.body or "")
    if _length(stated) > OUTWEIGHS * _length(told.blocks):
        return _Told(stated, STATED, told.dates)
    if not told.blocks:
        raise PageError("empty_page", "no running text")
    return told


def _by_region(root: Any, said: Witnesses, source: Source, page: Page) -> _Told:
    body = root.find("body")
    outline = read_outline(root if body is None else body)
    region = choose(outline, Hints(said.title, said.body, said.lead))
    if region.bounds is None:
        return _Told((), TREE)
    if any(date.role is DateRole.PUBLISHED for date in said.dates):
        return _Told(_as_blocks(region.told()), TREE)
    language = next(iter(said.languages), source.language)
    zone = source.time_zone
    dates = visible_dates(outline, region.bounds, language=language, fetched_at=page.fetched_at, zone=zone)
    return _Told(_as_blocks(region.told()), TREE, dates)


def _as_blocks(passages: Iterable[Passage]) -> tuple[Block, ...]:
    return tuple(Block(passage.text, passage.role, passage.linked) for passage in passages)


def _stated_blocks(body: str) -> tuple[Block, ...]:
    """The body that JSON-LD repeats, for pages whose script writes the text."""
    text = " ".join(html.fragment_fromstring(body, create_parent=True).itertext()) if "<" in body else body
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(Block(line) for line in lines if line)


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _language(stated: Sequence[str], blocks: Sequence[Block], source: Source) -> str:
    """The first language stated by page or source whose script the text is in; the source's when none fits."""
    text = "\n".join(block.text for block in blocks)[:5000]
    fitting = (code for code in (*stated, source.language) if script_ratio(text, code) >= SCRIPT_SHARE)
    return next(fitting, source.language)


def _with_link(dates: tuple[DateWitness, ...], page: Page) -> tuple[DateWitness, ...]:
    advertised = page.link.published
    return dates if advertised is None or advertised in dates else (*dates, advertised)
