"""The match level: one spelling for everything that readers take for the same words."""

from __future__ import annotations

import unicodedata

from newsflow.text.letters import Letters
from newsflow.text.plain import plain
from newsflow.text.repair import repair

LINE = 80  # letters: longer texts are read all letters at once


class _Words(dict[int, str]):
    """Letters and digits as they are, everything else as a space; worked out when first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.category(chr(code))[0] in "PSZC"
        self[code] = " " if apart else chr(code)
        return self[code]


_WORDS = _Words()
_USUAL = Letters(lambda letter: plain(letter).translate(_WORDS))


def fold(text: str) -> str:
    """The words of the text in one spelling, separated by single spaces; idempotent.

    On top of `repair`: no tashkeel, hamza of alef gone, ى→ي, ة→ه, Persian and Urdu letters as Arabic ones, ASCII
    digits, case folded, punctuation and symbols as spaces. Line structure is not kept.
    """
    return fold_repaired(repair(text))


def fold_repaired(text: str) -> str:
    """What `fold` makes of a text that is repaired already."""
    text = text.replace("هـ", "ه")
    words = _USUAL.read(text) if len(text) > LINE else None
    return " ".join((plain(text).translate(_WORDS) if words is None else words).split())
