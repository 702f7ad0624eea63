"""URLs of a source: one spelling for one page, and the key that names an article."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import re2
from courlan import normalize_url

from newsflow.sources.source import Source

LONGEST = 2_048  # characters of a URL: what sitemaps.org allows, and what an index row of Postgres holds with ease


def canonical_url(url: str, source: Source, base: str | None = None) -> str | None:
    """The one spelling of a page's address, or None when it is not a web address.

    Relative addresses are resolved against `base`; tracking parameters (courlan's list), the source's own `strip`
    parameters and fragments are gone; Arabic paths are percent-encoded.
    """
    try:
        whole = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(normalize_url(whole))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in source.urls.strip]
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", urlencode(query), ""))


def is_article(url: str, source: Source) -> bool:
    """Whether a canonical URL lies on the source's own hosts, is of bearable length and matches its article pattern."""
    if len(url) > LONGEST or urlsplit(url).hostname not in source.hosts:
        return False
    return source.urls.pattern is None or _compiled(source.urls.pattern).search(url) is not None


def article_key(source: Source, url: str, canonical: str | None = None) -> str:
    """What names the article within its source.

    The id pattern's group if the source has one and it matches; else `rel=canonical` when it lies on the source's
    own hosts and is not the home page; else the final URL. For files the path relative to their folder.
    """
    for candidate in (url, canonical):
        if candidate and source.urls.id and (found := _compiled(source.urls.id).search(candidate)):
            return str(found.group(1))
    if canonical and _may_name(canonical, source):
        return canonical
    return url


def _may_name(canonical: str, source: Source) -> bool:
    parts = urlsplit(canonical)
    return parts.hostname in source.hosts and (parts.path not in ("", "/") or bool(parts.query))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)
