"""`newsflow preview`: one page's verdict, before anything is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from newsflow import flow
from newsflow.cli.screen import out, say
from newsflow.errors import ConfigurationError
from newsflow.settings import read_settings
from newsflow.sources import find

if TYPE_CHECKING:
    from newsflow.newsroom.preview import PageVerdict, Taken, Told

STYLES = {"accepted": "green", "held": "yellow", "dropped": "red"}


def add_preview(app: typer.Typer) -> None:
    """The app has the command `preview`."""
    app.command(rich_help_panel="Outlets and articles")(preview)


def preview(
    page: Annotated[
        str, typer.Argument(metavar="URL|FILE", help="A page's address, or .html, .html.gz or .txt on disk.")
    ],
    source: Annotated[
        str | None, typer.Option(help="The source it is a page of; else the one with its host, else none.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="For a file: the address that it was served at.")] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write page and article side by side, to open in a browser.", dir_okay=False),
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", help="Keep page and article below this folder as a test: tests/pages.")
    ] = None,
) -> None:
    """Show what one page becomes: verdict, fields with their witnesses, body, removed lines; nothing is stored.

    An address is asked for as a run would: robots.txt and the host's delay hold. Ends with exit code 1 when the page
    gives no article.
    """
    from newsflow.newsroom.preview import page_verdict, preview_page

    settings = read_settings()
    outlet = find(settings.sources, source) if source else None
    path = Path(page)
    seen = (
        flow.preview_file(settings, path, url, outlet) if path.is_file() else flow.preview_url(settings, page, outlet)
    )
    verdict = page_verdict(seen)
    show(verdict)
    if html:
        _write(html, preview_page(verdict).encode("utf-8", "replace"))
        say(f"\nSide by side: {html}")
    if save:
        from newsflow.cli.saved_page import save_page

        say(f"\nSaved as a test: {save_page(save, seen)}. Read it, and put right what is wrong.")
    if verdict.state == "dropped":
        raise typer.Exit(1)


def show(verdict: PageVerdict) -> None:
    """The verdict is on the screen."""
    say(verdict.url)
    out.print(Text(verdict.sentence, style=f"bold {STYLES[verdict.state]}"))
    for warning in verdict.warnings:
        out.print(Text(f"  ! {warning}", style="yellow"))
    for field in verdict.fields:
        _show_field(field)
    if verdict.body:
        say(f"\nBody, {len(verdict.body)} lines:")
    for line in verdict.body:
        say(f"  {line}")
    if verdict.removed:
        say(f"\nRemoved, {sum(len(taken.lines) for taken in verdict.removed)} lines:")
    for taken in verdict.removed:
        _show_taken(taken)


def _show_field(field: Told) -> None:
    shown = Text(f"  {field.name:<12} ").append(field.value, "bold" if field.name == "title" else "")
    out.print(shown.append(f"  {field.basis}" if field.basis else "", "dim"))
    for other in field.others:
        out.print(Text(f"  {'':<12} {other}", style="dim"))


def _show_taken(taken: Taken) -> None:
    for text, rule in taken.lines:
        out.print(Text(f"  {taken.kind.value:<12} ").append(text, "strike dim").append(f"  {rule}", "dim"))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ConfigurationError(
            f"--html {path}: cannot be written ({error.strerror}). Choose another place."
        ) from None
