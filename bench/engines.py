"""What reads a page into an article: Newsflow, and the libraries that it is measured beside."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Stored
from bench.peers import as_page
from newsflow.errors import PageError
from newsflow.sources import Source, find


@dataclass(frozen=True, slots=True)
class Engine:
    """A library: what it is asked for, the modules that are warm before, and how much faster Newsflow must be."""

    name: str
    read: Callable[[Iterable[Stored], Path], None]
    warm: tuple[str, ...]
    times: float | None = None


def read_newsflow(pages: Iterable[Stored], sources: Path) -> None:
    """Every page is a clean article with all its fields, or not an article."""
    from newsflow.clean import clean_article
    from newsflow.extract import extract

    known: dict[str, Source] = {}
    for page in pages:
        source = known.get(page.source) or known.setdefault(page.source, find(sources, page.source))
        with suppress(PageError):
            clean_article(extract(as_page(page), page.body, source), source)


def read_trafilatura(pages: Iterable[Stored], _sources: Path) -> None:
    """Every page is trafilatura's document, with metadata."""
    from trafilatura import bare_extraction

    for page in pages:
        bare_extraction(page.body, url=page.url, with_metadata=True)


def read_trafilatura_text(pages: Iterable[Stored], _sources: Path) -> None:
    """Every page is trafilatura's text alone."""
    from trafilatura import extract

    for page in pages:
        extract(page.body, url=page.url)


def read_newspaper(pages: Iterable[Stored], _sources: Path) -> None:
    """Every page is newspaper4k's parsed article."""
    from newspaper import Article

    for page in pages:
        # Arabic it reads only with nltk beside it; English stop words cost it the same
        article = Article(page.url, language="en", fetch_images=False)
        article.download(input_html=_text(page.body))
        with warnings.catch_warnings(action="ignore"):
            article.parse()


def read_news_please(pages: Iterable[Stored], _sources: Path) -> None:
    """Every page is news-please's article."""
    from newsplease import NewsPlease

    logging.disable(logging.ERROR)
    for page in pages:
        # it raises on some pages, and has read them by then
        with warnings.catch_warnings(action="ignore"), suppress(Exception):
            NewsPlease.from_html(_text(page.body), url=page.url, fetch_images=False)


def read_resiliparse(pages: Iterable[Stored], _sources: Path) -> None:
    """Every page is resiliparse's main text; it reads no metadata."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    for page in pages:
        extract_plain_text(HTMLTree.parse(_text(page.body)), main_content=True)


def _text(body: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return bytes_to_str(body, detect_encoding(body) or "utf-8")


NEWSFLOW = Engine("newsflow", read_newsflow, ("newsflow.clean", "newsflow.extract"))
ENGINES = (
    NEWSFLOW,
    Engine("trafilatura with metadata", read_trafilatura, ("trafilatura",), times=3),
    Engine("trafilatura, text only", read_trafilatura_text, ("trafilatura",)),
    Engine("newspaper4k", read_newspaper, ("newspaper", "resiliparse.parse.encoding"), times=10),
    Engine("news-please", read_news_please, ("newsplease", "resiliparse.parse.encoding"), times=10),
    Engine("resiliparse, main text only", read_resiliparse, ("resiliparse.extract.html2text",)),
)
