"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass

import psutil

from newsflow.settings import PROJECT

BUSY = 0.5
"""Load per core at the start, above which figures are noisy."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine as far as it decides figures: its name holds system, processor, cores, memory, Python."""

    name: str
    cores: int
    load: float

    @property
    def busy(self) -> bool:
        """Whether others are at work on it."""
        return self.load / self.cores > BUSY


def this_machine() -> Machine:
    """This machine, with its load of the last minute."""
    cores = os.cpu_count() or 1
    memory = psutil.virtual_memory().total / 2**30
    name = (
        f"{platform.system()} {platform.machine()}, {cores} cores, {memory:.0f} GB, Python {platform.python_version()}"
    )
    return Machine(name, cores, round(os.getloadavg()[0], 2))


def commit() -> str:
    """The commit that is measured, with + when files differ from it; empty outside git."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],  # noqa: S607 — git is found by PATH everywhere
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip()
