"""Bodies: decoded only as they were asked for, and never more than the bound."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from newsflow.fetch.body import decoded, gather

TEXT = "نصّ الخبر ".encode() * 100
ZIPPED = gzip.compress(TEXT)

BODIES: dict[str, tuple[bytes, str | None, int, tuple[bytes, str | None]]] = {
    "plain": (TEXT, None, 5000, (TEXT, None)),
    "plain at the bound": (b"abc", "identity", 3, (b"abc", None)),
    "plain beyond it": (b"abcd", None, 3, (b"abc", "too_large")),
    "gzip": (ZIPPED, " GZIP ", 5000, (TEXT, None)),
    "gzip at the bound": (gzip.compress(b"abc"), "gzip", 3, (b"abc", None)),
    "gzip beyond it": (gzip.compress(b"abcd"), "gzip", 3, (b"abc", "too_large")),
    "members beyond it": (gzip.compress(b"ab") * 2, "gzip", 3, (b"aba", "too_large")),
    "some empty members": (gzip.compress(b"") * 50 + gzip.compress(b"a"), "gzip", 3, (b"a", None)),
    "too many members": (gzip.compress(b"a") * 101, "gzip", 5000, (b"a" * 100, "bad_encoding")),
    "gzip of nothing": (gzip.compress(b""), "gzip", 3, (b"", None)),
    "gzip, then padding": (ZIPPED + b"\0" * 9, "gzip", 5000, (TEXT, None)),
    "no bytes at all": (b"", "gzip", 3, (b"", None)),
    "cut in the checksum": (ZIPPED[:-1], "gzip", 5000, (TEXT, "truncated")),
    "cut in the second member": (gzip.compress(b"a") + ZIPPED[:10], "gzip", 5000, (b"a", "truncated")),
    "wrong checksum": (gzip.compress(b"a")[:-8] + b"\0" * 8, "gzip", 5000, (b"", "bad_encoding")),
    "deflate": (zlib.compress(TEXT), "deflate", 5000, (b"", "bad_encoding")),
    "two encodings": (ZIPPED, "gzip, gzip", 5000, (b"", "bad_encoding")),
}


@pytest.mark.parametrize(("raw", "encoding", "cap", "expected"), BODIES.values(), ids=BODIES)
def test_decoded(raw: bytes, encoding: str | None, cap: int, expected: tuple[bytes, str | None]) -> None:
    assert decoded(raw, encoding, cap) == expected


def test_a_bomb_is_never_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    tracemalloc.start()
    got = decoded(bomb, "gzip", 1000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert got == (b"\0" * 1000, "too_large")
    assert most < 1_000_000


def test_gathering_stops_at_the_bound() -> None:
    chunks = iter([b"ab", b"cd", b"ef", b"gh"])
    assert gather(chunks, 4) == (b"abcd", "too_large")
    assert next(chunks) == b"gh"
    assert gather(iter([b"ab", b"cd"]), 4) == (b"abcd", None)
