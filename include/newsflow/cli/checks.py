"""`newsflow checks`: what the gate tested of a source's runs, beside what is usual."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.day import read_span
from newsflow.cli.screen import out, say, table
from newsflow.errors import NewsflowError
from newsflow.settings import read_settings, require_database
from newsflow.sources import find

if TYPE_CHECKING:
    from newsflow.store import TrendLine

STYLES = {"fail": "red", "error": "bold red", "pass": ""}


def add_checks(app: typer.Typer) -> None:
    """The app has the command `checks`."""
    app.command(rich_help_panel="Outlets and articles")(checks)


def checks(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="First day of the runs.")] = "yesterday",
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day; the first if none.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Those that passed, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each check of each run.")] = False,
) -> None:
    """Show the checks that failed, each with its share of articles beside the mean of the 30 runs before.

    The same is in Postgres: `newsflow psql -c 'select * from check_trends'`.
    """
    from newsflow import store

    settings = read_settings()
    days = read_span(first, last or first, find(settings.sources, source).zone)
    with closing(store.connect(require_database(settings), "newsflow/checks")) as connection:
        lines = store.trends(connection, source, *days)
    if as_json:
        for line in lines:
            say(json.dumps(asdict(line), ensure_ascii=False, default=str))
        return
    if not lines:
        raise NewsflowError(
            f"{source}, {days[0]} to {days[1]}: no run was closed. See `newsflow coverage {source}`, or bring one "
            f"in: newsflow run {source} {days[0]}"
        )
    for (day, run), group in groupby(lines, key=lambda line: (line.day, line.run)):
        _show(f"{source} {day}, run {run}", list(group), every=every)


def _show(title: str, lines: Sequence[TrendLine], *, every: bool) -> None:
    failed = sum(line.state != "pass" for line in lines)
    say(f"{title}: {len(lines) - failed} of {len(lines)} checks passed")
    shown = [line for line in lines if every or line.state != "pass"]
    if not shown:
        return
    columns = {"check": "left", "severity": "left", "failed": "right", "tested": "right", "share": "right"}
    listed = table("", {**columns, "usual": "right", "": "left"})
    for line in shown:
        numbers = (f"{line.failed:,}", f"{line.tested:,}", _percent(line.share), _percent(line.usual_share))
        listed.add_row(line.code, line.severity, *numbers, line.sentence[:200], style=STYLES[line.state])
    out.print(listed)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"
