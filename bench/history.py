"""Earlier runs of the bench: one JSON line each, compared with the newest of the same machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figure import Figure
from bench.machine import Machine

PATH = Path(__file__).parent / "history.jsonl"


def last_values(path: Path, machine: Machine) -> dict[str, float]:
    """For every figure its newest value on a machine like this one; none when there is no such line."""
    values: dict[str, float] = {}
    for run in _runs(path):
        if run["machine"] == machine.name:
            values |= run["figures"]
    return values


def append(path: Path, machine: Machine, commit: str, figures: Iterable[Figure]) -> None:
    """The history has one more line."""
    run = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine.name,
        "load": machine.load,
        "commit": commit,
        "figures": {figure.key: round(figure.value, 4) for figure in figures},
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(run, ensure_ascii=False) + "\n")


def change(figure: Figure, earlier: dict[str, float]) -> float | None:
    """By how many percent the figure differs from its last value; None without one."""
    before = earlier.get(figure.key)
    return 100 * (figure.value - before) / before if before else None


def _runs(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
