"""A held article on the screen: what is wrong with it, what to do, what it says, where its page lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from newsflow.cli.screen import harmless, out, say

if TYPE_CHECKING:
    from newsflow.store import DecisionLine, Held
    from newsflow.validate import Expectation

VALUE_LENGTH = 80
STOPPED = "batch_stopped"
STOP_WHY = "Nothing is wrong with the article itself: the gate stopped its whole batch."
STYLES = {"open": "yellow", "released": "green", "discarded": "red", "superseded": "dim"}


def show_line(held: Held) -> None:
    """The held article is one line: number, state unless open, source, day, codes, title, URL."""
    told = Text(f"{held.quarantine_id:>6}  ")
    if held.state != "open":
        told.append(f"{held.state}  ", STYLES[held.state])
    told.append(f"{held.key.source}  {held.key.day}  ").append(", ".join(held.codes), "yellow")
    told.append(f"  {harmless(held.page['title'])}  ").append(harmless(held.url), "dim")
    out.print(told)


def show_held(held: Held, sentences: Mapping[str, str], decisions: Sequence[DecisionLine]) -> None:
    """The held article is on the screen; `sentences` are what its run's checks said, by code."""
    out.print(Text(harmless(held.page["title"]), "bold"))
    say(held.url)
    state = Text(f"\n{held.quarantine_id} is ").append(held.state, STYLES[held.state])
    out.print(state.append(f" since {held.settled_at or held.held_at:%Y-%m-%d %H:%M}"))
    for line in decisions:
        say(f"  {line.verdict} by {line.decided_by}, {line.decided_at:%Y-%m-%d %H:%M}: {line.why}")
    say("\nHeld for")
    for reason in _reasons(held, sentences):
        out.print(Text(f"  {reason['code']}", "yellow").append(f"  {harmless(_value(reason))}", "default"))
        for part in ("sentence", "why", "todo"):
            if reason[part]:
                say(f"    {part + ':':<10}{reason[part]}")
    say("")
    for name, value in _origin(held).items():
        say(f"  {name:<14} {value}")
    say(f"\n{held.page['body']}")
    say(f"\nnewsflow article --html {held.quarantine_id} gives the page as it was served.")
    if held.state == "open":
        say(f"newsflow quarantine release {held.quarantine_id} --why …, or discard, or retry after a rule was mended.")


def record(
    held: Held, sentences: Mapping[str, str] | None = None, decisions: Sequence[DecisionLine] = ()
) -> dict[str, Any]:
    """The held article as plain data, its text too."""
    return {
        "id": held.quarantine_id,
        "state": held.state,
        "source": held.key.source,
        "day": held.key.day,
        "url": held.url,
        "codes": _reasons(held, sentences or {}),
        "decisions": [asdict(line) for line in decisions],
        "title": held.page["title"],
        "body": held.page["body"],
        **_origin(held),
    }


def _origin(held: Held) -> dict[str, Any]:
    return {
        "run": held.key.run,
        "held_at": held.held_at,
        "fetched_at": held.capture.captured_at,
        "published": held.page["published_at"] or held.page["day"],
        "words": held.page["word_count"],
        "extractor": held.page["extractor"],
        "rules": held.capture.rules_version,
        "warc_file": held.place.file,
        "warc_offset": held.place.offset,
        "article_id": held.capture.article_id,
    }


def _reasons(held: Held, sentences: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each code with the article's own value, its run's sentence, what it means and what to do.

    A code that the table of expectations no longer has says nothing but itself.
    """
    from newsflow.validate import BY_CODE

    return [_reason(code, BY_CODE.get(code), held, sentences.get(code, "")) for code in held.codes]


def _reason(code: str, row: Expectation | None, held: Held, sentence: str) -> dict[str, Any]:
    column = row.column if row else None
    value = (held.page["quality"] or {}).get(column) if column else None
    todo = f"newsflow overrule {held.key.source} {held.key.run} --why …, or mend the cause." if code == STOPPED else ""
    return {
        "code": code,
        "column": column,
        "value": value[:VALUE_LENGTH] if isinstance(value, str) else value,
        "sentence": sentence,
        "why": row.why if row else STOP_WHY if code == STOPPED else "",
        "todo": row.todo if row else todo,
    }


def _value(reason: Mapping[str, Any]) -> str:
    return "" if reason["column"] is None else f"{reason['column']} = {reason['value']}"
