"""Runs one supervised program in place of itself, after ending what its dead predecessor left behind.

A killed scheduler leaves its executor's workers and their tasks running: they would hold memory for ever and could do
a task's work a second time beside the new scheduler's. Usage: python -m newsflow.local.component PROGRAM ARGUMENT …
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from newsflow.local.processes import MARK, PROGRAM, end, environment, members

PATIENCE = 1.0


def main() -> None:
    """The process has become the program; raises OSError when that cannot be started."""
    name = os.environ[PROGRAM]
    end([old for old in members(Path(os.environ[MARK])) if environment(old).get(PROGRAM) == name], PATIENCE)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 — the command is the supervisor's, ours


if __name__ == "__main__":
    main()
