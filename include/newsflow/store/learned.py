"""Learned lines: what many articles of one source share, in numbered snapshots that never change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from newsflow.store.connection import Connection, transaction
from newsflow.store.locks import lock_source
from newsflow.store.staging import stage


def take_snapshot(connection: Connection, source: str, lines: Mapping[str, int], at: datetime) -> int:
    """A new snapshot holds these folded lines, each with the number of articles that share it; returns its number.

    Nothing new is written when the newest snapshot holds exactly these, or when there are no lines.
    """
    with transaction(connection) as cursor:
        lock_source(cursor, source)
        cursor.execute("select coalesce(max(snapshot), 0) from learned_lines where source = %s", (source,))
        newest = int((cursor.fetchone() or (0,))[0])
        cursor.execute("select line, articles from learned_lines where source = %s and snapshot = %s", (source, newest))
        if not lines or dict(cursor.fetchall()) == dict(lines):
            return newest
        stage(cursor, ({"line": line, "articles": articles} for line, articles in lines.items()))
        cursor.execute(
            """
            insert into learned_lines (source, snapshot, line, articles, taken_at)
            select %s, %s, line ->> 'line', (line ->> 'articles')::integer, %s from staged
            """,
            (source, newest + 1, at),
        )
        return newest + 1


def read_snapshot(connection: Connection, source: str, snapshot: int | None = None) -> tuple[int, dict[str, int]]:
    """A snapshot's number and lines; the newest if none is named; (0, {}) when there is none."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select snapshot, line, articles from learned_lines
            where source = %(source)s and snapshot = coalesce(
                %(snapshot)s, (select max(snapshot) from learned_lines where source = %(source)s)
            )
            """,
            {"source": source, "snapshot": snapshot},
        )
        rows = cursor.fetchall()
    return (rows[0][0] if rows else 0), {line: articles for _, line, articles in rows}


def page_texts(
    connection: Connection, source: str, *, newest: int | None = None, without: Iterable[str] = (), chunk: int = 200
) -> Iterator[tuple[UUID, str]]:
    """The articles of a source with their page texts, latest capture first, `chunk` rows at a time.

    All of them, or the `newest` so many; the words that were removed as one of the kinds `without` are left out.
    """
    with transaction(connection), connection.cursor(name="page_texts") as cursor:
        cursor.itersize = chunk
        cursor.execute(
            """
            select article_id, page_text, array(
                select array[starts, ends] from removed_lines removed
                where removed.article_id = articles.article_id and kind = any(%(without)s) order by position
            )
            from articles where source = %(source)s order by captured_at desc, article_id limit %(newest)s
            """,
            {"source": source, "newest": newest, "without": list(without)},
        )
        for article, text, spans in cursor:
            yield UUID(article), _without(text, spans)


def newest_titles(connection: Connection, source: str, newest: int) -> dict[UUID, str]:
    """The titles of the same articles that `page_texts` gives for `newest`."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select article_id, title from articles where source = %s order by captured_at desc, article_id limit %s",
            (source, newest),
        )
        return {UUID(article): title for article, title in cursor.fetchall()}


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))
