"""`newsflow backfill`: past days of a source, planned, run by Airflow, watched from here."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from newsflow import store
from newsflow.airflow.api import Airflow, Backfill, DayRun, Wish
from newsflow.cli.backfill_plan import show_plans
from newsflow.cli.backfill_watch import Days, run_backfill, show_runs
from newsflow.cli.day import read_span
from newsflow.cli.report import show_days
from newsflow.cli.screen import say
from newsflow.errors import ConfigurationError
from newsflow.settings import Settings, read_settings
from newsflow.sources import find, read_catalogue
from newsflow.store.tallies import day_tallies

SourceName = Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key.")]
First = Annotated[str, typer.Argument(metavar="FROM", help="First local day, 2024-11-28.")]
Last = Annotated[str, typer.Argument(metavar="TO", help="Last local day, included.")]


class RunByDefault(TyperGroup):
    """`newsflow backfill SOURCE FROM TO` is `newsflow backfill run SOURCE FROM TO`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with the command that they mean."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=RunByDefault,
    no_args_is_help=True,
    help="""Bring past days in: plan them, run them through Airflow, watch, pause, cancel.

    `newsflow backfill SOURCE FROM TO` runs exactly the local days FROM … TO, none that is not over.
    """,
)


@app.command()
def run(
    source: SourceName,
    first: First,
    last: Last,
    *,
    only_missing: Annotated[
        bool, typer.Option("--only-missing", help="The days that are not complete by the ledger, whatever Airflow ran.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Also days that have a run that succeeded.")] = False,
    newest_first: Annotated[bool, typer.Option("--newest-first", help="The latest day first.")] = False,
) -> None:
    """Bring past days in, through Airflow, and say what each brought. Ctrl-C ends the watching, not the backfill."""
    settings = read_settings()
    days = read_span(first, last, find(settings.sources, source).zone)
    if only_missing:
        from newsflow import flow

        missing = flow.plan_days(settings, source, *days, look=False).missing()
        if not missing:
            say(f"Nothing to do: every day from {days[0]} to {days[1]} that a route serves is complete.")
            _show_result(settings, source, days)
            return
        days = missing[0], missing[-1]
    runs = run_backfill(Airflow(settings), source, days, Wish(again, only_missing, newest_first))
    _show_result(settings, source, days)
    _refuse_failed(source, runs)


@app.command()
def plan(
    names: Annotated[list[str], typer.Argument(metavar="SOURCE FROM TO", help="Or --all FROM TO.")],
    *,
    every: Annotated[bool, typer.Option("--all", help="All sources: newsflow backfill plan --all FROM TO.")] = False,
    only_missing: Annotated[bool, typer.Option("--only-missing", help="Leave out the days that are complete.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Count complete days as if they were run again.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no site for robots.txt or lists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say what bringing days in takes, before any article is fetched: routes, requests, time; what is complete or not.

    Where few days are known, robots.txt and the lists of at most 14 days are looked at, politely.
    """
    from newsflow import flow

    settings = read_settings()
    if len(names) != (2 if every else 3):
        raise ConfigurationError("Say which days: newsflow backfill plan SOURCE FROM TO, or plan --all FROM TO.")
    *asked, first, last = names
    plans = []
    for name in read_catalogue(settings.sources).sources if every else asked:
        days = read_span(first, last, find(settings.sources, name).zone)
        plans.append(flow.plan_days(settings, name, *days, again=again, look=not offline))
    show_plans(plans, only_missing=only_missing, as_json=as_json)


@app.command()
def status(source: SourceName) -> None:
    """How the source's newest backfill stands, day by day, and which came before."""
    settings = read_settings()
    airflow = Airflow(settings)
    backfills = airflow.backfills(f"ingest__{source}")
    if not backfills:
        say(f"{source}: no backfill yet. Start one: newsflow backfill {source} FROM TO")
        return
    for one in backfills[:10]:
        say(f"{one.number}  {one.first} to {one.last}  {one.state}")
    newest = backfills[0]
    days = read_span(newest.first, newest.last, find(settings.sources, source).zone)
    show_runs(airflow, source, days)
    _show_result(settings, source, days)


@app.command()
def pause(source: SourceName) -> None:
    """Begin no further day of the running backfill; those at work come to their end."""
    settings = read_settings()
    one = _running(settings, source)
    Airflow(settings).pause_backfill(one.number)
    say(f"Backfill {one.number} of {source} is paused. Go on: newsflow backfill resume {source}")


@app.command()
def resume(source: SourceName) -> None:
    """Go on with a paused backfill."""
    settings = read_settings()
    one = _running(settings, source)
    Airflow(settings).resume_backfill(one.number)
    say(f"Backfill {one.number} of {source} goes on.")


@app.command()
def cancel(source: SourceName) -> None:
    """End the running backfill: days that have not begun never will; those at work come to their end."""
    settings = read_settings()
    one = _running(settings, source)
    Airflow(settings).cancel_backfill(one.number)
    say(
        f"Backfill {one.number} of {source} is cancelled. What it lacks: newsflow backfill {source} {one.first} "
        f"{one.last} --only-missing (clearing its runs in the UI would leave them queued for ever)"
    )


def _running(settings: Settings, source: str) -> Backfill:
    find(settings.sources, source)
    found = next((one for one in Airflow(settings).backfills(f"ingest__{source}") if not one.over), None)
    if found is None:
        raise ConfigurationError(f"{source}: no backfill is running. See `newsflow backfill status {source}`.")
    return found


def _show_result(settings: Settings, source: str, days: Days) -> None:
    """The days' colours, and each day that is not green with its reason."""
    if not settings.database_url:
        return
    with closing(store.connect(settings.database_url, "newsflow/backfill")) as connection:
        tallies = day_tallies(connection, *days, source)
    colours = Counter(tally.colour for tally in tallies)
    say(", ".join(f"{colours[colour]} {colour}" for colour in ("green", "amber", "red", "missing") if colours[colour]))
    show_days([tally for tally in tallies if tally.colour != "green"])


def _refuse_failed(source: str, runs: list[DayRun]) -> None:
    failed = [run.day for run in runs if run.state == "failed"]
    if failed:
        raise ConfigurationError(
            f"{len(failed)} of {len(runs)} days failed: {', '.join(failed)}. See `newsflow status {source} DAY`; "
            f"once mended: newsflow backfill {source} {failed[0]} {failed[-1]} --only-missing"
        )
