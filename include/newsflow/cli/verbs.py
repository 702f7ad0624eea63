"""The six verbs as commands, and `run`, which does all six; the same code as the tasks, without Airflow."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from newsflow import flow
from newsflow.cli.contract import convert
from newsflow.cli.day import read_day
from newsflow.cli.screen import say
from newsflow.errors import ConfigurationError
from newsflow.model import RunKey, Verb
from newsflow.settings import read_settings
from newsflow.sources import find, read_catalogue

SourceName = Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")]
DayName = Annotated[str, typer.Argument(metavar="DAY", help="2024-11-30, today or yesterday, in the source's zone.")]
RunName = Annotated[
    str | None, typer.Option("--run", help="Which run to go on with; the newest of the day if not given.")
]
InFile = Annotated[Path | None, typer.Option("--in", help="JSON lines to read.", exists=True, dir_okay=False)]
Jobs = Annotated[int, typer.Option(help="How many processes work on a file; its order stays.", min=1)]
OutFile = Annotated[Path | None, typer.Option("--out", help="JSON lines to write.", dir_okay=False)]


def add_verbs(app: typer.Typer) -> None:
    """The app has a command for each verb, and `run`."""
    app.command(rich_help_panel="The line")(discover)
    app.command(rich_help_panel="The line")(fetch)
    app.command(rich_help_panel="The line")(extract)
    app.command(rich_help_panel="The line")(clean)
    app.command(rich_help_panel="The line")(validate)
    app.command(rich_help_panel="The line")(load)
    app.command(rich_help_panel="The line")(run)
    app.command(rich_help_panel="The line")(listen)


def discover(source: SourceName, day: DayName) -> None:
    """List a day's article URLs and open a run in the ledger."""
    _do(Verb.DISCOVER, _new_key(source, day))


def fetch(source: SourceName, day: DayName, run: RunName = None) -> None:
    """Bring the run's pages into the lake, politely."""
    _do(Verb.FETCH, _open_key(source, day, run))


def extract(  # noqa: PLR0913 - each is an option of the command
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE")] = None,
    day: Annotated[str | None, typer.Argument(metavar="DAY]")] = None,
    run: RunName = None,
    in_: InFile = None,
    out: OutFile = None,
    *,
    raw: Annotated[bool, typer.Option("--raw", help="Every block of the page, without cleaning.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Read stored pages: of a run, or any pages on disk by `--in FILE --out FILE`.

    FILE holds one JSON object a line: `{"id","html_path","url"?}` (.html or .html.gz) becomes
    `{"id","title","body","authors","published_at","modified_at","language","section","tags","image","extractor"}`,
    cleaned unless `--raw`; a page that cannot be read becomes `{"id","error":{"code","message"}}`.
    """
    if in_ is not None and out is not None:
        from newsflow.cli.page import extract_record

        done, failed = convert(in_, out, partial(extract_record, raw=raw), jobs)
        say(f"{done} extracted, {failed} could not be read → {out}")
    else:
        _do(Verb.EXTRACT, _named(source, day, run))


def clean(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE")] = None,
    day: Annotated[str | None, typer.Argument(metavar="DAY]")] = None,
    run: RunName = None,
    in_: InFile = None,
    out: OutFile = None,
    jobs: Jobs = 1,
) -> None:
    """Take out what is not article: of a run, or of any text by `--in FILE --out FILE`.

    FILE holds one JSON object a line: `{"id","raw_text","language"?,"url"?,"fetched_at"?}` becomes
    `{"id","body_lines","removed":[{"line","kind","rule"}],"fields":{…}}`; a line that cannot be read becomes
    `{"id","error":{"code","message"}}`.
    """
    if in_ is not None and out is not None:
        from newsflow.clean import clean_record

        done, failed = convert(in_, out, clean_record, jobs)
        say(f"{done} cleaned, {failed} could not be read → {out}")
    else:
        _do(Verb.CLEAN, _named(source, day, run))


def validate(source: SourceName, day: DayName, run: RunName = None) -> None:
    """Judge every article and the batch."""
    _do(Verb.VALIDATE, _open_key(source, day, run))


def load(source: SourceName, day: DayName, run: RunName = None) -> None:
    """Close the run in one transaction: articles, ledger, quarantine, checks."""
    _do(Verb.LOAD, _open_key(source, day, run))


def run(source: SourceName, day: DayName) -> None:
    """All six verbs for one source and day."""
    key = _new_key(source, day)
    for verb in Verb:
        _do(verb, key)


def listen(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="Only this one; else all that ask for it.")
    ] = None,
) -> None:
    """Note what the feeds list now, without fetching it: what the hourly Dag does for feeds that forget."""
    settings = read_settings()
    listened = [one.key for one in read_catalogue(settings.sources).sources.values() if one.is_listened_to]
    for key in [source] if source else listened:
        told = flow.listen(settings, key)
        say(
            f"listen    {told.source}  listed {told.listed}  new {told.new}"
            + "".join(f"; {one}" for one in told.failures)
        )


def _do(verb: Verb, key: RunKey) -> None:
    counts = flow.run_verb(read_settings(), verb, key)
    say(f"{verb.value:<9} {key.source} {key.day}  " + "  ".join(f"{name} {count}" for name, count in counts.items()))


def _new_key(source: str, day: str) -> RunKey:
    local_day = read_day(day, find(read_settings().sources, source).zone)
    return RunKey(source, local_day, f"manual__{local_day}__{datetime.now(UTC):%Y%m%dT%H%M%S%f}")


def _named(source: str | None, day: str | None, run: str | None) -> RunKey:
    if source is None or day is None:
        raise ConfigurationError("Say which run (SOURCE DAY), or which files (--in FILE --out FILE).")
    return _open_key(source, day, run)


def _open_key(source: str, day: str, run: str | None) -> RunKey:
    settings = read_settings()
    local_day = read_day(day, find(settings.sources, source).zone)
    return RunKey(source, local_day, run) if run else flow.newest_run(settings, source, local_day)
