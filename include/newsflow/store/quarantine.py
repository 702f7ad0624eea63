"""Quarantine: articles that were held, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from newsflow.errors import ConfigurationError
from newsflow.model import Place, RunKey
from newsflow.store.articles import Capture
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.decisions import Decision, note_decision
from newsflow.store.locks import lock_source
from newsflow.store.runs import identity
from newsflow.store.staging import stage

STATES = ("open", "released", "discarded", "superseded")


@dataclass(frozen=True, slots=True)
class Held:
    """A held article, as people read it; `page` is all that it would show if it were released."""

    quarantine_id: int
    key: RunKey
    url: str
    codes: tuple[str, ...]
    state: str
    held_at: datetime
    settled_at: datetime | None
    capture: Capture
    page: dict[str, Any]

    @property
    def place(self) -> Place:
        """Where its page lies in the lake."""
        return Place(self.page["warc_file"], self.page["warc_offset"])


_COLUMNS = (
    "quarantine_id, source, day, run, url, codes, state, held_at, settled_at, article_id, captured_at, rules_version, "
    "content_hash, page || jsonb_build_object('title', title, 'body', body)"
)


def rulings_of(cursor: Cursor, articles: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """What people decided about these articles' texts: "released" or "discarded", by article and content hash.

    An overruled batch is no ruling about any of its texts: nobody looked at each of them.
    """
    cursor.execute(
        """
        select distinct on (article_id, content_hash) article_id, content_hash, state from quarantine
        where article_id = any(%s::uuid[]) and state in ('released', 'discarded') and not exists (
            select from decisions where decisions.quarantine_id = quarantine.quarantine_id and verdict = 'overrule'
        )
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
        raise ConfigurationError(f"Quarantine {quarantine_id}: no such number. See `newsflow quarantine list`.")
    held = _held(*row)
    if held.state != "open":
        raise ConfigurationError(
            f"Quarantine {quarantine_id}: is {held.state} already{_settled_by(cursor, held)}. "
            f"See `newsflow quarantine show {quarantine_id}`; what is open: `newsflow quarantine list`."
        )
    return held


def held_of_run(cursor: Cursor, key: RunKey) -> tuple[Held, ...]:
    """The open rows of what a run held.

    A row that an earlier run of the same text opened counts too: an article has one open row at most.
    """
    cursor.execute(
        f"""
        select {_COLUMNS} from quarantine
        where state = 'open' and source = %(source)s and ((day, run) = (%(day)s, %(run)s) or url in (
            select url from run_links
            where source = %(source)s and day = %(day)s and run = %(run)s and outcome = 'quarantined'
        ))
        order by quarantine_id
        """,  # noqa: S608 — the columns are ours
        identity(key),
    )
    return tuple(_held(*row) for row in cursor.fetchall())


def settle(cursor: Cursor, held: Held, verdict: str, decision: Decision) -> None:
    """The decision is recorded and the row is no longer open. `verdict` is "release", "overrule" or "discard"."""
    note_decision(
        cursor,
        verdict,
        decision,
        held.key.source,
        quarantine_id=held.quarantine_id,
        day=held.key.day,
        run=held.key.run,
    )
    cursor.execute(
        "update quarantine set state = %s, settled_at = %s where quarantine_id = %s",
        ("discarded" if verdict == "discard" else "released", decision.at, held.quarantine_id),
    )


def held_articles(
    connection: Connection,
    source: str | None = None,
    day: date | None = None,
    states: Sequence[str] = STATES,
    limit: int = 100,
) -> tuple[Held, ...]:
    """The held articles in one of these states, newest first; of one source or day of a run, if given."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select {_COLUMNS} from quarantine
            where state = any(%(states)s) and (%(source)s::text is null or source = %(source)s)
                and (%(day)s::date is null or day = %(day)s)
            order by held_at desc, quarantine_id desc limit %(limit)s
            """,  # noqa: S608 — the columns are ours
            {"source": source, "day": day, "states": list(states), "limit": limit},
        )
        return tuple(_held(*row) for row in cursor.fetchall())


def open_quarantine(
    connection: Connection, source: str | None = None, day: date | None = None, limit: int = 100
) -> tuple[Held, ...]:
    """The held articles that wait for a decision, newest first; of one source or day, if given."""
    return held_articles(connection, source, day, ("open",), limit)


def find_held(connection: Connection, name: str) -> Held | None:
    """The held article with this number, or the one held last of an article's id or a URL; or None."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select {_COLUMNS} from quarantine
            where quarantine_id::text = %(name)s or article_id::text = lower(%(name)s) or url = %(name)s
            order by held_at desc, quarantine_id desc limit 1
            """,  # noqa: S608 — the columns are ours
            {"name": name},
        )
        row = cursor.fetchone()
    return _held(*row) if row else None


def _settled_by(cursor: Cursor, held: Held) -> str:
    cursor.execute(
        "select ', by ' || decided_by || ' on ' || to_char(decided_at, 'YYYY-MM-DD HH24:MI') from decisions "
        "where quarantine_id = %s order by decision_id desc limit 1",
        (held.quarantine_id,),
    )
    row = cursor.fetchone()
    return str(row[0]) if row else ""


def _held(*row: Any) -> Held:
    number, source, day, run, url, codes, state, held_at, settled_at, article, captured_at, rules, content, page = row
    capture = Capture(UUID(article), captured_at, rules, content)
    return Held(number, RunKey(source, day, run), url, tuple(codes), state, held_at, settled_at, capture, page)
