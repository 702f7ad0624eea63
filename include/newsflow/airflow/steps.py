"""What a task of the ingest Dag does: resolve the day, run one verb, hand on a small pointer."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import BatchStopped, ConfigurationError, NotServed
from newsflow.model import RunKey, Trigger, Verb
from newsflow.settings import Settings
from newsflow.sources import find

Pointer = dict[str, Any]

TRIGGERS = {"scheduled": Trigger.SCHEDULED, "backfill": Trigger.BACKFILL}  # the rest is somebody's own wish

REPORTED = (Verb.VALIDATE, Verb.LOAD)
"""The verbs after which the run's report is written."""

log = logging.getLogger(__name__)


def step(verb: str, source: str, before: Pointer | None) -> Pointer:
    """One verb of one run is done, and reported; returns its pointer: source, day, run, trigger and counts."""
    settings = task_settings()
    key = _first_key(settings, source) if before is None else _from_pointer(before)
    try:
        counts = flow.run_verb(settings, Verb(verb), key)
    except NotServed as answer:
        raise AirflowSkipException(str(answer)) from None
    except BatchStopped:
        tell(settings, key)
        raise
    if verb in REPORTED:
        tell(settings, key)
    return {"source": key.source, "day": key.day.isoformat(), "run": key.run, "trigger": key.trigger.value} | {
        "counts": counts
    }


def tell(settings: Settings, key: RunKey) -> None:
    """The run's report is in the lake; where it cannot be written the log says why, and the task goes on."""
    from newsflow.newsroom.publish import publish

    try:
        log.info("The report of this run: %s", publish(settings, key))
    except Exception:  # the run is committed: no fault of its report may turn the task red
        log.exception("The report of this run could not be written")


def refusal(problem: str) -> Callable[[], NoReturn]:
    """The task of a broken source file: it fails with what is wrong in it."""

    def read_source() -> NoReturn:
        raise ConfigurationError(problem)

    return read_source


def run_day(context: Mapping[str, Any], zone: ZoneInfo) -> date:
    """The local day that a run is for.

    The partition key (nightly, backfill, trigger form), else the parameter `day`, else the day before the run.
    """
    asked = context.get("partition_key") or (context.get("params") or {}).get("day")
    if asked:
        try:
            return date.fromisoformat(asked)
        except ValueError:
            raise ConfigurationError(f"day = {asked!r}: is not a date. Trigger again with YYYY-MM-DD.") from None
    run_after: datetime = context["dag_run"].run_after
    return run_after.astimezone(zone).date() - timedelta(days=1)


def _first_key(settings: Settings, source: str) -> RunKey:
    """The run's key; a day that is complete is skipped where only what is missing was asked for."""
    key = _run_key(settings, source)
    if (get_current_context().get("params") or {}).get("only_missing") and flow.is_complete(settings, source, key.day):
        raise AirflowSkipException(f"{source} {key.day} is complete: nothing of it is missing.")
    return key


def _run_key(settings: Settings, source: str) -> RunKey:
    context: Mapping[str, Any] = get_current_context()
    run = context["dag_run"]
    zone = find(settings.sources, source).zone
    trigger = TRIGGERS.get(run.run_type, Trigger.MANUAL)
    return RunKey(source, run_day(context, zone), re.sub(r"[^\w.-]", "_", run.run_id), trigger)


def _from_pointer(pointer: Pointer) -> RunKey:
    return RunKey(pointer["source"], date.fromisoformat(pointer["day"]), pointer["run"], Trigger(pointer["trigger"]))
