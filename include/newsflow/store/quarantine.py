"""Quarantine: articles that were held, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from newsflow.errors import ConfigurationError
from newsflow.model import RunKey
from newsflow.store.articles import Capture
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.locks import lock_source
from newsflow.store.runs import identity
from newsflow.store.staging import stage


@dataclass(frozen=True, slots=True)
class Held:
    """A held article, as people read it; `page` is all that it would show if it were released."""

    quarantine_id: int
    key: RunKey
    url: str
    codes: tuple[str, ...]
    state: str
    held_at: datetime
    capture: Capture
    page: dict[str, Any]


_COLUMNS = (
    "quarantine_id, source, day, run, url, codes, state, held_at, article_id, captured_at, rules_version, "
    "content_hash, page || jsonb_build_object('title', title, 'body', body)"
)


def rulings_of(cursor: Cursor, articles: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """What people decided about these articles' texts: "released" or "discarded", by article and content hash."""
    cursor.execute(
        """
        select distinct on (article_id, content_hash) article_id, content_hash, state from quarantine
        where article_id = any(%s::uuid[]) and state in ('released', 'discarded')
        order by article_id, content_hash, settled_at desc
        """,
        ([str(article) for article in articles],),
    )
    return {(UUID(article), content): state for article, content, state in cursor.fetchall()}


def hold(cursor: Cursor, key: RunKey, rows: Iterable[Mapping[str, Any]], at: datetime) -> None:
    """Each row is in quarantine and open; an open one of the same article with other text or codes is superseded."""
    stage(cursor, ({**identity(key), **row, "held_at": at} for row in rows))
    cursor.execute(
        """
        update quarantine held set state = 'superseded', settled_at = new.held_at
        from staged, jsonb_populate_record(null::quarantine, line) new
        where held.article_id = new.article_id and held.state = 'open'
            and (held.content_hash, held.codes) is distinct from (new.content_hash, new.codes)
        """
    )
    cursor.execute(
        """
        insert into quarantine
            (article_id, source, day, run, url, codes, held_at, content_hash, captured_at, rules_version, title, body,
            page)
        select article_id, source, day, run, url, codes, held_at, content_hash, captured_at, rules_version, title,
            body, page
        from staged, jsonb_populate_record(null::quarantine, line)
        order by article_id
        on conflict (article_id) where state = 'open' do nothing
        """
    )


def supersede(cursor: Cursor, captures: Iterable[Capture], at: datetime) -> None:
    """Open rows of these articles that are no newer than what came in are superseded."""
    stage(cursor, ({"article_id": item.article_id, "captured_at": item.captured_at} for item in captures))
    cursor.execute(
        """
        update quarantine held set state = 'superseded', settled_at = %s
        from staged, jsonb_populate_record(null::quarantine, line) new
        where held.article_id = new.article_id and held.state = 'open' and held.captured_at <= new.captured_at
        """,
        (at,),
    )


def take_open(cursor: Cursor, quarantine_id: int) -> Held:
    """The open row with this number; its source is locked until the transaction ends.

    Raises ConfigurationError when there is none, or it is settled already.
    """
    cursor.execute("select source from quarantine where quarantine_id = %s", (quarantine_id,))
    for (source,) in cursor.fetchall():
        lock_source(cursor, source)
    cursor.execute(f"select {_COLUMNS} from quarantine where quarantine_id = %s", (quarantine_id,))  # noqa: S608 — ours
    row = cursor.fetchone()
    if row is None:
        raise ConfigurationError(f"Quarantine {quarantine_id}: no such number. See the view open_quarantine.")
    held = _held(*row)
    if held.state != "open":
        raise ConfigurationError(f"Quarantine {quarantine_id}: is {held.state} already. See the view open_quarantine.")
    return held


def settle(cursor: Cursor, quarantine_id: int, verdict: str, by: str, why: str, at: datetime) -> None:
    """The decision is recorded and the row is no longer open. `verdict` is "release" or "discard"."""
    cursor.execute(
        "insert into decisions (quarantine_id, verdict, decided_by, decided_at, why) values (%s, %s, %s, %s, %s)",
        (quarantine_id, verdict, by, at, why),
    )
    cursor.execute(
        "update quarantine set state = %s, settled_at = %s where quarantine_id = %s",
        ({"release": "released", "discard": "discarded"}[verdict], at, quarantine_id),
    )


def open_quarantine(
    connection: Connection, source: str | None = None, day: date | None = None, limit: int = 100
) -> tuple[Held, ...]:
    """The held articles that wait for a decision, newest first; of one source or day, if given."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select {_COLUMNS} from quarantine
            where state = 'open' and (%(source)s::text is null or source = %(source)s)
                and (%(day)s::date is null or day = %(day)s)
            order by held_at desc, quarantine_id desc limit %(limit)s
            """,  # noqa: S608 — the columns are ours
            {"source": source, "day": day, "limit": limit},
        )
        return tuple(_held(*row) for row in cursor.fetchall())


def _held(*row: Any) -> Held:
    number, source, day, run, url, codes, state, held_at, article, captured_at, rules, content, page = row
    capture = Capture(UUID(article), captured_at, rules, content)
    return Held(number, RunKey(source, day, run), url, tuple(codes), state, held_at, capture, page)
