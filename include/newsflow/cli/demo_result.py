"""What the demo shows at its end: what arrived, what was taken out, how right it is, one page before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from newsflow import store
from newsflow.cli.answer_key import compare
from newsflow.cli.article import show
from newsflow.cli.report import show_days
from newsflow.cli.screen import out, say
from newsflow.store import Connection
from newsflow.store.tallies import day_tallies, removed_by_kind, titles_of

SHOWN = 3


def tell(connection: Connection, addresses: Mapping[str, str], days: tuple[date, date], texts: str) -> None:
    """The days of the outlets at these addresses are on the screen, and the texts that came in as files."""
    out.rule("[bold]What arrived", align="left")
    show_days([tally for tally in day_tallies(connection, *days) if tally.source in addresses])
    _tell_texts(connection, texts)
    _tell_held(connection)
    out.rule("[bold]What was taken out, lines by kind", align="left")
    removed = sum((Counter(removed_by_kind(connection, key, *days)) for key in addresses), Counter[str]())
    say("  ".join(f"{kind} {count}" for kind, count in removed.most_common()))
    out.rule("[bold]Against the answer key", align="left")
    stories = [story for key, address in addresses.items() for story in _tell_score(connection, key, days, address)]
    read = [story for story in stories if story["outcome"] == "loaded"]
    _tell_one(connection, next((story for story in read if story["fields"]["embeds"]), read[0]))


def _tell_texts(connection: Connection, source: str) -> None:
    for day, basis, title in titles_of(connection, source):
        say(f"{source}  {day}  ({basis})  {title}")


def _tell_held(connection: Connection) -> None:
    held = store.open_quarantine(connection)
    if held:
        out.rule("[bold]What is held for people to decide", align="left")
        reasons = Counter(code for item in held for code in item.codes)
        say("  ".join(f"{code} {count}" for code, count in reasons.most_common()))
        for item in held[:SHOWN]:
            say(f"  {', '.join(item.codes):<12} {item.url}  {item.page['title']}")


def _tell_score(connection: Connection, source: str, days: tuple[date, date], address: str) -> list[dict[str, Any]]:
    truths, result = compare(connection, source, days, address)
    say(
        f"{source:<8} {len(truths):>3} articles: outcomes {result.outcomes:.1%} right, body lines F1 "
        f"{result.kept_f1:.3f}, kinds of removed lines {result.kinds:.1%}, fields {result.fields:.1%}"
    )
    for difference in result.differences[:SHOWN]:
        say(f"  {difference}")
    return truths


def _tell_one(connection: Connection, story: dict[str, Any]) -> None:
    out.rule("[bold]One page as it came", align="left")
    say(story["raw_text"])
    if stored := store.find_article(connection, story["url"]):
        out.rule("[bold]The same page as an article", align="left")
        show(stored)
