"""Writing texts: the readings of a run become captures, revisions and current rows, and only where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from newsflow import store
from newsflow.load.history import history, merged, outcome
from newsflow.load.page import PageRow, Read
from newsflow.model import Outcome, RunKey
from newsflow.store import Capture, Cursor, Revision
from newsflow.text.search import search_terms

# Characters of a body that can be searched. A tsvector holds at most 1 MiB: twice as many terms in any script.
SEARCH_LENGTH = 100_000

_IN_REVISION = ("title", "body")
_PARTS = {"removed_lines": "removed", "embeds": "embeds"}


def write_texts(cursor: Cursor, key: RunKey, reads: Sequence[Read]) -> dict[UUID, Outcome]:
    """The readings are in; returns what they did to each article: loaded, revised or unchanged.

    Rows of articles, article_revisions, removed_lines and embeds that would stay the same are not touched. All sources
    of the readings must be locked.
    """
    new = _by_article(read.capture for read in reads)
    known = store.captures_of(cursor, new)
    ranks = store.rank_rules(cursor, (read.capture.rules_version for read in reads))
    before = {article: history(known.get(article, ()), ranks) for article in new}
    after = {article: history(merged(known.get(article, ()), captures), ranks) for article, captures in new.items()}
    changed = [article for article in sorted(new) if before[article] != after[article]]
    pages = _pages(cursor, reads, [article for article in changed if before[article]])
    _write_current(cursor, [_current(after[a][-1], pages) for a in changed if before[a][-1:] != after[a][-1:]])
    store.write_captures(cursor, key, (read.capture for read in reads))
    store.remove_revisions(cursor, (item for a in changed for item in before[a] if item not in after[a]))
    fresh = (item for article in changed for item in after[article] if item not in before[article])
    store.write_revisions(cursor, (_revision_row(item, pages) for item in fresh))
    return {article: outcome(before[article], after[article]) for article in new}


class _Pages:
    """Pages by the reading that tells them; of a stored text only one reading is kept, found by its hash."""

    def __init__(self, stored: Mapping[tuple[UUID, str], PageRow], reads: Iterable[Read]) -> None:
        self._stored = stored
        self._read = {read.capture: read.page for read in reads}

    def of(self, revision: Revision) -> PageRow:
        """The page that describes a revision's text."""
        teller = Capture(revision.article_id, revision.told_at, revision.told_by, revision.content_hash)
        return self._read.get(teller) or self._stored[revision.article_id, revision.content_hash]


def _pages(cursor: Cursor, reads: Sequence[Read], known: Sequence[UUID]) -> _Pages:
    return _Pages(store.pages_of(cursor, known) if known else {}, reads)


def _write_current(cursor: Cursor, rows: Sequence[PageRow]) -> None:
    articles = [row["article_id"] for row in rows]
    # Row by row, between the COPYs: stemming them all first would leave the transaction idle for too long.
    store.write_articles(cursor, map(_article_row, rows))
    for table, name in _PARTS.items():
        parts = (
            {**part, "article_id": row["article_id"], "position": position}
            for row in rows
            for position, part in enumerate(row[name])
        )
        store.write_parts(cursor, table, articles, parts)


def _current(revision: Revision, pages: _Pages) -> PageRow:
    return pages.of(revision) | {"since": revision.captured_at}


def _article_row(page: PageRow) -> dict[str, Any]:
    columns = {name: value for name, value in page.items() if name not in _PARTS.values()}
    return columns | {
        "title_terms": search_terms(page["title"]),
        "body_terms": search_terms(page["body"][:SEARCH_LENGTH]),
    }


def _revision_row(revision: Revision, pages: _Pages) -> dict[str, Any]:
    page = pages.of(revision)
    return {
        "article_id": revision.article_id,
        "captured_at": revision.captured_at,
        "rules_version": revision.rules_version,
        "cause": revision.cause,
        "content_hash": revision.content_hash,
        "title": page["title"],
        "body": page["body"],
        "page": {name: value for name, value in page.items() if name not in _IN_REVISION},
    }


def _by_article(captures: Iterable[Capture]) -> dict[UUID, list[Capture]]:
    grouped: dict[UUID, list[Capture]] = {}
    for capture in captures:
        grouped.setdefault(capture.article_id, []).append(capture)
    return grouped
