"""Past days of two outlets at once while the newsroom misbehaves, the scheduler is killed and Postgres restarted."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import psutil

from drills.instance import (
    DAY_PATIENCE,
    PATIENCE,
    Instance,
    Say,
    dag_of,
    finished,
    instance,
    past_days,
    start_backfill,
    wait,
)
from drills.rows import Rows, differences, read_rows
from drills.victims import kill_scheduler
from newsflow import flow
from newsflow.airflow.api import FINISHED, Wish
from newsflow.cli.answer_key import compare
from newsflow.local import read_status
from newsflow.local.sample import OUTLETS, Faults, Outlet
from newsflow.model import Outcome
from newsflow.store import ledger_of_day

DAYS = 60
SOURCES = ("nakhla", "marsa")
ERRORS, REFUSALS = 0.05, 0.01
LEAST_F1 = 0.98
SHOWN = 10

FORMS = ("%Y%m%d", "%Y-%m-%d", "%Y/%m/%d")
DATED = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}|\d{8}")

Spans = dict[str, tuple[date, date]]


def drill_past(say: Say) -> bool:
    """Whether sixty days end complete and equal to the answer key, and running them again changes nothing."""
    faults = bring_past(DAYS, say)
    for fault in faults:
        say(f"MISSED: {fault}")
    return not faults


def bring_past(days: int, say: Say) -> list[str]:
    """What went wrong when so many past days of two outlets were brought in; nothing when all is as it should be.

    One request in twenty fails, one in a hundred is refused; one day does not answer at all, and the lists of another
    are those of the day after. The scheduler is killed and Postgres restarted in the middle. Then the newsroom behaves,
    and a backfill of what is missing fills the two days.
    """
    outlets = {key: OUTLETS[key] for key in SOURCES}
    spans: Spans = {key: past_days(outlet, days) for key, outlet in outlets.items()}
    first = spans[SOURCES[0]][0]
    dead, lying = first + timedelta(days=days // 3), first + timedelta(days=2 * days // 3)
    trouble = Faults(ERRORS, frozenset([dead]), refusals=REFUSALS, lying_days=frozenset([lying]))
    with instance(outlets, trouble, say) as running:
        say(f"{days} days of {' and '.join(outlets)}; {dead} does not answer, {lying} lies, {ERRORS:.0%} errors.")
        planned = sum(flow.plan_days(running.settings, key, *span).requests for key, span in spans.items())
        running.requests.clear()
        faults = _disturbed(running, spans, dead, say)
        counted = _counted(running, spans)
        say(f"  {planned} requests were planned for these days, {counted} were counted, faults and kills among them")
        faults += _noticed(running, spans, {dead, lying}, say)
        running.misbehave(Faults())
        faults += _healed(running, spans, say)
        faults += _agreed(running, outlets, spans, say)
        faults += _unchanged(running, spans, say)
    return faults


def _disturbed(running: Instance, spans: Spans, dead: date, say: Say) -> list[str]:
    """The backfills of all outlets at once, with a kill and a restart in their middle."""
    begun = {key: start_backfill(running.airflow, key, span) for key, span in spans.items()}
    count = (spans[SOURCES[0]][1] - spans[SOURCES[0]][0]).days + 1
    patience = PATIENCE + count * DAY_PATIENCE
    wait("a third of the days", lambda: _over(running, begun) > len(spans) * count // 3, patience=patience)
    say(f"  killed scheduler, process {kill_scheduler(running)}")
    wait("two thirds of the days", lambda: _over(running, begun) > 2 * len(spans) * count // 3, patience=patience)
    say(f"  restarted Postgres, process {_restart_postgres(running)}")
    faults = []
    for key, before in begun.items():
        runs = finished(running.airflow, key, before, count)
        say(f"  {key}: " + ", ".join(f"{n} {state}" for state, n in Counter(run.state for run in runs).items()))
        failed = [run.day for run in runs if run.state != "success" and run.day != dead.isoformat()]
        faults += [f"{key}: the run of {day} failed" for day in failed]
    return faults


def _counted(running: Instance, spans: Spans) -> int:
    """The requests that the newsroom counted for the days, by the dates in their addresses."""
    days = {day.strftime(form) for span in spans.values() for day in _days(span) for form in FORMS}
    return sum(any(found in days for found in DATED.findall(path)) for path in list(running.requests))


def _over(running: Instance, begun: Mapping[str, set[str]]) -> int:
    runs = (
        run for key in begun for run in running.airflow.runs(dag_of(key), "backfill") if run.run_id not in begun[key]
    )
    return sum(run.state in FINISHED for run in runs)


def _restart_postgres(running: Instance) -> int:
    """Postgres ends its sessions and stops; its supervisor starts it again."""
    pid = next(part.pid for part in read_status(running.settings).components if part.name == "postgres")
    psutil.Process(pid).send_signal(signal.SIGINT)
    wait("Postgres to be back", lambda: _answers(running))
    return pid


def _answers(running: Instance) -> bool:
    with running.connect() as connection, connection.cursor() as cursor:
        cursor.execute("select 1")
        return cursor.fetchone() == (1,)


def _noticed(running: Instance, spans: Spans, bad: set[date], say: Say) -> list[str]:
    """The plan of what is missing names the two days, with their reasons."""
    faults = []
    for key, span in spans.items():
        plan = flow.plan_days(running.settings, key, *span, look=False)
        missing = set(plan.missing())
        for day in plan.days:
            if day.day in missing:
                say(f"  {key} {day.day}: missing, {day.why}")
        faults += [f"{key}: nobody noticed {day}" for day in sorted(bad - missing)]
    return faults


def _healed(running: Instance, spans: Spans, say: Say) -> list[str]:
    """A backfill of what is missing, as often as a page was lost to chance; then nothing is missing."""
    faults = []
    for key, span in spans.items():
        missing = flow.plan_days(running.settings, key, *span, look=False).missing()
        if missing:
            before = start_backfill(running.airflow, key, (missing[0], missing[-1]), Wish(only_missing=True))
            runs = finished(running.airflow, key, before, (missing[-1] - missing[0]).days + 1)
            states = Counter(run.state for run in runs)
            say(f"  {key}, what is missing: " + ", ".join(f"{n} {state}" for state, n in states.items()))
        left = flow.plan_days(running.settings, key, *span, look=False)
        faults += [f"{key}: {left.requests} requests are still planned, for {left.missing()}"] * bool(left.requests)
    return faults


def _agreed(running: Instance, outlets: Mapping[str, Outlet], spans: Spans, say: Say) -> list[str]:
    """Every advertised URL has the outcome of the answer key; the text is right."""
    faults: list[str] = []
    with running.connect() as connection:
        for key in outlets:
            truths, score = compare(connection, key, spans[key], running.addresses[key])
            lines = [line for day in _days(spans[key]) for line in ledger_of_day(connection, key, day)]
            say(f"  {key}: {len(truths)} URLs, outcomes {score.outcomes:.1%} right, body lines F1 {score.kept_f1:.3f}")
            faults += score.differences[:SHOWN] if score.outcomes < 1.0 or score.kept_f1 < LEAST_F1 else []
            faults += [f"{line.url}: is {line.outcome}" for line in lines if line.outcome is Outcome.PENDING]
            key_urls, ledger = {truth["url"] for truth in truths}, {line.url for line in lines}
            faults += [f"{key}: {url} is in one of ledger and key" for url in sorted(key_urls ^ ledger)[:SHOWN]]
    return faults


def _unchanged(running: Instance, spans: Spans, say: Say) -> list[str]:
    """Running the last days once more changes no row of article, revision or ledger."""
    again = {key: (max(first, last - timedelta(days=9)), last) for key, (first, last) in spans.items()}
    days = _days(next(iter(again.values())))
    before = _rows(running, days)
    begun = {key: start_backfill(running.airflow, key, span, Wish(again=True)) for key, span in again.items()}
    for key, known in begun.items():
        finished(running.airflow, key, known, len(days))
    faults = list(differences(before, _rows(running, days)))
    say(f"  {len(days)} days of each once more: " + ("; ".join(faults) or "no row changed"))
    return faults


STANDING = ("articles", "revisions", "removed lines", "embeds", "quarantine")
"""What a second run must not touch; the ledger says `unchanged` where it said `loaded`, and captures grow."""


def _rows(running: Instance, days: Sequence[date]) -> Rows:
    with running.connect() as connection:
        rows = read_rows(connection, days)
    empty: Counter[tuple[str, ...]] = Counter()
    return {table: rows[table] if table in STANDING else empty for table in rows}


def _days(span: tuple[date, date]) -> list[date]:
    return [span[0] + timedelta(days=n) for n in range((span[1] - span[0]).days + 1)]
