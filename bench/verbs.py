"""Articles a second through each verb, from stored WARC to rows, and each verb's memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress

from bench.figure import Figure, cost, rate
from bench.measured import measured
from newsflow import store
from newsflow.errors import BatchStopped
from newsflow.flow import run_verb
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings, require_database

FROM_WARC = {
    Verb.EXTRACT: ("newsflow.extract", "newsflow.fetch"),
    Verb.CLEAN: ("newsflow.clean", "newsflow.store"),
    Verb.VALIDATE: ("newsflow.validate.judge", "newsflow.store"),
    Verb.LOAD: ("newsflow.load", "newsflow.fetch"),
}
"""The verbs that need no network, and what a warm worker has in memory before each."""


def measure_verbs(settings: Settings, group: str, keys: Sequence[RunKey], pages: int) -> Iterator[Figure]:
    """Each verb over these runs, in a warm process of its own; the runs are closed afterwards."""
    yield Figure(group, "pages", pages, "pages")
    total = 0.0
    for verb, warm in FROM_WARC.items():
        spent = measured(do_verb, settings, verb, keys, warm=warm)
        total += spent.seconds
        yield rate(group, verb.value, pages / spent.seconds, "pages/s")
        yield cost(group, f"{verb.value}, peak memory", spent.peak, "MB")
    yield rate(group, "from WARC to rows", pages / total, "pages/s")
    yield Figure(group, "articles in Postgres", _articles(settings, keys), "rows")


def do_verb(settings: Settings, verb: Verb, keys: Sequence[RunKey]) -> None:
    """The verb is done for each run; a batch that its gate stops is closed too, and no fault here."""
    for key in keys:
        with suppress(BatchStopped):
            run_verb(settings, verb, key)


def _articles(settings: Settings, keys: Sequence[RunKey]) -> int:
    with closing(store.connect(require_database(settings), "bench")) as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from articles where source = any(%s)", ([key.source for key in keys],))
        found = cursor.fetchone()
        return int(found[0]) if found else 0
