"""What is promised of any input: nothing is raised, and what comes back keeps its word."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import date

from fuzz.material import NOW
from newsflow.clean import clean_article, clean_text
from newsflow.dates import is_date_line, lead_weekday, read_dates, read_stamp
from newsflow.errors import PageError
from newsflow.extract import extract
from newsflow.local.sample import OUTLETS, demo_source
from newsflow.model import CleanText, DateRole, Document, Link, Page, Place
from newsflow.sources import Source
from newsflow.text import fold, plain, repair, script_ratio
from newsflow.text.search import search_terms

Promise = Callable[[str, str], None]
"""Takes a text and a language; raises anything, AssertionError for a broken word."""

ADDRESS = "http://nakhla.invalid/news/2026010101"


def repaired(text: str, _language: str) -> None:
    """Repairing again changes nothing."""
    once = repair(text)
    assert repair(once) == once, "repair is not idempotent"
    once.encode("utf-8")


def folded(text: str, _language: str) -> None:
    """Folding again changes nothing; the other readings of a line hold too."""
    once = fold(text)
    assert fold(once) == once, "fold is not idempotent"
    plain(text)
    search_terms(text)


def measured(text: str, language: str) -> None:
    """The share of letters is a share."""
    assert 0 <= script_ratio(text, language) <= 1, "script_ratio is no share"


def dated(text: str, language: str) -> None:
    """Every reading lies in the line, in order, and is a day."""
    at = 0
    for reading in read_dates(text, language=language or None, fetched_at=NOW):
        assert at <= reading.start < reading.end <= len(text), "a reading lies outside its line or before the last"
        assert isinstance(reading.day, date), "a reading has no day"
        reading.witness(DateRole.PUBLISHED, "line").iso()
        at = reading.end
    is_date_line(text)
    assert lead_weekday(text) in {None, *range(7)}, "a weekday is none of seven"


def stamped(text: str, _language: str) -> None:
    """A machine's date is a witness or none."""
    witness = read_stamp(text, role=DateRole.PUBLISHED, basis="meta", zone="Asia/Baghdad")
    assert witness is None or witness.iso(), "a stamp without a day"


def cleaned(text: str, language: str) -> None:
    """Body and removed spans are the repaired text, and all of it can be written down."""
    _check_spans(clean_text(Document(text, language=language or None, fetched_at=NOW, url=ADDRESS)))


def extracted(text: str, language: str) -> None:
    """A page is an article that can be cleaned, or says why not."""
    body = text.encode("utf-8", "surrogatepass")
    page = Page(Link(ADDRESS, "fuzz"), ADDRESS, 200, (("Content-Type", "text/html"),), NOW, Place("", 0), "")
    source = _source(language)
    with suppress(PageError):
        article = extract(page, body, source)
        article.text.encode("utf-8")
        _check_spans(clean_article(article, source).clean)


def _check_spans(clean: CleanText) -> None:
    at = 0
    for span in clean.removed:
        assert at <= span.start < span.end <= len(clean.text), f"span {span} overlaps or lies outside"
        assert span.rule, f"span {span} names no rule"
        at = span.end
    clean.text.encode("utf-8")
    json.dumps([*clean.body_lines, asdict(clean.fields)], default=str).encode("utf-8")


def _source(language: str) -> Source:
    if language not in _SOURCES:
        given = _SOURCES["ar"].model_dump() | {"language": language if len(language) > 1 else "en"}
        _SOURCES[language] = Source.model_validate(given)
    return _SOURCES[language]


def _first_source() -> Source:
    import yaml

    outlet = OUTLETS["nakhla"]
    return Source.model_validate(yaml.safe_load(demo_source(outlet, "http://nakhla.invalid")))


_SOURCES: dict[str, Source] = {"ar": _first_source()}

LINE: dict[str, Promise] = {
    "repair": repaired,
    "fold": folded,
    "script_ratio": measured,
    "read_dates": dated,
    "read_stamp": stamped,
}
DOCUMENT: dict[str, Promise] = {"clean_text": cleaned}
PAGE: dict[str, Promise] = {"extract": extracted}
EVERY = LINE | DOCUMENT | PAGE
