"""A real Airflow on a home of its own, beside a sample newsroom that may misbehave."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

from newsflow import store
from newsflow.airflow.api import FINISHED, Airflow, DayRun, Wish
from newsflow.errors import ConfigurationError, NewsflowError, TransientError
from newsflow.local import Ports, State, down, up
from newsflow.local.sample import Faults, Outlet, demo_source, serve
from newsflow.local.sample.server import make_handler
from newsflow.settings import Settings, read_settings

PORTS = Ports(18280, 15680, 19380)
NIGHTS = 5
BUSY = " 409 "  # "there is already a running backfill"
PATIENCE = 900.0  # seconds that runs may take; a killed task waits for its retry
DAY_PATIENCE = 20.0  # and so many more for each day

Say = Callable[[str], None]
SourceFile = Callable[[Outlet, str], str]


def silent(_: str) -> None:
    """Nothing is said."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A started instance: `addresses` of the sample outlets by key, `requests` the paths they were asked, in order.

    `misbehave` gives the outlets other faults from now on.
    """

    settings: Settings
    state: State
    airflow: Airflow
    addresses: Mapping[str, str]
    requests: list[str]
    misbehave: Callable[[Faults], None]

    def connect(self) -> closing[store.Connection]:
        """A connection to the articles, closed at the end."""
        return closing(store.connect(self.state.database_url, "newsflow drill"))


@contextmanager
def instance(
    outlets: Mapping[str, Outlet], faults: Faults, say: Say = silent, source: SourceFile = demo_source
) -> Iterator[Instance]:
    """The outlets are served and their Dags are parsed; at the end nothing of it is left, on disk or running.

    `source` writes an outlet's source file, given the address it is served at.
    """
    top = Path(tempfile.mkdtemp(prefix="newsflow-drill-"))
    given = {"NEWSFLOW_HOME": str(top / "home"), "NEWSFLOW_SOURCES": str(top / "sources")}
    (top / "sources").mkdir()
    with serve(0, outlets.values(), faults=faults) as stand:
        for key, outlet in outlets.items():
            (top / "sources" / f"{key}.yaml").write_text(source(outlet, stand.addresses[key]), encoding="utf-8")
        requests: list[str] = []

        def misbehave(other: Faults) -> None:
            for server, outlet in zip(stand.servers, outlets.values(), strict=True):
                server.RequestHandlerClass = make_handler(outlet, stand.addresses[outlet.key], faults=other)
                _note_requests(server, requests)

        misbehave(faults)
        try:
            state = up(read_settings(given), say, (), PORTS)
            settings = read_settings(given)
            airflow = Airflow(settings)
            wait("the Dags to be parsed", lambda: all(airflow.has_dag(dag_of(key)) for key in outlets))
            yield Instance(settings, state, airflow, stand.addresses, requests, misbehave)
        finally:
            down(read_settings(given), say)
            shutil.rmtree(top)


def dag_of(source: str) -> str:
    """The Dag that ingests a source."""
    return f"ingest__{source}"


def past_days(outlet: Outlet, count: int) -> tuple[date, date]:
    """The first and the last of so many local days, all before those that a nightly run may be bringing in."""
    last = datetime.now(outlet.zone).date() - timedelta(days=NIGHTS)
    return last - timedelta(days=count - 1), last


def backfill(airflow: Airflow, source: str, span: tuple[date, date]) -> list[DayRun]:
    """A backfill of these local days is over; the run of each."""
    before = start_backfill(airflow, source, span)
    return finished(airflow, source, before, (span[1] - span[0]).days + 1)


def start_backfill(airflow: Airflow, source: str, span: tuple[date, date], wish: Wish | None = None) -> set[str]:
    """A backfill of these local days has begun; the ids of the runs that were there before."""
    before = {run.run_id for run in airflow.runs(dag_of(source), "backfill")}
    wait(f"the earlier backfill of {source} to be over", lambda: _accepted(airflow, source, span, wish or Wish()))
    return before


def _accepted(airflow: Airflow, source: str, span: tuple[date, date], wish: Wish) -> bool:
    """Whether Airflow has taken the backfill: it refuses while it has not seen that the one before has ended."""
    try:
        airflow.backfill(dag_of(source), *span, wish)
    except ConfigurationError as refusal:
        if BUSY not in str(refusal):
            raise
        return False
    return True


def finished(airflow: Airflow, source: str, before: set[str], count: int) -> list[DayRun]:
    """The runs of a backfill of `count` days when all have ended; the newest run of each day, in order of days."""

    def fresh() -> list[DayRun]:
        return [run for run in airflow.runs(dag_of(source), "backfill") if run.run_id not in before]

    wait(
        f"{count} runs of {source} to end",
        lambda: len(fresh()) >= count and all(run.state in FINISHED for run in fresh()),
        patience=PATIENCE + count * DAY_PATIENCE,
    )
    return sorted(fresh(), key=lambda run: run.day)


def wait_for_nights(airflow: Airflow, sources: Iterable[str]) -> None:
    """No nightly run is at work: a new Dag brings its last night in by itself."""
    nights = [dag_of(source) for source in sources]
    wait(
        "the nights to end",
        lambda: all(run.state in FINISHED for dag in nights for run in airflow.runs(dag, "scheduled")),
    )


def wait(what: str, holds: Callable[[], bool], pause: float = 0.5, patience: float = PATIENCE) -> None:
    """It holds now; Airflow may be away meanwhile.

    Raises NewsflowError when it did not come to hold in so many seconds.
    """
    deadline = time.monotonic() + patience
    while not _now(holds):
        if time.monotonic() > deadline:
            raise NewsflowError(f"Waited {patience:.0f} s in vain for {what}.")
        time.sleep(pause)


def _now(holds: Callable[[], bool]) -> bool:
    try:
        return holds()
    except TransientError:
        return False


def _note_requests(server: ThreadingHTTPServer, requests: list[str]) -> None:
    """Every request's path is added to the list as it is answered; who hangs up is no matter."""

    class Noting(server.RequestHandlerClass):  # type: ignore[name-defined, misc]
        def handle(self) -> None:
            # a killed task hangs up in the middle of its answer
            with suppress(ConnectionError):
                super().handle()

        def log_request(self, code: object = "-", size: object = "-") -> None:  # noqa: ARG002 — the library's names
            requests.append(self.path)

    server.RequestHandlerClass = Noting
