"""Well-known libraries on the same text, in the same run."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC

from bench.corpus import Stored, texts_of
from bench.figure import Figure, rate
from bench.measured import measured
from newsflow.model import Document, Link, Page, Place

TEXTS = "a page text of about 400 words, Arabic"
LINES = "a line's dates, Arabic"
WORDS = 400
COUNT = 300


def measure_texts() -> Iterator[Figure]:
    """Cleaning a text, and reading a line's dates, beside what others do to the same text or line."""
    texts = list(texts_of(WORDS, COUNT))
    lines = [line for text in texts[: COUNT // 5] for line in text.split("\n")]
    few = lines[: len(lines) // 4]
    yield Figure(TEXTS, "words", sum(len(text.split()) for text in texts) / len(texts), "words")
    yield _pace(TEXTS, "newsflow: clean_text", clean_texts, texts, "texts/s")
    yield _pace(TEXTS, "trafilatura: sanitize (normalises only)", sanitize_texts, texts, "texts/s")
    yield _pace(TEXTS, "dateparser: parse on each line (dates only)", parse_lines_of, texts[: COUNT // 20], "texts/s")
    yield _pace(LINES, "newsflow: read_dates", read_lines, lines, "lines/s")
    yield _pace(LINES, "dateparser: parse", parse_lines, few, "lines/s")


def _pace(
    group: str, name: str, work: Callable[..., None], items: Sequence[object], unit: str, *more: object
) -> Figure:
    spent = measured(work, items, *more, warm=(work.__module__, "newsflow.clean", "newsflow.extract", *_library(name)))
    return rate(group, name, len(items) / spent.seconds, unit)


def _library(name: str) -> tuple[str, ...]:
    found = name.replace(":", " ").split()[0]
    return () if found == "newsflow" else (found,)


def clean_texts(texts: Sequence[str]) -> None:
    """Every text is cleaned."""
    from newsflow.clean import clean_text

    for text in texts:
        clean_text(Document(text, language="ar"))


def sanitize_texts(texts: Sequence[str]) -> None:
    """Every text has trafilatura's line processing behind it."""
    from trafilatura.utils import sanitize

    for text in texts:
        sanitize(text)


def read_lines(lines: Sequence[str]) -> None:
    """The dates of every line are read."""
    from newsflow.dates import read_dates

    for line in lines:
        read_dates(line, language="ar")


def parse_lines(lines: Sequence[str]) -> None:
    """Every line has been taken for a date by dateparser."""
    import dateparser

    with warnings.catch_warnings(action="ignore"):
        for line in lines:
            dateparser.parse(line, languages=["ar"])


def parse_lines_of(texts: Sequence[str]) -> None:
    """Every line of every text has been taken for a date by dateparser."""
    parse_lines([line for text in texts for line in text.split("\n")])


def as_page(page: Stored) -> Page:
    """The page as fetch would hand it on."""
    headers = (("Content-Type", "text/html"),)
    return Page(
        Link(page.url, "bench", page.day), page.url, 200, headers, page.served.astimezone(UTC), Place("", 0), ""
    )
