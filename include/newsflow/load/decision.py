"""People's decisions about held articles."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from newsflow import store
from newsflow.load.page import Read
from newsflow.load.texts import write_texts
from newsflow.model import Outcome
from newsflow.store import Connection, Held, Settled


def decide(
    connection: Connection, quarantine_id: int, verdict: Literal["release", "discard"], by: str, why: str, at: datetime
) -> Held:
    """The held article is released, and is an article as it was read, or discarded, and stays out; and who said so.

    Later readings of the same text follow the decision. Raises ConfigurationError when the number is unknown or
    settled already.
    """
    with store.transaction(connection) as cursor:
        held = store.take_open(cursor, quarantine_id)
        if verdict == "release":
            written = write_texts(cursor, held.key, [Read(held.capture, held.page)])
            article = held.capture.article_id
            settled = Settled(held.url, written[article], article_id=article, day=_day(held))
        else:
            settled = Settled(held.url, Outcome.DROPPED, ("discarded",), why)
        store.settle_links(cursor, held.key, [settled], at)
        store.settle(cursor, quarantine_id, verdict, by, why, at)
    return held


def _day(held: Held) -> date | None:
    return date.fromisoformat(held.page["day"]) if held.page["day"] else None
