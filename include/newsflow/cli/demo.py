"""`newsflow demo`: the whole line on a made-up newsroom, through Airflow, held against its answer key."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from newsflow import store
from newsflow.airflow.api import Airflow, Wish
from newsflow.cli.backfill_watch import run_backfill
from newsflow.cli.demo_result import tell
from newsflow.cli.screen import out, say
from newsflow.errors import NewsflowError, TransientError
from newsflow.local.ports import free_port
from newsflow.local.programs import Program
from newsflow.local.sample import OUTLETS, addresses, demo_source, write_texts
from newsflow.local.state import read_state
from newsflow.local.up import up
from newsflow.settings import Settings, read_settings

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
    settings, port = _prepared(settings)
    with _told("Postgres and Airflow"):
        up(settings, say, (Program(SITE, (sys.executable, "-m", "newsflow", SITE, "--port", str(port))),))
    settings = read_settings({"NEWSFLOW_HOME": str(settings.home)})
    airflow = Airflow(settings)
    yesterday = min(datetime.now(outlet.zone).date() for outlet in OUTLETS.values()) - timedelta(days=1)
    first = yesterday - timedelta(days=BACKFILLED)
    with _told(f"Last night ({yesterday}) of {len(OUTLETS)} outlets, through Airflow"):
        _run(airflow, tuple(OUTLETS), yesterday)
    with _told(f"A backfill of the {BACKFILLED} days before"):
        for key in OUTLETS:
            run_backfill(airflow, key, (first, yesterday - timedelta(days=1)), Wish(again=True))
    with _told(f"Two text files of your own, from {settings.home / 'demo' / 'texts'}"):
        _run(airflow, (TEXTS,), yesterday)
    with closing(store.connect(settings.database_url, "newsflow/demo")) as connection:
        tell(connection, addresses(port, OUTLETS.values()), (first, yesterday), TEXTS)
    _where_next(settings, airflow, yesterday)


def _prepared(settings: Settings) -> tuple[Settings, int]:
    """The demo's own sources and texts are on disk; the settings that read them, and the sample site's first port."""
    demo = settings.home / "demo"
    sources = demo / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    noted = demo / "port"
    running = read_state(settings.home)
    if running and running.sources == str(sources) and noted.exists():
        port = int(noted.read_text(encoding="utf-8"))
    else:
        port = free_port(SITE_PORT, "the sample site", say)
    noted.write_text(str(port), encoding="utf-8")
    for key, address in addresses(port, OUTLETS.values()).items():
        (sources / f"{key}.yaml").write_text(demo_source(OUTLETS[key], address), encoding="utf-8")
    (sources / f"{TEXTS}.yaml").write_text(TEXTS_SOURCE, encoding="utf-8")
    write_texts(demo / "texts")
    return replace(settings, sources=sources, lake=str(settings.home / "lake")), port


@contextmanager
def _told(what: str) -> Iterator[None]:
    began = time.monotonic()
    out.rule(f"[bold]{what}", align="left")
    yield
    say(f"{time.monotonic() - began:.0f} s")


def _run(airflow: Airflow, sources: Sequence[str], day: date) -> None:
    """The day has run green for each of the sources.

    Raises NewsflowError that names the failed tasks.
    """
    runs = {}
    for dag_id in (f"ingest__{key}" for key in sources):
        _wait(f"Airflow has not parsed {dag_id}", partial(airflow.has_dag, dag_id))
        airflow.unpause(dag_id)
        runs[dag_id] = airflow.trigger(dag_id, day).run_id
    for dag_id, run_id in runs.items():
        _wait(f"{run_id} has not ended", partial(airflow.is_over, dag_id, run_id))
        if failed := airflow.failed_tasks(dag_id, run_id):
            where = f"{airflow.url}/dags/{dag_id}/runs/{run_id}"
            raise NewsflowError(f"{dag_id} {day}: {', '.join(failed)} failed. Open {where}")


def _wait(trouble: str, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TransientError(f"{trouble} within {PATIENCE} s. See `newsflow status` and .newsflow/logs.")
        time.sleep(0.5)


def _where_next(settings: Settings, airflow: Airflow, day: date) -> None:
    key = next(iter(OUTLETS))
    out.rule("[bold]Where to look next", align="left")
    say(f"Airflow     {airflow.url}  user {settings.airflow_user}  password {settings.airflow_password}")
    say("Commands    source .venv/bin/activate")
    say(f"A day       newsflow status {key} {day}")
    say("Postgres    newsflow psql -c 'select day, title, word_count from latest_articles limit 5'")
    say(f"The past    newsflow backfill {key} {day - timedelta(days=30)} {day - timedelta(days=26)}")
    say("The end     newsflow down")
