"""Processor time of an instance, by component; of its ended processes too."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from newsflow.local.processes import PROGRAM, environment, is_postgres, members
from newsflow.local.programs import POSTGRES

SUPERVISOR = "supervisor"
SCHEDULER = "scheduler"
TASKS = "tasks"
"""The executor's workers and all that they fork: the scheduler's descendants."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds of processor used until a moment, by component."""

    at: float
    spent: Mapping[str, float]

    def since(self, earlier: Reading) -> dict[str, float]:
        """What was used between the two."""
        return {name: used - earlier.spent.get(name, 0.0) for name, used in self.spent.items()}

    def rates(self, earlier: Reading) -> dict[str, float]:
        """Seconds of processor a second between the two."""
        return {name: spent / (self.at - earlier.at) for name, spent in self.since(earlier).items()}


def read_processors(home: Path) -> Reading:
    """Every process's own time, and that of the children it has seen end."""
    spent: defaultdict[str, float] = defaultdict(float)
    supervised = members(home)
    pids = {process.pid for process in supervised if _name(process, home) == SCHEDULER}
    for process in supervised:
        with suppress(psutil.Error):
            times, name = process.cpu_times(), _name(process, home)
            is_worker = name == SCHEDULER and process.ppid() in pids
            spent[TASKS if is_worker else name] += times.user + times.system
            spent[TASKS if name == SCHEDULER else name] += times.children_user + times.children_system
    return Reading(time.monotonic(), dict(spent))


def _name(process: psutil.Process, home: Path) -> str:
    if is_postgres(process, home / "postgres"):
        return POSTGRES
    return environment(process).get(PROGRAM, SUPERVISOR)
