"""What each line may be, judged by itself: rules, dates, datelines, the source's own learned lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsflow.clean.dateline import Dateline, read_line
from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, Zone, read_groups
from newsflow.clean.rules import RULES
from newsflow.clean.sheet import Candidate, Mark, Sheet
from newsflow.dates import is_date_line, label_role
from newsflow.model import Kind, Role
from newsflow.text import fold, plain

# A line seen in so many articles of a source is the source's; longer ones may be agency background, which is text.
LEARNED_ARTICLES = 3
LEARNED_WORDS = 25
# From here on a line that closes like a sentence is prose, which only notices in whole sentences are not.
PROSE_WORDS = 12
_Cued = tuple[tuple[Rule, tuple[str, ...]], ...]
_LONGEST_DATE = 16
_LONGEST_DATELINE = 18
# Rules that know more of a line with a date or a clock than that it has one.
_BEFORE_DATES = frozenset(rule.name for rule in RULES if rule.kind in (Kind.DATE, Kind.AGENCY_SIG)) | {
    "any_prayer_times"
}
_DIGIT = re.compile(r"\d")


def propose(sheet: Sheet) -> None:
    """Every line without a mark gets the candidates that its own words allow."""
    names = {fold(name) for name in sheet.outlets}
    rules = _cued_in("\n".join(line.plain for line in sheet.lines))
    for at, line in enumerate(sheet.lines):
        if sheet.marks[at] is None and line.plain:
            sheet.candidates[at] = tuple(_candidates(line, sheet, names, rules))


def _candidates(line: Line, sheet: Sheet, names: set[str], rules: _Cued) -> Iterator[Candidate]:
    if line.role is Role.CAPTION:
        yield Candidate(Zone.ANYWHERE, Mark(Kind.CAPTION, "any_caption_role"))
    if names and line.words <= 8 and line.folded in names:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.SITE_NAME, "any_own_name", {"outlet": line.text}))
    ruled = [_candidate(rule, line, match) for rule in _rules_for(line, rules) if (match := rule.match(line.plain))]
    yield from (known for known in ruled if known.mark.rule in _BEFORE_DATES)
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
    yield from filed if dateline is not None and (dateline.place or (dateline.outlet and not dateline.author)) else ()
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
    if learned.get(line.folded, 0) >= LEARNED_ARTICLES:
        kind = Kind.SITE_NAME if line.words <= 4 and line.row <= 3 else Kind.NAV
        yield Candidate(Zone.ANYWHERE, Mark(kind, "any_learned_line"))


def dateline_fields(dateline: Dateline) -> dict[str, str]:
    """The parts of a dateline by the names of the fields they fill."""
    said = {"dateline": dateline.place, "outlet": dateline.outlet, "agency": dateline.agency, "author": dateline.author}
    return {name: value for name, value in {**said, "filed": dateline.date}.items() if value}


def _rules_for(line: Line, rules: _Cued) -> Iterator[Rule]:
    """The rules worth trying on a line, in the table's order: by its length, its close and their cues."""
    prose = line.ends and line.words >= PROSE_WORDS
    for rule, cues in rules:
        fits = line.words <= rule.longest and (rule.prose or not prose)
        if fits and (not cues or any(cue in line.plain for cue in cues)):
            yield rule


def _cued_in(text: str) -> _Cued:
    """The rules of which the text holds a cue at all, and those without cues."""
    return tuple((rule, cues) for rule, cues in _RULES if not cues or any(cue in text for cue in cues))


def _with_cues(rules: Iterable[Rule]) -> _Cued:
    return tuple((rule, tuple(filter(None, plain(rule.cues).split("|")))) for rule in rules)


_RULES = _with_cues(RULES)
