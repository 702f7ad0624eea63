"""The articles as one table for other programs: named columns, typed and explained, rows in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg2 import sql

from newsflow.store.connection import Connection, transaction

CHUNK = 1000  # rows in memory at a time: 3 to 10 MB

ARTICLE = (
    *("article_id", "source", "day", "language", "title", "body", "url", "published_at", "published_on"),
    *("published_basis", "published_confidence", "updated_at", "updated_on", "dateline", "author", "authors"),
    *("outlet", "credit", "agency", "section", "tags", "image", "comment_count", "view_count", "word_count", "flags"),
    *("content_hash", "since", "captured_at", "rules_version", "extractor", "warc_file", "warc_offset"),
)
REVISION = ("cause", "is_current")
IS_CURRENT = "Whether this is the article's current text."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Postgres calls it (an array begins with `_`), what it means."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: None takes them all; days are local publication days, both included.

    With `revisions` every text that an article ever had is a row of its own, the oldest first.
    """

    source: str | None = None
    first: date | None = None
    last: date | None = None
    language: str | None = None
    revisions: bool = False


def export_columns(connection: Connection, selection: Selection) -> tuple[Column, ...]:
    """The columns of an export in their order, typed and explained as the database itself has them."""
    asked = {"articles": ARTICLE} | ({"article_revisions": REVISION} if selection.revisions else {})
    found: dict[str, Column] = {}
    with transaction(connection) as cursor:
        for table, names in asked.items():
            cursor.execute(
                """
                select attname, typname, col_description(attrelid, attnum) from pg_attribute
                join pg_type on pg_type.oid = atttypid where attrelid = %s::regclass and attname = any(%s)
                """,
                (table, list(names)),
            )
            found |= {name: Column(name, kind, meaning) for name, kind, meaning in cursor.fetchall()}
    found["is_current"] = Column("is_current", "bool", IS_CURRENT)
    return tuple(found[name] for names in asked.values() for name in names)


def export_rows(
    connection: Connection, selection: Selection, columns: tuple[Column, ...]
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows, some at a time, of one moment of the database: by source, day and article, then by capture.

    The server keeps the result; never more than `CHUNK` rows are here. Raises TransientError when Postgres goes away.
    """
    names = sql.SQL(", ").join(_expression(column) for column in columns)
    query = sql.SQL(_REVISIONS if selection.revisions else _CURRENT).format(columns=names, where=sql.SQL(_WHERE))
    with transaction(connection), connection.cursor("export") as cursor:
        cursor.execute(
            query,
            {
                "source": selection.source,
                "first": selection.first,
                "last": selection.last,
                "language": selection.language,
            },
        )
        while rows := cursor.fetchmany(CHUNK):
            yield rows


def _expression(column: Column) -> sql.Composable:
    """The column of the row `told`; the two that only a revision has stand beside it."""
    if column.name in REVISION:
        return sql.Identifier(column.name)
    name = sql.Identifier("told", column.name)
    return sql.SQL("{}::text").format(name) if column.kind == "uuid" else name


_WHERE = """
    (%(source)s::text is null or held.source = %(source)s)
    and (%(language)s::text is null or held.language = %(language)s)
    and (%(first)s::date is null or held.day >= %(first)s) and (%(last)s::date is null or held.day <= %(last)s)
"""
_CURRENT = """
    select {columns} from articles held, lateral (select held.*) told where {where}
    order by held.source, held.day, held.article_id
"""
# A revision keeps all that `articles` shows when its text is the current one, under the same names.
_REVISIONS = """
    select {columns} from articles held
    join article_revisions texts using (article_id)
    join rulebooks rules on rules.version = texts.rules_version,
    lateral jsonb_populate_record(null::articles, texts.page || jsonb_build_object(
        'title', texts.title, 'body', texts.body, 'since', texts.captured_at)) told,
    lateral (select not exists (
        select from article_revisions newer join rulebooks on version = newer.rules_version
        where newer.article_id = texts.article_id and (newer.captured_at, rank) > (texts.captured_at, rules.rank)
    ) as is_current) last
    where {where}
    order by held.source, held.day, held.article_id, texts.captured_at, rules.rank
"""
