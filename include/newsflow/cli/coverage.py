"""`newsflow coverage`: what has arrived of every source and day, as a map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.text import Text

from newsflow import store
from newsflow.cli.day import read_span
from newsflow.cli.report import COLOURS, show_days
from newsflow.cli.screen import out, say
from newsflow.settings import read_settings, require_database
from newsflow.sources import find
from newsflow.store.tallies import DayTally, day_tallies

MARKS = {"green": "■", "amber": "▲", "red": "✖", "missing": "·"}
"""The shape says what the colour says, for those who do not see it and for files."""

USUAL_DAYS = 60


def add_coverage(app: typer.Typer) -> None:
    """The app has the command `coverage`."""
    app.command(rich_help_panel="The line")(coverage)


def coverage(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="Only this source.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day; 60 days ago if none.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day; today if none.")] = None,
    *,
    why: Annotated[bool, typer.Option("--why", help="Every day that is not green, with its reason.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each source and day.")] = False,
) -> None:
    """Show which days have arrived: ■ all, ▲ something is missing, ✖ nothing arrived or the gate stopped, · no run.

    The same is in Postgres: `newsflow psql -c 'select * from coverage'`.
    """
    settings = read_settings()
    zone = find(settings.sources, source).zone if source else ZoneInfo("UTC")
    days = read_span(first or str(datetime.now(zone).date() - timedelta(days=USUAL_DAYS)), last or "today", zone)
    with closing(store.connect(require_database(settings), "newsflow/coverage")) as connection:
        tallies = day_tallies(connection, *days, source)
    if as_json:
        for tally in tallies:
            say(json.dumps(asdict(tally), ensure_ascii=False, default=str))
        return
    if not tallies:
        say(f"No day from {days[0]} to {days[1]} has been brought in yet.")
    for name, group in groupby(tallies, key=lambda tally: tally.source):
        _show(name, list(group), days)
    if why:
        show_days([tally for tally in tallies if tally.colour != "green"])


def _show(source: str, tallies: Sequence[DayTally], days: tuple[date, date]) -> None:
    """One line for each month, a mark for each day; its sums."""
    by_day = {tally.day: tally for tally in tallies}
    every = [days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)]
    out.print(Text(source, "bold"))
    for month, group in groupby(every, key=lambda day: day.replace(day=1)):
        line = Text(f"  {month:%Y-%m}  ")
        shown = list(group)
        line.append(" " * (shown[0].day - 1))
        for day in shown:
            tally = by_day.get(day)
            line.append(*((MARKS[tally.colour], COLOURS[tally.colour]) if tally else (" ", "")))
        here = [by_day[day] for day in shown if day in by_day]
        arrived, advertised = sum(tally.arrived for tally in here), sum(tally.advertised for tally in here)
        line.append(" " * (31 - shown[-1].day) + f"  {arrived:,} of {advertised:,} arrived")
        out.print(line)
