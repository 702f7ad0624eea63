"""SIGKILL to the scheduler in the middle of a backfill, then to a task in each of the six verbs."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from drills.instance import (
    Instance,
    Say,
    finished,
    instance,
    past_days,
    start_backfill,
    wait,
)
from drills.postgres import own_postgres
from drills.rows import differences, read_rows
from drills.victims import kill_in, kill_scheduler, read_task, whole_parts
from newsflow import store
from newsflow.fetch.parts import Line
from newsflow.flow import run_verb
from newsflow.lake import Lake
from newsflow.local.sample import OUTLETS, Faults, Outlet, demo_source
from newsflow.model import RunKey, Trigger, Verb
from newsflow.settings import read_settings

OUTLET = replace(OUTLETS["nakhla"], articles=(70, 90))
"""A day of more pages than one WARC part holds."""

SLOW = 0.05  # seconds that the site takes for each answer, so that there is a middle to be killed in
SCHEDULER_DAYS = 3
DAYS = 20
CHANGES = {"articles: [5, 30]": "articles: [5, 100]", "pages: 5": "pages: 20"}


@dataclass
class Findings:
    """The days that were disturbed and came through, and what went wrong."""

    days: list[date] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def drill_kills(say: Say) -> bool:
    """Whether every run completes after the kills, with the rows of an undisturbed one and no page fetched twice."""
    findings = Findings()
    with instance({OUTLET.key: OUTLET}, Faults(seconds=SLOW), say, large_source) as running:
        first, last = past_days(OUTLET, DAYS)
        spare = (first + timedelta(days=n) for n in range((last - first).days + 1))
        _scheduler(running, [next(spare) for _ in range(SCHEDULER_DAYS)], findings, say)
        for verb in Verb:
            _verb(running, verb, spare, findings, say)
        _compare(running, findings, say)
    for fault in findings.faults:
        say(f"MISSED: {fault}")
    return not findings.faults


def large_source(outlet: Outlet, address: str) -> str:
    """The outlet's source file with room for its many articles."""
    text = demo_source(outlet, address)
    for usual, large in CHANGES.items():
        assert usual in text, f"the sample source no longer says {usual!r}"
        text = text.replace(usual, large)
    return text


def _scheduler(running: Instance, days: Sequence[date], findings: Findings, say: Say) -> None:
    say(f"A backfill of {days[0]} to {days[-1]}; the scheduler is killed in the middle of a fetch.")
    before = start_backfill(running.airflow, OUTLET.key, (days[0], days[-1]))
    wait("a fetch to be at work", lambda: any("/news/" in path for path in running.requests), 0.01)
    say(f"  killed scheduler, process {kill_scheduler(running)}")
    runs = finished(running.airflow, OUTLET.key, before, len(days))
    findings.faults += [f"the run of {run.day} is {run.state}" for run in runs if run.state != "success"]
    say("  the runs ended: " + ", ".join(f"{run.day} {run.state}" for run in runs))
    findings.days += days


def _verb(running: Instance, verb: Verb, spare: Iterator[date], findings: Findings, say: Say) -> None:
    """The verb's task is killed on the first day that gives the time for it."""
    for day in spare:
        before = start_backfill(running.airflow, OUTLET.key, (day, day))
        pid = kill_in(running, OUTLET.key, day, verb)
        parts = {path: path.stat().st_mtime_ns for path in whole_parts(running, OUTLET.key, day)}
        (run,) = finished(running.airflow, OUTLET.key, before, 1)
        task = read_task(running, OUTLET.key, day, verb)
        if pid is None or task is None or task.tries < 2:
            say(f"{verb} on {day}: was over before the kill; another day")
            continue
        say(f"{verb} on {day}: killed process {pid}; the run ended: {run.state}, after {task.tries} tries")
        findings.days.append(day)
        if run.state != "success":
            findings.faults.append(f"{verb}: the run of {day} is {run.state}")
        if verb is Verb.FETCH:
            findings.faults += _fetched_twice(running, day, parts, say)
        return
    findings.faults.append(f"{verb}: no day was long enough to kill it")


def _fetched_twice(running: Instance, day: date, parts: dict[Path, int], say: Say) -> Iterator[str]:
    """A sentence for each page of a part that was whole at the kill and was asked for again; and for a changed part."""
    asked = Counter(path for path in running.requests if path.startswith(f"/news/{day:%Y%m%d}"))
    once = sum(count == 1 for count in asked.values())
    say(f"  {len(parts) // 2} whole parts at the kill; {once} of {len(asked)} pages were asked for once")
    yield from (f"{path.name} was written anew" for path, at in parts.items() if path.stat().st_mtime_ns != at)
    kept = _kept(running, parts)
    yield from (f"{path} was fetched again" for path, count in asked.items() if path in kept and count > 1)


def _kept(running: Instance, parts: dict[Path, int]) -> set[str]:
    """The paths of the pages that these parts hold."""
    lake, top = Lake(running.settings.lake), Path(running.settings.lake)
    indexes = [str(path.relative_to(top)) for path in parts if path.suffix == ".zst"]
    address = running.addresses[OUTLET.key]
    return {line.url.removeprefix(address) for index in indexes for line in lake.read_lines(index, Line)}


def _compare(running: Instance, findings: Findings, say: Say) -> None:
    """The disturbed days' rows are those of the same days without Airflow and without kills."""
    say(f"The same {len(findings.days)} days undisturbed, into a database of their own:")
    with running.connect() as connection:
        found = read_rows(connection, findings.days)
    with tempfile.TemporaryDirectory(prefix="newsflow-drill-") as folder, own_postgres(Path(folder)) as address:
        given = {"NEWSFLOW_HOME": folder, "NEWSFLOW_SOURCES": str(running.settings.sources)}
        settings = read_settings(given | {"NEWSFLOW_DATABASE_URL": address})
        for day in findings.days:
            for verb in Verb:
                run_verb(settings, verb, RunKey(OUTLET.key, day, "undisturbed", Trigger.BACKFILL))
        with closing(store.connect(address, "newsflow drill")) as connection:
            expected = read_rows(connection, findings.days)
    say("  " + ", ".join(f"{rows.total()} {table}" for table, rows in expected.items()))
    findings.faults += differences(expected, found)
