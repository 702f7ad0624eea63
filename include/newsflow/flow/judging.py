"""What a run's articles are judged by: their quality records, what they share, and the limits of their source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from newsflow.flow.station import ARTICLES, Station
from newsflow.model import CleanArticle, Quality, Verb

if TYPE_CHECKING:
    from newsflow.store import Connection
    from newsflow.validate import Company, Limits


@dataclass(frozen=True, slots=True)
class Records:
    """The quality records of a run: the day's `own`, and `others` that came late or were looked at again.

    `repeated` counts, by article, the short lines that a fifth of the run's articles have too.
    """

    own: tuple[Quality, ...]
    others: tuple[Quality, ...]
    repeated: Mapping[str, int]


def read_records(station: Station) -> Records:
    """The records that clean left.

    Raises NewsflowError when clean has not been.
    """
    from newsflow.text import fold
    from newsflow.validate import Lines

    own: list[Quality] = []
    others: list[Quality] = []
    lines = Lines()
    for clean in station.lake.read_lines(station.path(Verb.CLEAN, ARTICLES), CleanArticle):
        link = clean.article.link
        (others if link.again or link.day not in (None, station.key.day) else own).append(clean.quality)
        lines.note(clean.quality.article_id, map(fold, clean.clean.body_lines))
    return Records(tuple(own), tuple(others), lines.repeated())


def read_limits(station: Station, connection: Connection, now: datetime) -> Limits:
    """The limits of the run: from its source's file, else from the 28 days before."""
    from newsflow import store
    from newsflow.validate import limits_for, usual_of

    key = station.key
    texts = store.day_texts(connection, key.source, key.day)
    usual = usual_of(texts, store.failing_shares(connection, key.source, key.day))
    run = store.find_run(connection, key)
    history = store.volumes(connection, key.source, key.day)
    return limits_for(station.source, history, key, now.date(), usual, route_failed=bool(run and run.failures))


def read_company(station: Station, connection: Connection, records: Records, now: datetime) -> tuple[Company, ...]:
    """What each record shares with its batch and with the source's ninety days: of the own ones, then of the others."""
    from newsflow import store
    from newsflow.validate import company_of

    keys = (record.text_key for record in (*records.own, *records.others))
    known = store.articles_with(connection, station.key.source, keys, now)
    own = company_of(records.own, known, records.repeated)
    return (*own, *company_of(records.others, known, records.repeated))
