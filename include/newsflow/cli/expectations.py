"""`newsflow suite` and `newsflow data-docs`: what is expected of a source, for people who know Great Expectations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from newsflow import flow
from newsflow.cli.day import read_span
from newsflow.cli.screen import out, say, table
from newsflow.settings import read_settings
from newsflow.sources import find
from newsflow.validate.tables import COLUMNS

PANEL = "Outlets and articles"


def add_expectations(app: typer.Typer) -> None:
    """The app has the commands `suite` and `data-docs`."""
    app.command(rich_help_panel=PANEL)(suite)
    app.command(name="data-docs", rich_help_panel=PANEL)(data_docs)


def suite(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")],
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write it here.", dir_okay=False)] = None,
    *,
    columns: Annotated[bool, typer.Option("--columns", help="Say what each judged column means.")] = False,
) -> None:
    """Print what is expected of a source today as a suite that Great Expectations reads: `ExpectationSuite(**json)`."""
    if columns:
        listed = table(None, {"column": "left", "says": "left"})
        for name, says in COLUMNS.items():
            listed.add_row(name, says)
        out.print(listed)
        return
    settings = read_settings()
    made = flow.source_suite(settings, source, datetime.now(find(settings.sources, source).zone).date())
    if to is None:
        say(made)
    else:
        to.write_text(made + "\n", encoding="utf-8")
        say(str(to))


def data_docs(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")],
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where the pages go.", file_okay=False)],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="First day of the runs.")] = "yesterday",
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day; the first if none.")] = None,
) -> None:
    """Write Great Expectations' Data Docs of a source's runs: numbers alone, no scripts, nothing from other hosts."""
    settings = read_settings()
    days = read_span(first, until or first, find(settings.sources, source).zone)
    say(str(flow.data_docs(settings, source, *days, to)))
