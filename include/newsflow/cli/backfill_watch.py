"""A backfill as it goes on: created, and watched day by day until it is over."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.console import Group
from rich.live import Live
from rich.text import Text

from newsflow.airflow.api import FINISHED, Airflow, DayRun, Wish
from newsflow.cli.screen import out, say
from newsflow.errors import TransientError

MARKS = {"success": ("●", "green"), "failed": ("●", "red"), "running": ("◐", "yellow"), "queued": ("○", "dim")}
PAUSE = 1.0  # seconds between two looks

Days = tuple[date, date]


def run_backfill(airflow: Airflow, source: str, days: Days, wish: Wish | None = None) -> list[DayRun]:
    """The backfill is created and over; the run of each of its days, or of those that were over at Ctrl-C."""
    dag_id, wish = f"ingest__{source}", wish or Wish()
    wanted = airflow.backfill_days(dag_id, *days, wish)
    if not wanted:
        say(f"Nothing to do: every day from {days[0]} to {days[1]} has its run. Use --again to run them once more.")
        return []
    before = {run.run_id for run in airflow.runs(dag_id, "backfill")}
    airflow.backfill(dag_id, *days, wish)
    say(f"{len(wanted)} days, {wanted[0]} to {wanted[-1]}; in the UI: {airflow.url}/dags/{dag_id}/backfills")
    runs: dict[str, DayRun] = {}
    try:
        with Live(_view(wanted, runs, ""), console=out, refresh_per_second=4) as live:
            for runs, at_work in _watch(airflow, dag_id, wanted, before):
                live.update(_view(wanted, runs, at_work))
    except KeyboardInterrupt:
        say(f"The backfill goes on. newsflow backfill status {source}, pause {source}, cancel {source}")
    if not out.is_terminal:
        say("")
    return [runs[day] for day in wanted if day in runs and runs[day].state in FINISHED]


def show_runs(airflow: Airflow, source: str, days: Days) -> None:
    """How the newest run of each of these days stands."""
    dag_id = f"ingest__{source}"
    wanted = [(days[0] + timedelta(days=n)).isoformat() for n in range((days[1] - days[0]).days + 1)]
    runs = {run.day: run for run in reversed(airflow.runs(dag_id, "backfill")) if run.day in wanted}
    out.print(_view([day for day in wanted if day in runs], runs, _at_work(airflow, dag_id, runs)))


def _watch(
    airflow: Airflow, dag_id: str, days: Sequence[str], before: set[str]
) -> Iterator[tuple[dict[str, DayRun], str]]:
    """How the days stand, again and again until all are over; Airflow may be away meanwhile."""
    while True:
        try:
            fresh = [run for run in airflow.runs(dag_id, "backfill") if run.run_id not in before]
            runs = {run.day: run for run in reversed(fresh)}
            yield runs, _at_work(airflow, dag_id, runs)
            if all(day in runs and runs[day].state in FINISHED for day in days):
                return
        except TransientError:
            pass
        time.sleep(PAUSE)


def _at_work(airflow: Airflow, dag_id: str, runs: Mapping[str, DayRun]) -> str:
    """Which verb of which day is at work."""
    running = sorted(run.run_id for run in runs.values() if run.state == "running")
    tasks = {run_id: airflow.running_tasks(dag_id, run_id) for run_id in running}
    by_id = {run.run_id: run.day for run in runs.values()}
    return ", ".join(f"{by_id[run_id]} {' '.join(names)}" for run_id, names in tasks.items() if names)


def _view(days: Sequence[str], runs: Mapping[str, DayRun], at_work: str) -> Group:
    """One line of marks for each month, then the sum."""
    lines = [_month(month, list(group), runs) for month, group in groupby(days, key=lambda day: day[:7])]
    done = sum(day in runs and runs[day].state in FINISHED for day in days)
    return Group(*lines, Text(f"{done} of {len(days)} days" + (f"; at work: {at_work}" if at_work else "")))


def _month(month: str, days: Sequence[str], runs: Mapping[str, DayRun]) -> Text:
    line = Text(f"{month}  ")
    for day in days:
        mark, style = MARKS.get(runs[day].state if day in runs else "queued", MARKS["queued"])
        line.append(mark, style)
    return line
