"""The bench keeps what it measured, and compares with the last run on the same machine only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.figure import Figure, cost, rate
from bench.history import append, change, last_values
from bench.machine import Machine
from bench.table import number

HERE, THERE = Machine("here", 2, 0.1), Machine("there", 2, 0.1)


def test_the_newest_value_of_each_figure_counts(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    append(path, HERE, "a", [rate("clean", "texts", 100, "texts/s"), cost("gx", "import", 3, "s")])
    append(path, THERE, "a", [rate("clean", "texts", 7, "texts/s")])
    append(path, HERE, "b", [rate("clean", "texts", 120.00004, "texts/s")])
    append(path, THERE, "b", [rate("clean", "texts", 8, "texts/s")])
    assert last_values(path, HERE) == {"clean: texts": 120.0, "gx: import": 3}
    assert [json.loads(line)["commit"] for line in path.read_text(encoding="utf-8").splitlines()] == [
        "a",
        "a",
        "b",
        "b",
    ]


def test_the_first_run_has_nothing_to_compare_with(tmp_path: Path) -> None:
    assert last_values(tmp_path / "none.jsonl", HERE) == {}


CHANGES = {
    "more": (110.0, {"g: n": 100.0}, 10.0),
    "less": (50.0, {"g: n": 200.0}, -75.0),
    "new": (50.0, {}, None),
    "from_nothing": (50.0, {"g: n": 0.0}, None),
}


@pytest.mark.parametrize(("value", "earlier", "percent"), CHANGES.values(), ids=CHANGES)
def test_change_in_percent(value: float, earlier: dict[str, float], percent: float | None) -> None:
    assert change(Figure("g", "n", value, "s"), earlier) == percent


BOUNDS = {"below": (5.9, 6.0, True), "equal": (6.0, 6.0, True), "above": (6.1, 6.0, False), "none": (9e9, None, True)}


@pytest.mark.parametrize(("value", "most", "kept"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_is_kept_or_not(value: float, most: float | None, kept: bool) -> None:
    assert cost("g", "n", value, "s", most).kept is kept


NUMBERS = {
    "large": (8645.2, "8,645"),
    "hundred": (100.0, "100"),
    "small": (0.01684, "0.0168"),
    "below": (-250.0, "-250"),
}


@pytest.mark.parametrize(("value", "shown"), NUMBERS.values(), ids=NUMBERS)
def test_three_figures_that_count(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(("load", "busy"), [(0.9, False), (1.1, True)], ids=["calm", "busy"])
def test_a_busy_machine_says_so(load: float, busy: bool) -> None:
    assert Machine("here", 2, load).busy is busy
