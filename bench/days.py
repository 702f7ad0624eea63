"""A source-day's own work: six verbs in a warm process, without Airflow."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.corpus import write_sources
from bench.figure import Figure, cost, rate
from bench.measured import measured
from bench.verbs import FROM_WARC, do_verb
from drills.instance import past_days
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings

GROUP = "a source-day without Airflow, in a warm process"
OUTLET = OUTLETS["nakhla"]
DAYS = 20
WARM = ("newsflow.discover", *(name for names in FROM_WARC.values() for name in names))


def verb_seconds(settings: Settings) -> dict[Verb, float]:
    """Seconds of processor that each verb takes for a usual day of the sample outlet, its site on this machine."""
    first, last = past_days(OUTLET, DAYS)
    days = [date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1)]
    with serve(0, [OUTLET]) as stand:
        folder = Path(settings.sources)
        write_sources(folder, {OUTLET.key: demo_source(OUTLET, stand.addresses[OUTLET.key])})
        spent = measured(_do_days, settings, days, warm=WARM).result
    return {verb: seconds / DAYS for verb, seconds in spent.items()}


def figures(spent: dict[Verb, float]) -> Iterator[Figure]:
    """The table of a source-day."""
    for verb, seconds in spent.items():
        yield cost(GROUP, verb.value, seconds, "CPU s")
    share = 100 * spent[Verb.VALIDATE] / sum(spent.values())
    yield Figure(GROUP, "share of validate in the day's processor time", share, "%")
    yield rate(GROUP, "source-days", 3600 / sum(spent.values()), "an hour of one core")


def _do_days(settings: Settings, days: Sequence[date]) -> dict[Verb, float]:
    spent: defaultdict[Verb, float] = defaultdict(float)
    keys = [RunKey(OUTLET.key, day, "bench") for day in days]
    # the first day pays what a process pays once, in caches and compiled expressions
    _do_day(settings, keys[0], defaultdict(float))
    for key in keys:
        _do_day(settings, key, spent)
    return dict(spent)


def _do_day(settings: Settings, key: RunKey, spent: defaultdict[Verb, float]) -> None:
    for verb in Verb:
        began = time.process_time()
        do_verb(settings, verb, [key])
        spent[verb] += time.process_time() - began
