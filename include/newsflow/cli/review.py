"""Decisions from the command line: a run of the Dag `review`, started as the user who is signed in, and its end."""

from __future__ import annotations

import time
from datetime import date
from typing import Annotated, Any

import typer

from newsflow.airflow.api import Airflow
from newsflow.cli.day import WORDS, read_day
from newsflow.cli.screen import say
from newsflow.errors import NewsflowError
from newsflow.settings import read_settings
from newsflow.sources import find

DAG = "review"
TASK = "decide"
REFUSAL = "refusal"
PAUSE = 0.5  # seconds between two looks

Why = Annotated[str, typer.Option("--why", help="Why, in your words; kept with the decision.")]


def add_review(app: typer.Typer) -> None:
    """The app has the commands `overrule` and `veto`."""
    app.command(rich_help_panel="Outlets and articles")(overrule)
    app.command(rich_help_panel="Outlets and articles")(veto)


def overrule(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key.")],
    batch: Annotated[str, typer.Argument(metavar="DAY|RUN", help="The day, for its newest run; or a run's name.")],
    *,
    why: Why,
) -> None:
    """Let a batch pass that the gate stopped: what is held for the stop alone becomes articles, the rest stays held."""
    outlet = find(read_settings().sources, source)
    is_day = batch in WORDS or _is_day(batch)
    named = {"day": str(read_day(batch, outlet.zone))} if is_day else {"run": batch}
    decide({"action": "overrule", "source": source, "why": why} | named)


def veto(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key.")],
    line: Annotated[str, typer.Argument(metavar="LINE", help="A line of `newsflow rules learned SOURCE`.")],
    *,
    why: Why,
) -> None:
    """Never again take a line out of this source's articles because its pages share it: it is no furniture."""
    find(read_settings().sources, source)
    decide({"action": "veto", "source": source, "line": line, "why": why})


def decide(conf: dict[str, Any]) -> None:
    """A run of the Dag `review` has applied the decision, and what it did is on the screen.

    Raises NewsflowError with the run's own words when it could not.
    """
    airflow = Airflow(read_settings())
    run = airflow.start(DAG, conf)
    try:
        while not airflow.is_over(DAG, run.run_id):
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        say(f"The decision goes on by itself: {airflow.url}/dags/{DAG}/runs/{run.run_id}")
        return
    if airflow.run(DAG, run.run_id).state == "success":
        for line in airflow.told(DAG, run.run_id, TASK) or ():
            say(line)
        return
    refusal = airflow.told(DAG, run.run_id, TASK, REFUSAL)
    raise NewsflowError(
        refusal or f"The run of `{DAG}` failed; its log says why: {airflow.url}/dags/{DAG}/runs/{run.run_id}"
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
