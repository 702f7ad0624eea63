"""The steps that decide: validate judges the run, load closes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from newsflow.errors import BatchStopped
from newsflow.flow.station import ARTICLES, ATTEMPTS, BATCH, DROPS, VERDICTS, Station
from newsflow.model import Attempt, BatchVerdict, CleanArticle, Drop, Quality, Verb, Verdict


def validate(station: Station) -> dict[str, int]:
    """Every article has its verdict, the batch has its own.

    What is of another day by its route, come late or looked at again, is judged by itself: it says nothing of the day.
    """
    from newsflow import store
    from newsflow.validate import company_of, limits_for, usual_of, validate

    key, lake = station.key, station.lake
    own, others, repeated = _records(station)
    now = datetime.now(station.source.zone)
    with station.database() as connection:
        history = store.volumes(connection, key.source, key.day)
        texts = store.day_texts(connection, key.source, key.day)
        failing = store.failing_shares(connection, key.source, key.day)
        known = store.articles_with(connection, key.source, (record.text_key for record in (*own, *others)), now)
        run = store.find_run(connection, key)
    usual, failed = usual_of(texts, failing), bool(run and run.failures)
    limits = limits_for(station.source, history, key, now.date(), usual, route_failed=failed)
    verdicts, batch = validate(own, limits, company_of(own, known, repeated))
    if others:
        verdicts += validate(others, replace(limits, least=0), company_of(others, known, repeated))[0]
    lake.write_lines(station.path(Verb.VALIDATE, VERDICTS), verdicts)
    lake.write_lines(station.path(Verb.VALIDATE, BATCH), [batch])
    accepted = sum(verdict.accepted for verdict in verdicts)
    return {"accepted": accepted, "held": len(verdicts) - accepted, "passed": int(batch.passed)}


def _records(station: Station) -> tuple[list[Quality], list[Quality], Mapping[str, int]]:
    """The records of the day's own articles and of the others, and how many lines each article has that many have."""
    from newsflow.text import fold
    from newsflow.validate import Lines

    own: list[Quality] = []
    others: list[Quality] = []
    lines = Lines()
    for clean in station.lake.read_lines(station.path(Verb.CLEAN, ARTICLES), CleanArticle):
        link = clean.article.link
        (others if link.again or link.day not in (None, station.key.day) else own).append(clean.quality)
        lines.note(clean.quality.article_id, map(fold, clean.clean.body_lines))
    return own, others, lines.repeated()


def load(station: Station) -> dict[str, int]:
    """The run is closed: articles, ledger, quarantine, checks, all or nothing.

    Raises BatchStopped with the verdict's sentence, after the transaction.
    """
    from newsflow.fetch import read_index
    from newsflow.load import Batch, load

    lake, path = station.lake, station.path
    links = station.links()
    own = {link.url for link in links}
    served = tuple(line for line in read_index(lake, station.key) if line.url in own)
    batch = Batch(
        key=station.key,
        zone=station.source.time_zone,
        links=links,
        attempts=(
            *lake.read_lines(path(Verb.DISCOVER, ATTEMPTS), Attempt),
            *(attempt for line in served for attempt in line.attempts),
        ),
        drops=(
            *(line.drop for line in served if line.drop),
            *lake.read_lines(path(Verb.EXTRACT, DROPS), Drop),
            *lake.read_lines(path(Verb.CLEAN, DROPS), Drop),
        ),
        articles=tuple(lake.read_lines(path(Verb.CLEAN, ARTICLES), CleanArticle)),
        verdicts=tuple(lake.read_lines(path(Verb.VALIDATE, VERDICTS), Verdict)),
        verdict=next(lake.read_lines(path(Verb.VALIDATE, BATCH), BatchVerdict)),
        pages=tuple(line.page for line in served if line.page),
    )
    with station.database() as connection:
        report = load(connection, batch)
    if not report.passed:
        raise BatchStopped(report.sentence)
    return dict(report.outcomes)
