"""A source's suite and its runs, for people who know Great Expectations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from newsflow.errors import NewsflowError
from newsflow.flow.judging import read_company, read_limits, read_records
from newsflow.flow.station import ARTICLES, Station, database
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings

if TYPE_CHECKING:
    from newsflow.store import Connection
    from newsflow.validate.saved import Documented

NAME = "suite"


def source_suite(settings: Settings, source: str, day: date) -> str:
    """The suite that a run of the source for this day would be held to, as JSON of Great Expectations.

    Raises ConfigurationError when there is no such source.
    """
    from newsflow.validate.saved import suite_json

    station = Station(settings, RunKey(source, day, NAME))
    now = datetime.combine(day, time(), station.source.zone)
    with station.database() as connection:
        return suite_json(source, read_limits(station, connection, now))


def data_docs(settings: Settings, source: str, first: date, last: date, folder: Path) -> Path:
    """Data Docs of the source's judged runs of these days lie in the folder; the path of their index.

    Raises NewsflowError when the lake holds no judged run of these days.
    """
    from newsflow import store
    from newsflow.validate.saved import build_data_docs

    with database(settings, "newsflow/data-docs") as connection:
        stations = [Station(settings, key) for key in store.closed_runs(connection, source, first, last)]
        kept = [station for station in stations if station.lake.exists(station.path(Verb.CLEAN, ARTICLES))]
        if not kept:
            raise NewsflowError(
                f"{source}, {first} to {last}: the lake holds no judged run. See `newsflow coverage {source}`."
            )
        return build_data_docs(source, _documented(kept, connection), folder)


def _documented(stations: list[Station], connection: Connection) -> Iterator[Documented]:
    from newsflow.validate.saved import Documented

    for station in stations:
        now = datetime.now(station.source.zone)
        records = read_records(station)
        yield Documented(
            name=f"{station.key.day} {station.key.run}",
            records=(*records.own, *records.others),
            company=read_company(station, connection, records, now),
            limits=read_limits(station, connection, now),
        )
