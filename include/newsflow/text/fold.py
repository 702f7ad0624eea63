"""The match level: one spelling for everything that readers take for the same words."""

from __future__ import annotations

import unicodedata

from newsflow.text.repair import repair

# Letters that outlets write differently for the same word (after Lucene's Arabic and Persian normalisers).
# Letters of Kurdish and Urdu alone (ێ ۆ ڵ ڕ ٹ ڈ ے) are other letters and stay.
_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ةہەۀھۃۂ", "ه"),
    "ک": "ك",
    "İ": "i",
    "ı": "i",
}

_APART = " "
_GONE = ""


class _Folding(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] in "PSZC":
        return _GONE if character in "\u200c\u200d\u0640" else _APART
    if category == "Mn":
        return _GONE if _is_optional_mark(character) else character
    lowered = character.casefold()
    return lowered if lowered == character else "".join(_fold_character(part) for part in lowered)


def _is_optional_mark(mark: str) -> bool:
    """Whether words are read without the mark: Latin combining marks, tashkeel, Quranic signs."""
    return "\u0300" <= mark <= "\u036f" or "\u0610" <= mark <= "\u06ed"


_FOLDING = _Folding({ord("\u0640"): _GONE})


def fold(text: str) -> str:
    """The words of the text in one spelling, separated by single spaces; idempotent.

    On top of `repair`: no tashkeel, hamza of alef gone, ى→ي, ة→ه, Persian and Urdu letters as Arabic ones, ASCII
    digits, case folded, punctuation and symbols as spaces. Line structure is not kept.
    """
    return " ".join(repair(text).translate(_FOLDING).split())
