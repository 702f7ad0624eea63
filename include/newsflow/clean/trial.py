"""Trial: which rules match a line, with as few tries as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, compiled
from newsflow.clean.rules import RULES
from newsflow.text import plain

# From here on a line that closes like a sentence is prose, which only notices in whole sentences are not.
PROSE_WORDS = 12
_NAMED = re.compile(r"\(\?P<\w+>")
_REFERS = "(?P="
_Cued = tuple[Rule, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Trial:
    """The rules for one page, for short lines and for prose: `every` in the table's order, `cued` those with a cue."""

    every: tuple[_Cued, ...]
    cued: tuple[_Cued, ...]
    prose_every: tuple[_Cued, ...]
    prose_cued: tuple[_Cued, ...]

    def matches(self, line: Line) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rules that match the line from start to end, in the table's order, and their matches."""
        prose = line.ends and line.words >= PROSE_WORDS
        text = line.plain
        if prose:
            tried = self.prose_every if _PROSE_GATE.fullmatch(text) else self.prose_cued
        else:
            tried = self.every if _GATE.fullmatch(text) else self.cued
        for rule, cues in tried:
            if (
                line.words <= rule.longest
                and (not cues or any(cue in text for cue in cues))
                and (match := rule.match(text)) is not None
            ):
                yield rule, match


def trial(text: str) -> Trial:
    """The rules of which a page's plain text holds a cue, and those without cues."""
    every = tuple((rule, cues) for rule, cues in _RULES if not cues or any(cue in text for cue in cues))
    cued = tuple((rule, cues) for rule, cues in every if cues or _REFERS in rule.pattern)
    return Trial(every, cued, _for_prose(every), _for_prose(cued))


def _for_prose(rules: tuple[_Cued, ...]) -> tuple[_Cued, ...]:
    return tuple(cued for cued in rules if cued[0].prose)


def _gate(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One pattern that matches what any of the rules does; those that refer to their own groups are tried apart."""
    patterns = (_NAMED.sub("(?:", rule.pattern) for rule in rules if not rule.cues and _REFERS not in rule.pattern)
    return compiled("|".join(f"(?:{pattern}\n)" for pattern in patterns))


_RULES: tuple[_Cued, ...] = tuple((rule, tuple(filter(None, plain(rule.cues).split("|")))) for rule in RULES)
_GATE = _gate(RULES)
_PROSE_GATE = _gate(rule for rule in RULES if rule.prose)
