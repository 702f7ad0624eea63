"""`newsflow demo`: the whole line on a made-up newsroom, through Airflow, held against its answer key."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from newsflow import store
from newsflow.airflow.api import FINISHED, Airflow
from newsflow.cli.answer_key import compare
from newsflow.cli.article import show
from newsflow.cli.backfill import run_backfill
from newsflow.cli.report import show_days
from newsflow.cli.screen import out, say
from newsflow.errors import NewsflowError, TransientError
from newsflow.local.ports import free_port
from newsflow.local.programs import Program
from newsflow.local.sample import OUTLETS, demo_source, write_texts
from newsflow.local.state import read_state
from newsflow.local.up import up
from newsflow.settings import Settings, read_settings
from newsflow.store import Connection
from newsflow.store.tallies import day_tallies, removed_by_kind

SITE = "sample-site"
SITE_PORT = 8090
TEXTS = "own_texts"
BACKFILLED = 5
PATIENCE = 300  # seconds that a Dag may take to be parsed, and a run to end
TEXTS_SOURCE = """\
key: own_texts
name: Texts of your own
language: ar
time_zone: Asia/Baghdad
routes:
  - {kind: files, path: ../texts, glob: "*.txt"}
"""


def run_demo(settings: Settings) -> None:
    """Airflow is up with the sample outlets, and six of their days and two texts are in Postgres."""
    settings, address = _prepared(settings)
    outlet = next(iter(OUTLETS.values()))
    with _told("Postgres and Airflow"):
        up(
            settings,
            say,
            (Program(SITE, (sys.executable, "-m", "newsflow", SITE, "--port", address.rpartition(":")[2])),),
        )
    settings = replace(read_settings(), home=settings.home)
    airflow = Airflow(settings)
    yesterday = datetime.now(outlet.zone).date() - timedelta(days=1)
    first = yesterday - timedelta(days=BACKFILLED)
    with _told(f"Last night of {outlet.name}, through Airflow"):
        _run(airflow, f"ingest__{outlet.key}", yesterday)
    with _told(f"A backfill of {BACKFILLED} days"):
        run_backfill(airflow, f"ingest__{outlet.key}", (first, yesterday - timedelta(days=1)), again=True)
    with _told(f"Two text files of your own, from {settings.home / 'demo' / 'texts'}"):
        _run(airflow, f"ingest__{TEXTS}", yesterday)
    with closing(store.connect(settings.database_url, "newsflow/demo")) as connection:
        _tell(connection, outlet.key, (first, yesterday), address)
    _where_next(settings, airflow, outlet.key, yesterday)


def _prepared(settings: Settings) -> tuple[Settings, str]:
    """The demo's own sources and texts are on disk; the settings that read them, and the sample site's address."""
    demo = settings.home / "demo"
    sources = demo / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    running = read_state(settings.home)
    address = _served_at(demo) if running and running.sources == str(sources) else None
    if address is None:
        address = f"http://127.0.0.1:{free_port(SITE_PORT, 'the sample site', say)}"
    (demo / "site").write_text(address, encoding="utf-8")
    for outlet in OUTLETS.values():
        (sources / f"{outlet.key}.yaml").write_text(demo_source(outlet, address), encoding="utf-8")
    (sources / f"{TEXTS}.yaml").write_text(TEXTS_SOURCE, encoding="utf-8")
    write_texts(demo / "texts")
    return replace(settings, sources=sources), address


def _served_at(demo: Path) -> str | None:
    """Where an instance of the demo that is up already serves its outlet."""
    try:
        return (demo / "site").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


@contextmanager
def _told(what: str) -> Iterator[None]:
    began = time.monotonic()
    out.rule(f"[bold]{what}", align="left")
    yield
    say(f"{time.monotonic() - began:.0f} s")


def _run(airflow: Airflow, dag_id: str, day: date) -> None:
    """The day has run green.

    Raises NewsflowError that names the failed tasks.
    """
    _wait(f"Airflow has not parsed {dag_id}", lambda: airflow.has_dag(dag_id))
    airflow.unpause(dag_id)
    run = airflow.trigger(dag_id, day)
    _wait(f"{run.run_id} has not ended", lambda: airflow.run(dag_id, run.run_id).state in FINISHED)
    if failed := airflow.failed_tasks(dag_id, run.run_id):
        raise NewsflowError(
            f"{dag_id} {day}: {', '.join(failed)} failed. Open {airflow.url}/dags/{dag_id}/runs/{run.run_id}"
        )


def _wait(trouble: str, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TransientError(f"{trouble} within {PATIENCE} s. See `newsflow status` and .newsflow/logs.")
        time.sleep(0.5)


def _tell(connection: Connection, source: str, days: tuple[date, date], address: str) -> None:
    out.rule("[bold]What arrived", align="left")
    show_days(day_tallies(connection, *days))
    out.rule("[bold]What was taken out, lines by kind", align="left")
    say("  ".join(f"{kind} {count}" for kind, count in removed_by_kind(connection, source, *days).items()))
    out.rule("[bold]Against the answer key", align="left")
    truths, result = compare(connection, source, days, address)
    say(
        f"{len(truths)} articles: outcomes {result.outcomes:.1%} right, body lines F1 {result.kept_f1:.3f}, "
        f"kinds of removed lines {result.kinds:.1%}, fields {result.fields:.1%}"
    )
    for difference in result.differences[:5]:
        say(f"  {difference}")
    story = next((truth for truth in truths if truth["fields"]["embeds"]), truths[0])
    out.rule("[bold]One page as it came", align="left")
    say(story["raw_text"])
    if stored := store.find_article(connection, story["url"]):
        out.rule("[bold]The same page as an article", align="left")
        show(stored)


def _where_next(settings: Settings, airflow: Airflow, source: str, day: date) -> None:
    out.rule("[bold]Where to look next", align="left")
    say(f"Airflow     {airflow.url}  user {settings.airflow_user}  password {settings.airflow_password}")
    say(f"A day       newsflow status {source} {day}")
    say("Postgres    newsflow psql -c 'select day, title, word_count from latest_articles limit 5'")
    say(f"The past    newsflow backfill {source} {day - timedelta(days=30)} {day - timedelta(days=26)}")
    say("The end     newsflow down")
