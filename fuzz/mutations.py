"""How text is spoilt: each mutation is one small function in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[str, Random], str]

BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINERS = "\u200c\u200d\u0640\u00ad\u200b\ufeff\u2060"
SPACES = "\u00a0\u2002\u2009\u202f\u3000\u2028\u2029\u0085\t\v\f\r"
CONTROLS = "".join(map(chr, (*range(32), 0x7F, 0xFFFD, 0xFFFE, 0xFFFF, 0x10FFFF)))
MARKS = "\u064b\u064f\u0651\u0670\u0301\u0338\u20dd\u0489"
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TOKENS = (
    *("2024/13/45", "31/02/2025", "00:60", "99999999999999", "-1", "1446هـ", "م", "ص", "GMT+99", "٣٠ / ٠٢ / ١٤٤٦"),
    *("http://", "https://[", "//user@:0/", "mailto:", "%00", "%ZZ", "@", "#", "pic.twitter.com/", "t.co/\u202e"),
    *("(", "((((((((", "[[[", "«", "“", "|", "||||||", "/", "\\", "…", "::::", "----------", "•", "*" * 40),
    *("<p>", "</div>", "<script>", "<!--", "]]>", "&#0;", "&#x110000;", "&nbsp", "&amp;amp;", "{{", "%s", "{0}"),
    *("ﷺ", "ﷲ", "ﻻ", "👨\u200d👩\u200d👧", "\U0001f1ee\U0001f1f6", "A\u0308", "ß", "İ", "ı", "ǆ", "ﬀ", "\u1e9e"),
)
LONG = (40, 400, 4000)
CODINGS = ("cp1252", "latin-1", "cp1256", "cp1250")


def mutate(text: str, chance: Random) -> str:
    """The text after one to four mutations."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(MUTATIONS)(text, chance)
    return text


def _at(text: str, chance: Random) -> int:
    return chance.randint(0, len(text))


def _insert(text: str, chance: Random, piece: str) -> str:
    at = _at(text, chance)
    return text[:at] + piece + text[at:]


def _sprinkle(letters: str) -> Mutation:
    def change(text: str, chance: Random) -> str:
        for _ in range(chance.randint(1, 8)):
            text = _insert(text, chance, chance.choice(letters))
        return text

    return change


def _any_letter(text: str, chance: Random) -> str:
    return _insert(text, chance, "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 12))))


def _surrogate(text: str, chance: Random) -> str:
    return _insert(text, chance, chr(chance.randrange(0xD800, 0xE000)))


def _token(text: str, chance: Random) -> str:
    return _insert(text, chance, chance.choice(TOKENS))


def _repeat(text: str, chance: Random) -> str:
    start = _at(text, chance)
    return _insert(text, chance, text[start : start + chance.randint(1, 6)] * chance.choice(LONG))


def _cut(text: str, chance: Random) -> str:
    start, end = sorted((_at(text, chance), _at(text, chance)))
    return text[:start] + text[end:]


def _swap(text: str, chance: Random) -> str:
    start, end = sorted((_at(text, chance), _at(text, chance)))
    return text[end:] + text[start:end] + text[:start]


def _glue(text: str, _chance: Random) -> str:
    return text.replace(" ", "")


def _split(text: str, chance: Random) -> str:
    return text.replace(" ", chance.choice(("\n", "  ", "\t", "\u00a0", " | ")))


def _other_digits(text: str, chance: Random) -> str:
    return text.translate(str.maketrans(chance.choice(DIGITS), chance.choice(DIGITS)))


def _mojibake(text: str, chance: Random) -> str:
    return text.encode("utf-8", "surrogatepass").decode(chance.choice(CODINGS), "replace")


def _backwards(text: str, _chance: Random) -> str:
    return text[::-1]


def _shout(text: str, _chance: Random) -> str:
    return text.upper()


MUTATIONS: Sequence[Mutation] = (
    *map(_sprinkle, (BIDI, JOINERS, SPACES, CONTROLS, MARKS)),
    *(_any_letter, _surrogate, _token, _repeat, _cut, _swap, _glue, _split, _other_digits, _mojibake),
    *(_backwards, _shout),
)
