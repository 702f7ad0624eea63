"""What people decide, done: about held articles, stopped batches, learned lines.

Each function tells what it did, a line for each thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from newsflow.errors import ConfigurationError
from newsflow.flow.station import database
from newsflow.model import RunKey
from newsflow.settings import Settings

if TYPE_CHECKING:
    from newsflow.store import Connection, Decision

Told = tuple[str, ...]

BATCH_STOPPED = "batch_stopped"
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
        _, left = _held(connection, key)
    still = f"; {left} stay held for reasons of their own, see `newsflow quarantine list {source}`" if left else ""
    return (f"{key.source} {key.day}: run {key.run} overruled, {len(released)} articles released{still}",)


@dataclass(frozen=True, slots=True)
class Stop:
    """A batch that the gate stopped: its run, what the gate said, its outcomes.

    `good` articles are held for the stop alone, `faulty` ones for reasons of their own.
    """

    key: RunKey
    sentence: str
    outcomes: dict[str, int]
    good: int
    faulty: int


def find_stop(settings: Settings, key: RunKey) -> Stop:
    """The stopped batch of a run.

    Raises ConfigurationError when there is no such run, or it is not stopped.
    """
    from newsflow import store

    with database(settings, f"newsflow/stop {key.source}") as connection:
        run = store.find_run(connection, key)
        if run is None or run.state != "stopped":
            raise ConfigurationError(
                f"Run {key.run} of {key.source} {key.day}: is {run.state if run else 'not there'}, not stopped. "
                f"See `newsflow status {key.source} {key.day}`."
            )
        return Stop(run.key, run.sentence or "", run.outcomes or {}, *_held(connection, run.key))


def overrule_asked(settings: Settings, asked: RunKey, by: str, why: str) -> Told:
    """The batch that somebody was asked about has passed; or the newest of its day, stopped by the same checks since.

    Raises ConfigurationError when the newest was stopped for other reasons: nobody was asked about these.
    """
    from newsflow import store

    with database(settings, f"newsflow/overrule {asked.source}") as connection:
        newest = store.newest_run(connection, asked.source, asked.day)
        if newest is None or newest.state != "stopped" or newest.key.run == asked.run:
            meant = asked
        elif _stoppers(connection, newest.key) == _stoppers(connection, asked):
            meant = newest.key
        else:
            raise ConfigurationError(
                f"Run {asked.run} of {asked.source} {asked.day}: is no longer the day's newest. {newest.key.run} was "
                f"stopped since, for other reasons: {newest.sentence} Look, then "
                f"`newsflow overrule {asked.source} {asked.day} --why …`."
            )
    return overrule(settings, meant.source, meant.day, meant.run, by, why)


def keep(settings: Settings, key: RunKey, by: str, why: str) -> Told:
    """The stopped batch stays stopped, and who said so is recorded.

    Raises ConfigurationError when nobody says who and why.
    """
    from newsflow import store

    decision = signed(by, why)
    with database(settings, f"newsflow/keep {key.source}") as connection, store.transaction(connection) as cursor:
        store.note_decision(cursor, "keep", decision, key.source, day=key.day, run=key.run)
    return (f"{key.source} {key.day}: run {key.run} stays stopped",)


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


def _held(connection: Connection, key: RunKey) -> tuple[int, int]:
    """How many open rows a run has for its stop alone, and how many for reasons of their own."""
    from newsflow import store

    with store.transaction(connection) as cursor:
        held = store.held_of_run(cursor, key)
    good = sum(one.codes == (BATCH_STOPPED,) for one in held)
    return good, len(held) - good


def _stoppers(connection: Connection, key: RunKey) -> frozenset[str]:
    """The codes of the checks that stopped a run."""
    from newsflow import store

    return frozenset(
        check.code
        for check in store.run_checks(connection, key)
        if check.state == "error" or (check.state, check.scope, check.severity) == ("fail", "batch", "critical")
    )
