"""`newsflow backfill`: past days of a source, run by Airflow, watched from here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer
from rich.live import Live
from rich.text import Text

from newsflow.airflow.api import FINISHED, Airflow, DayRun
from newsflow.cli.day import read_day
from newsflow.cli.screen import out, say
from newsflow.errors import ConfigurationError
from newsflow.settings import read_settings
from newsflow.sources import find

MARKS = {"success": ("●", "green"), "failed": ("●", "red"), "running": ("◐", "yellow"), "queued": ("○", "dim")}
PAUSE = 1.0  # seconds between two looks


def add_backfill(app: typer.Typer) -> None:
    """The app has the command `backfill`."""
    app.command(rich_help_panel="The line")(backfill)


def backfill(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key.")],
    first: Annotated[str, typer.Argument(metavar="FROM", help="First local day, 2024-11-28.")],
    last: Annotated[str, typer.Argument(metavar="TO", help="Last local day, included.")],
    *,
    again: Annotated[bool, typer.Option("--again", help="Also days that have a run that succeeded.")] = False,
    newest_first: Annotated[bool, typer.Option("--newest-first", help="The latest day first.")] = False,
) -> None:
    """Bring past days in, through Airflow: exactly the local days FROM … TO, none that is not over.

    Ctrl-C ends the watching, not the backfill.
    """
    settings = read_settings()
    zone = find(settings.sources, source).zone
    span = read_day(first, zone), read_day(last, zone)
    if span[0] > span[1]:
        raise ConfigurationError(f"FROM {span[0]} is after TO {span[1]}. Swap them.")
    runs = run_backfill(Airflow(settings), f"ingest__{source}", span, again=again, newest_first=newest_first)
    failed = [run.day for run in runs if run.state == "failed"]
    if failed:
        raise ConfigurationError(
            f"{len(failed)} of {len(runs)} days failed: {', '.join(failed)}. See `newsflow status {source} DAY`."
        )


def run_backfill(
    airflow: Airflow, dag_id: str, span: tuple[date, date], *, again: bool = False, newest_first: bool = False
) -> list[DayRun]:
    """The backfill is created and over; the run of each of its days."""
    days = airflow.backfill_days(dag_id, *span, again=again)
    if not days:
        say(f"Nothing to do: every day from {span[0]} to {span[1]} has its run. Use --again to run them once more.")
        return []
    before = {run.run_id for run in airflow.runs(dag_id, "backfill")}
    airflow.backfill(dag_id, *span, again=again, newest_first=newest_first)
    say(f"{len(days)} days, {days[0]} to {days[-1]}; in the UI: {airflow.url}/dags/{dag_id}/backfills")
    runs: dict[str, DayRun] = {}
    with Live(_row(days, runs), console=out, refresh_per_second=4) as live:
        for runs in _watch(airflow, dag_id, days, before):
            live.update(_row(days, runs))
    if not out.is_terminal:
        say("")
    return [runs[day] for day in days]


def _watch(airflow: Airflow, dag_id: str, days: list[str], before: set[str]) -> Iterator[dict[str, DayRun]]:
    while True:
        fresh = [run for run in airflow.runs(dag_id, "backfill") if run.run_id not in before]
        runs = {run.day: run for run in reversed(fresh)}
        yield runs
        if all(day in runs and runs[day].state in FINISHED for day in days):
            return
        time.sleep(PAUSE)


def _row(days: list[str], runs: dict[str, DayRun]) -> Text:
    done = sum(run.state in FINISHED for run in runs.values())
    line = Text()
    for day in days:
        mark, style = MARKS.get(runs[day].state if day in runs else "queued", MARKS["queued"])
        line.append(mark, style)
    return line.append(f"  {done} of {len(days)} days")
