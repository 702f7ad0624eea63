"""Learned lines: what many articles of one source share, in numbered snapshots that never change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from newsflow.errors import ConfigurationError
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.decisions import Decision, note_decision
from newsflow.store.locks import lock_source
from newsflow.store.staging import stage


@dataclass(frozen=True, slots=True)
class Veto:
    """A learned line that is none of its source's furniture, by somebody's word."""

    line: str
    by: str
    at: datetime
    why: str


def take_snapshot(connection: Connection, source: str, lines: Mapping[str, int], at: datetime) -> int:
    """A new snapshot holds these folded lines, each with the number of articles that share it; returns its number.

    Vetoed lines are left out. Nothing new is written when the newest snapshot holds exactly these, or when there are
    no lines.
    """
    with transaction(connection) as cursor:
        lock_source(cursor, source)
        newest, held = _newest(cursor, source)
        vetoed = {veto.line for veto in _vetoes(cursor, source)}
        wanted = {line: articles for line, articles in lines.items() if line not in vetoed}
        return newest if not wanted or held == wanted else _write(cursor, source, newest + 1, wanted, at)


def read_snapshot(connection: Connection, source: str, snapshot: int | None = None) -> tuple[int, dict[str, int]]:
    """A snapshot's number and lines; the newest, without what was vetoed since, if none is named; or (0, {})."""
    with transaction(connection) as cursor:
        if snapshot is not None:
            lines = _lines(cursor, source, snapshot)
            return (snapshot if lines else 0), lines
        newest, lines = _newest(cursor, source)
        vetoed = {veto.line for veto in _vetoes(cursor, source)}
        return newest, {line: articles for line, articles in lines.items() if line not in vetoed}


def veto_line(connection: Connection, source: str, line: str, decision: Decision) -> int:
    """The learned line is vetoed, and the newest snapshot is without it; returns that snapshot's number.

    Where the line was the only one the snapshot stays, and is read without it. Raises ConfigurationError when the
    source has never learned the line, or it is vetoed already.
    """
    with transaction(connection) as cursor:
        lock_source(cursor, source)
        _require_learned(cursor, source, line)
        note_decision(cursor, "veto", decision, source, line=line)
        newest, held = _newest(cursor, source)
        left = {other: articles for other, articles in held.items() if other != line}
        return newest if not left or left == held else _write(cursor, source, newest + 1, left, decision.at)


def vetoes(connection: Connection, source: str) -> tuple[Veto, ...]:
    """The vetoed lines of a source, the first first."""
    with transaction(connection) as cursor:
        return _vetoes(cursor, source)


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


def _require_learned(cursor: Cursor, source: str, line: str) -> None:
    for veto in _vetoes(cursor, source):
        if veto.line == line:
            raise ConfigurationError(
                f"{source}: the line {line!r} is vetoed already, by {veto.by} on {veto.at:%Y-%m-%d %H:%M}."
            )
    cursor.execute("select from learned_lines where source = %s and line = %s limit 1", (source, line))
    if not cursor.rowcount:
        raise ConfigurationError(
            f"{source}: has never learned the line {line!r}. Copy one from `newsflow rules learned {source}`."
        )


def _newest(cursor: Cursor, source: str) -> tuple[int, dict[str, int]]:
    cursor.execute("select coalesce(max(snapshot), 0) from learned_lines where source = %s", (source,))
    newest = int((cursor.fetchone() or (0,))[0])
    return newest, _lines(cursor, source, newest)


def _lines(cursor: Cursor, source: str, snapshot: int) -> dict[str, int]:
    cursor.execute("select line, articles from learned_lines where source = %s and snapshot = %s", (source, snapshot))
    return dict(cursor.fetchall())


def _write(cursor: Cursor, source: str, snapshot: int, lines: Mapping[str, int], at: datetime) -> int:
    stage(cursor, ({"line": line, "articles": articles} for line, articles in lines.items()))
    cursor.execute(
        """
        insert into learned_lines (source, snapshot, line, articles, taken_at)
        select %s, %s, line ->> 'line', (line ->> 'articles')::integer, %s from staged
        """,
        (source, snapshot, at),
    )
    return snapshot


def _vetoes(cursor: Cursor, source: str) -> tuple[Veto, ...]:
    cursor.execute(
        "select line, decided_by, decided_at, why from decisions where source = %s and verdict = 'veto' "
        "order by decision_id",
        (source,),
    )
    return tuple(Veto(*row) for row in cursor.fetchall())


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))
