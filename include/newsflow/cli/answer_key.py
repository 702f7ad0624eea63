"""What Postgres holds of the sample newsroom, against the newsroom's own answer key."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import requests

from newsflow import store
from newsflow.local.sample import Found, Score, score
from newsflow.store import Connection, LedgerLine, StoredArticle

TIMEOUT = 30


def compare(
    connection: Connection, source: str, days: tuple[date, date], address: str
) -> tuple[list[dict[str, Any]], Score]:
    """The truths of the days `days[0]` to `days[1]`, and how well the stored articles agree with them."""
    truths: list[dict[str, Any]] = []
    found: dict[str, Found] = {}
    for n in range((days[1] - days[0]).days + 1):
        day = days[0] + timedelta(days=n)
        truths += _truths(address, day)
        found |= {line.url: _found(connection, line) for line in store.ledger_of_day(connection, source, day)}
    return truths, score(truths, found)


def _truths(address: str, day: date) -> list[dict[str, Any]]:
    answer = requests.get(f"{address}/truth/{day}.jsonl", timeout=TIMEOUT)
    answer.raise_for_status()
    return [json.loads(line) for line in answer.content.decode("utf-8").splitlines()]


def _found(connection: Connection, line: LedgerLine) -> Found:
    # a second run of a day finds the same text: what it first brought is still there
    outcome = "loaded" if line.outcome in ("unchanged", "revised") else str(line.outcome)
    stored = store.find_article(connection, str(line.article_id)) if line.article_id else None
    if stored is None:
        return Found(outcome, reasons=line.reasons)
    return Found(
        outcome,
        body=tuple(stored.row["body"].splitlines()),
        removed=tuple((removed.line, removed.kind) for removed in stored.removed),
        fields=_fields(stored),
    )


def _fields(stored: StoredArticle) -> dict[str, Any]:
    row = stored.row
    moment = row["published_at"]
    published = moment.isoformat() if moment else _iso(row["published_on"])
    same = ("title", "dateline", "outlet", "comment_count", "view_count", "agency")
    return {name: row[name] for name in same} | {
        "published_at": published,
        "updated_at": _iso(row["updated_at"] or row["updated_on"]),
        "page_date": _iso(row["page_date"]),
        "author": row["author"],
        "source": row["credit"],
        "embeds": [asdict(embed) for embed in stored.embeds],
    }


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
