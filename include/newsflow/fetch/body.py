"""Reading bodies: bounded on the wire, bounded again when decoded.

Only gzip is asked for and only gzip is decoded, by our own loop: a library that decodes on its own hands out 500 MB
for a 486 KB bomb and takes a cut gzip stream for a whole one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from newsflow.fetch.reasons import BAD_ENCODING, TOO_LARGE, TRUNCATED

PLAIN = frozenset({"", "identity", "none", "utf-8"})
GZIP = frozenset({"gzip", "x-gzip"})
GZIP_MAGIC = b"\x1f\x8b"
MEMBERS = 100  # a body of many small gzip members costs the square of their number
GZIP_WINDOW = zlib.MAX_WBITS + 16


def gather(chunks: Iterable[bytes], cap: int) -> tuple[bytes, str | None]:
    """The first `cap` bytes at most, and "too_large" when there were more."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > cap:
            return bytes(body[:cap]), TOO_LARGE
    return bytes(body), None


def decoded(raw: bytes, encoding: str | None, cap: int) -> tuple[bytes, str | None]:
    """The body without its content encoding, at most `cap` bytes of it, and what is wrong with it.

    The reason is None, "too_large", "truncated" (the gzip stream ends early) or "bad_encoding" (not what the header
    says, or an encoding that was not asked for).
    """
    name = (encoding or "").strip().lower()
    if name in PLAIN or not raw:
        return (raw, None) if len(raw) <= cap else (raw[:cap], TOO_LARGE)
    if name not in GZIP:
        return b"", BAD_ENCODING
    return _inflated(raw, cap)


def _inflated(raw: bytes, cap: int) -> tuple[bytes, str | None]:
    """Every gzip member in turn; padding after the last one is ignored, as gzip itself does."""
    body = bytearray()
    rest = raw
    for _ in range(MEMBERS):
        member = zlib.decompressobj(GZIP_WINDOW)
        try:
            body += member.decompress(rest, cap + 1 - len(body))
        except zlib.error:
            return bytes(body), BAD_ENCODING
        if len(body) > cap:
            return bytes(body[:cap]), TOO_LARGE
        if not member.eof:
            return bytes(body), TRUNCATED
        rest = member.unused_data
        if not rest.startswith(GZIP_MAGIC):
            return bytes(body), None
    return bytes(body), BAD_ENCODING
