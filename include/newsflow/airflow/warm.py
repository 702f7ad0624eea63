"""Import the heavy libraries once, in the scheduler, so that every forked task finds them in memory.

Only the scheduler pays (LocalExecutor's workers and their tasks are forks of it); command-line calls, the Dag processor
and the API server do not. Without it each `validate` task spends 3 to 10 s importing Great Expectations.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Any

from airflow.listeners import hookimpl

HEAVY = (
    "newsflow.discover",
    "newsflow.fetch",
    "newsflow.extract",
    "newsflow.clean",
    "newsflow.validate.judge",
    "newsflow.load",
)


@hookimpl
def on_starting(component: Any) -> None:
    """The scheduler holds the heavy modules before it forks its first worker."""
    if component.job_type == "SchedulerJob":
        for name in HEAVY:
            import_module(name)
        gc.freeze()
