"""The rule level: letters folded as for matching, punctuation and spacing still there."""

from __future__ import annotations

import unicodedata

from newsflow.text.letters import Letters

# Letters that outlets write differently for the same word (after Lucene's Arabic and Persian normalisers).
# Letters of Kurdish and Urdu alone (ێ ۆ ڵ ڕ ٹ ڈ ے) are other letters and stay.
LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ةہەۀھۃۂ", "ه"),
    "ک": "ك",
    "İ": "i",
    "ı": "i",
}

_MARKS = {
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛´`", "'"),
    **dict.fromkeys("‐‑‒–—―−ـ", "-"),
    **dict.fromkeys("،﹐", ","),
    **dict.fromkeys("؛", ";"),
    **dict.fromkeys("؟", "?"),
    **dict.fromkeys("۔", "."),
    **dict.fromkeys("\u200c\u200d", ""),
}


class _Plain(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = _plain_character(chr(code))
        self[code] = letter
        return letter


def _plain_character(character: str) -> str:
    if character in LETTERS:
        return LETTERS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] == "Z":
        return " "
    if category == "Mn":
        return "" if _is_optional_mark(character) else character
    lowered = character.casefold()
    return lowered if lowered == character else "".join(_plain_character(part) for part in lowered)


def _is_optional_mark(mark: str) -> bool:
    """Whether words are read without the mark: Latin combining marks, tashkeel, Quranic signs."""
    return "\u0300" <= mark <= "\u036f" or "\u0610" <= mark <= "\u06ed"


_PLAIN = _Plain({ord(mark): plain for mark, plain in _MARKS.items()})
_USUAL = Letters(lambda letter: _PLAIN[ord(letter)])


def plain(text: str) -> str:
    """Repaired text with folded letters, ASCII digits, and one sign each for quotes, dashes, commas and stops.

    No tashkeel, hamza of alef gone, ى→ي, ة→ه, Persian and Urdu letters as Arabic ones, case folded, ZWNJ gone.
    """
    return text.translate(_PLAIN)


def plain_rows(text: str) -> list[str]:
    """The plain form of each of a text's rows; many times faster than row by row, for rows of the usual letters."""
    made = _USUAL.read(text)
    return [plain(row) for row in text.split("\n")] if made is None else made.split("\n")


def plain_offsets(text: str) -> list[int]:
    """For each character of `plain(text)` the place in the text it stands for, and the text's length at the end."""
    offsets = [at for at, character in enumerate(text) for _ in _PLAIN[ord(character)]]
    return [*offsets, len(text)]
