"""People's decisions about what the gate held: one article or several, or a whole batch; each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Literal
from uuid import UUID

from newsflow import store
from newsflow.load.judgement import BATCH_STOPPED, DISCARDED
from newsflow.load.page import Read
from newsflow.load.texts import write_texts
from newsflow.model import Outcome, RunKey
from newsflow.store import Connection, Cursor, Decision, Held, Settled


def decide(
    connection: Connection, numbers: Iterable[int], verdict: Literal["release", "discard"], decision: Decision
) -> tuple[tuple[Held, Outcome], ...]:
    """Each held article is released, and is an article as it was read, or discarded, and stays out; with its outcome.

    All of them or none. Later readings of the same texts follow the decision. Raises ConfigurationError when a number
    is unknown or settled already.
    """
    with store.transaction(connection) as cursor:
        taken = [store.take_open(cursor, number) for number in sorted(set(numbers))]
        written = _release(cursor, taken, decision.at) if verdict == "release" else {}
        if verdict == "discard":
            for held in taken:
                settled = Settled(held.url, Outcome.DROPPED, (DISCARDED,), decision.why)
                store.settle_links(cursor, held.key, [settled], decision.at)
        for held in taken:
            store.settle(cursor, held, verdict, decision)
    return tuple((held, written.get(held.capture.article_id, Outcome.DROPPED)) for held in taken)


def overrule(connection: Connection, key: RunKey, decision: Decision) -> tuple[Held, ...]:
    """The stopped run has passed: what was held for its stop alone is in; returns these.

    Articles with reason codes of their own stay held. Loading the run again follows the decision. Raises
    ConfigurationError when the run is not stopped, or was overruled before.
    """
    with store.transaction(connection) as cursor:
        store.lock_source(cursor, key.source)
        store.overrule_run(cursor, key, decision.by, decision.why, decision.at)
        taken = [held for held in store.held_of_run(cursor, key) if held.codes == (BATCH_STOPPED,)]
        _release(cursor, taken, decision.at)
        for held in taken:
            store.settle(cursor, held, "overrule", decision)
        store.note_decision(cursor, "overrule", decision, key.source, day=key.day, run=key.run)
    return tuple(taken)


def _release(cursor: Cursor, taken: Sequence[Held], at: datetime) -> dict[UUID, Outcome]:
    """The articles are in, as the runs that held them read them, and the ledger says so; what that did to each."""
    written: dict[UUID, Outcome] = {}
    for key, group in groupby(sorted(taken, key=_order), key=lambda held: held.key):
        own = list(group)
        outcomes = write_texts(cursor, key, [Read(held.capture, held.page) for held in own])
        settled = [_settled(held, outcomes[held.capture.article_id]) for held in own]
        store.settle_links(cursor, key, settled, at)
        written |= outcomes
    return written


def _order(held: Held) -> tuple[str, date, str]:
    return held.key.source, held.key.day, held.key.run


def _settled(held: Held, outcome: Outcome) -> Settled:
    day = held.page["day"]
    return Settled(held.url, outcome, article_id=held.capture.article_id, day=date.fromisoformat(day) if day else None)
