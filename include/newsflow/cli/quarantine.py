"""`newsflow quarantine`: the articles that the gate held, why, and what people decide about them."""

from __future__ import annotations

import json
from contextlib import closing
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from newsflow.cli.day import read_day
from newsflow.cli.review import Why, decide
from newsflow.cli.screen import say
from newsflow.errors import ConfigurationError
from newsflow.settings import read_settings, require_database
from newsflow.sources import find

app = typer.Typer(no_args_is_help=True, help="The articles that the gate held: why, and what becomes of them.")

Numbers = Annotated[list[int], typer.Argument(metavar="ID...", help="Numbers of `newsflow quarantine list`.")]
RULES_CHANGED = "the rules have changed"

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for other tools.")]


class State(StrEnum):
    """Where a held article stands; `all` for any of them."""

    OPEN = "open"
    RELEASED = "released"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"
    ALL = "all"


@app.command("list")
def list_(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="Only this source.")] = None,
    day: Annotated[str | None, typer.Option(help="Only what runs of this day held: 2024-11-30, yesterday.")] = None,
    state: Annotated[State, typer.Option(help="Those that wait, or those that were settled.")] = State.OPEN,
    limit: Annotated[int, typer.Option(min=1, help="So many, the newest.")] = 100,
    *,
    as_json: AsJson = False,
) -> None:
    """List the held articles, newest first: number, day, codes, title, URL."""
    from newsflow import store
    from newsflow.cli.held import record, show_line

    settings = read_settings()
    zone = find(settings.sources, source).zone if source else ZoneInfo("UTC")
    states = store.STATES if state is State.ALL else (state.value,)
    with closing(store.connect(require_database(settings), "newsflow/quarantine")) as connection:
        found = store.held_articles(connection, source, read_day(day, zone) if day else None, states, limit + 1)
    held = found[:limit]
    if as_json:
        say(json.dumps([record(one) for one in held], ensure_ascii=False, indent=2, default=str))
        return
    for one in held:
        show_line(one)
    if len(found) > limit:
        say(f"… and more; --limit {limit * 10} shows them.")
    if not held:
        say("Nothing is held." if state is State.OPEN else f"Nothing is {state.value}.")


@app.command()
def show(
    number: Annotated[int, typer.Argument(metavar="ID", help="A number of `newsflow quarantine list`.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show a held article: each code with what it means and what to do, its text, where its page lies."""
    from newsflow import store
    from newsflow.cli.held import record, show_held

    with closing(store.connect(require_database(read_settings()), "newsflow/quarantine")) as connection:
        held = store.find_held(connection, str(number))
        if held is None:
            raise ConfigurationError(
                f"Quarantine {number}: no such number. See `newsflow quarantine list --state all`."
            )
        run, checks = store.find_run(connection, held.key), store.run_checks(connection, held.key)
        decisions = store.decisions_of(connection, held.quarantine_id)
    sentences = {check.code: check.sentence for check in checks} | {"batch_stopped": (run and run.sentence) or ""}
    if as_json:
        say(json.dumps(record(held, sentences, decisions), ensure_ascii=False, indent=2, default=str))
    else:
        show_held(held, sentences, decisions)


@app.command()
def release(numbers: Numbers, *, why: Why) -> None:
    """Let held articles in, as they were read; the same texts pass from now on. All of them or none."""
    decide({"action": "release", "ids": numbers, "why": why})


@app.command()
def discard(numbers: Numbers, *, why: Why) -> None:
    """Keep held articles out for good; the same texts stay out from now on. All of them or none."""
    decide({"action": "discard", "ids": numbers, "why": why})


@app.command()
def retry(
    which: Annotated[
        list[str], typer.Argument(metavar="ID...|SOURCE", help="Numbers of `newsflow quarantine list`, or a source.")
    ],
    day: Annotated[str | None, typer.Option(help="With SOURCE: only what runs of this day held.")] = None,
    why: Annotated[str, typer.Option("--why", help="Why, in your words; kept with the decision.")] = RULES_CHANGED,
) -> None:
    """Read held articles again from their stored pages by today's rules: what passes now is in, the rest stays held."""
    if all(word.isdecimal() for word in which):
        decide({"action": "retry", "ids": [int(word) for word in which], "why": why})
        return
    if len(which) > 1:
        raise ConfigurationError(f"{' '.join(which)}: give numbers, or one source.")
    zone = find(read_settings().sources, which[0]).zone
    conf = {"action": "retry", "source": which[0], "why": why}
    decide(conf | ({"day": str(read_day(day, zone))} if day else {}))
