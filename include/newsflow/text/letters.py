"""One letter for one letter, for a whole text at once: many times faster than letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

USUAL = 0x3000  # the letters up to the Arabic blocks and the signs behind them
MOST_ODD = 12  # different letters of a text that are looked up one by one
_NOTHING, _OTHERWISE = "\x00", 0x10FFFF
_ASCII = 128


class Letters:
    """What each letter becomes: one letter or nothing, which a table of the usual ones says; a few may be others.

    `made` says it of any letter, and makes of letters that it made what they are. Raises ValueError when a letter of
    ASCII becomes anything but one letter of it.
    """

    def __init__(self, made: Callable[[str], str]) -> None:
        self._made = made
        each = ["several", *(made(chr(code)) for code in range(1, USUAL)), "unknown"]
        self._table: NDArray[np.uint32] = np.array(
            [ord(one or _NOTHING) if len(one) < 2 else _OTHERWISE for one in each], dtype=np.uint32
        )
        self._bytes = "".join((_NOTHING, *each[1:_ASCII])).encode("ascii").ljust(2 * _ASCII)
        if len(self._bytes) != 2 * _ASCII:
            raise ValueError("A letter of ASCII becomes nothing, or several. Give it one.")

    def read(self, text: str) -> str | None:
        """What the text becomes; None when it holds many letters that are not usual, or that become several."""
        if text.isascii() and _NOTHING not in text:
            return text.encode("ascii").translate(self._bytes).decode("ascii") or None
        codes = np.frombuffer(text.encode("utf-32-le", errors="replace"), dtype=np.uint32)
        if not codes.size:
            return None
        made = self._table[np.minimum(codes, USUAL)]
        if made.max() == _OTHERWISE:
            odd = np.unique(codes[made == _OTHERWISE]).tolist()
            if not odd[0] or len(odd) > MOST_ODD:
                return None
            for code in odd:
                one = self._made(chr(code))
                if len(one) > 1:  # as "ß" becomes "ss"
                    return self.read(text.replace(chr(code), one))
                made[codes == code] = ord(one or _NOTHING)
        return made.tobytes().decode("utf-32-le").replace(_NOTHING, "")
