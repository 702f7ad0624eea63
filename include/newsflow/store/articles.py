"""Articles: their current text, the sequence of their texts, and what was taken out of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from psycopg2 import sql

from newsflow.model import RunKey
from newsflow.store.connection import Cursor
from newsflow.store.runs import identity
from newsflow.store.staging import stage

Row = Mapping[str, Any]
"""A row of a table, or a page: column to value."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One reading of one article: which bytes, by which rules, gave which text."""

    article_id: UUID
    captured_at: datetime
    rules_version: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A text in an article's sequence: its first capture since it last differed, and what made it differ.

    `told_at` and `told_by` are capture and rules of the reading that describes this text.
    """

    article_id: UUID
    captured_at: datetime
    rules_version: str
    content_hash: str
    cause: str
    told_at: datetime
    told_by: str


def captures_of(cursor: Cursor, articles: Iterable[UUID]) -> dict[UUID, list[Capture]]:
    """Every reading of these articles so far; articles that are not in have none."""
    cursor.execute(
        "select article_id, captured_at, rules_version, content_hash from captures where article_id = any(%s::uuid[])",
        ([str(article) for article in articles],),
    )
    found: dict[UUID, list[Capture]] = {}
    for article, *rest in cursor.fetchall():
        found.setdefault(UUID(article), []).append(Capture(UUID(article), *rest))
    return found


def pages_of(cursor: Cursor, articles: Iterable[UUID]) -> dict[tuple[UUID, str], dict[str, Any]]:
    """Every text of these articles that is in, as the page it was read from, by article and content hash."""
    cursor.execute(
        """
        select distinct on (article_id, content_hash)
            article_id, content_hash, page || jsonb_build_object('title', title, 'body', body)
        from article_revisions where article_id = any(%s::uuid[])
        order by article_id, content_hash, captured_at
        """,
        ([str(article) for article in articles],),
    )
    return {(UUID(article), content): page for article, content, page in cursor.fetchall()}


def write_articles(cursor: Cursor, rows: Iterable[Row]) -> int:
    """Each article's row says this; returns how many rows changed.

    Beside the table's columns a row holds `title_terms` and `body_terms`, from which its search column is made.
    """
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    names = [name for name in first if name not in ("title_terms", "body_terms")] + ["search"]
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    excluded = sql.SQL(", ").join(sql.Identifier("excluded", name) for name in names)
    stage(cursor, chain([first], remaining))
    cursor.execute(
        sql.SQL(
            """
            insert into articles as held ({columns})
            select {columns} from staged, jsonb_populate_record(
                null::articles,
                line || jsonb_build_object('search', (
                    setweight(to_tsvector('simple', line ->> 'title_terms'), 'A')
                    || setweight(to_tsvector('simple', line ->> 'body_terms'), 'B')
                )::text)
            ) new
            order by article_id
            on conflict (article_id) do update set ({columns}) = ({excluded})
            where (held.content_hash, held.since, held.captured_at, held.rules_version)
                is distinct from (excluded.content_hash, excluded.since, excluded.captured_at, excluded.rules_version)
            """
        ).format(columns=columns, excluded=excluded)
    )
    return cursor.rowcount


def write_captures(cursor: Cursor, key: RunKey, captures: Iterable[Capture]) -> None:
    """The readings are known; one that was known stays, unless its text reads differently now."""
    stage(cursor, ({**asdict(capture), **identity(key)} for capture in captures))
    cursor.execute(
        """
        insert into captures as held
        select new.* from staged, jsonb_populate_record(null::captures, line) new
        order by new.article_id, new.captured_at, new.rules_version
        on conflict (article_id, captured_at, rules_version) do update set content_hash = excluded.content_hash
        where held.content_hash <> excluded.content_hash
        """
    )


def remove_revisions(cursor: Cursor, revisions: Iterable[Revision]) -> None:
    """These texts are no longer in their articles' sequences."""
    stage(cursor, (asdict(revision) for revision in revisions))
    cursor.execute(
        """
        delete from article_revisions held
        using staged, jsonb_populate_record(null::article_revisions, line) old
        where held.article_id = old.article_id and held.captured_at = old.captured_at
            and held.rules_version = old.rules_version
        """
    )


def write_revisions(cursor: Cursor, rows: Iterable[Row]) -> None:
    """These texts are in their articles' sequences."""
    stage(cursor, rows)
    cursor.execute(
        """
        insert into article_revisions
        select new.* from staged, jsonb_populate_record(null::article_revisions, line) new
        order by new.article_id, new.captured_at, new.rules_version
        """
    )


def write_parts(cursor: Cursor, table: str, articles: Iterable[UUID], rows: Iterable[Row]) -> None:
    """These articles have these rows of `removed_lines` or `embeds`, and no others."""
    name = sql.Identifier(table)
    cursor.execute(
        sql.SQL("delete from {table} where article_id = any(%s::uuid[])").format(table=name),
        ([str(article) for article in articles],),
    )
    stage(cursor, rows)
    cursor.execute(
        sql.SQL(
            "insert into {table} select new.* from staged, jsonb_populate_record(null::{table}, line) new "
            "order by new.article_id, new.position"
        ).format(table=name)
    )
