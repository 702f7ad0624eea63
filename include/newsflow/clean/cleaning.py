"""Cleaning one text: the steps, in the one order in which they work."""

from __future__ import annotations

from newsflow.clean.asides import mark_asides
from newsflow.clean.brackets import mark_brackets
from newsflow.clean.candidates import propose
from newsflow.clean.core import find_core
from newsflow.clean.embeds import mark_embeds
from newsflow.clean.evidence import weigh
from newsflow.clean.fields import read_fields
from newsflow.clean.inline import mark_inline
from newsflow.clean.sheet import Sheet, new_sheet
from newsflow.clean.title import mark_title
from newsflow.clean.zones import mark_zones
from newsflow.model import CleanText, Document, Kind, Removed

SUSPECT = "clean_suspect"
# Below this share of the prose kept, the cleaning itself is in doubt.
LEAST_KEPT = 0.6
# Lines of these kinds are told by their place more than by their words; whole prose among them is a doubt.
_BY_PLACE = frozenset((Kind.NAV, Kind.CAPTION, Kind.BYLINE, Kind.DATELINE, Kind.TAGS, Kind.SITE_NAME, Kind.DATE))
_STEPS = (mark_embeds, mark_brackets, propose, mark_title, find_core, mark_zones, mark_asides, mark_inline)


def clean_text(document: Document) -> CleanText:
    """The repaired text with every span that is not article, the fields those spans said, every date witness.

    Nothing is lost: body and spans together are the repaired text. The flag `clean_suspect` stands where less than
    60 % of the page's own prose is left, or nothing at all.
    """
    sheet = new_sheet(document)
    for step in _STEPS:
        step(sheet)
    chosen = weigh(sheet)
    return CleanText(
        text=sheet.text,
        removed=_removed(sheet),
        fields=read_fields(sheet, chosen),
        dates=chosen.witnesses,
        flags=(SUSPECT,) if _is_suspect(sheet) else (),
    )


def _removed(sheet: Sheet) -> tuple[Removed, ...]:
    spans = [
        Removed(line.start, line.end, mark.kind, mark.rule)
        for line, mark in zip(sheet.lines, sheet.marks, strict=True)
        if mark is not None
    ]
    spans += [Removed(part.start, part.end, part.mark.kind, part.mark.rule) for part in sheet.inline]
    return tuple(sorted(spans, key=lambda span: span.start))


def _is_suspect(sheet: Sheet) -> bool:
    """Whether more prose went by its place alone than a page has; what rules know by its words does not count."""
    pairs = list(zip(sheet.lines, sheet.marks, strict=True))
    own = sum(line.words for line, mark in pairs if line.is_sentence and (mark is None or mark.kind in _BY_PLACE))
    kept = sum(line.words for line, mark in pairs if line.is_sentence and mark is None)
    return not own or kept < LEAST_KEPT * own or not any(mark is None for mark in sheet.marks)
