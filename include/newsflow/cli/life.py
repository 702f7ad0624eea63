"""The life of a URL on the screen, in the order in which things happened."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from newsflow.cli.screen import out, say

if TYPE_CHECKING:
    from newsflow.store import Life, StoredArticle


def show_life(life: Life) -> None:
    """The URL's life is on the screen: how it was found, what each run made of it, what it is now."""
    link = life.link
    out.print(Text(link["url"], style="bold"))
    _say("source", link["source"])
    _say("advertised", f"{_at(link['first_seen_at'])} by {link['route']}, run {link['first_run']}")
    if link["title"]:
        _say("title there", link["title"])
    if link["published"]:
        _say("date there", f"{link['published']['text']} ({link['published']['basis']})")
    _say("day", f"{link['day']} ({link['day_basis']})")
    _say("outcome", _outcome(life))
    for url, outcome in life.others.items():
        _say("same article", f"{url} ({outcome})")
    _show_requests(life)
    _show_runs(life)
    _show_holdings(life)
    if life.article:
        _show_article(life.article)


def _show_requests(life: Life) -> None:
    say(f"\nRequests, {len(life.requests)}" if life.requests else "\nNo request was made for it.")
    for request in life.requests:
        answer = str(request.status or "no answer") + (f" {request.reason}" if request.reason else "")
        place = f"  {request.warc_file} at {request.warc_offset}" if request.warc_file else ""
        say(f"  {_at(request.at)}  {answer:<16} {request.seconds:.2f} s  {request.run}{place}")


def _show_runs(life: Life) -> None:
    say(f"\nRuns, {len(life.steps)}" if life.steps else "\nNo run has taken it yet; the next night will.")
    for step in life.steps:
        reasons = f" {', '.join(step.reasons)}" if step.reasons else ""
        again = ", looked at again" if step.again else ""
        say(f"  {_at(step.started_at)}  {step.outcome}{reasons}  {step.run} for {step.day} ({step.state}{again})")


def _show_holdings(life: Life) -> None:
    if life.holdings:
        say("\nHeld")
    for holding in life.holdings:
        settled = f" {_at(holding.settled_at)}" if holding.settled_at else ""
        say(f"  {_at(holding.held_at)}  {', '.join(holding.codes)}  {holding.state}{settled}  {holding.run}")
        if holding.verdict:
            say(f"    {holding.verdict} by {holding.decided_by}: {holding.why}")


def _show_article(article: StoredArticle) -> None:
    row = article.row
    say("\nArticle")
    _say("id", str(article.article_id))
    _say("title", row["title"])
    _say("published", f"{row['published_at'] or row['published_on']} ({row['published_basis']})")
    _say("words", str(row["word_count"]))
    _say("texts", str(len(article.revisions)))
    _say("bytes", f"{row['warc_file']} at {row['warc_offset']}, as {row['charset']}")
    _say("read by", f"{row['extractor']}, rules {row['rules_version']}")
    for (kind, rule), count in Counter((cut.kind, cut.rule) for cut in article.removed).most_common():
        _say("removed", f"{count} {kind} by {rule}")
    say(f"\nnewsflow article {article.article_id} shows the text, with --html the page as it was served.")


def _outcome(life: Life) -> str:
    link = life.link
    parts = [link["outcome"], ", ".join(link["reasons"]), f"({link['detail']})" if link["detail"] else ""]
    if link["duplicate_of"]:
        parts.append(f"of {link['duplicate_of']}")
    if link["decided_at"]:
        parts.append(f"since {_at(link['decided_at'])}, run {link['decided_run']}")
    return " ".join(part for part in parts if part)


def _say(name: str, value: str) -> None:
    say(f"  {name:<12} {value}")


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"
