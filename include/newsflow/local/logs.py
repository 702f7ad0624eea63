"""The log files of the supervised programs: where they are, how they end, what the supervisor's own one counts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

SUPERVISOR = "supervisord"
LINES = 12
REACH = 64_000


def log_file(home: Path, name: str) -> Path:
    """Where a program's output goes."""
    return home / "logs" / f"{name}.log"


def last_lines(path: Path, count: int = LINES) -> str:
    """The file's name and its last lines, each indented; says so when there are none."""
    try:
        with path.open("rb") as stream:
            stream.seek(max(0, path.stat().st_size - REACH))
            lines = stream.read().decode("utf-8", "replace").splitlines()[-count:]
    except OSError:
        lines = []
    return "\n".join([f"{path}:", *(f"  {line[:300]}" for line in lines or ["(nothing was written)"])])


def count_starts(home: Path) -> Counter[str]:
    """How often the supervisor has started each program since the instance came up."""
    kept = (Path(f"{log_file(home, SUPERVISOR)}.1"), log_file(home, SUPERVISOR))
    text = "".join(path.read_text(encoding="utf-8", errors="replace") for path in kept if path.exists())
    return Counter(re.findall(r"spawned: '([^']+)'", text))


def begin_supervisor_log(home: Path) -> None:
    """The supervisor's log is empty, so that it counts this instance's starts only."""
    for path in (Path(f"{log_file(home, SUPERVISOR)}.1"), log_file(home, SUPERVISOR)):
        path.unlink(missing_ok=True)
