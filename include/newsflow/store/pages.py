"""Stored pages: where the bytes of a source's days lie in the lake, and how each was read last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from newsflow.model import Place
from newsflow.store.articles import Row, pages_of
from newsflow.store.connection import Connection, transaction

Reading = tuple[UUID, datetime]
"""What names a reading, whatever the rules: the article, and when its bytes were fetched."""


@dataclass(frozen=True, slots=True)
class LastRead:
    """How these bytes were read last: the hash of title and body, and what the store shows of that text.

    `tells` says whether that page is this very reading; when another capture of the same text is shown, only the text
    can be compared.
    """

    content_hash: str
    rules_version: str
    page: Row
    tells: bool
    held: bool


def stored_places(
    connection: Connection, source: str, first: date, last: date, files: Sequence[str] | None = None
) -> tuple[Place, ...]:
    """Where the pages of the ledger's URLs of these days lie, by file and offset; only in `files` when they are given.

    Second addresses of the same article are left out.
    """
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select distinct warc_file, warc_offset from attempts join links using (source, url)
            where source = %(source)s and links.day between %(first)s and %(last)s and outcome <> 'duplicate'
                and warc_file is not null and (%(files)s::text[] is null or warc_file = any(%(files)s))
            order by warc_file, warc_offset
            """,
            {"source": source, "first": first, "last": last, "files": None if files is None else list(files)},
        )
        return tuple(Place(file, offset) for file, offset in cursor.fetchall())


def last_readings(connection: Connection, readings: Iterable[Reading]) -> dict[Reading, LastRead]:
    """How each of these was read last, as an article or as one that is held; bytes that gave neither are left out."""
    wanted = set(readings)
    articles = sorted({article for article, _ in wanted})
    names = [str(article) for article in articles]
    with transaction(connection) as cursor:
        pages = pages_of(cursor, articles)
        cursor.execute(
            """
            select distinct on (article_id, captured_at) article_id, captured_at, content_hash, version
            from captures join rulebooks on version = rules_version where article_id = any(%s::uuid[])
            order by article_id, captured_at, rank desc
            """,
            (names,),
        )
        seen = [(UUID(article), *rest) for article, *rest in cursor.fetchall()]
        cursor.execute(
            """
            select distinct on (article_id, captured_at) article_id, captured_at, content_hash,
                rules_version, page || jsonb_build_object('title', title, 'body', body)
            from quarantine where article_id = any(%s::uuid[])
            order by article_id, captured_at, held_at desc, quarantine_id desc
            """,
            (names,),
        )
        found = {
            (UUID(article), at): LastRead(content, version, page, tells=True, held=True)
            for article, at, content, version, page in cursor.fetchall()
        }
    for article, at, content, version in seen:
        page = pages[article, content]
        found[article, at] = LastRead(content, version, page, _captured(page) == at, held=False)
    return {reading: last for reading, last in found.items() if reading in wanted}


def _captured(page: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(page["captured_at"])
