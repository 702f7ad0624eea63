"""Bytes to text: which charset a page is in, and which rule said so.

The order (measured on Arabic pages): byte-order mark, strict UTF-8, UTF-8 with a few broken bytes, the header's label,
the page's own label, the likeliest of four. A label counts only when what it yields reads like words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
GUESSES = ("windows-1256", "iso8859-6", "windows-1252", "windows-1251")
BROKEN_SHARE = 0.001  # of the bytes: UTF-8 with fewer broken ones is still UTF-8
PLAUSIBLE = 0.8  # of the words with letters beyond ASCII
SAMPLE = 200_000  # bytes that the plausibility of a label is judged by

# https://encoding.spec.whatwg.org/#names-and-labels, by Python's names: what browsers read some labels as, and all
# that they read at all.
AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
BROWSERS_READ = frozenset((
    "utf-8", "utf-16-le", "utf-16-be", "cp866", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6",
    "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u",
    "mac-roman", "mac-cyrillic", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp1257", "cp1258", "gb18030", "big5", "euc_jp", "iso2022_jp", "cp932", "cp949",
))  # fmt: skip

_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\s[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_LETTER = r"(?=[^\d_])[\w\u064b-\u0652]"
_WORD = re.compile(rf"(?:(?<![A-Za-z])[A-Za-z]+)?(?:{_LETTER}(?<![\x00-\x7f]))(?:{_LETTER})*|[\x80-\x9f\ufffd]+")
# Tanwin and the two letters that only end words, inside one; a vowel sign at its start.
_NOT_ARABIC = re.compile(r"[\u064b-\u064d](?=\w\w)|[\u0629\u0649](?=\w)|^[\u064b-\u0652]")
_NO_LEAD = bytes(range(0xC2))  # all bytes that begin no character of several
_UNSOUND = re.compile(r"[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_CYRILLIC = re.compile(r"[\u0430-\u045f][\u0400-\u042f]")  # a capital after a small letter
_LATIN_BEYOND_ASCII = re.compile(r"[\u00c0-\u024f]")
_SCRIPTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]",
        r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]",
        r"[\u0400-\u052f]",
        r"[\u0370-\u03ff]",
        r"[\u0590-\u05ff]",
    )
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the charset it was read in, and the rule that chose it.

    `rule` is source, bom, strict, lenient, header, meta or likeliest. `utf8` are the text's bytes where they are those
    of the page.
    """

    text: str
    charset: str
    rule: str
    utf8: bytes | None = None

    @property
    def label(self) -> str:
        """Charset and rule in one word: "windows-1256/header"."""
        return f"{self.charset}/{self.rule}"


def decode(body: bytes, content_type: str | None = None, forced: str | None = None) -> Decoded:
    """The text of a page, without NUL; broken bytes are U+FFFD.

    `forced` is the source's own word and beats all; `content_type` is the header as served. The order of rules is
    the module's.
    """
    charset, rule, read = next(_claims(body, content_type, forced))
    text = body.decode(charset, "replace") if read is None else read
    as_read = text
    if charset != "utf-8" or _may_be_unsound(body):
        text = sound(text)
    text = text.removeprefix("\ufeff")
    return Decoded(text, charset, rule, body if text is as_read and read is not None else None)


def sound(text: str) -> str:
    """The text without NUL and noncharacters, and with U+FFFD for each lone surrogate: what Postgres can store."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSOUND.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", text)


def _may_be_unsound(body: bytes) -> bool:
    """Whether UTF-8 has a byte that such characters start with; what is broken in it never becomes a surrogate."""
    if b"\0" in body:
        return True
    at = body.find(b"\xef")
    while at >= 0:  # one byte is found ten times as fast as two
        if body[at + 1 : at + 2] in (b"\xb7", b"\xbf"):
            return True
        at = body.find(b"\xef", at + 1)
    return False


def plausibility(body: bytes, charset: str) -> float:
    """The share (0 to 1) of words beyond ASCII that are in one script and hold nothing undecodable.

    A word of Latin letters most of which are accented is not one: that is Arabic or Cyrillic read as Latin.
    """
    text = body[:SAMPLE].decode(charset, "replace")
    words = _WORD.findall("\n".join(line for line in text.split("\n") if not line.isascii()))
    return sum(map(_is_word, words)) / len(words) if words else 0.0


def _claims(body: bytes, content_type: str | None, forced: str | None) -> Iterator[tuple[str, str, str | None]]:
    """Charset and rule, the strongest first, and the text where it is read already; the last always answers."""
    if charset := _known(forced):
        yield charset, "source", None
    for bom, named in BOMS:
        if body.startswith(bom):
            yield named, "bom", None
    header, page = _IN_HEADER.search(content_type or ""), _IN_PAGE.search(body[:4096])
    in_header = header[1] if header else None
    in_page = _ascii(page[1] or page[2]) if page else None
    if (text := _as_utf8(body, (in_header, in_page))) is not None:
        yield "utf-8", "strict", text
    if _is_nearly_utf8(body):
        yield "utf-8", "lenient", None
    for label, rule in ((in_header, "header"), (in_page, "meta")):
        if charset := _believable(body, label):
            yield charset, rule, None
    yield max(GUESSES, key=lambda guess: plausibility(body, guess)), "likeliest", None


def _ascii(label: bytes) -> str:
    return label.decode("ascii", "replace")


def _known(label: str | None) -> str | None:
    """The charset that browsers read this label as, or None when they know no such label."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    name = AS_BROWSERS_READ.get(name, name)
    return name.replace("cp125", "windows-125") if name in BROWSERS_READ else None


def _as_utf8(body: bytes, labels: tuple[str | None, ...]) -> str | None:
    if (b"\0" in body or b"\x1b" in body) and any(label and not label.lower().startswith("utf-8") for label in labels):
        return None  # UTF-16 and ISO-2022 are ASCII bytes too
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_nearly_utf8(body: bytes) -> bool:
    """Few broken bytes, and many more whole characters than broken ones: a Latin-1 page has only broken ones."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count("\ufffd".encode())
    whole = len(body.translate(None, _NO_LEAD)) - broken
    return broken <= max(1, BROKEN_SHARE * len(body)) and whole > 4 * broken


def _believable(body: bytes, label: str | None) -> str | None:
    charset = _known(label)
    if charset is None or charset == "utf-8":
        return None
    if charset.startswith("utf-16"):
        return charset if b"\0" in body[:SAMPLE] else None  # its tags have a NUL beside each letter
    if b"\x1b" in body:
        return charset
    return charset if plausibility(body, charset) >= PLAUSIBLE else None


def _is_word(word: str) -> bool:
    if "\ufffd" in word or "\x80" <= word[0] <= "\x9f":
        return False
    if _NOT_ARABIC.search(word) or _NOT_CYRILLIC.search(word):
        return False
    if len(word) > 2 and len(_LATIN_BEYOND_ASCII.findall(word)) > 0.6 * len(word):
        return False
    return sum(1 for script in _SCRIPTS if script.search(word)) <= 1
