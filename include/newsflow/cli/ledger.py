"""`newsflow ledger` and `newsflow explain`: what a day advertised with its outcomes, and the whole life of one URL."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from newsflow.cli.day import read_day
from newsflow.cli.screen import out, say
from newsflow.errors import NewsflowError
from newsflow.model import Outcome
from newsflow.settings import Settings, read_settings, require_database
from newsflow.sources import canonical_url, find, is_article, read_catalogue

if TYPE_CHECKING:
    from newsflow.store import GapLine, LedgerLine, Life

STYLES = {
    Outcome.LOADED: "green",
    Outcome.REVISED: "green",
    Outcome.UNCHANGED: "green",
    Outcome.DUPLICATE: "dim",
    Outcome.QUARANTINED: "yellow",
    Outcome.PENDING: "yellow",
    Outcome.DROPPED: "red",
    Outcome.GONE: "red",
}

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for other tools.")]


def add_ledger(app: typer.Typer) -> None:
    """The app has the commands `ledger` and `explain`."""
    app.command(rich_help_panel="Outlets and articles")(ledger)
    app.command(rich_help_panel="Outlets and articles")(explain)


def ledger(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's key, see `newsflow sources list`.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="2024-11-30, today or yesterday, in the source's zone.")],
    outcome: Annotated[list[Outcome] | None, typer.Option(help="Only URLs with this outcome; may be repeated.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List every URL that any route advertised for a day, with what became of it; what is missing comes first."""
    from newsflow import store

    settings = read_settings()
    outlet = find(settings.sources, source)
    local_day = read_day(day, outlet.zone)
    with closing(store.connect(require_database(settings), "newsflow/ledger")) as connection:
        lines = store.ledger_of_day(connection, source, local_day)
        gaps = store.gaps_of(connection, source, local_day, outlet.time_zone)
    shown = [line for line in lines if not outcome or line.outcome in outcome]
    if as_json:
        told = {"source": source, "day": local_day, "urls": list(map(asdict, shown)), "gaps": list(map(asdict, gaps))}
        say(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    show_ledger(shown)
    show_gaps(gaps)
    counts = Counter(line.outcome.value for line in lines)
    sums = " + ".join(f"{count} {name}" for name, count in counts.most_common()) or "nothing"
    say(f"{source} {local_day}: {len(lines)} advertised = {sums}")


def explain(
    name: Annotated[str, typer.Argument(metavar="URL|ID", help="A URL that a route advertised, or an article's id.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Tell the whole life of a URL: which route and when, every request, every verdict, where its bytes lie."""
    from newsflow.cli.life import show_life

    lives = _lives(read_settings(), name)
    if as_json:
        say(json.dumps(list(map(asdict, lives)), ensure_ascii=False, indent=2, default=str))
        return
    for life in lives:
        show_life(life)


def show_ledger(lines: Sequence[LedgerLine]) -> None:
    """One line for each URL is on the screen, whatever its width: outcome, when first seen, by which route, why."""
    for line in lines:
        told = Text(f"{line.outcome.value:<12}", STYLES[line.outcome])
        told.append(f"{line.first_seen_at:%Y-%m-%d %H:%M}  {line.route.partition(' ')[0]:<13}  {line.url}", "default")
        why = ", ".join(line.reasons) or (f"of {line.duplicate_of}" if line.duplicate_of else "")
        if why:
            told.append(f"  {why}" + (f" ({line.detail})" if line.detail else ""), "dim")
        out.print(told)


def show_gaps(gaps: Sequence[GapLine]) -> None:
    """The times of which feeds did not tell are on the screen."""
    for gap in gaps:
        filled = f"filled from {', '.join(gap.filled_by)}" if gap.filled_by else "no route reaches back"
        say(f"gap {gap.since:%Y-%m-%d %H:%M} to {gap.until:%Y-%m-%d %H:%M} UTC in {gap.route}: {filled}")


def _lives(settings: Settings, name: str) -> tuple[Life, ...]:
    """The lives of a URL as given, else in the one spelling of the source that it is of; or of an article's first URL.

    Raises NewsflowError that says why nothing is known of it.
    """
    from newsflow import store

    sources = read_catalogue(settings.sources).sources.values()
    spelt = {source.key: url for source in sources if (url := canonical_url(name, source))}
    with closing(store.connect(require_database(settings), "newsflow/explain")) as connection:
        given = store.urls_of(connection, name)[:1] if "/" not in name else (name,)
        for url in dict.fromkeys((*given, *spelt.values())):
            if lives := store.lives_of(connection, url):
                return lives
    own = [source for source in sources if source.key in spelt and is_article(spelt[source.key], source)]
    if own:
        raise NewsflowError(f"{name}: no route of {own[0].key} has advertised it. Its routes: newsflow sources list.")
    raise NewsflowError(
        f"{name}: is neither advertised nor an article of a source: other hosts, or not `urls.pattern`."
    )
