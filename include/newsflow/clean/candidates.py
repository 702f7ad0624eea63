"""What each line may be, judged by itself: rules, dates, datelines, the source's own learned lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsflow.clean.dateline import Dateline, read_line
from newsflow.clean.lines import Line
from newsflow.clean.rule import Rule, Zone, read_groups
from newsflow.clean.rules import RULES
from newsflow.clean.sheet import Candidate, Mark, Sheet
from newsflow.clean.trial import Match, matches
from newsflow.dates import is_date_line, label_role
from newsflow.dates.lines import LONGEST_RELATIVE
from newsflow.model import Kind, Role
from newsflow.text import fold

# A line seen in so many articles of a source is the source's; longer ones may be agency background, which is text.
LEARNED_ARTICLES = 3
LEARNED_WORDS = 25
_LONGEST_DATE = 20
_LONGEST_DATELINE = 18
# Rules that know more of a line with a date or a clock than that it has one.
_BEFORE_DATES = frozenset(rule.name for rule in RULES if rule.kind in (Kind.DATE, Kind.AGENCY_SIG)) | {
    "any_prayer_times"
}
_DIGIT = re.compile(r"\d")
# Furniture repeats from page to page: what lines of so few words were found to be is remembered for so many of them.
SHORT = 12
REMEMBERED = 4096
Said = tuple[Candidate, ...]
_known: dict[tuple[str, tuple[str, ...]], Said] = {}
LONGEST_BYLINE = 10
_SPECIAL = re.compile(r"(?<!\w)خاص(?!\w)")
_NAME_END = re.compile(r"\s+[-–—|](?:\s+|\Z)|\s*[,،(@]")
# How long the reading takes, behind the date on its line.
_BESIDE_DATE = re.compile(
    r"\s*loc\s?\(kuna\)\s*\Z|\s*LOC\s?\(KUNA\)\s*\Z|[\s|•·,-]*\(?\d{1,2}\s(?:min(?:ute)?s?|dk|mn|دقائق|دقيقة|دقیقه)"
    r"(?:\s(?:read|okuma|de lecture|قراءة|للقراءة|مطالعه))?\)?\s*\Z"
)
_SIGNED_DATE = re.compile(
    r"(?P<date>.*?\d.*?)[\s|,-]+(?:بواسطة|بقلم|by|By|par|Par|توسط)\s*:?\s+(?P<author>[^\W\d_][^\d,|]{2,40})"
)

_DATED_BYLINE = re.compile(
    r"(?:بقلم|by|By|par|Par|توسط)\s*:?\s+(?P<author>[^\W\d_][^\d,|]{2,40}?)\s*[-–|,]\s*(?P<date>.*?\d.*)"
)


def propose(sheet: Sheet) -> None:
    """Every line without a mark gets the candidates that its own words allow."""
    names = {fold(name) for name in sheet.outlets}
    asked = [at for at, line in enumerate(sheet.lines) if sheet.marks[at] is None and line.plain]
    read = _readings([sheet.lines[at] for at in asked], sheet.document.outlets)
    for at, said in zip(asked, read, strict=True):
        sheet.candidates[at] = tuple(_candidates(sheet.lines[at], sheet, names, said))


def _candidates(line: Line, sheet: Sheet, names: set[str], said: Said) -> Iterator[Candidate]:
    if line.role is Role.CAPTION:
        yield Candidate(Zone.ANYWHERE, Mark(Kind.CAPTION, "any_caption_role"))
    if sheet.document.authors and line.words <= LONGEST_BYLINE and not line.ends:
        yield from _own_authors(line, sheet.document.authors)
    if names and line.words <= 8 and line.folded in names:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.SITE_NAME, "any_own_name", {"outlet": line.text}))
    yield from said
    if sheet.document.learned and line.words <= LEARNED_WORDS:
        yield from _learned(line, sheet.document.learned)


def _readings(lines: Sequence[Line], outlets: tuple[str, ...]) -> list[Said]:
    """For each line what it says by its text alone; what short lines say is remembered."""
    known = [_known.get((line.text, outlets)) if line.words <= SHORT else None for line in lines]
    new = [at for at, said in enumerate(known) if said is None]
    for at, ruled in zip(new, matches([lines[at] for at in new]), strict=True):
        known[at] = tuple(_reading(lines[at], outlets, ruled))
    if len(_known) > REMEMBERED:
        _known.clear()
    _known.update(
        {(line.text, outlets): said or () for line, said in zip(lines, known, strict=True) if line.words <= SHORT}
    )
    return [said or () for said in known]


def _reading(line: Line, outlets: tuple[str, ...], matched: Iterable[Match]) -> Iterator[Candidate]:
    ruled = [_candidate(rule, line, match) for rule, match in matched]
    yield from (known for known in ruled if known.mark.rule in _BEFORE_DATES)
    if line.words <= _LONGEST_DATE and not line.text.endswith("."):
        yield from _dates(line)
    dateline = read_line(line.text, outlets) if line.words <= _LONGEST_DATELINE and not line.ends else None
    if dateline is not None and dateline.author and not dateline.outlet and dateline.author.startswith("ال"):
        dateline = None  # a place and a section, as in "تركيا, الثقافة والفن": no person's name begins with the article
    filed = () if dateline is None else (Candidate(Zone.OUTSIDE, _filed(dateline, line)),)
    yield from filed if dateline is not None and (dateline.place or (dateline.outlet and not dateline.author)) else ()
    yield from ruled
    yield from filed


def _candidate(rule: Rule, line: Line, match: re.Match[str]) -> Candidate:
    return Candidate(rule.zone, Mark(rule.kind, rule.name, read_groups(match, line.text), rule.opens))


def _own_authors(line: Line, authors: Iterable[str]) -> Iterator[Candidate]:
    """A line that names an author of whom the page itself speaks, and at most what that person does."""
    folded = line.folded.removeprefix("by ")
    for author in authors:
        name = bare_name(author)
        if (known := fold(name)) and (folded == known or folded.startswith(known + " ")):
            yield Candidate(Zone.OUTSIDE, Mark(Kind.BYLINE, "any_own_author", {"author": name}))


def _dates(line: Line) -> Iterator[Candidate]:
    dated = _DIGIT.search(line.plain) is not None
    if not dated and len(line.text) > LONGEST_RELATIVE:
        return
    text = _BESIDE_DATE.sub("", line.text) if dated else line.text
    if is_date_line(text):
        yield Candidate(Zone.OUTSIDE, Mark(Kind.DATE, "any_date_line", {"date": text}))
    elif dated and (signed := _signed(text)) is not None:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.DATE, "any_date_author", signed.groupdict()))
    elif line.words <= 5 and not dated and (role := label_role(line.text)) is not None:
        yield Candidate(Zone.OUTSIDE, Mark(Kind.DATE, "any_date_label", {"role": role.value}))


def _signed(text: str) -> re.Match[str] | None:
    """The author and the date of a line that holds nothing else, in either order."""
    found = _SIGNED_DATE.fullmatch(text) or _DATED_BYLINE.fullmatch(text)
    return found if found is not None and is_date_line(found["date"]) else None


def bare_name(author: str) -> str:
    """An author's name without what the person does, or where."""
    return _NAME_END.split(author)[0]


def _learned(line: Line, learned: dict[str, int]) -> Iterator[Candidate]:
    if learned.get(line.folded, 0) >= LEARNED_ARTICLES:
        kind = Kind.SITE_NAME if line.words <= 4 and line.row <= 3 else Kind.NAV
        yield Candidate(Zone.ANYWHERE, Mark(kind, "any_learned_line"))


def _filed(dateline: Dateline, line: Line) -> Mark:
    """A dateline's mark: without a place, or with nothing but a person beside it, the line stands for a byline.

    An outlet alone before a colon is where an aggregator has the story from.
    """
    fields = dateline_fields(dateline)
    names = fields.keys() - {"filed"}
    if names == {"outlet"} and line.text.endswith(":") and not _SPECIAL.search(line.text):
        return Mark(Kind.SITE_NAME, "any_outlet_cited", {"source": fields["outlet"]})
    if names == {"outlet", "agency"}:
        return Mark(Kind.BYLINE, "any_dateline_agency", {**fields, "author": fields["agency"]})
    if names == {"outlet"} and " - " in line.plain:
        return Mark(Kind.DATELINE, "any_dateline_desk", {**fields, "author": line.text})
    if names == {"dateline", "outlet"} and line.text.endswith(("»", "”")) and ":" in line.text:
        return Mark(Kind.DATELINE, "any_dateline_signed", {**fields, "author": fields["outlet"]})
    if names in ({"outlet", "author"}, {"dateline", "author"}):
        return Mark(Kind.BYLINE, "any_dateline_person", fields)
    return Mark(Kind.DATELINE, "any_dateline", fields)


def dateline_fields(dateline: Dateline) -> dict[str, str]:
    """The parts of a dateline by the names of the fields they fill."""
    said = {"dateline": dateline.place, "outlet": dateline.outlet, "agency": dateline.agency, "author": dateline.author}
    return {name: value for name, value in {**said, "filed": dateline.date}.items() if value}
