"""The papers of small runs, for tests of what people read about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from load_cases import DAY, NIGHT, SOURCE, accept, clean, key, url
from newsflow.model import BatchVerdict, Check, CleanArticle, Drop, Link, Outcome, Verb, Verdict, article_id
from newsflow.newsroom.account import Papers
from newsflow.sources import Source
from newsflow.store import LedgerLine, RunRow

SENTENCE = "passed: 2 of 3 articles accepted, 1 held (short_body 1)"
HARBOUR = Source.model_validate(
    {
        "key": SOURCE,
        "name": "Harbour",
        "local_name": "المرفأ",
        "homepage": "https://harbour.example/",
        "language": "ar",
        "time_zone": "Asia/Baghdad",
        "routes": [{"kind": "feed", "url": "https://harbour.example/rss"}],
    }
)
CHECKS = (
    Check("no_title", "title_length", "row", "critical", "pass", 3, 0),
    Check("short_body", "body_length", "row", "critical", "fail", 3, 1, "12", "1 of 3 articles have a short body"),
    Check("few_words", "word_count", "row", "warning", "fail", 3, 1, "2", "1 of 3 articles have few words"),
)


def held(article: CleanArticle, *codes: str, remarks: tuple[str, ...] = ()) -> Verdict:
    return Verdict(str(article.article.id), article.article.url, False, codes, remarks)


def judged_run(title: str = "افتتاح الجسر القديم", body: str = "قصير.") -> Papers:
    """A run that was judged and not yet loaded: two accepted, one held, one dropped, one twice."""
    first, second = clean("1"), clean("2", title="Bridge opens", body="The bridge opened today.\nIt took a year.")
    third = clean("3", title=title, body=body)
    third = replace(third, quality=replace(third.quality, body_length=12, word_count=2))
    return Papers(
        source=HARBOUR,
        key=key(),
        run=row(),
        links=tuple(Link(url(name), "feed", title=f"link {name}") for name in "12345"),
        done=frozenset(Verb) - {Verb.LOAD},
        pages=4,
        extracted=3,
        fetch_drops=(Drop(url("4"), Verb.FETCH, "challenge", "title: Just a moment"),),
        extract_drops=(Drop(url("5"), Verb.EXTRACT, "duplicate", duplicate_of=url("1")),),
        articles=(first, second, third),
        verdicts=(accept(first), accept(second), held(third, "short_body", remarks=("few_words",))),
        batch=BatchVerdict(True, SENTENCE, CHECKS),
    )


def loaded_run(**changes: Any) -> Papers:
    """The same run, loaded."""
    ledger = (
        line("4", Outcome.DROPPED, "challenge", detail="title: Just a moment"),
        line("5", Outcome.DUPLICATE, duplicate_of=url("1")),
        line("3", Outcome.QUARANTINED, "short_body"),
        line("1", Outcome.LOADED),
        line("2", Outcome.LOADED),
    )
    outcomes = {"loaded": 2, "duplicate": 1, "quarantined": 1, "dropped": 1}
    return replace(judged_run(**changes), done=frozenset(Verb), ledger=ledger, run=row("passed", outcomes))


def row(state: str = "open", outcomes: dict[str, int] | None = None) -> RunRow:
    closed = datetime(2024, 12, 1, 0, 40, tzinfo=UTC) if outcomes else None
    counts = (5, 2, 0, 0, 1) if outcomes else (None,) * 5
    return RunRow(key(), state, ("feed",), (), NIGHT, closed, *counts, outcomes, SENTENCE if outcomes else None)


def line(name: str, outcome: Outcome, *reasons: str, detail: str = "", duplicate_of: str | None = None) -> LedgerLine:
    article: UUID | None = article_id(SOURCE, name) if outcome is Outcome.LOADED else None
    return LedgerLine(url(name), DAY, "feed", outcome, reasons, detail or None, duplicate_of, article, NIGHT)
