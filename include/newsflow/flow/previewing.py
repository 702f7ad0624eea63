"""Previewing: what would become of one page, from the web or from disk; nothing is stored."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsflow.errors import NewsflowError, PageError
from newsflow.flow.rereading import Learned, read_all_again
from newsflow.flow.station import database
from newsflow.model import CleanArticle, Drop, Link, Page, Place, RunKey, Verdict
from newsflow.settings import Settings
from newsflow.sources import UNKNOWN, Source, read_catalogue, unnamed_source

if TYPE_CHECKING:
    from newsflow.fetch import Client

ROUTE = "preview"
PATIENCE = 30.0  # seconds that a preview waits for a host that a run holds
LONGEST = 6_000_000  # bytes read of a file: more than any page may have


@dataclass(frozen=True, slots=True)
class Preview:
    """One page: its bytes as served, what they make, and the gate's verdict on the article alone.

    `page` is None where there is none to read, `verdict` where there is no article.
    """

    source: Source
    made: CleanArticle | Drop
    page: Page | None = None
    body: bytes = b""
    verdict: Verdict | None = None


def preview_url(settings: Settings, url: str, source: Source | None = None) -> Preview:
    """What would become of the page at an address, asked for as a run would: robots.txt, delay and guard hold.

    Without a source, the one whose host it is counts, else none. Raises NewsflowError for what is no address and
    while a run holds the host.
    """
    from newsflow.fetch import page_of

    outlet = source or _source_of(settings, url)
    link = Link(url, ROUTE)
    with _client(settings, outlet) as client:
        served, body = page_of(link, outlet, client)
    return Preview(outlet, served) if isinstance(served, Drop) else _preview(settings, served, body, outlet)


def preview_file(settings: Settings, path: Path, url: str | None = None, source: Source | None = None) -> Preview:
    """What would become of a page on disk, .html, .html.gz or .txt, as if it had been served at the URL.

    Raises PageError when the file cannot be read.
    """
    outlet = source or (_source_of(settings, url) if url else unnamed_source())
    page, body = page_on_disk(path, url)
    return _preview(settings, page, body, outlet)


def page_on_disk(path: Path, url: str | None = None) -> tuple[Page, bytes]:
    """A stored page as fetch would hand it on, served when the file was written.

    Raises PageError when it cannot be read.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            body = file.read(LONGEST)
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise PageError("unreadable_file", f"{path}: {error}") from None
    kind = "text/plain" if path.suffix == ".txt" else "text/html"
    page = Page(
        link=Link(url or path.name, "files"),
        url=url or path.name,
        status=200,
        headers=(("Content-Type", kind),),
        fetched_at=written,
        place=Place(str(path), 0),
        digest=hashlib.sha256(body).hexdigest(),
    )
    return page, body


def _preview(settings: Settings, page: Page, body: bytes, outlet: Source) -> Preview:
    ((_, made),) = read_all_again([(page, body)], outlet, _learned(settings, outlet))
    if isinstance(made, Drop):
        return Preview(outlet, made, page, body)
    return Preview(outlet, made, page, body, _verdict(made, outlet))


def _verdict(made: CleanArticle, outlet: Source) -> Verdict:
    """The gate's verdict, as in a run of the article's own day."""
    from newsflow.validate import limits_for, validate

    today = made.article.fetched_at.astimezone(outlet.zone).date()
    published = made.clean.fields.published
    key = RunKey(outlet.key, published.day if published else today, ROUTE)
    # no language is wrong where none is expected
    quality = replace(made.quality, language_ok=1) if outlet.language == UNKNOWN else made.quality
    (verdict,), _ = validate([quality], limits_for(outlet, (), key, today))
    return verdict


def _learned(settings: Settings, outlet: Source) -> Learned:
    """The lines learned of the source, as far as there is a database."""
    from newsflow import store

    if not settings.database_url:
        return Learned(0, {})
    with database(settings, f"newsflow/{ROUTE}") as connection:
        return Learned(*store.read_snapshot(connection, outlet.key))


def _source_of(settings: Settings, url: str) -> Source:
    """The source of the catalogue whose host the address has; else one of which only the host is known."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        host = ""
    if not host:
        raise NewsflowError(
            f"{url!r}: is neither a file nor an address. Give a path, or a URL with http:// or https://."
        )
    known = read_catalogue(settings.sources).sources.values() if settings.sources.is_dir() else ()
    return next((source for source in known if host in source.hosts), None) or unnamed_source(host)


def _client(settings: Settings, outlet: Source) -> Client:
    """A client that waits for its turn at the host where a database knows who holds it."""
    from newsflow import store
    from newsflow.fetch import Client

    @contextmanager
    def lock(host: str) -> Iterator[None]:
        holder = database(settings, f"newsflow/{ROUTE} holds {host}")
        with holder as connection, store.host_lock(connection, host, PATIENCE):
            yield

    return Client(outlet, settings.user_agent, lock if settings.database_url else None)
