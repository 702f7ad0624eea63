"""Tallies: what days brought, and what was taken out of their articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsflow.store.connection import Connection, transaction


@dataclass(frozen=True, slots=True)
class DayTally:
    """One line of the view `coverage`: a source's day, its colour and its sums."""

    source: str
    day: date
    colour: str
    advertised: int
    arrived: int
    held: int
    dropped: int
    pending: int
    gone: int
    duplicate: int
    sentence: str | None
    reason: str


def day_tallies(connection: Connection, first: date, last: date, source: str | None = None) -> tuple[DayTally, ...]:
    """The coverage of one source, or all, for the days `first` to `last`, by source and day."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, day, colour, advertised, arrived, held, dropped, pending, gone, duplicate, sentence,
                reason
            from coverage where day between %s and %s and source = coalesce(%s, source) order by source, day
            """,
            (first, last, source),
        )
        return tuple(DayTally(*row) for row in cursor.fetchall())


def removed_by_kind(connection: Connection, source: str, first: date, last: date) -> dict[str, int]:
    """How many lines of each kind were taken out of the articles of these days, most first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select kind, count(*) from removed_lines join articles using (article_id)
            where articles.source = %s and articles.day between %s and %s
            group by kind order by count(*) desc, kind
            """,
            (source, first, last),
        )
        return dict(cursor.fetchall())


def titles_of(connection: Connection, source: str, limit: int = 20) -> tuple[tuple[date, str, str], ...]:
    """The day, the basis of the date and the title of a source's articles, the oldest first."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select day, published_basis, title from articles where source = %s order by day, title limit %s",
            (source, limit),
        )
        return tuple(cursor.fetchall())
