"""`newsflow import`: WARC files of others become articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsflow import flow
from newsflow.cli.day import read_day
from newsflow.cli.screen import say
from newsflow.errors import BatchStopped
from newsflow.settings import read_settings
from newsflow.sources import find


def add_import(app: typer.Typer) -> None:
    """The app has the command `import`."""
    app.command("import", rich_help_panel="The line")(import_)


def import_(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source whose pages are looked for.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of WARC files, or one file.", exists=True)],
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only pages fetched since this day.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Only pages fetched until this day.")] = None,
    host: Annotated[list[str] | None, typer.Option(help="Only this host of the source's; may be repeated.")] = None,
) -> None:
    """Take a source's pages over from WARC files and bring them in: extract, clean, validate, load.

    The source's own hosts and its URL pattern say which pages are its articles. Killed or run twice, it goes on where
    it stopped. For many files start the Dag `import_warcs`, which takes them side by side.
    """
    from newsflow.fetch.foreign import Window

    settings = read_settings()
    zone = find(settings.sources, source).zone
    hosts = frozenset(name.removeprefix("www.") for name in host) if host else None
    window = Window(read_day(first, zone) if first else None, read_day(last, zone) if last else None, hosts)
    stopped: list[str] = []
    for path in flow.warc_files(folder):
        done = flow.import_file(settings, source, path, window)
        stopped += done.stopped
        outcomes = ", ".join(f"{count} {name}" for name, count in done.outcomes.items()) or "nothing new"
        say(f"{path}: {done.pages} pages in {done.runs} runs, {done.done_before} of them done before: {outcomes}")
    if stopped:
        raise BatchStopped("\n".join(stopped))
