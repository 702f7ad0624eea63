"""A page on disk, without a source file: what extract and clean make of it."""

from __future__ import annotations

from datetime import date, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsflow.clean import clean_article
from newsflow.errors import PageError
from newsflow.extract import extract
from newsflow.flow.previewing import page_on_disk
from newsflow.model import Article, CleanArticle
from newsflow.sources import UNKNOWN, Source, unnamed_source

Record = dict[str, Any]


def read_article(path: Path, url: str | None = None) -> tuple[Article, Source]:
    """What a stored .html, .html.gz or .txt page offers, and the source it is taken to be of: its host, nothing known.

    Raises PageError when the file or the page cannot be read.
    """
    source = _source(url)
    return extract(*page_on_disk(path, url), source), source


def extract_record(record: Record, *, raw: bool = False) -> Record:
    """The contract of `newsflow extract --in … --out …`: `{"id", "html_path", "url"?}` as an article's fields.

    With `raw` the body is every block of the page, else what cleaning keeps. Raises PageError when it cannot be read.
    """
    if not isinstance(record.get("html_path"), str):
        raise PageError("no_path", "the field html_path is missing")
    if not isinstance(record.get("url"), str | None):
        raise PageError("bad_url", f"the field url holds {type(record['url']).__name__}")
    article, source = read_article(Path(record["html_path"]), record.get("url"))
    return {"id": record.get("id")} | _fields(article, None if raw else clean_article(article, source), source.zone)


def _fields(article: Article, cleaned: CleanArticle | None, zone: tzinfo) -> Record:
    said = cleaned.clean.fields if cleaned else None
    published = said.published if said else next((date for date in article.dates if date.role == "published"), None)
    modified = said.updated if said else next((date for date in article.dates if date.role == "updated"), None)
    author = said.author if said else None
    return {
        "title": (said.title if said else None) or article.title,
        "body": "\n".join(cleaned.clean.body_lines) if cleaned else article.text,
        "authors": list(article.authors) or ([author] if author else []),
        "published_at": published.local_iso(zone, _day_in_address(article)) if published else None,
        "modified_at": modified.local_iso(zone) if modified else None,
        "language": None if article.language == UNKNOWN else article.language,
        "section": article.section,
        "tags": list(article.tags),
        "image": article.image,
        "extractor": article.extractor,
    }


def _day_in_address(article: Article) -> date | None:
    return next((witness.day for witness in article.dates if witness.basis == "url"), None)


def _source(url: str | None) -> Source:
    try:
        host = (urlsplit(url).hostname if url else None) or "localhost"
    except ValueError as error:
        raise PageError("bad_url", f"{url!r:.200}: {error}") from None
    return unnamed_source(host)
