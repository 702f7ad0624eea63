"""One spelling for every letter and digit, so that the tables need only one; punctuation stays: it is grammar here."""

from __future__ import annotations

import re
import unicodedata

from newsflow.text.plain import LETTERS

_ARABIC = LETTERS | {"ئ": "ي", "ؤ": "و"}
_LATIN = {"ø": "o", "ß": "s", "æ": "e", "œ": "e", "ł": "l", "đ": "d", "Ø": "o", "Æ": "e", "Œ": "e"}
_PUNCTUATION = {"–": "-", "—": "-", "‑": "-", "−": "-", "‐": "-", "،": ",", "٫": ".", "۔": ".", "ـ": None}

# hamza on the line, tashkeel, Quranic marks, combining accents, soft hyphen, zero-width and bidi controls
_DROPPED = (
    (0x0621, 0x0621), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0300, 0x036F),
    (0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xFEFF, 0xFEFF),
)  # fmt: skip

# A tatweel that follows no letter is a dash ("م ـ 02", "27ـ07ـ2025"); inside a word it is a stretched line.
_LONE_TATWEEL = re.compile(r"(?<![ء-ي\u0640])\u0640+")


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        code: unicodedata.normalize("NFD", chr(code))[0].lower()
        for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x400, 0x460))
    }
    for first in (0x0660, 0x06F0):
        table |= {first + digit: str(digit) for digit in range(10)}
    for low, high in _DROPPED:
        table |= dict.fromkeys(range(low, high + 1))
    return table | {ord(letter): to for letter, to in (_ARABIC | _LATIN | _PUNCTUATION).items()}


_FOLDED = _table()
_GONE = frozenset(code for code, to in _FOLDED.items() if to is None)


def fold_letters(text: str) -> str:
    """The text with one spelling per letter: no marks, no case, no accents, ASCII digits; spaces and punctuation kept.

    Every character becomes one character or none.
    """
    if "ـ" in text:
        text = _LONE_TATWEEL.sub(lambda run: "-" * len(run[0]), text)
    return text.translate(_FOLDED)


def origins(text: str) -> tuple[int, ...]:
    """For each character of `fold_letters(text)` its place in `text`, and at the end the text's length."""
    if "ـ" in text:
        text = _LONE_TATWEEL.sub(lambda run: "-" * len(run[0]), text)
    return (*(at for at, letter in enumerate(text) if ord(letter) not in _GONE), len(text))
