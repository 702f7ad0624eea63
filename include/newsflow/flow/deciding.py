"""What people decide, done: about held articles, stopped batches, learned lines.

Each function tells what it did, a line for each thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from newsflow.errors import ConfigurationError
from newsflow.flow.station import database
from newsflow.model import RunKey
from newsflow.settings import Settings

if TYPE_CHECKING:
    from newsflow.store import Connection, Decision

Told = tuple[str, ...]

PAST = {"release": "released", "discard": "discarded"}


def settle(
    settings: Settings, numbers: Sequence[int], verdict: Literal["release", "discard"], by: str, why: str
) -> Told:
    """The held articles are released or discarded, all of them or none.

    Raises ConfigurationError when a number is unknown or settled already, or nobody says who and why.
    """
    from newsflow.load import decide

    decision = signed(by, why)
    if not numbers:
        raise ConfigurationError("ids = []: names no held article. Give the numbers of `newsflow quarantine list`.")
    with database(settings, f"newsflow/{verdict}") as connection:
        done = decide(connection, numbers, verdict, decision)
    return tuple(f"{held.quarantine_id} {PAST[verdict]}: {held.url} is {outcome.value}" for held, outcome in done)


def overrule(settings: Settings, source: str, day: date | None, run: str | None, by: str, why: str) -> Told:
    """The batch that the gate stopped has passed: the run of this name, or the newest of this day.

    What was held for the stop alone is in, what has reason codes of its own stays held. Raises ConfigurationError when
    there is no such run, it is not stopped, or nobody says who and why.
    """
    from newsflow.load import overrule

    decision = signed(by, why)
    with database(settings, f"newsflow/overrule {source}") as connection:
        key = _run(connection, source, day, run)
        released = overrule(connection, key, decision)
        left = _held_of(connection, key)
    still = f"; {left} stay held for reasons of their own, see `newsflow quarantine list {source}`" if left else ""
    return (f"{key.source} {key.day}: run {key.run} overruled, {len(released)} articles released{still}",)


def veto(settings: Settings, source: str, line: str, by: str, why: str) -> Told:
    """The line is never removed again as one that the source's pages share; articles that are in stay as they are.

    Raises ConfigurationError when the source never learned it, it is vetoed already, or nobody says who and why.
    """
    from newsflow import store
    from newsflow.text import fold

    decision, folded = signed(by, why), fold(line)
    with database(settings, f"newsflow/veto {source}") as connection:
        snapshot = store.veto_line(connection, source, folded, decision)
    back = f"Articles that lost it get it back by `newsflow reprocess {source} FROM TO`."
    return (f"{source}: {folded!r} is vetoed; snapshot {snapshot} is read without it. {back}",)


def signed(by: str, why: str) -> Decision:
    """A decision of now.

    Raises ConfigurationError when nobody says who decides, or why.
    """
    from newsflow.store import Decision

    if not by.strip():
        raise ConfigurationError(
            "Nobody signs this decision: the run was started by no user. Start it signed in: `newsflow quarantine …`, "
            "or the trigger form of the Dag `review`."
        )
    if not why.strip():
        raise ConfigurationError(f"why = {why!r}: says nothing. Say in a few words why; it is kept with the decision.")
    return Decision(by.strip(), why.strip(), datetime.now(UTC))


def _run(connection: Connection, source: str, day: date | None, run: str | None) -> RunKey:
    from newsflow import store

    if run:
        found = store.named_run(connection, source, run, day)
    elif day:
        found = store.newest_run(connection, source, day)
    else:
        raise ConfigurationError(f"{source}: neither day nor run is given. Name the batch: its day, or its run.")
    if found is None:
        raise ConfigurationError(f"{source} {run or day}: no such run. See `newsflow coverage {source} --why`.")
    return found.key


def _held_of(connection: Connection, key: RunKey) -> int:
    from newsflow import store

    return sum(held.key.run == key.run for held in store.open_quarantine(connection, key.source, key.day, limit=10_000))
