"""Sitemap files: an urlset or an index as it is written, within bounds and without anything declared in it."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from newsflow.discover.found import BAD_SITEMAP, TOO_MANY_ITEMS

MOST_BYTES = 50 * 1024 * 1024
MOST_ENTRIES = 200_000
"""Entries read of a file; sitemaps.org allows 50,000 and 50 MB, and some outlets put their whole past in one."""

CHUNK = 65_536
GZIP_MAGIC = b"\x1f\x8b"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
FORBIDDEN = bytes(set(range(32)) - {9, 10, 13})
ENTRY_OF = {"urlset": "url", "sitemapindex": "sitemap"}
FIELDS = {"loc": "url", "lastmod": "lastmod", "news/publication_date": "published", "news/title": "title"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a sitemap file, as it says."""

    url: str
    lastmod: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Urlset:
    """The entries of a file, whether they are sitemaps again, and what is wrong with the file."""

    entries: tuple[Entry, ...] = ()
    is_index: bool = False
    reason: str | None = None
    detail: str = ""


def read_urlset(body: bytes) -> Urlset:
    """The entries of a sitemap file, gzip or not; of a broken one those before the break, with the reason.

    A file with a document type is refused at that place, before it can declare an entity. MOST_ENTRIES entries of
    50 MB are read at most.
    """
    reader = _Reader()
    reason, detail = _read(body, reader)
    return Urlset(tuple(reader.entries[:MOST_ENTRIES]), reader.root == "sitemapindex", reason, detail)


class _Refused(Exception):
    """The file is no sitemap, or more than one may be."""


class _Reader:
    """Keeps the entries while the parser goes through the file; nothing else of it stays in memory."""

    def __init__(self) -> None:
        self.root = ""
        self.entries: list[Entry] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._said: dict[str, str] = {}

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise _Refused("it has a document type")

    def start(self, tag: str, _attributes: object) -> None:
        name = tag.rpartition("}")[2]
        if not self._path:
            self.root = name
            if name not in ENTRY_OF:
                raise _Refused(f"its root is <{name:.40}>")
        self._path.append(name)
        self._text.clear()

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, _tag: str) -> None:
        field = FIELDS.get("/".join(self._path[2:]))
        if field and (said := " ".join("".join(self._text).split())):
            self._said.setdefault(field, said)
        if len(self._path) == 2:
            if self._path[1] == ENTRY_OF[self.root] and "url" in self._said:
                self.entries.append(Entry(**self._said))
            self._said = {}
        self._path.pop()

    def close(self) -> None:
        """Nothing is left to do."""


def _read(body: bytes, reader: _Reader) -> tuple[str | None, str]:
    """The reader has the entries; what is wrong with the file."""
    try:
        whole = _unpacked(body)
        parser = etree.XMLParser(target=reader, resolve_entities=False, no_network=True, load_dtd=False, recover=False)
        for start in range(0, len(whole), CHUNK):
            parser.feed(whole[start : start + CHUNK])
            if len(reader.entries) > MOST_ENTRIES:
                return TOO_MANY_ITEMS, f"only the first {MOST_ENTRIES} items were read"
        parser.close()
    except (_Refused, etree.XMLSyntaxError, EOFError, OSError, zlib.error) as error:
        return BAD_SITEMAP, f"{error}"[:200]
    return None, ""


def _unpacked(body: bytes) -> bytes:
    """The file without gzip and without what stands before its first sign.

    Raises EOFError, OSError or zlib.error when the gzip is broken, _Refused when the file is too large.
    """
    whole = body
    if body.startswith(GZIP_MAGIC):
        with gzip.GzipFile(fileobj=BytesIO(body)) as packed:
            whole = packed.read(MOST_BYTES + 1)
    if len(whole) > MOST_BYTES:
        raise _Refused(f"it has more than {MOST_BYTES // 1024**2} MB")
    return _sound(whole.lstrip())


def _sound(whole: bytes) -> bytes:
    """The file with its bare ampersands written out and without signs that XML forbids: the commonest of its faults."""
    if b"\0" in whole[:4] or whole[:2] in UTF_16:
        return whole
    return BARE.sub(b"&amp;", whole).translate(None, FORBIDDEN)
