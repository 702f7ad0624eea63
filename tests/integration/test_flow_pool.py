"""The pool: results in order, and whatever a child does, only its own item is lost."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from itertools import islice

import psutil
import pytest

from newsflow.flow.pool import AHEAD, Bounds, in_children


def double(item: object) -> object:
    if item == "memory":
        return len(bytearray(2 * 1024**3))
    if item == "exit":
        os._exit(3)
    if item == "raise":
        raise LookupError(item)
    return item * 2  # type: ignore[operator]


DEATHS = {
    "memory": "parse_memory: took more than 512 MiB",
    "exit": "parse_crash: its child died of it (exit code 3)",
}


@pytest.mark.parametrize(("item", "said"), DEATHS.items(), ids=DEATHS)
def test_a_death_has_its_reason_and_the_others_go_on(item: str, said: str) -> None:
    made = dict(in_children(double, [1, item, 2, 3], bounds=Bounds(memory=512 * 1024**2)))
    assert str(made.pop(item)) == said
    assert made == {1: 2, 2: 4, 3: 6}


def test_results_keep_the_order_of_many_items() -> None:
    assert [made for _, made in in_children(double, range(200), children=2)] == list(range(0, 400, 2))


def test_items_are_taken_a_few_ahead_only() -> None:
    taken: list[int] = []
    items = (taken.append(number) or number for number in range(1000))
    assert [made for _, made in islice(in_children(double, items), 3)] == [0, 2, 4]
    assert len(taken) <= 3 + AHEAD


def test_what_the_work_raises_is_the_callers() -> None:
    with pytest.raises(LookupError, match="raise"):
        list(in_children(double, [1, "raise", 2]))


def test_no_child_is_left_when_the_caller_stops() -> None:
    made = in_children(double, range(1000))
    next(made)
    assert psutil.Process().children()
    made.close()
    assert [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE] == []


LONG = """
import gc
import os
from newsflow.flow.pool import in_children
def child(_):
    print(os.getpid(), flush=True)
    while True: pass
list(in_children(child, [1]))
"""


def test_children_end_with_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        child.wait(timeout=10)
    assert not child.is_running()


def frozen(_: object) -> int:
    return gc.get_freeze_count()


def test_what_the_parent_imported_is_nothing_for_a_childs_collector() -> None:
    assert gc.get_freeze_count() == 0
    ((_, count),) = in_children(frozen, [1])
    assert isinstance(count, int)
    assert count > 1000
