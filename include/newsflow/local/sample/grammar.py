"""A small grammar: `{symbol}` is replaced by one of the symbol's phrases, `{3..9}` by a number of that range."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

SLOT = re.compile(r"\{(?:(?P<low>\d+)\.\.(?P<high>\d+)|(?P<symbol>[a-z_]+))\}")

Table = Mapping[str, Sequence[str]]


def dice(*names: object) -> Random:
    """A source of chance that the names alone decide: the same names give the same throws, on every machine."""
    return Random("\n".join(str(name) for name in names))  # noqa: S311 — sample text, not a secret


class Pen:
    """Writes phrases of a table; one story has one pen.

    A symbol's phrases are dealt like cards, so that none returns before all were used.
    """

    def __init__(self, table: Table, chance: Random) -> None:
        self._table = table
        self._chance = chance
        self._decks: dict[str, list[str]] = {}

    def write(self, phrase: str) -> str:
        """The phrase with every slot filled.

        Raises KeyError that names the symbol when the table has none of that name.
        """
        return SLOT.sub(self._fill, phrase)

    def pick(self, symbol: str) -> str:
        """One phrase of the symbol, its slots filled."""
        return self.write("{" + symbol + "}")

    def _fill(self, slot: re.Match[str]) -> str:
        if slot["symbol"]:
            return self.write(self._deal(slot["symbol"]))
        return str(self._chance.randint(int(slot["low"]), int(slot["high"])))

    def _deal(self, symbol: str) -> str:
        deck = self._decks.get(symbol)
        if not deck:
            deck = self._decks[symbol] = self._chance.sample(self._table[symbol], len(self._table[symbol]))
        return deck.pop()
