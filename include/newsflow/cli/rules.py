"""`newsflow rules`: what cleaning knows, what it did to one page and why, what it has learned of a source."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from newsflow import flow
from newsflow.cli.screen import out, say, table
from newsflow.errors import ConfigurationError
from newsflow.model import Kind
from newsflow.settings import read_settings, require_database
from newsflow.sources import find

app = typer.Typer(help="What cleaning knows, and why it took a line.")

SourceName = Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")]


@app.callback(invoke_without_command=True)
def rules(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Option(help="Only rules of this kind.")] = None,
    language: Annotated[str | None, typer.Option(help="Only rules for this language: ar, en …")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Every cleaning rule: what it takes, where, why, with a line that it takes and one that it spares."""
    if context.invoked_subcommand is not None:
        return
    from newsflow.clean import RULES_VERSION
    from newsflow.cli.rulebook import as_records, entries, show

    listed = entries(kind, language)
    if as_json:
        say(json.dumps({"version": RULES_VERSION, "rules": as_records(listed)}, ensure_ascii=False, indent=2))
    else:
        show(listed, RULES_VERSION)


@app.command()
def explain(
    name: Annotated[
        str, typer.Argument(metavar="FILE|URL|ID", help="A .txt, .html or .jsonl file, or an article's URL or id.")
    ],
    source: Annotated[str | None, typer.Option(help="For a file: the source that it is a page of.")] = None,
    language: Annotated[str, typer.Option(help="For a file without a source: its language.")] = "ar",
    record: Annotated[
        str | None, typer.Option(help="For a .jsonl file: the id of the document; else the first.")
    ] = None,
    *,
    again: Annotated[bool, typer.Option("--again", help="For an article: its stored page, by today's rules.")] = False,
) -> None:
    """Show a page line by line: kept or taken, by which rule, on what evidence; and how its date was chosen."""
    from newsflow.cli.explain import show
    from newsflow.cli.subject import from_file, from_store

    settings = read_settings()
    path = Path(name)
    if path.is_file():
        outlet = find(settings.sources, source) if source else None
        show(from_file(settings, path, outlet, language, record))
    else:
        show(from_store(settings, name, again=again))


@app.command()
def learned(
    source: SourceName,
    snapshot: Annotated[int | None, typer.Option(help="Another snapshot than the newest.")] = None,
) -> None:
    """The lines that a source's pages share, with the number of articles that had each; then those that are vetoed."""
    from newsflow import store

    with closing(store.connect(require_database(read_settings()), "newsflow/rules")) as connection:
        number, lines = store.read_snapshot(connection, source, snapshot)
        vetoes = store.vetoes(connection, source)
    if not number:
        wanted = "no snapshot yet" if snapshot is None else f"no snapshot {snapshot}"
        raise ConfigurationError(
            f"{source}: {wanted}. Housekeeping takes one each week; `newsflow rules learn {source}`."
        )
    rows = table(f"{source}, snapshot {number}", {"articles": "right", "line": "left"})
    for line, articles in sorted(lines.items(), key=lambda pair: (-pair[1], pair[0])):
        rows.add_row(str(articles), line)
    out.print(rows)
    for veto in vetoes:
        say(f"vetoed by {veto.by} on {veto.at:%Y-%m-%d}: {veto.line}  ({veto.why})")


@app.command()
def learn(source: SourceName) -> None:
    """Learn the lines that a source's newest pages share; the next articles are cleaned without them."""
    settings = read_settings()
    find(settings.sources, source)
    lesson = flow.take_lesson(settings, source)
    if not lesson.snapshot:
        say(f"{source}: no line is in enough of its articles yet.")
        return
    say(f"{source}: snapshot {lesson.snapshot}, {lesson.lines} lines shared now; see `newsflow rules learned {source}`")
