"""Our database: its schema, its connections and every SQL statement."""

from newsflow.store.accounts import LedgerLine, ledger_of_day, ledger_of_run
from newsflow.store.articles import (
    Capture,
    Revision,
    captures_of,
    pages_of,
    remove_revisions,
    write_articles,
    write_captures,
    write_parts,
    write_revisions,
)
from newsflow.store.attempts import write_attempts
from newsflow.store.connection import Connection, Cursor, connect, driver_url, sqlalchemy_url, transaction
from newsflow.store.exporting import Column, Selection, export_columns, export_rows
from newsflow.store.learned import newest_titles, page_texts, read_snapshot, take_snapshot
from newsflow.store.ledger import (
    Opened,
    Settled,
    advertise,
    known_articles,
    note_validators,
    open_links,
    run_outcomes,
    settle_links,
    settle_run_links,
)
from newsflow.store.life import Life, lives_of, urls_of
from newsflow.store.locks import HostBusy, host_lock, lock_source
from newsflow.store.migration import migrate
from newsflow.store.pages import LastRead, last_readings, stored_places
from newsflow.store.polls import GapLine, gaps_of, last_polls, write_polls
from newsflow.store.quarantine import Held, hold, open_quarantine, rulings_of, settle, supersede, take_open
from newsflow.store.reading import (
    RemovedLine,
    RevisionLine,
    StoredArticle,
    Volume,
    counts,
    find_article,
    volumes,
)
from newsflow.store.rulebooks import rank_rules
from newsflow.store.runs import (
    RunRow,
    close_run,
    find_run,
    newest_run,
    open_run,
    require_run,
    run_checks,
    write_checks,
)
from newsflow.store.staging import storable
from newsflow.store.waiting import dead_addresses, due_again, known_urls, settled_days, unsettled

__all__ = [
    "Capture",
    "Column",
    "Connection",
    "Cursor",
    "GapLine",
    "Held",
    "HostBusy",
    "LastRead",
    "LedgerLine",
    "Life",
    "Opened",
    "RemovedLine",
    "Revision",
    "RevisionLine",
    "RunRow",
    "Selection",
    "Settled",
    "StoredArticle",
    "Volume",
    "advertise",
    "captures_of",
    "close_run",
    "connect",
    "counts",
    "dead_addresses",
    "driver_url",
    "due_again",
    "export_columns",
    "export_rows",
    "find_article",
    "find_run",
    "gaps_of",
    "hold",
    "host_lock",
    "known_articles",
    "known_urls",
    "last_polls",
    "last_readings",
    "ledger_of_day",
    "ledger_of_run",
    "lives_of",
    "lock_source",
    "migrate",
    "newest_run",
    "newest_titles",
    "note_validators",
    "open_links",
    "open_quarantine",
    "open_run",
    "page_texts",
    "pages_of",
    "rank_rules",
    "read_snapshot",
    "remove_revisions",
    "require_run",
    "rulings_of",
    "run_checks",
    "run_outcomes",
    "settle",
    "settle_links",
    "settle_run_links",
    "settled_days",
    "sqlalchemy_url",
    "storable",
    "stored_places",
    "supersede",
    "take_open",
    "take_snapshot",
    "transaction",
    "unsettled",
    "urls_of",
    "volumes",
    "write_articles",
    "write_attempts",
    "write_captures",
    "write_checks",
    "write_parts",
    "write_polls",
    "write_revisions",
]
