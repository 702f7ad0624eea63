"""`newsflow export`: articles as one file for pandas, DuckDB, `datasets`."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from newsflow import flow
from newsflow.cli.day import WORDS, read_day
from newsflow.cli.screen import out, say, table
from newsflow.errors import ConfigurationError
from newsflow.settings import read_settings, require_database
from newsflow.sources import find

if TYPE_CHECKING:
    from newsflow.store import Selection


def add_export(app: typer.Typer) -> None:
    """The app has the command `export`."""
    app.command(rich_help_panel="Outlets and articles")(export)


def export(
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="FILE|DAY", help="FILE.parquet or FILE.jsonl.zst; and, once more, the last day."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="First publication day.")] = None,
    language: Annotated[str | None, typer.Option(help="Only articles in this language: ar.")] = None,
    *,
    with_revisions: Annotated[
        bool, typer.Option("--with-revisions", help="Every text that an article ever had, a row each.")
    ] = False,
    columns: Annotated[bool, typer.Option("--columns", help="Say what each column means; write nothing.")] = False,
) -> None:
    """Write articles into one file, whole or not at all; the same articles give the same rows in the same order.

    `newsflow export --source kalima --from 2024-11-01 --to 2024-11-30 --to november.parquet`
    """
    from newsflow.store import Selection

    settings = read_settings()
    zone = find(settings.sources, source).zone if source else ZoneInfo("UTC")
    path, last = _ends(to or [], zone)
    selection = Selection(source, read_day(first, zone) if first else None, last, language, with_revisions)
    if columns:
        _explain(require_database(settings), selection)
        return
    if path is None:
        raise ConfigurationError("Say where to: newsflow export --to FILE.parquet (or FILE.jsonl.zst).")
    say(f"{flow.export(settings, selection, path):,} rows → {path}")


def _ends(given: list[str], zone: ZoneInfo) -> tuple[Path | None, date | None]:
    """The file and the last day, which share the option `--to`: a day is what is written like one."""
    days = [text for text in given if text in WORDS or _is_day(text)]
    files = [text for text in given if text not in days]
    if len(days) > 1 or len(files) > 1:
        raise ConfigurationError(f"--to {' --to '.join(given)}: give one file, and at most one day.")
    return (Path(files[0]) if files else None), (read_day(days[0], zone) if days else None)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _explain(database_url: str, selection: Selection) -> None:
    from newsflow import store

    rows = table(None, {"column": "left", "type": "left", "meaning": "left"})
    with closing(store.connect(database_url, "newsflow/export")) as connection:
        for column in store.export_columns(connection, selection):
            rows.add_row(column.name, column.kind, column.meaning)
    out.print(rows)
