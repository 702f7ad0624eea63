"""`python -m drills`: the drills, one after another; each says what it does, step by step, and its verdict."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from drills.backfill import drill_backfill
from drills.imports import drill_imports
from drills.instance import Say
from drills.kills import drill_kills
from drills.past import drill_past
from drills.rules import drill_rules
from newsflow.cli.screen import out, say, trouble
from newsflow.errors import NewsflowError


class Drill(StrEnum):
    """A drill by its name."""

    BACKFILL = "backfill"
    IMPORTS = "imports"
    KILLS = "kills"
    PAST = "past"
    RULES = "rules"


DRILLS: dict[Drill, Callable[[Say], bool]] = {
    Drill.BACKFILL: drill_backfill,
    Drill.IMPORTS: drill_imports,
    Drill.KILLS: drill_kills,
    Drill.PAST: drill_past,
    Drill.RULES: drill_rules,
}


def drills(
    only: Annotated[
        list[Drill] | None, typer.Option(help="Which drill; may be repeated. All of them if not given.")
    ] = None,
) -> None:
    """Run the fault drills against a real Airflow on a home of its own; exit code 1 when one misses."""
    verdicts = [_run(drill) for drill in only or list(Drill)]
    sys.exit(not all(verdicts))


def _run(drill: Drill) -> bool:
    began = time.monotonic()
    out.rule(f"[bold]{drill}", align="left")
    try:
        passed = DRILLS[drill](say)
    except NewsflowError as error:
        trouble.print(str(error), markup=False, style="red")
        passed = False
    verdict = "[green]passed" if passed else "[red]MISSED"
    out.print(f"{drill}: {verdict}[/] in {time.monotonic() - began:.0f} s")
    return passed


if __name__ == "__main__":
    typer.run(drills)
