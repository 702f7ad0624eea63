"""Reprocessing: stored pages read again with today's rules, compared with what is in, and loaded where they differ.

A batch is a run of its own: its `clean` holds the articles that differ, and `validate` and `load` close it like any
other. The network is never used.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from newsflow.errors import NewsflowError
from newsflow.flow.changes import HELD, NEW, UNREAD, Account, Change, compare
from newsflow.flow.closing import load, validate
from newsflow.flow.keeping import keep_articles, layers, named, reopen
from newsflow.flow.rereading import Learned, read_all_again
from newsflow.flow.station import LINKS, Station, database
from newsflow.model import CleanArticle, Drop, RunKey, Trigger, Verb
from newsflow.settings import Settings
from newsflow.sources import find

if TYPE_CHECKING:
    from newsflow.load.page import Read
    from newsflow.store import Connection, LastRead

BATCH_PAGES = 3000
"""About a minute of reading on one core; a batch in memory is what `load` can hold."""

CHUNK = 100  # pages whose last readings are asked for at once
ACCOUNT = "account.jsonl.zst"
ROUTE = "stored pages"
LOSS_MOST = 0.01
"""The share of all body text that may go without anybody having looked at it."""


@dataclass(frozen=True, slots=True)
class Portion:
    """One batch: the run that will hold it, the days it reads, and the WARC files below the lake."""

    key: RunKey
    last: date
    files: tuple[str, ...]
    pages: int


def plan_reprocess(settings: Settings, source: str, first: date, last: date, name: str) -> tuple[Portion, ...]:
    """The stored pages of these local days, whole WARC files to a batch; none when nothing is stored.

    `name` tells this reprocessing's runs from those of others. Raises ConfigurationError for a source without a file.
    """
    from newsflow import store

    find(settings.sources, source)
    with database(settings, f"newsflow/reprocess {source}") as connection:
        places = store.stored_places(connection, source, first, last)
    counts: dict[str, int] = {}
    for place in places:
        counts[place.file] = counts.get(place.file, 0) + 1
    return tuple(
        Portion(
            RunKey(source, first, f"reprocess__{first}__{name}__{number:04d}", Trigger.REPROCESS),
            last,
            files,
            sum(counts[file] for file in files),
        )
        for number, files in enumerate(_grouped(counts))
    )


def compare_portion(settings: Settings, portion: Portion, *, keep: bool, children: int = 1) -> Account:
    """What reading a batch again would change; with `keep` the lake holds the changed articles, ready to be loaded.

    Nothing else is written. Pages are read in so many child processes. Raises NewsflowError when the lake lacks a file
    or has other bytes there.
    """
    account = Account()
    station = Station(settings, portion.key)
    changed = _changed(station, portion, account, children)
    if keep:
        keep_articles(station, changed)
        station.lake.write_lines(station.path(Verb.CLEAN, ACCOUNT), [account])
    else:
        deque(changed, maxlen=0)
    return account


def read_account(settings: Settings, portions: Iterable[Portion]) -> Account:
    """The sum of what batches that were compared and kept would change."""
    total = Account()
    for portion in portions:
        station = Station(settings, portion.key)
        total.join(next(station.lake.read_lines(station.path(Verb.CLEAN, ACCOUNT), Account)))
    return total


def apply_portion(settings: Settings, portion: Portion) -> dict[str, int]:
    """The changed articles of a batch that was compared and kept are loaded, as runs of their own; their outcomes.

    Raises BatchStopped when the gate stops them; a second time changes nothing.
    """
    outcomes: Counter[str] = Counter()
    for station in layers(Station(settings, portion.key)):
        if not station.lake.exists(station.path(Verb.DISCOVER, LINKS)):
            break
        reopen(station, ROUTE, portion.last)
        validate(station)
        outcomes.update(load(station))
    return dict(outcomes)


def refuse_loss(account: Account, *, accepted: bool = False) -> None:
    """Raises NewsflowError when more body text would go than `LOSS_MOST`, unless someone has accepted that."""
    if account.loss > LOSS_MOST and not accepted:
        raise NewsflowError(
            f"{account.loss:.1%} of the body text would go, more than {LOSS_MOST:.0%}; nothing was changed. "
            "Look at the biggest losses (`newsflow reprocess … --dry-run`); mend the rule, or say --accept-loss."
        )


def _grouped(counts: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Whole files, in order, until a batch has its pages."""
    files: list[str] = []
    pages = 0
    for file, held in counts.items():
        files.append(file)
        pages += held
        if pages >= BATCH_PAGES:
            yield tuple(files)
            files, pages = [], 0
    if files:
        yield tuple(files)


def _changed(station: Station, portion: Portion, account: Account, children: int) -> Iterator[CleanArticle]:
    """The articles of a batch that differ from what is in; every page is counted."""
    from newsflow import store
    from newsflow.fetch import read_places

    key = portion.key
    with station.database() as connection:
        learned = Learned(*store.read_snapshot(connection, key.source))
        places = store.stored_places(connection, key.source, key.day, portion.last, portion.files)
        pages = read_all_again(read_places(station.lake, places), station.source, learned, children)
        while chunk := list(islice(pages, CHUNK)):
            account.pages += len(chunk)
            made = [one for _, one in chunk]
            _count_unread(connection, key.source, made, account)
            yield from _differing(connection, station, [one for one in made if not isinstance(one, Drop)], account)


def _differing(
    connection: Connection, station: Station, articles: list[CleanArticle], account: Account
) -> Iterator[CleanArticle]:
    from newsflow import store
    from newsflow.load.page import read

    reads = [read(article, station.key, station.source.time_zone) for article in articles]
    names = [(one.capture.article_id, one.capture.captured_at) for one in reads]
    last = store.last_readings(connection, names)
    for article, now, name in zip(articles, reads, names, strict=True):
        before = last.get(name)
        account.characters += len(before.page["body"]) if before and not before.held else 0
        if change := _change(before, now):
            account.add(change)
            yield named(article, before, station.key)


def _change(before: LastRead | None, now: Read) -> Change | None:
    article = str(now.capture.article_id)
    if before is None:
        return Change(article, now.page["url"], NEW, after=tuple(now.page["body"].split("\n")))
    if before.content_hash == now.capture.content_hash and not before.tells:
        return None
    change = compare(article, before.page, now.page)
    return replace(change, kind=HELD, before=(), lost={}, gained={}) if change and before.held else change


def _count_unread(connection: Connection, source: str, made: Iterable[CleanArticle | Drop], account: Account) -> None:
    """Pages that gave an article once and give none now: their articles stay as they are."""
    from newsflow import store

    urls = [one.url for one in made if isinstance(one, Drop)]
    with store.transaction(connection) as cursor:
        known = store.known_articles(cursor, source, urls)
    for url, article in known.items():
        account.add(Change(str(article), url, UNREAD))
