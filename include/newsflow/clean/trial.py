"""Trial: which rules match each line of a page, with as few tries as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule
from newsflow.clean.rules import RULES
from newsflow.text import Prefilter

# From here on a line that closes like a sentence is prose, which only notices in whole sentences are not.
PROSE_WORDS = 12
Match = tuple[Rule, re.Match[str]]
Try = tuple[Rule, re.Pattern[str]]


def matches(lines: Sequence[Line]) -> list[tuple[Match, ...]]:
    """For each line the rules that match it from start to end, in the table's order, and their matches."""
    found: list[tuple[Match, ...]] = [()] * len(lines)
    prose = [line.ends and line.words >= PROSE_WORDS for line in lines]
    for tries, prefilter, wanted in ((_FOR_PROSE, _PROSE, True), (_EVERY, _ANY, False)):
        own = [at for at, closes in enumerate(prose) if closes is wanted]
        for at, tried in zip(own, prefilter.may_match([lines[at].plain for at in own]), strict=True):
            found[at] = tuple(_matches(lines[at], map(tries.__getitem__, tried)))
    return found


def _matches(line: Line, tries: Iterable[Try]) -> Iterator[Match]:
    words, plain, last = line.words, line.plain, None
    for rule, pattern in tries:
        if words <= rule.longest and rule is not last and (match := pattern.fullmatch(plain)) is not None:
            last = rule
            yield rule, match


_EVERY: tuple[Try, ...] = tuple((rule, pattern) for rule in RULES for pattern in rule.patterns)
_FOR_PROSE = tuple((rule, pattern) for rule, pattern in _EVERY if rule.prose)
_ANY = Prefilter(pattern for _, pattern in _EVERY)
_PROSE = Prefilter(pattern for _, pattern in _FOR_PROSE)
