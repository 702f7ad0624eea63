"""The footer: what stands below the story, heading by heading."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from newsflow.clean.names import is_agency
from newsflow.clean.persons import is_person
from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Kind

_SURE = frozenset((
    *(Kind.SHARE, Kind.FOLLOW, Kind.COPYRIGHT, Kind.COMMENTS, Kind.AD, Kind.COOKIE, Kind.SOURCE, Kind.TAGS),
    *(Kind.RELATED, Kind.LINK, Kind.SITE_NAME, Kind.COUNTER, Kind.MEDIA, Kind.AGENCY_SIG),
))  # fmt: skip


def mark_footer(sheet: Sheet, last: int) -> None:
    """Every line below the story has a mark: its own, that of the heading above it, or what is left."""
    opened: Mark | None = None
    authors = {author for mark in sheet.marks if mark is not None and (author := mark.fields.get("author"))}
    for at in range(last + 1, len(sheet.lines)):
        mark = sheet.marks[at]
        if opened is not None and (mark is None or not _is_sure(mark, opened)):
            sheet.marks[at] = _under(sheet, at, opened)
        elif mark is None:
            sheet.marks[at] = left = _left_in_footer(sheet, at, authors)
            authors.update(filter(None, (left.fields.get("author"),)))
        elif mark.opens is not None:
            opened = mark
        elif mark.kind is Kind.RELATED:
            opened = Mark(Kind.RELATED, mark.rule, opens=Kind.RELATED)
        elif mark.rule == "any_ornament" and (signed := _signature_below(sheet, at)) is not None:
            sheet.marks[at] = signed


def _signature_below(sheet: Sheet, at: int) -> Mark | None:
    """The mark of a rule above a signature, as agencies draw one: it is part of it."""
    below = sheet.marks[at + 1] if at + 1 < len(sheet.lines) else None
    signs = below is not None and below.kind in (Kind.BYLINE, Kind.AGENCY_SIG)
    return Mark(below.kind, "any_signature_rule") if below is not None and signs else None


def _is_sure(mark: Mark, opened: Mark) -> bool:
    """Whether a rule's word counts under a heading; in comment forms words like “e-mail” are fields to fill in."""
    return mark.kind in _SURE and not (mark.kind is Kind.SHARE and opened.opens is Kind.COMMENTS)


def _under(sheet: Sheet, at: int, opened: Mark) -> Mark:
    """A line under a heading of the footer; keywords are short, so longer lines are headlines."""
    kind = opened.opens or Kind.RELATED
    if kind is Kind.TAGS and sheet.lines[at].words > 4:
        kind = Kind.RELATED
    return Mark(kind, f"{opened.rule}_run", {"tags": sheet.lines[at].text} if kind is Kind.TAGS else {})


def _left_in_footer(sheet: Sheet, at: int, authors: AbstractSet[str]) -> Mark:
    """A short line below the story: keywords stand in runs, a single one is the heading or headline of another."""
    line = sheet.lines[at]
    if line.text in authors:
        return Mark(Kind.BYLINE, "any_name_again")
    above = sheet.marks[at - 1]
    if (above is None or above.kind is Kind.LINK) and not authors and _may_sign(sheet, line.text):
        return Mark(Kind.BYLINE, "any_name_footer", {"author": line.text})
    if above is None and is_agency(line.text) and not _has_short_neighbour(sheet, at):
        return Mark(Kind.AGENCY_SIG, "any_agency_below", {"sign": line.text})
    if line.words <= 3 and _has_short_neighbour(sheet, at):
        return Mark(Kind.TAGS, "any_tags_footer", {"tags": line.text})
    return Mark(Kind.RELATED, "any_headline_footer")


def _may_sign(sheet: Sheet, name: str) -> bool:
    """Whether a name below an unsigned text may be the author's: it is in the story's own letters."""
    return is_person(name) and (not name.isascii() or sheet.lines[sheet.title or 0].text.isascii())


def is_signed(sheet: Sheet) -> bool:
    """Whether a byline or a dateline with a name is known already."""
    return any(mark is not None and "author" in mark.fields for mark in sheet.marks)


def _has_short_neighbour(sheet: Sheet, at: int) -> bool:
    return any(
        sheet.lines[other].words <= 3 and (sheet.marks[other] is None or _is_tag(sheet.marks[other]))
        for other in (at - 1, at + 1)
        if 0 <= other < len(sheet.lines)
    )


def _is_tag(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is Kind.TAGS
