"""The match level: one spelling for everything that readers take for the same words."""

from __future__ import annotations

import unicodedata

from newsflow.text.plain import plain
from newsflow.text.repair import repair


class _Words(dict[int, str]):
    """Letters and digits as they are, everything else as a space; worked out when first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.category(chr(code))[0] in "PSZC"
        self[code] = " " if apart else chr(code)
        return self[code]


_WORDS = _Words()


def fold(text: str) -> str:
    """The words of the text in one spelling, separated by single spaces; idempotent.

    On top of `repair`: no tashkeel, hamza of alef gone, ى→ي, ة→ه, Persian and Urdu letters as Arabic ones, ASCII
    digits, case folded, punctuation and symbols as spaces. Line structure is not kept.
    """
    repaired = repair(text)
    return " ".join(plain(repaired.replace("هـ", "ه")).translate(_WORDS).split())
