"""Processes of an instance are found wherever they hide, and ended; others are spared."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from newsflow.local.processes import MARK, PROGRAM, end, members, sweep

WAIT = "import signal; print('ready', flush=True); signal.pause()"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); signal.pause()"
PARENT = (
    "import subprocess, sys; "
    f"child = subprocess.Popen([sys.executable, '-c', {WAIT!r}], start_new_session=True); child.wait()"
)


class Nursery:
    """Starts marked processes and ends them all."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.started: list[subprocess.Popen[str]] = []

    def start(self, code: str, mark: str | None = None, **more: str) -> subprocess.Popen[str]:
        environment = os.environ | {MARK: str(self.home) if mark is None else mark} | more
        process = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path)
    yield nursery
    for process in members(tmp_path):
        process.kill()
    for process in nursery.started:
        process.kill()
        process.communicate()


def test_members_are_the_marked_ones_even_in_sessions_of_their_own(nursery: Nursery) -> None:
    parent = nursery.start(PARENT)
    child = psutil.Process(parent.pid).children()[0]
    assert os.getsid(child.pid) != os.getsid(parent.pid)
    assert {process.pid for process in members(nursery.home)} == {parent.pid, child.pid}


def test_a_child_whose_parent_was_killed_is_still_found(nursery: Nursery) -> None:
    parent = nursery.start(PARENT)
    child = psutil.Process(parent.pid).children()[0]
    parent.kill()
    parent.wait()
    assert [process.pid for process in members(nursery.home)] == [child.pid]
    assert sweep(nursery.home) == (1, 0)


def test_sweep_spares_another_instance(nursery: Nursery) -> None:
    ours, other = nursery.start(WAIT), nursery.start(WAIT, mark=f"{nursery.home}-other")
    assert sweep(nursery.home) == (1, 0)
    assert ours.wait(5) == -15
    assert other.poll() is None


def test_who_is_deaf_to_the_question_is_killed(nursery: Nursery) -> None:
    deaf, polite = nursery.start(DEAF), nursery.start(WAIT)
    assert end(members(nursery.home), patience=0.5) == (2, 1)
    assert (deaf.wait(5), polite.wait(5)) == (-9, -15)


def test_a_restarted_program_ends_what_its_predecessor_left(nursery: Nursery) -> None:
    left = nursery.start(WAIT, **{PROGRAM: "scheduler"})
    neighbour = nursery.start(WAIT, **{PROGRAM: "triggerer"})
    done = subprocess.run(
        [sys.executable, "-m", "newsflow.local.component", "echo", "I became the program"],
        env=os.environ | {MARK: str(nursery.home), PROGRAM: "scheduler"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "I became the program\n"
    assert left.wait(5) == -15
    assert neighbour.poll() is None
