"""`newsflow report`: the report of a day's newest run, as a page to open in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsflow import flow
from newsflow.cli.day import read_day
from newsflow.cli.screen import say
from newsflow.settings import read_settings
from newsflow.sources import find


def add_report(app: typer.Typer) -> None:
    """The app has the command `report`."""
    app.command(rich_help_panel="Outlets and articles")(report)


def report(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="2024-11-30, today or yesterday, in the source's zone.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the page here instead of into the lake.", dir_okay=False)
    ] = None,
) -> None:
    """Write what a day's newest run brought, held, missed and removed as one HTML page, and say where it is."""
    from newsflow.newsroom.publish import page_of, publish

    settings = read_settings()
    key = flow.newest_run(settings, source, read_day(day, find(settings.sources, source).zone))
    if out is None:
        say(f"{settings.lake.rstrip('/')}/{publish(settings, key)}")
    else:
        out.write_bytes(page_of(settings, key))
        say(str(out))
