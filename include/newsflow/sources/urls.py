"""URLs of a source: one spelling for one page, and the key that names an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any
from urllib.parse import SplitResult, quote_plus, unquote_to_bytes, urljoin, urlsplit, urlunsplit

import re2
from courlan import normalize_url

from newsflow.sources.folding import MARKS, at_home, home_address, spelt_once, without_amp
from newsflow.sources.source import Source

# After courlan's list, whole names only: its loose ones (`cid`, `eid`, `uid`, whatever begins with `ga`) take ids away,
# and a lost id makes all articles one, where a tracking parameter left standing makes one article two at worst.
_TRACKING = re.compile(
    r"(?:ads?|ga|gs|itm|mc|mkt|ml|mtm|oly|pk|utm|vero)_.*"
    r"|(?:dc|fbc|gc|twc|yc|ysc)lid|(?:click|gbra|msclk|partner|wbra)id|igsh(?:id)?"
    r"|aff|affi|affiliate|campaign|medium|ref|referr?er|(?:php)?sess(?:ion)?(?:_?id)?|source|xtor",
    re.IGNORECASE,
)
_CLEAN = re.compile(r"(?!/)(?:[A-Za-z0-9_~.-]|%[89A-F][0-9A-F]|/(?!/))*+")
_WHOLE = ("https://", "http://")
_AROUND = f" \t\r\n{MARKS}"
LONGEST = 2_048  # characters of a URL: what sitemaps.org allows, and what an index row of Postgres holds with ease


def canonical_url(url: str, source: Source, base: str | None = None) -> str | None:
    """The one spelling of a page's address, or None when it is not a web address.

    Relative addresses are resolved against `base`; tracking parameters, the source's own `strip` parameters and
    fragments are gone; parameters are in the order of their names; Arabic is percent-encoded in composed form, and what
    is no UTF-8 keeps its bytes. Mobile, AMP and http editions become the home page's own; the source's `rewrite` rules
    come last.
    """
    bare = url.strip(_AROUND)
    home = home_address(source.homepage)
    path = bare.removeprefix(home)
    if path != bare and _CLEAN.fullmatch(path) and "amp" not in path.lower():
        # what almost every URL of a large sitemap is; all that is left to do for it costs a fraction
        return _rewritten(home + spelt_once(path), source)
    try:
        given = urlsplit(urljoin(base, bare) if base and not bare.startswith(_WHOLE) else bare)
        parts = urlsplit(normalize_url(given._replace(query="", fragment="")))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        whole = at_home(parts._replace(path=spelt_once(parts.path) or "/"), source.homepage)
        whole = without_amp(whole._replace(query=_query(given.query, source.urls.strip)), _matches(source))
    except ValueError:
        return None
    return _rewritten(urlunsplit(whole), source)


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
        found = _compiled(source.urls.id).search(candidate) if candidate and source.urls.id else None
        if found and found.group(1):
            return str(found.group(1))
    if canonical and _may_name(canonical, source):
        return canonical
    return url


def _matches(source: Source) -> Callable[[SplitResult], bool] | None:
    """Whether an address matches the source's article pattern; None when it has none."""
    pattern = source.urls.pattern
    if pattern is None:
        return None
    return lambda parts: _compiled(pattern).search(urlunsplit(parts)) is not None


def _rewritten(url: str, source: Source) -> str:
    for pattern, replacement in source.urls.rewrite.items():
        url = str(_compiled(pattern).sub(replacement, url))
    return url


def _query(query: str, strip: tuple[str, ...]) -> str:
    """The parameters that name the page, spelt one way.

    A piece without `=` is no parameter that could track: old systems name the article so (`view.php?12345`).
    """
    kept = []
    for piece in filter(None, query.split("&")):
        name, equals, value = (unquote_to_bytes(part.replace("+", " ")) for part in piece.partition("="))
        said = name.decode("utf-8", "replace")
        if said not in strip and not (equals and _TRACKING.fullmatch(said)):
            kept.append((name, quote_plus(name) + equals.decode() + quote_plus(value)))
    return "&".join(spelt for _, spelt in sorted(kept, key=itemgetter(0)))


def _may_name(canonical: str, source: Source) -> bool:
    parts = urlsplit(canonical)
    return parts.hostname in source.hosts and (parts.path not in ("", "/") or bool(parts.query))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)
