"""What days and runs brought, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from rich.text import Text

from newsflow import store
from newsflow.cli.screen import out, say
from newsflow.store import Connection, LedgerLine
from newsflow.store.tallies import DayTally, day_tallies

COLOURS = {"green": "green", "amber": "yellow", "red": "red", "missing": "magenta"}
ARRIVED = ("loaded", "revised", "unchanged")
PARTS = ("arrived", "held", "dropped", "pending", "gone", "duplicate")
NIGHTS = 7
SHOWN = 20


def show_night(connection: Connection) -> None:
    """The last seven days of every source are on the screen."""
    today = datetime.now(UTC).date()
    tallies = day_tallies(connection, today - timedelta(days=NIGHTS), today)
    if tallies:
        show_days(tallies)
    else:
        say("No day of the last seven has been brought in yet.")


def show_days(tallies: Sequence[DayTally]) -> None:
    """One line for each source and day: its colour, its sum, and why it is not green."""
    width = max((len(tally.source) for tally in tallies), default=0)
    for tally in tallies:
        parts = " + ".join(f"{count} {name}" for name in PARTS if (count := getattr(tally, name)))
        line = Text(f"{tally.source:<{width}}  {tally.day}  ").append(f"● {tally.colour:<7}", COLOURS[tally.colour])
        line.append(f" {tally.advertised} advertised = {parts or 0}")
        out.print(line if tally.colour == "green" else line.append(f"; {tally.reason}"))


def show_run(connection: Connection, source: str, day: date) -> None:
    """The newest run of a day is on the screen: its state, its sums, every failed check, everything that is missing."""
    run = store.newest_run(connection, source, day)
    if run is None:
        say(f"{source} {day}: no run yet. Start one: newsflow run {source} {day}")
        return
    say(f"{source} {day}: {run.state}. {run.sentence or 'The run is open: it is at work, or was killed.'}")
    say(f"run {run.key.run}, routes {', '.join(run.routes) or 'none'}" + "".join(f"; failed {f}" for f in run.failures))
    if run.outcomes:
        say(f"{run.advertised} advertised = " + " + ".join(f"{count} {name}" for name, count in run.outcomes.items()))
    for check in store.run_checks(connection, run.key):
        if check.state != "pass":
            say(f"  {check.severity:<8} {check.code:<18} {check.failed} of {check.tested}  {check.sentence}")
    show_missing(store.ledger_of_run(connection, run.key))


def show_missing(ledger: Sequence[LedgerLine]) -> None:
    """The URLs that brought no article, each with its reason; the first twenty."""
    missing = [line for line in ledger if line.outcome not in ARRIVED]
    for line in missing[:SHOWN]:
        reasons = ", ".join(line.reasons) + (f" ({line.detail})" if line.detail else "")
        say(f"  {line.outcome:<12} {line.url}  {reasons}".rstrip())
    if len(missing) > SHOWN:
        say(f"  … and {len(missing) - SHOWN} more")
