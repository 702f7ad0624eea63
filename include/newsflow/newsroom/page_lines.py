"""A page line by line, with what was taken out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsflow.model import CleanText, Removed
from newsflow.newsroom.run_report import PageLine, Piece


def page_lines(clean: CleanText) -> Iterator[PageLine]:
    """The lines of the repaired text that are not empty, in order; their pieces together are the line."""
    start = number = 0
    for line in clean.text.split("\n"):
        end = start + len(line)
        if line.strip():
            number += 1
            spans = [span for span in clean.removed if span.start < end and span.end > start]
            yield PageLine(number, tuple(_pieces(clean.text, start, end, spans)))
        start = end + 1


def _pieces(text: str, start: int, end: int, spans: Sequence[Removed]) -> Iterator[Piece]:
    """The stretch [start, end) cut at the spans; blanks between two spans are no piece."""
    at = start
    for span in spans:
        first, last = max(span.start, at), min(span.end, end)
        if text[at:first].strip():
            yield Piece(text[at:first])
        yield Piece(text[first:last], span.kind, span.rule)
        at = last
    if text[at:end].strip():
        yield Piece(text[at:end])
