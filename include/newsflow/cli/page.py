"""A page on disk, without a source file: what extract and clean make of it."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsflow.clean import clean_article
from newsflow.errors import PageError
from newsflow.extract import extract
from newsflow.model import Article, CleanArticle, Link, Page, Place
from newsflow.sources import Source

Record = dict[str, Any]

UNKNOWN = "und"  # ISO 639: undetermined


def read_article(path: Path, url: str | None = None) -> tuple[Article, Source]:
    """What a stored .html, .html.gz or .txt page offers, and the source it is taken to be of: its host, nothing known.

    Raises PageError when the file or the page cannot be read.
    """
    source = _source(url)
    body = _bytes(path)
    kind = "text/plain" if path.suffix == ".txt" else "text/html"
    page = Page(
        link=Link(url or path.name, "files"),
        url=url or path.name,
        status=200,
        headers=(("Content-Type", kind),),
        fetched_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        place=Place(str(path), 0),
        digest=hashlib.sha256(body).hexdigest(),
    )
    return extract(page, body, source), source


def extract_record(record: Record, *, raw: bool = False) -> Record:
    """The contract of `newsflow extract --in … --out …`: `{"id", "html_path", "url"?}` as an article's fields.

    With `raw` the body is every block of the page, else what cleaning keeps. Raises PageError when it cannot be read.
    """
    if not isinstance(record.get("html_path"), str):
        raise PageError("no_path", "the field html_path is missing")
    if not isinstance(record.get("url"), str | None):
        raise PageError("bad_url", f"the field url holds {type(record['url']).__name__}")
    article, source = read_article(Path(record["html_path"]), record.get("url"))
    return {"id": record.get("id")} | _fields(article, None if raw else clean_article(article, source))


def _fields(article: Article, cleaned: CleanArticle | None) -> Record:
    said = cleaned.clean.fields if cleaned else None
    published = said.published if said else next((date for date in article.dates if date.role == "published"), None)
    modified = said.updated if said else next((date for date in article.dates if date.role == "updated"), None)
    author = said.author if said else None
    return {
        "title": (said.title if said else None) or article.title,
        "body": "\n".join(cleaned.clean.body_lines) if cleaned else article.text,
        "authors": list(article.authors) or ([author] if author else []),
        "published_at": published.iso() if published else None,
        "modified_at": modified.iso() if modified else None,
        "language": None if article.language == UNKNOWN else article.language,
        "section": article.section,
        "tags": list(article.tags),
        "image": article.image,
        "extractor": article.extractor,
    }


def _bytes(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise PageError("unreadable_file", f"{path}: {error}") from None


def _source(url: str | None) -> Source:
    try:
        host = (urlsplit(url).hostname if url else None) or "localhost"
    except ValueError as error:
        raise PageError("bad_url", f"{url!r:.200}: {error}") from None
    return Source.model_validate(
        {
            "key": "page",
            "name": host.removeprefix("www."),
            "homepage": f"https://{host}/",
            "language": UNKNOWN,
            "time_zone": "UTC",
            "routes": [{"kind": "files", "path": "."}],
        }
    )
