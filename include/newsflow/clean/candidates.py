"""What each line may be, judged by itself: rules, dates, datelines, the source's own learned lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newsflow.clean.dateline import Dateline, read_line
from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, Zone, read_groups
from newsflow.clean.rules import RULES
from newsflow.clean.sheet import Candidate, Mark, Sheet
from newsflow.dates import is_date_line, label_role
from newsflow.model import Kind, Role
from newsflow.text import fold

# A line seen in so many articles of a source is the source's; longer ones may be agency background, which is text.
LEARNED_ARTICLES = 3
LEARNED_WORDS = 25
_LONGEST_DATE = 16
_LONGEST_DATELINE = 10
_WORDS = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def propose(sheet: Sheet) -> None:
    """Every line without a mark gets the candidates that its own words allow."""
    names = {fold(name) for name in sheet.outlets}
    for at, line in enumerate(sheet.lines):
        if sheet.marks[at] is None and line.plain:
            sheet.candidates[at] = tuple(_candidates(line, sheet, names))


def _candidates(line: Line, sheet: Sheet, names: set[str]) -> Iterator[Candidate]:
    if line.role is Role.CAPTION:
        yield Candidate(Zone.ANYWHERE, Mark(Kind.CAPTION, "any_caption_role"))
    if names and line.words <= 8 and fold(line.text) in names:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.SITE_NAME, "any_own_name", {"outlet": line.text}))
    ruled = [_candidate(rule, line, match) for rule in _rules_for(line) if (match := rule.match(line.plain))]
    yield from (known for known in ruled if known.mark.kind is Kind.DATE)
    if line.words <= _LONGEST_DATE and not line.text.endswith("."):
        yield from _dates(line)
    dateline = (
        read_line(line.text, sheet.document.outlets) if line.words <= _LONGEST_DATELINE and not line.ends else None
    )
    filed = (
        ()
        if dateline is None
        else (Candidate(Zone.OUTSIDE, Mark(Kind.DATELINE, "any_dateline", dateline_fields(dateline))),)
    )
    yield from filed if dateline is not None and dateline.place else ()
    yield from ruled
    yield from filed
    if sheet.document.learned and line.words <= LEARNED_WORDS:
        yield from _learned(line, sheet.document.learned)


def _candidate(rule: Rule, line: Line, match: re.Match[str]) -> Candidate:
    return Candidate(rule.zone, Mark(rule.kind, rule.name, read_groups(match, line.text), rule.opens))


def _dates(line: Line) -> Iterator[Candidate]:
    if is_date_line(line.text):
        yield Candidate(Zone.OUTSIDE, Mark(Kind.DATE, "any_date_line", {"date": line.text}))
    elif line.words <= 5 and not _DIGIT.search(line.plain) and (role := label_role(line.text)) is not None:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.DATE, "any_date_label", {"role": role.value}))


def _learned(line: Line, learned: dict[str, int]) -> Iterator[Candidate]:
    if learned.get(fold(line.text), 0) >= LEARNED_ARTICLES:
        kind = Kind.SITE_NAME if line.words <= 4 and line.row <= 3 else Kind.NAV
        yield Candidate(Zone.ANYWHERE, Mark(kind, "any_learned_line"))


def dateline_fields(dateline: Dateline) -> dict[str, str]:
    """The parts of a dateline by the names of the fields they fill."""
    said = {"dateline": dateline.place, "outlet": dateline.outlet, "agency": dateline.agency, "author": dateline.author}
    return {name: value for name, value in {**said, "filed": dateline.date}.items() if value}


def _rules_for(line: Line) -> Iterator[Rule]:
    """The rules worth trying: those without cues, and those of which the line holds a cue; in the table's order."""
    tried = _BY_LENGTH[min(line.words, _LONGEST_RULE)]
    if len(tried) > len(_UNCUED):
        words = set(_WORDS.findall(line.plain))
        return (rule for rule in tried if not rule.cues or not _CUES[rule.name].isdisjoint(words))
    return iter(tried)


_LINE_RULES = tuple(rule for rule in RULES if rule.zone & Zone.ANYWHERE)
_LONGEST_RULE = max(rule.longest for rule in _LINE_RULES)
_CUES = {rule.name: frozenset(fold(rule.cues).split()) for rule in _LINE_RULES}
_UNCUED = tuple(rule for rule in _LINE_RULES if not rule.cues)
_BY_LENGTH: dict[int, tuple[Rule, ...]] = defaultdict(
    tuple, {words: tuple(rule for rule in _LINE_RULES if words <= rule.longest) for words in range(_LONGEST_RULE + 1)}
)
