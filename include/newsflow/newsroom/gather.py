"""Gathering a report: what a run left in the lake and in Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from newsflow import store
from newsflow.fetch import read_index
from newsflow.flow.station import ARTICLES, BATCH, DROPS, LINKS, VERDICTS, Station, database
from newsflow.model import Article, BatchVerdict, CleanArticle, Drop, Link, RunKey, Verb, Verdict
from newsflow.newsroom.account import Papers, account
from newsflow.newsroom.run_report import RunReport
from newsflow.settings import Settings

T = TypeVar("T")

RUNS = 30
"""Runs of a trend, the report's own among them."""


def gather(settings: Settings, key: RunKey) -> RunReport:
    """The report of a run as far as it has come; verbs that have not been are left out.

    Raises ConfigurationError for an unknown source or a wrong database, NewsflowError for a broken lake file,
    TransientError when Postgres is away.
    """
    station = Station(settings, key)
    with database(settings, "newsflow/report") as connection:
        run = store.find_run(connection, key)
        past_shares = store.recent_shares(connection, key, RUNS - 1)
        ledger = store.ledger_of_run(connection, key) if run and run.outcomes is not None else ()
    links = tuple(_lines(station, Verb.DISCOVER, LINKS, Link))
    own = {link.url for link in links}
    served = [line for line in read_index(station.lake, key) if line.url in own]
    return account(
        Papers(
            source=station.source,
            key=run.key if run else key,
            done=_done(station, closed=bool(run and run.outcomes is not None)),
            run=run,
            ledger=ledger,
            links=links,
            pages=sum(1 for line in served if line.page),
            fetch_drops=tuple(line.drop for line in served if line.drop),
            extracted=sum(1 for _ in _lines(station, Verb.EXTRACT, ARTICLES, Article)),
            extract_drops=tuple(_lines(station, Verb.EXTRACT, DROPS, Drop)),
            clean_drops=tuple(_lines(station, Verb.CLEAN, DROPS, Drop)),
            articles=tuple(_lines(station, Verb.CLEAN, ARTICLES, CleanArticle)),
            verdicts=tuple(_lines(station, Verb.VALIDATE, VERDICTS, Verdict)),
            batch=next(_lines(station, Verb.VALIDATE, BATCH, BatchVerdict), None),
            past_shares=past_shares,
        )
    )


LAST = {
    Verb.DISCOVER: LINKS,
    Verb.EXTRACT: DROPS,
    Verb.CLEAN: DROPS,
    Verb.VALIDATE: BATCH,
}
"""The file that each verb writes last. Fetch has none of its own: it has been when something was fetched or read."""


def _done(station: Station, *, closed: bool) -> frozenset[Verb]:
    done = {verb for verb, name in LAST.items() if station.lake.exists(station.path(verb, name))}
    if Verb.EXTRACT in done or any(read_index(station.lake, station.key)):
        done.add(Verb.FETCH)
    return frozenset(done | ({Verb.LOAD} if closed else set()))


def _lines(station: Station, verb: Verb, name: str, kind: type[T]) -> Iterator[T]:
    """The items of a run's file; none when its verb has not been."""
    path = station.path(verb, name)
    if station.lake.exists(path):
        yield from station.lake.read_lines(path, kind)
