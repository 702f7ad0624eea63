"""Airflow's own cost for a source-day of six tasks: processor time of a real instance, by component."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import timedelta

from bench.days import OUTLET
from bench.figure import Figure, cost
from bench.processors import read_processors
from drills.instance import Instance, backfill, instance, past_days, wait_for_nights
from newsflow.errors import NewsflowError
from newsflow.local.sample import Faults
from newsflow.model import Verb

GROUP = "a source-day through Airflow"
YEAR = 365  # days
IDLE_SECONDS = 20.0
OVERHEAD_MOST = 6.0
"""CPU seconds that Airflow and Great Expectations together may cost a source-day."""


def measure_airflow(verbs: Mapping[Verb, float], days: int) -> Iterator[Figure]:
    """A backfill of so many days of the sample outlet on an instance of its own, less what that uses when it rests.

    `verbs` are the seconds of processor of each verb without Airflow. What is left is Airflow's own; the judging of
    Great Expectations counts as overhead too.
    """
    with instance({OUTLET.key: OUTLET}, Faults()) as running:
        rest, spent, seconds = _spent(running, days)
    total = sum(spent.values())
    judging = verbs[Verb.VALIDATE]
    work = sum(verbs.values()) - judging
    overhead = total - work
    yield from (cost(GROUP, f"of it {name}", spent[name], "CPU s") for name in sorted(spent))
    yield cost(GROUP, "all processes", total, "CPU s")
    yield cost(GROUP, "the verbs' own work", work, "CPU s")
    yield cost(GROUP, "Airflow and Great Expectations", overhead, "CPU s", most=OVERHEAD_MOST)
    yield cost(GROUP, "Airflow, a task", (overhead - judging) / len(Verb), "CPU s")
    yield from _shares({"the verbs": work, "Great Expectations": judging, "Airflow": overhead - judging})
    yield cost(GROUP, "by the clock, two days at a time", seconds, "s")
    yield Figure(GROUP, "days measured", days, "days")
    yield cost(GROUP, f"{YEAR} days so, by the clock", seconds * YEAR / 60, "min")
    yield cost(GROUP, f"{YEAR} days so", total * YEAR / 60, "CPU min")
    yield cost(GROUP, "the instance at rest", 60 * sum(rest.values()), "CPU s a minute")


def _spent(running: Instance, days: int) -> tuple[Mapping[str, float], Mapping[str, float], float]:
    """The resting rate by component; the seconds of processor above it, and of the clock, that a source-day took."""
    home, key = running.settings.home, OUTLET.key
    first, last = past_days(OUTLET, days)
    before = first - timedelta(days=2), first - timedelta(days=1)
    backfill(running.airflow, key, before)
    wait_for_nights(running.airflow, [key])
    rested = read_processors(home)
    time.sleep(IDLE_SECONDS)
    begin = read_processors(home)
    rest = begin.rates(rested)
    runs = backfill(running.airflow, key, (first, last))
    end = read_processors(home)
    if failed := [run.day for run in runs if run.state != "success"]:
        raise NewsflowError(f"{key}: the runs of {', '.join(failed)} failed, so their cost says nothing.")
    seconds = end.at - begin.at
    spent = {name: (used - rest.get(name, 0.0) * seconds) / days for name, used in end.since(begin).items()}
    return rest, spent, seconds / days


def _shares(parts: Mapping[str, float]) -> Iterator[Figure]:
    total = sum(parts.values())
    return (Figure(GROUP, f"share of {name}", 100 * value / total, "%") for name, value in parts.items())
