"""The steps that decide: validate judges the run, load closes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsflow.errors import BatchStopped
from newsflow.flow.judging import read_company, read_limits, read_records
from newsflow.flow.station import ARTICLES, ATTEMPTS, BATCH, DROPS, VERDICTS, Station
from newsflow.model import Attempt, BatchVerdict, CleanArticle, Drop, Verb, Verdict


def validate(station: Station) -> dict[str, int]:
    """Every article has its verdict, the batch has its own.

    What is of another day by its route, come late or looked at again, is judged by itself: it says nothing of the day.
    """
    from newsflow.validate import validate

    lake, records = station.lake, read_records(station)
    now = datetime.now(station.source.zone)
    with station.database() as connection:
        limits = read_limits(station, connection, now)
        company = read_company(station, connection, records, now)
    verdicts, batch = validate(records.own, limits, company[: len(records.own)])
    if records.others:
        late, beside = validate(records.others, replace(limits, least=0), company[len(records.own) :])
        verdicts += late
        if any(check.state == "error" for check in beside.checks):  # their own volume says nothing, a broken check does
            batch = replace(batch, passed=False, sentence=beside.sentence)
    lake.write_lines(station.path(Verb.VALIDATE, VERDICTS), verdicts)
    lake.write_lines(station.path(Verb.VALIDATE, BATCH), [batch])
    accepted = sum(verdict.accepted for verdict in verdicts)
    return {"accepted": accepted, "held": len(verdicts) - accepted, "passed": int(batch.passed)}


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
