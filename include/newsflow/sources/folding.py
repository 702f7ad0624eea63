"""Folding: the mobile, AMP and differently spelt addresses of a page into the one that its outlet prefers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

_LETTERS = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_SPELT = re.compile("(?:[^%]|%[89A-F][0-9A-F])*+")
_ASCII = "".join(map(chr, range(128)))
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_LABEL = re.compile(r"(?:www|m|mobile|amp|wap)\.(?=[^.]+\.)")
_AMP_PARAMETER = re.compile(r"amp(?:=(?:1|true)?)?|(?:outputtype|output|view)=amp", re.IGNORECASE)
_AMP_SUFFIX = re.compile(r"(?:/amp/?|\.amp)(?=$)|\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_PREFIX = re.compile(r"^/amp(?=/)", re.IGNORECASE)
MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and of nothing, which stand around addresses that were copied from a text."""


def spelt_once(path: str) -> str:
    """A path in one spelling: letters percent-encoded in their composed form (NFC), plain signs not encoded at all.

    What is not UTF-8 keeps its bytes.
    """
    escaped = path if _SPELT.fullmatch(path) else _ESCAPE.sub(_unreserved, path)
    if "%" not in escaped:
        return escaped
    try:
        read = _LETTERS.sub(lambda run: unquote_to_bytes(run.group()).decode("utf-8"), escaped)
    except UnicodeDecodeError:
        return escaped
    return escaped if is_normalized("NFC", read) else quote(normalize("NFC", read), safe=_ASCII)


def bare(host: str) -> str:
    """A host name without the label that tells its edition: www, m, mobile, amp, wap."""
    return _LABEL.sub("", host, count=1) if _LABEL.match(host) else host


def at_home(parts: SplitResult, homepage: str | None) -> SplitResult:
    """The address at the outlet's own host and scheme, where it is one of the editions of its home page's host."""
    home = _home(homepage or "")
    host = parts.hostname or ""
    if not home.name or (host != home.name and bare(host) != bare(home.name)) or parts.port != home.port:
        return parts
    return parts._replace(scheme=home.scheme, netloc=home.netloc)


def without_amp(parts: SplitResult, is_article: Callable[[SplitResult], bool] | None) -> SplitResult:
    """The address of the page itself for that of its AMP edition.

    A prefix /amp/ may as well be a section, so it goes only where `is_article` says that the rest is an article; the
    other forms go unless it says that the rest is none.
    """
    if "amp" not in f"{parts.path}?{parts.query}".lower():
        return parts
    query = "&".join(piece for piece in parts.query.split("&") if not _AMP_PARAMETER.fullmatch(piece))
    plain = parts._replace(path=_AMP_SUFFIX.sub("", parts.path) or "/", query=query)
    if is_article is None:
        return plain
    for folded in (plain._replace(path=_AMP_PREFIX.sub("", plain.path)), plain):
        if is_article(folded):
            return folded
    return parts


@lru_cache(maxsize=512)
def home_address(homepage: str | None) -> str:
    """Scheme, host and first stroke of the outlet's own addresses; a space, with which none begins, for one without."""
    home = _home(homepage or "")
    return f"{home.scheme}://{home.netloc}/" if home.name else " "


class _Home(NamedTuple):
    """Where an outlet's home page is."""

    scheme: str
    name: str
    port: int | None
    netloc: str


@lru_cache(maxsize=512)
def _home(homepage: str) -> _Home:
    parts = urlsplit(homepage)
    return _Home(parts.scheme, parts.hostname or "", parts.port, parts.netloc.lower())


def _unreserved(escape: re.Match[str]) -> str:
    """An escape of a sign that needs none as that sign (RFC 3986, part 6.2.2.2); any other in capitals."""
    value = int(escape.group()[1:], 16)
    return chr(value) if value in _PLAIN else escape.group().upper()
