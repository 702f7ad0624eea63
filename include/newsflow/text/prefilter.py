"""A prefilter: which of many patterns each of many texts may match, without trying any of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from newsflow.text.required import ARTICLE, commonness, required_parts

# A pattern whose parts stand in nearly any text is tried on every text.
MOST_COMMON = 0.9
# Letters of a part that are hashed at most, behind the article that a tenth of Arabic words has; the rest is compared.
LONGEST_GRAM = 3
_BUCKETS = 1 << 16
_PRIME = 16_777_619
_Asked = tuple[str, int, frozenset[int]]
"""A part, where in it the letters begin that are hashed, and the patterns that ask for it."""


class Prefilter:
    """Patterns by the parts that they require. The first letters of all parts are looked for by hash, all at once."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        every = list(map(required_parts, patterns))
        self._always = [at for at, parts in enumerate(every) if parts is None or commonness(parts) > MOST_COMMON]
        asking: defaultdict[str, set[int]] = defaultdict(set)
        for at, parts in enumerate(every):
            for part in () if at in self._always else parts or ():
                asking[part].add(at)
        index: defaultdict[int, defaultdict[str, list[_Asked]]] = defaultdict(lambda: defaultdict(list))
        for part, patterns_asking in asking.items():
            first = len(ARTICLE) if part.startswith(ARTICLE) and len(part) > len(ARTICLE) + 1 else 0
            gram = part[first : first + LONGEST_GRAM]
            index[len(gram)][gram].append((part, first, frozenset(patterns_asking)))
        self._grams = {size: (_buckets(grams), dict(grams)) for size, grams in index.items()}

    def may_match(self, texts: Sequence[str]) -> list[list[int]]:
        """For each plain text of one line the numbers of the patterns that may match in it, ascending.

        Texts hold no lone surrogates.
        """
        found: list[set[int]] = [set(self._always) for _ in texts]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        for place, asking in self._places("\n".join(texts)):
            found[bisect_right(starts, place) - 1] |= asking
        return [sorted(patterns) if len(patterns) > len(self._always) else self._always for patterns in found]

    def _places(self, text: str) -> Iterator[tuple[int, frozenset[int]]]:
        """Each place where a part begins, with the patterns that ask for it."""
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        for size, (buckets, grams) in self._grams.items():
            for at in np.flatnonzero(buckets[_hashes(codes, size)]).tolist():
                for part, first, asking in grams.get(text[at : at + size], ()):
                    if text.startswith(part, at - first):
                        yield at, asking


def _buckets(grams: Iterable[str]) -> NDArray[np.bool_]:
    full = np.zeros(_BUCKETS, dtype=np.bool_)
    for gram in grams:
        full[_hashes(np.array([ord(letter) for letter in gram], dtype=np.uint32), len(gram))] = True
    return full


def _hashes(codes: NDArray[np.uint32], size: int) -> NDArray[np.uint16]:
    """The bucket of each run of so many letters, in order (FNV-1 over letters, folded to 16 bits)."""
    ends = len(codes) - size + 1
    if ends <= 0:
        return np.zeros(0, dtype=np.uint16)
    hashes = codes[:ends].copy()
    for at in range(1, size):
        hashes *= np.uint32(_PRIME)
        hashes ^= codes[at : at + ends]
    hashes ^= hashes >> np.uint32(16)
    return hashes.astype(np.uint16)
