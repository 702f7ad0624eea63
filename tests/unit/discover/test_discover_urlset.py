"""Sitemap files: what they say, in any dress, and nothing that they declare."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from newsflow.discover.urlset import MOST_ENTRIES, Entry, read_urlset

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
ONE = "<url><loc>https://n.example/1</loc></url>"
BROKEN = "<url><loc>https://n.example/2</loc>"
BOMB = "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"


def urlset(items: str = ONE, before: str = "") -> str:
    return f"<?xml version='1.0'?>{before}<urlset {SPACES}>{items}</urlset>"


DRESSES: dict[str, bytes] = {
    "plain": urlset().encode(),
    "no namespace": f"<urlset>{ONE}</urlset>".encode(),
    "another prefix": b'<s:urlset xmlns:s="x"><s:url><s:loc>https://n.example/1</s:loc></s:url></s:urlset>',
    "gzip": gzip.compress(urlset().encode()),
    "gzip in two members": gzip.compress(urlset().encode()[:40]) + gzip.compress(urlset().encode()[40:]),
    "byte order mark": b"\xef\xbb\xbf" + urlset().encode(),
    "empty lines first": b"\n\r\n " + urlset().encode(),
    "UTF-16": urlset().encode("utf-16"),
    "windows-1256": b"<?xml version='1.0' encoding='windows-1256'?><!-- \xce\xc8\xd1 -->"
    + urlset().encode().partition(b"?>")[2],
    "spaces around": urlset("<url>\n <loc>\n https://n.example/1\n</loc> </url>").encode(),
    "CDATA": urlset("<url><loc><![CDATA[https://n.example/1]]></loc></url>").encode(),
    "pictures": urlset(
        "<url><image:image><image:loc>https://n.example/x.jpg</image:loc></image:image><loc>https://n.example/1</loc>"
        "<image:image><image:loc>https://n.example/y.jpg</image:loc></image:image></url>"
    ).encode(),
    "entries without address": urlset(f"<url/><url><loc> </loc></url>{ONE}<other><loc>x</loc></other>").encode(),
    "two addresses": urlset("<url><loc>https://n.example/1</loc><loc>https://n.example/2</loc></url>").encode(),
    "a type in a comment": urlset(f"<!-- <!DOCTYPE html> -->{ONE}").encode(),
}


@pytest.mark.parametrize("body", DRESSES.values(), ids=DRESSES)
def test_one_entry_in_any_dress(body: bytes) -> None:
    read = read_urlset(body)

    assert read.entries == (Entry("https://n.example/1"),)
    assert (read.is_index, read.reason) == (False, None)


def test_an_entry_says_all_it_knows() -> None:
    item = (
        "<url><loc>https://n.example/a?x=1&amp;y=2</loc><lastmod>2024-11-30</lastmod><n:news><n:publication>"
        "<n:name>N</n:name></n:publication><n:publication_date>2024-11-29T23:10:00+03:00</n:publication_date>"
        "<n:title>عنوان &quot;أول&quot;</n:title></n:news></url>"
    )
    assert read_urlset(urlset(item + ONE).encode()).entries == (
        Entry("https://n.example/a?x=1&y=2", "2024-11-30", "2024-11-29T23:10:00+03:00", 'عنوان "أول"'),
        Entry("https://n.example/1"),
    )


def test_an_index_is_one() -> None:
    body = f"<sitemapindex {SPACES}><sitemap><loc>https://n.example/s.xml.gz</loc></sitemap></sitemapindex>"
    read = read_urlset(body.encode())

    assert (read.is_index, [entry.url for entry in read.entries]) == (True, ["https://n.example/s.xml.gz"])


def test_an_empty_urlset_is_no_fault() -> None:
    assert (read_urlset(urlset("").encode()).entries, read_urlset(urlset("").encode()).reason) == ((), None)


BAD: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 0, "no element found"),
    "no XML": (b"{}", 0, "Start tag expected"),
    "a page": (b"<html><body></body></html>", 0, "its root is <html>"),
    "a page with its type": (b"<!DOCTYPE html><html></html>", 0, "it has a document type"),
    "an entity bomb": (urlset("<url><loc>&c;</loc></url>", f"<!DOCTYPE u [{BOMB}]>").encode(), 0, "a document type"),
    "a bomb in UTF-16": (urlset(before=f"<!DOCTYPE u [{BOMB}]>").encode("utf-16"), 0, "a document type"),
    "an entity from a file": (
        urlset("<url><loc>&x;</loc></url>", '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/hostname">]>').encode(),
        0,
        "a document type",
    ),
    "a type from elsewhere": (urlset(before='<!DOCTYPE u SYSTEM "https://n.example/u.dtd">').encode(), 0, "a document"),
    "cut off": (urlset(ONE + BROKEN).encode()[:-9], 1, ""),
    "not closed": (urlset(ONE + BROKEN).encode(), 1, "mismatch"),
    "gzip cut off": (gzip.compress(urlset().encode())[:-12], 0, "ended before"),
    "gzip that is none": (b"\x1f\x8b\x08 nothing", 0, ""),
    "gzip too large": (gzip.compress(b" " * 53_000_000, 1), 0, "more than 50 MB"),
}


@pytest.mark.parametrize(("body", "entries", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_says_why_and_gives_what_came_before(body: bytes, entries: int, said: str) -> None:
    read = read_urlset(body)

    assert (read.reason, len(read.entries)) == ("bad_sitemap", entries)
    assert said in read.detail


def test_a_gzip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(b" " * 32_000_000, 1)
    monkeypatch.setattr("newsflow.discover.urlset.MOST_BYTES", 1_000_000)
    tracemalloc.start()
    read = read_urlset(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert read.reason == "bad_sitemap"
    assert peak < 8_000_000


def test_a_file_of_too_many_entries_is_read_as_far_as_one_may_go() -> None:
    read = read_urlset(urlset(ONE * (MOST_ENTRIES + 1_000)).encode())

    assert (read.reason, len(read.entries)) == ("too_many_items", MOST_ENTRIES)
    assert read_urlset(urlset(ONE * MOST_ENTRIES).encode()).reason is None
