"""The pool in which pages are read: child processes, so that a page which never ends costs itself alone."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from newsflow.errors import PageError

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Items that wait for each child, so that none is idle; so many results are held in memory at most."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one item may cost: seconds by the clock, and bytes of memory beyond what a fresh child has."""

    seconds: float = 10.0
    memory: int = 1024**3


USUAL_BOUNDS = Bounds()
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_STATM = Path("/proc/self/statm")


def in_children(
    make: Callable[[T], R], items: Iterable[T], *, children: int = 1, bounds: Bounds = USUAL_BOUNDS
) -> Iterator[tuple[T, R | PageError]]:
    """Each item, in order, with what `make` makes of it in a child process; or with why its child did not survive it.

    The reasons: parse_timeout, parse_memory, parse_crash. Items are taken a few ahead, results come as they are asked
    for, and children are replaced as they die. What `make` raises is raised here. The children are forks of this
    process where that is possible, because those have all that it has imported (import what `make` needs before: it
    counts as the first item's time otherwise); they end with it.
    """
    from pebble import ProcessPool

    waiting: deque[tuple[T, Any]] = deque()
    pool: Any = ProcessPool(
        children, initializer=_begin, initargs=(make, bounds.memory, os.getpid()), context=_context()
    )
    with pool:
        try:
            for item in items:
                waiting.append((item, pool.schedule(_make, (item,), timeout=bounds.seconds)))
                if len(waiting) > AHEAD * children:
                    yield _outcome(*waiting.popleft(), bounds)
            while waiting:
                yield _outcome(*waiting.popleft(), bounds)
        except BaseException:  # the caller stops early or is stopped: so do the children
            pool.stop()
            raise


def _outcome(item: T, future: Any, bounds: Bounds) -> tuple[T, Any]:
    from pebble import ProcessExpired

    try:
        return item, future.result()
    except TookTooLong:
        return item, PageError("parse_timeout", f"was not read within {bounds.seconds:g} s; its child was ended")
    except MemoryError:
        return item, PageError("parse_memory", f"took more than {bounds.memory // 1024**2:,} MiB")
    except ProcessExpired as death:
        return item, PageError("parse_crash", f"its child died of it (exit code {death.exitcode})")


_work: Callable[[Any], Any] | None = None


def _begin(make: Callable[[Any], Any], memory: int, parent: int) -> None:
    """In a child: what it will make, how much memory it may take, and that it ends with its parent."""
    global _work  # noqa: PLW0603 - a child has one work, and handing it over with each page would cost more than the page
    _work = make
    gc.freeze()  # all that the parent has imported stays: looked through again and again it is a tenth of the time
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a fork of a task has the task's own handler
    _end_with(parent)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if (size := _size()) is not None:
        wanted = size + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _make(item: Any) -> Any:
    assert _work is not None
    return _work(item)


def _context() -> Any:
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _end_with(parent: int) -> None:
    """The kernel kills this process when its parent dies, however it dies; elsewhere than on Linux nothing does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _size() -> int | None:
    """The bytes of address space that this process has, or None where the system does not tell."""
    try:
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
    except OSError:
        return None
    return pages * resource.getpagesize()
