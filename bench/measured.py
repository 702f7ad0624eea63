"""One measurement at a time, each in a process of its own, so that memory and caches are its own too."""

from __future__ import annotations

import gc
import os
import re
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Measured(Generic[T]):
    """What a call gave and cost: seconds by the clock, seconds of processor (children included), peak megabytes."""

    result: T
    seconds: float
    cpu: float
    peak: float


def measured(function: Callable[..., T], *arguments: object, warm: Sequence[str] = ()) -> Measured[T]:
    """The call's result and cost in a fresh process, which has imported the `warm` modules before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_timed, function, arguments, warm).result()


def _timed(function: Callable[..., T], arguments: Sequence[object], warm: Sequence[str]) -> Measured[T]:
    for module in warm:
        import_module(module)
    gc.freeze()  # as in a child of the line: the collector leaves alone what was imported, whoever is measured
    began, worked = time.perf_counter(), _worked()
    result = function(*arguments)
    return Measured(result, time.perf_counter() - began, _worked() - worked, peak())


def _worked() -> float:
    """Seconds of processor that this process and its finished children have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak() -> float:
    """The most memory this program held, in megabytes.

    Linux carries getrusage's figure over from the parent through exec, so /proc is asked first.
    """
    try:
        found = PEAK.search(STATUS.read_text(encoding="ascii"))
    except OSError:
        found = None
    kilobytes = int(found.group(1)) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / MEGABYTE
