"""`newsflow article`: one article as it is stored, and what was taken out of it, by which rule."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from newsflow import flow
from newsflow.cli.screen import out, say
from newsflow.errors import NewsflowError
from newsflow.model import Place
from newsflow.settings import read_settings, require_database

if TYPE_CHECKING:
    from newsflow.store import StoredArticle

SHOWN = (
    ("published", lambda row: _dated(row, "published")),
    ("updated", lambda row: _dated(row, "updated")),
    ("page served", lambda row: row["page_date"]),
    ("dateline", lambda row: row["dateline"]),
    ("author", lambda row: row["author"] or ", ".join(row["authors"])),
    ("outlet", lambda row: row["outlet"]),
    ("credit", lambda row: row["credit"]),
    ("agency", lambda row: row["agency"]),
    ("section", lambda row: row["section"]),
    ("tags", lambda row: ", ".join(row["tags"])),
    ("comments", lambda row: row["comment_count"]),
    ("views", lambda row: row["view_count"]),
    ("language", lambda row: row["language"]),
    ("words", lambda row: row["word_count"]),
    ("bytes", lambda row: f"{row['warc_file']} at {row['warc_offset']}"),
    ("run", lambda row: row["run"]),
    ("id", lambda row: row["article_id"]),
)


def add_article(app: typer.Typer) -> None:
    """The app has the command `article`."""
    app.command(rich_help_panel="Outlets and articles")(article)


def article(
    name: Annotated[str, typer.Argument(metavar="URL|ID", help="The article's URL or its id.")],
    *,
    as_html: Annotated[bool, typer.Option("--html", help="The page as it was served, byte for byte.")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="Only title and body.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All that is stored, as JSON.")] = False,
) -> None:
    """Show an article: text, fields, and every removed line with kind and rule.

    With --html the page of a held article too, by its number in quarantine, its id or its URL.
    """
    from newsflow import store

    settings = read_settings()
    with closing(store.connect(require_database(settings), "newsflow/article")) as connection:
        stored = store.find_article(connection, name)
        held = store.find_held(connection, name) if stored is None and as_html else None
    if held is not None:
        sys.stdout.buffer.write(flow.stored_page(settings, held.place)[1])
        return
    if stored is None:
        raise NewsflowError(
            f"No article {name!r}. Give the URL or id of one; `newsflow explain {name}` tells what became of a URL."
        )
    if as_html:
        place = Place(stored.row["warc_file"], stored.row["warc_offset"])
        sys.stdout.buffer.write(flow.stored_page(settings, place)[1])
    elif as_json:
        say(json.dumps(asdict(stored), ensure_ascii=False, indent=2, default=str))
    elif as_text:
        say(f"{stored.row['title']}\n\n{stored.row['body']}")
    else:
        show(stored)


def show(stored: StoredArticle) -> None:
    """The article is on the screen: title, fields, body, removed lines, embeds, revisions."""
    out.print(Text(stored.row["title"], style="bold"))
    say(stored.row["url"])
    say("")
    for name, value in SHOWN:
        if (shown := value(stored.row)) not in (None, ""):
            say(f"  {name:<12} {shown}")
    say("")
    for line in stored.row["body"].splitlines():
        say(line)
    _show_removed(stored)
    _show_revisions(stored)


def _show_removed(stored: StoredArticle) -> None:
    if stored.removed:
        say(f"\nRemoved, {len(stored.removed)} lines:")
    for removed in stored.removed:
        out.print(Text(f"  {removed.kind:<10} ").append(removed.line, "strike dim").append(f"  {removed.rule}", "dim"))
    for embed in stored.embeds:
        where = embed.url or embed.media or ""
        say(f"\n  {embed.platform} @{embed.handle or '?'} {embed.date or ''} {where}\n  {embed.text or ''}")


def _show_revisions(stored: StoredArticle) -> None:
    if len(stored.revisions) > 1:
        say(f"\n{len(stored.revisions)} texts:")
        for revision in stored.revisions:
            moment = f"{revision.captured_at:%Y-%m-%d %H:%M} UTC"
            say(f"  {moment}  by {revision.cause}, rules {revision.rules_version}")


def _dated(row: dict[str, Any], name: str) -> str | None:
    moment, day = row[f"{name}_at"], row[f"{name}_on"]
    if moment is None and day is None:
        return None
    basis = f"  ({row['published_basis']})" if name == "published" and row["published_basis"] else ""
    return f"{moment or day}{basis}"
