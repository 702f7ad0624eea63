"""Required parts: what every text that a pattern matches must contain, read off the pattern itself.

The idea is that of RE2's prefilter (Cox, "Regular expression matching with a trigram index", 2012): looking for a few
letters is far cheaper than trying an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_Parts = frozenset[str]
# Letters that are multiplied out into words at most; where a pattern has more forms, its pieces count.
MOST_FORMS = 64
# A class of more signs than these tells little: nearly any text has one of them.
MOST_SIGNS = 16
DIGITS = frozenset("0123456789")
# The share of lines of news that hold a given letter, a given sign, two or three given letters in a row.
_LETTER = 0.5
_SHARES = {1: 0.05, 2: 0.05, 3: 0.005}
_FREQUENT = dict.fromkeys(
    ("علي", "هذا", "هذه", "الي", "التي", "the", "and", "you", "les", "des", "all", "her", "par"), 0.3
)
ARTICLE = "ال"
_REPEATS = frozenset((code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT))
_NOTHING = frozenset(("",))


def required_parts(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Texts of which everything the pattern finds holds at least one; None when it may do without any.

    Texts are plain: their digits are ASCII, so a digit is one of ten signs.
    """
    parts = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    return parts and _shortest(parts)


def commonness(parts: frozenset[str]) -> float:
    """Roughly how many of the parts a line of news holds."""
    return sum(map(_share, parts))


def _shortest(parts: _Parts) -> _Parts:
    """The parts without those that hold another one."""
    return frozenset(part for part in parts if not any(other in part for other in parts if other != part))


def _share(part: str) -> float:
    rest = part.removeprefix(ARTICLE)
    if len(rest) <= 1 and part.isalpha():
        return _LETTER
    return _FREQUENT.get(part) or _SHARES[min(len(rest), 3)]


def _of_sequence(nodes: Iterable[tuple[Any, Any]]) -> _Parts | None:
    """The parts of the node that fewest lines would hold; letters in a row, or few forms of them, are one."""
    found: list[_Parts] = []
    row = _NOTHING
    for kind, value in nodes:
        forms = _forms(kind, value)
        if forms is not None and len(forms) * len(row) <= MOST_FORMS:
            row = frozenset(map("".join, product(row, forms)))
            continue
        found.append(row)
        row = forms if forms is not None else _NOTHING
        parts = _of_node(kind, value)
        found += [] if parts is None else [parts]
    found.append(row)
    return min((parts for parts in found if "" not in parts), key=commonness, default=None)


def _forms(kind: Any, value: Any) -> _Parts | None:
    """Everything that the node may stand for, when that is little."""
    if kind is code.LITERAL:
        return frozenset((chr(value),))
    if kind is code.IN:
        return _of_signs(value)
    if kind is code.BRANCH:
        every = [_all_forms(branch) for branch in value[1]]
        return None if None in every else _few(frozenset().union(*filter(None, every)))
    if kind is code.SUBPATTERN:
        return _all_forms(value[3])
    if kind in _REPEATS and value[:2] in ((0, 1), (1, 1)):
        forms = _all_forms(value[2])
        return forms if forms is None or value[0] else forms | _NOTHING
    return None


def _all_forms(nodes: Iterable[tuple[Any, Any]]) -> _Parts | None:
    every = _NOTHING
    for kind, value in nodes:
        forms = _forms(kind, value)
        if forms is None or len(forms) * len(every) > MOST_FORMS:
            return None
        every = frozenset(map("".join, product(every, forms)))
    return every


def _few(forms: _Parts) -> _Parts | None:
    return forms if len(forms) <= MOST_FORMS else None


def _of_node(kind: Any, value: Any) -> _Parts | None:
    if kind is code.BRANCH:
        every = [_of_sequence(branch) for branch in value[1]]
        return None if None in every else frozenset().union(*filter(None, every))
    if kind is code.SUBPATTERN:
        return _of_sequence(value[3])
    if kind is code.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    return None


def _of_signs(signs: Iterable[tuple[Any, Any]]) -> _Parts | None:
    """The signs of a class of few; None for ranges, for what is excluded, and for white space."""
    parts: set[str] = set()
    for kind, value in signs:
        if kind is code.LITERAL:
            parts.add(chr(value))
        elif (kind, value) == (code.CATEGORY, code.CATEGORY_DIGIT):
            parts |= DIGITS
        else:
            return None
    return frozenset(parts) if len(parts) <= MOST_SIGNS else None
