"""Trial: which rules match a line, with as few tries as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, compiled
from newsflow.clean.rules import RULES
from newsflow.text import plain

# From here on a line that closes like a sentence is prose, which only notices in whole sentences are not.
PROSE_WORDS = 12
_NAMED = re.compile(r"\(\?P<\w+>")
_REFERS = "(?P="
# Furniture repeats from page to page: what short lines were found to be is remembered for the last of them.
SHORT = 6
REMEMBERED = 2048
_Cued = tuple[Rule, tuple[str, ...], re.Pattern[str]]
_Match = tuple[Rule, re.Match[str]]


@dataclass(frozen=True, slots=True)
class Trial:
    """The rules for one page, for short lines and for prose: `every` in the table's order, `cued` those with a cue."""

    every: tuple[_Cued, ...]
    cued: tuple[_Cued, ...]
    prose_every: tuple[_Cued, ...]
    prose_cued: tuple[_Cued, ...]

    def matches(self, line: Line) -> Iterable[_Match]:
        """The rules that match the line from start to end, in the table's order, and their matches."""
        if line.words <= SHORT:
            return _of_short(line.plain, line.words)
        prose = line.ends and line.words >= PROSE_WORDS
        text = line.plain
        if prose:
            tried = self.prose_every if _PROSE_GATE.fullmatch(text) else self.prose_cued
        else:
            tried = self.every if _GATE.fullmatch(text) else self.cued
        return _matches(tried, text, line.words)


def _matches(tried: Iterable[_Cued], text: str, words: int) -> Iterator[_Match]:
    for rule, cues, pattern in tried:
        if words <= rule.longest and (not cues or any(cue in text for cue in cues)):
            match = pattern.fullmatch(text)
            if match is not None:
                yield rule, match


@lru_cache(maxsize=REMEMBERED)
def _of_short(text: str, words: int) -> tuple[_Match, ...]:
    return tuple(_matches(_RULES if _GATE.fullmatch(text) else _CUED, text, words))


def trial(text: str) -> Trial:
    """The rules of which a page's plain text holds a cue, and those without cues."""
    every = tuple(known for known in _RULES if not known[1] or any(cue in text for cue in known[1]))
    cued = _cued(every)
    return Trial(every, cued, _for_prose(every), _for_prose(cued))


def _cued(rules: tuple[_Cued, ...]) -> tuple[_Cued, ...]:
    return tuple(known for known in rules if known[1] or _REFERS in known[0].pattern)


def _for_prose(rules: tuple[_Cued, ...]) -> tuple[_Cued, ...]:
    return tuple(known for known in rules if known[0].prose)


def _gate(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One pattern that matches what any of the rules does; those that refer to their own groups are tried apart."""
    patterns = (_NAMED.sub("(?:", rule.pattern) for rule in rules if not rule.cues and _REFERS not in rule.pattern)
    return compiled("|".join(f"(?:{pattern}\n)" for pattern in patterns))


_RULES: tuple[_Cued, ...] = tuple(
    (rule, tuple(filter(None, plain(rule.cues).split("|"))), compiled(rule.pattern)) for rule in RULES
)
_CUED = _cued(_RULES)
_GATE = _gate(RULES)
_PROSE_GATE = _gate(rule for rule in RULES if rule.prose)
