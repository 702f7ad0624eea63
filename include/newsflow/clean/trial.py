"""Trial: which rules match each line of a page, with as few tries as can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, compiled
from newsflow.clean.rules import RULES
from newsflow.text import Prefilter

# From here on a line that closes like a sentence is prose, which only notices in whole sentences are not.
PROSE_WORDS = 12
Match = tuple[Rule, re.Match[str]]


def matches(lines: Sequence[Line]) -> list[tuple[Match, ...]]:
    """For each line the rules that match it from start to end, in the table's order, and their matches."""
    found: list[tuple[Match, ...]] = [()] * len(lines)
    prose = [line.ends and line.words >= PROSE_WORDS for line in lines]
    for rules, prefilter, wanted in ((_FOR_PROSE, _PROSE, True), (RULES, _ANY, False)):
        own = [at for at, closes in enumerate(prose) if closes is wanted]
        for at, tried in zip(own, prefilter.may_match([lines[at].plain for at in own]), strict=True):
            found[at] = tuple(_matches(lines[at], [rules[rule] for rule in tried]))
    return found


def _matches(line: Line, rules: Sequence[Rule]) -> Iterator[Match]:
    for rule in rules:
        if line.words <= rule.longest and (match := rule.match(line.plain)) is not None:
            yield rule, match


_FOR_PROSE = tuple(rule for rule in RULES if rule.prose)
_ANY = Prefilter(compiled(rule.pattern) for rule in RULES)
_PROSE = Prefilter(compiled(rule.pattern) for rule in _FOR_PROSE)
