"""`newsflow reprocess`: stored pages read again with today's rules, after a look at what that would change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from newsflow import flow
from newsflow.cli.day import read_span
from newsflow.cli.screen import out, say, table
from newsflow.flow import Account, Change, Portion
from newsflow.settings import Settings, read_settings
from newsflow.sources import find

SIDE_LINES = 12  # of one article: what differs, not the whole of it


def add_reprocess(app: typer.Typer) -> None:
    """The app has the command `reprocess`."""
    app.command(rich_help_panel="The line")(reprocess)


def reprocess(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key.")],
    first: Annotated[str, typer.Argument(metavar="FROM", help="First local day, 2024-11-28.")],
    last: Annotated[str, typer.Argument(metavar="TO", help="Last local day, included.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Go on although much body text would go: somebody has looked.")
    ] = False,
) -> None:
    """Read the stored pages of past days again with today's rules, and load what differs; the network is never used.

    Articles that read as before are not touched; those that change keep their text as a revision. Here and now; for
    years of pages start the Dag `reprocess`, which does the same in parallel.
    """
    settings = read_settings()
    span = read_span(first, last, find(settings.sources, source).zone)
    portions = flow.plan_reprocess(settings, source, *span, f"{datetime.now(UTC):%Y%m%dT%H%M%S}")
    account = _compared(settings, portions, keep=not dry_run)
    show_account(account)
    if dry_run or not account.changed:
        return
    flow.refuse_loss(account, accepted=accept_loss)
    for portion in portions:
        outcomes = flow.apply_portion(settings, portion)
        say(f"loaded: {', '.join(f'{count} {name}' for name, count in outcomes.items()) or 'nothing to change'}")


def show_account(account: Account) -> None:
    """What would change is on the screen: the sums, the lines by rule, the biggest losses side by side."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in account.kinds.most_common()) or "nothing"
    say(f"{account.pages} pages read; differing: {kinds}; {account.loss:.2%} of the body text would go")
    if account.lost or account.gained:
        rows = table(None, {"rule": "left", "lines lost to it": "right", "lines it gives back": "right"})
        for rule in sorted(account.lost | account.gained, key=lambda rule: (-account.lost[rule], rule)):
            rows.add_row(rule, str(account.lost[rule]), str(account.gained[rule]))
        out.print(rows)
    for change in account.biggest:
        out.print(_side_by_side(change))


def _side_by_side(change: Change) -> Table:
    """The lines that differ, before and after, with a line of their surroundings."""
    rows = Table(title=Text(f"−{change.loss} characters  {change.url}"), title_justify="left", show_lines=False)
    rows.add_column("before", ratio=1)
    rows.add_column("after", ratio=1)
    for before, after in _pairs(change)[:SIDE_LINES]:
        same = before == after
        rows.add_row(Text(before, "dim" if same else "red"), Text(after, "dim" if same else "green"))
    return rows


def _pairs(change: Change) -> list[tuple[str, str]]:
    matcher = SequenceMatcher(None, change.before, change.after, autojunk=False)
    pairs: list[tuple[str, str]] = []
    for group in matcher.get_grouped_opcodes(1):
        for _, before, before_end, after, after_end in group:
            left, right = change.before[before:before_end], change.after[after:after_end]
            longest = max(len(left), len(right))
            pairs += zip(_filled(left, longest), _filled(right, longest), strict=True)
    return pairs


def _filled(lines: Sequence[str], length: int) -> list[str]:
    return [*lines, *[""] * (length - len(lines))]


def _compared(settings: Settings, portions: Sequence[Portion], *, keep: bool) -> Account:
    account = Account()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out, transient=True) as progress:
        pages = progress.add_task("pages", total=sum(portion.pages for portion in portions))
        for portion in portions:
            account.join(flow.compare_portion(settings, portion, keep=keep, children=os.cpu_count() or 1))
            progress.advance(pages, portion.pages)
    return account
