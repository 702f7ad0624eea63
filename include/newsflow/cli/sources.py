"""`newsflow sources`: the outlets and whether their files can be used."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from newsflow.cli.screen import out, say, table, trouble
from newsflow.settings import read_settings
from newsflow.sources import Source, read_catalogue

app = typer.Typer(no_args_is_help=True, help="The outlets: one YAML file each.")


@app.command("list")
def list_() -> None:
    """Every source with its language, its night and its routes."""
    settings = read_settings()
    catalogue = read_catalogue(settings.sources)
    rows = table(None, {"source": "left", "name": "left", "language": "left", "nightly": "left", "routes": "left"})
    for source in catalogue.sources.values():
        routes = ", ".join(route.kind for route in source.routes)
        rows.add_row(source.key, source.name, source.language, f"{source.nightly} {source.time_zone}", routes)
    for broken in catalogue.broken:
        rows.add_row(broken.key, "[red]cannot be read[/red]", "", "", "newsflow sources check")
    if rows.row_count:
        out.print(rows)
    else:
        say(f"No sources in {settings.sources} yet. README: add a source.")


@app.command()
def check() -> None:
    """Read every source file; say what is wrong in which, with the remedy."""
    settings = read_settings()
    catalogue = read_catalogue(settings.sources)
    for broken in catalogue.broken:
        for problem in broken.problem.splitlines():
            trouble.print(problem, markup=False, style="red")
    say(f"{len(catalogue.sources)} good, {len(catalogue.broken)} broken in {settings.sources}")
    if catalogue.broken:
        raise typer.Exit(1)


@app.command()
def schema(
    indent: Annotated[int, typer.Option(help="Spaces of indentation.")] = 2,
) -> None:
    """Print the JSON Schema of a source file, for editors that check YAML."""
    say(json.dumps(Source.model_json_schema(), indent=indent, ensure_ascii=False))
