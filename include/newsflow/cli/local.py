"""`newsflow up`, `down`, `status`, `demo`, `sample-site`: Newsflow on this machine."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from newsflow.cli.day import read_day
from newsflow.cli.report import show_night, show_run
from newsflow.cli.screen import say
from newsflow.settings import read_settings, require_database
from newsflow.sources import find

PANEL = "This machine"


def add_local(app: typer.Typer) -> None:
    """The app has the commands of the local default."""
    app.command(rich_help_panel=PANEL)(up)
    app.command(rich_help_panel=PANEL)(down)
    app.command(rich_help_panel=PANEL)(status)
    app.command(rich_help_panel=PANEL)(demo)
    app.command("sample-site", rich_help_panel=PANEL)(sample_site)


def up() -> None:
    """Start Postgres and Airflow here, and wait until they are healthy.

    All state is in `.newsflow/`. NEWSFLOW_DATABASE_URL puts the articles into a Postgres of your own instead.
    """
    from newsflow.local.up import up as bring_up

    bring_up(read_settings(), say)


def down() -> None:
    """Stop everything that `up` started; no process stays behind."""
    from newsflow.local.down import down as bring_down

    bring_down(read_settings(), say)


def status(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE", help="Only this source …")] = None,
    day: Annotated[str | None, typer.Argument(metavar="DAY]", help="… and its newest run for this day.")] = None,
) -> None:
    """What runs, and what the last nights brought; with SOURCE and DAY, one run: outcomes, verdict, what is missing."""
    from newsflow import store
    from newsflow.local.status import status as local_status

    settings = read_settings()
    if source is None:
        if settings.airflow_url or not settings.database_url:
            local_status(settings, say)
        if settings.database_url:
            with closing(store.connect(settings.database_url, "newsflow/status")) as connection:
                show_night(connection)
        return
    wanted: date = read_day(day or "yesterday", find(settings.sources, source).zone)
    with closing(store.connect(require_database(settings), "newsflow/status")) as connection:
        show_run(connection, source, wanted)


def demo() -> None:
    """Last night, a five-day backfill and two files of your own, through Airflow, against an answer key."""
    from newsflow.cli.demo import run_demo

    run_demo(read_settings())


def sample_site(
    port: Annotated[
        int, typer.Option(help="The first outlet's port on 127.0.0.1; the others take the next ones.")
    ] = 8090,
    errors: Annotated[float, typer.Option(help="Percent of requests that fail.", min=0, max=100)] = 0,
    dead_day: Annotated[list[str] | None, typer.Option(help="A day that is not served; may be repeated.")] = None,
    slow: Annotated[float, typer.Option(help="Seconds that every answer takes at least.", min=0)] = 0,
) -> None:
    """Serve the made-up newsroom that the demo and the tests use: articles for any date, and their answer key."""
    from newsflow.local.sample import OUTLETS, Faults, serve

    dead = frozenset(read_day(day, ZoneInfo("UTC")) for day in dead_day or ())
    with serve(port, OUTLETS.values(), faults=Faults(errors / 100, dead, slow)) as stand:
        for key, address in stand.addresses.items():
            say(f"{key}: {address}  (answer key: {address}/truth/YYYY-MM-DD.jsonl; Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):
            stand.wait()
