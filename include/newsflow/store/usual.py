"""What a source usually brings, beyond numbers of articles: its texts, and how often each check fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsflow.model import RunKey
from newsflow.store.connection import Connection, transaction
from newsflow.store.runs import identity

WINDOW = timedelta(days=28)
REMEMBERED = timedelta(days=90)
"""How long a text is looked for under other addresses."""


@dataclass(frozen=True, slots=True)
class DayTexts:
    """The articles of one day: median length of the bodies, median share of titles' words in them, share in the
    source's language.
    """

    day: date
    body_length: float
    title_overlap: float
    own_language: float


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One check of one run: failed of tested, and the mean share of the 30 runs before (None for the first)."""

    day: date
    run: str
    code: str
    scope: str
    severity: str
    state: str
    tested: int
    failed: int
    share: float | None
    usual_share: float | None
    observed: str
    sentence: str


def day_texts(connection: Connection, source: str, before: date) -> tuple[DayTexts, ...]:
    """The days of the 28 before that have articles whose quality is known in full, the oldest first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select day,
                percentile_cont(0.5) within group (order by (quality ->> 'body_length')::float8),
                percentile_cont(0.5) within group (order by (quality ->> 'title_overlap')::float8),
                avg((quality ->> 'language_ok')::float8)
            from articles
            where source = %s and day >= %s and day < %s and quality ? 'title_overlap'
            group by day order by day
            """,
            (source, before - WINDOW, before),
        )
        return tuple(DayTexts(*row) for row in cursor.fetchall())


def failing_shares(connection: Connection, source: str, before: date) -> Mapping[str, Sequence[float]]:
    """By check code: the failing shares of the runs of the 28 days before that passed; backfilled days left out."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select code, array_agg(failed::float8 / tested)
            from checks join runs using (source, day, run)
            where source = %s and day >= %s and day < %s and runs.state = 'passed' and scope = 'row' and tested > 0
                and checks.state <> 'error' and trigger in ('scheduled', 'manual')
            group by code
            """,
            (source, before - WINDOW, before),
        )
        return dict(cursor.fetchall())


def recent_shares(connection: Connection, key: RunKey, runs: int) -> Mapping[str, tuple[float, ...]]:
    """By check code: failing shares of the newest closed runs up to the run's day, oldest first, itself left out."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select code, array_agg(coalesce(share, 0)::float8 order by day, started_at)
            from check_trends join (
                select source, day, run, started_at from runs
                where source = %(source)s and day <= %(day)s and state in ('passed', 'stopped')
                    and not (day = %(day)s and run = %(run)s) and trigger not in ('reprocess', 'import')
                order by day desc, started_at desc limit %(runs)s
            ) recent using (source, day, run)
            group by code
            """,
            {**identity(key), "runs": runs},
        )
        return {code: tuple(shares) for code, shares in cursor.fetchall()}


def articles_with(
    connection: Connection, source: str, text_keys: Iterable[str], at: datetime
) -> Mapping[str, frozenset[str]]:
    """For each key of a text the ids of the source's articles that have it, captured in the 90 days before `at`."""
    wanted = sorted({key for key in text_keys if key})
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select quality ->> 'text_key', array_agg(article_id::text) from articles
            where source = %s and quality ->> 'text_key' = any(%s) and captured_at >= %s
            group by 1
            """,
            (source, wanted, at - REMEMBERED),
        )
        return {key: frozenset(ids) for key, ids in cursor.fetchall()}


def trends(connection: Connection, source: str, first: date, last: date) -> tuple[TrendLine, ...]:
    """The checks of a source's runs of these days beside what was usual, in the order of the days and of the suite."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select day, run, code, scope, severity, state, tested, failed, share, usual_share, observed, sentence
            from check_trends where source = %s and day between %s and %s order by day, run, position
            """,
            (source, first, last),
        )
        return tuple(TrendLine(*row) for row in cursor.fetchall())
