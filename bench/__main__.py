"""`python -m bench`: measures, shows the figures beside the last ones, and keeps them."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from bench import history
from bench.machine import commit, this_machine
from bench.plan import Part, Wish, measure
from bench.quality import CleanSet
from bench.table import show
from newsflow.cli.screen import say, trouble
from newsflow.errors import NewsflowError


def bench(
    *,
    pages: Annotated[int, typer.Option(help="How many pages of the sample newsroom.", min=30)] = 1000,
    airflow: Annotated[bool, typer.Option(help="Whether to start an Airflow and measure what it costs.")] = True,
    days: Annotated[int, typer.Option(help="How many days are brought in through it.", min=1)] = 8,
    clean_set: Annotated[CleanSet, typer.Option(help="Which written documents to score.")] = CleanSet.ALL,
    only: Annotated[list[Part] | None, typer.Option(help="Measure this part alone; may be repeated.")] = None,
) -> None:
    """Measure the line: each verb, Airflow's share, peers, and how right the text is.

    Ends with exit code 1 when a figure exceeds its bound.
    """
    machine, began = this_machine(), time.monotonic()
    say(f"{machine.name}; load {machine.load} at the start" + ("; BUSY: the figures are noisy" if machine.busy else ""))
    earlier = history.last_values(history.PATH, machine)
    figures = list(measure(Wish(pages, clean_set, days if airflow else 0, tuple(only or ())), say))
    show(figures, earlier)
    history.append(history.PATH, machine, commit(), figures)
    say(f"\n{time.monotonic() - began:.0f} s; kept in {history.PATH}")
    if not all(figure.kept for figure in figures):
        sys.exit(1)


if __name__ == "__main__":
    try:
        typer.run(bench)
    except NewsflowError as error:
        trouble.print(str(error), markup=False, style="red")
        sys.exit(1)
