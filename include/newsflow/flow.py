"""One verb for one (source, day): what the Dags and the command line call.

Each step reads what the step before left in the lake, does its verb, and leaves its own. Only a small pointer and
counts travel outside. State in Postgres is written by two steps: `discover` opens a run, `load` closes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from newsflow.errors import BatchStopped, NewsflowError, NotServed, PageError
from newsflow.model import Article, Attempt, BatchVerdict, CleanArticle, Drop, Link, RunKey, Trigger, Verb, Verdict
from newsflow.settings import Settings, require_database
from newsflow.sources import Source, find

if TYPE_CHECKING:
    from newsflow.fetch import Client
    from newsflow.lake import Lake
    from newsflow.store import Connection

Counts = dict[str, int]

LOOK_BACK = 3  # days that a scheduled run lists again, for late arrivals

LINKS = "links.jsonl.zst"
ATTEMPTS = "attempts.jsonl.zst"
ARTICLES = "articles.jsonl.zst"
DROPS = "drops.jsonl.zst"
VERDICTS = "verdicts.jsonl.zst"
BATCH = "batch.jsonl.zst"


def run_verb(settings: Settings, verb: Verb, key: RunKey) -> Counts:
    """The verb is done for this run; what it counted.

    Raises NotServed (discover: no route reaches the day), BatchStopped (load: the gate stopped the batch, everything is
    recorded), TransientError and ConfigurationError.
    """
    return STEPS[verb](settings, key)


def newest_run(settings: Settings, source: str, day: date) -> RunKey:
    """The newest run of a day, to go on with.

    Raises NewsflowError when the day has none.
    """
    from newsflow import store

    with _database(settings, "newsflow/cli") as connection:
        run = store.newest_run(connection, source, day)
    if run is None:
        raise NewsflowError(f"{source} {day}: has no run yet. Start one: newsflow discover {source} {day}")
    return run.key


def wanted_days(key: RunKey) -> frozenset[date]:
    """The local days a run lists: its own, and for a scheduled run the days before that may have late arrivals."""
    back = LOOK_BACK if key.trigger is Trigger.SCHEDULED else 0
    return frozenset(key.day - timedelta(days=n) for n in range(back + 1))


def _discover(settings: Settings, key: RunKey) -> Counts:
    """The run is open: its URLs are in the lake, and pending in the ledger."""
    from newsflow import store
    from newsflow.discover import discover

    source, lake = _place(settings, key)
    at = datetime.now(UTC)
    today = at.astimezone(source.zone).date()
    try:
        with _client(settings, source, key) as client:
            found = discover(source, wanted_days(key), today, client.get)
    except NotServed as answer:
        with _database(settings, key.run) as connection:
            store.open_run(connection, key, at, not_served=str(answer))
        raise
    with _database(settings, key.run) as connection:
        links = _due(connection, key, found.links)
        failures = [f"{failure.kind}: {failure.reason}" for failure in found.failures]
        store.open_run(connection, key, at, found.routes, failures)
        opened = store.open_links(connection, key, links, at, today)
    folder = lake.folder(Verb.DISCOVER, key)
    lake.write_lines(f"{folder}/{ATTEMPTS}", found.attempts)
    lake.write_lines(f"{folder}/{LINKS}", links)
    return {"advertised": opened.advertised, "new": opened.new, "failed_routes": len(failures)}


def _fetch(settings: Settings, key: RunKey) -> Counts:
    """Every URL of the run has its page in the lake, or the reason why not."""
    from newsflow.fetch import fetch

    source, lake = _place(settings, key)
    links = tuple(lake.read_lines(f"{lake.folder(Verb.DISCOVER, key)}/{LINKS}", Link))
    with _client(settings, source, key) as client:
        report = fetch(source, links, key, lake, client)
    return {"pages": report.pages, "dropped": report.drops, "requests": report.attempts}


def _extract(settings: Settings, key: RunKey) -> Counts:
    """Every page is an article, or dropped: unreadable, or the second page of an article."""
    from newsflow.extract import extract
    from newsflow.fetch import read_pages

    source, lake = _place(settings, key)
    drops: list[Drop] = []

    def articles() -> Iterator[Article]:
        first: dict[str, str] = {}
        for page, body in read_pages(lake, key):
            try:
                article = extract(page, body, source)
            except PageError as error:
                drops.append(Drop(page.link.url, Verb.EXTRACT, error.reason, error.detail))
                continue
            earlier = first.setdefault(article.key, page.link.url)
            if earlier == page.link.url:
                yield article
            else:
                drops.append(Drop(page.link.url, Verb.EXTRACT, "duplicate", duplicate_of=earlier))

    folder = lake.folder(Verb.EXTRACT, key)
    count = lake.write_lines(f"{folder}/{ARTICLES}", articles())
    lake.write_lines(f"{folder}/{DROPS}", drops)
    return {"articles": count, "dropped": len(drops)}


def _clean(settings: Settings, key: RunKey) -> Counts:
    """Every article is body lines, removed lines, fields and a quality record."""
    from newsflow import store
    from newsflow.clean import clean_article
    from newsflow.text import fold

    source, lake = _place(settings, key)
    with _database(settings, key.run) as connection:
        _, learned = store.read_snapshot(connection, key.source)
    removed = 0

    def articles() -> Iterator[CleanArticle]:
        nonlocal removed
        seen: set[str] = set()
        for article in lake.read_lines(f"{lake.folder(Verb.EXTRACT, key)}/{ARTICLES}", Article):
            clean = clean_article(article, source, learned)
            removed += len(clean.clean.removed)
            body = fold("\n".join(clean.clean.body_lines))
            yield replace(clean, quality=replace(clean.quality, duplicate_text=int(body in seen)))
            seen.add(body)

    count = lake.write_lines(f"{lake.folder(Verb.CLEAN, key)}/{ARTICLES}", articles())
    return {"articles": count, "removed_lines": removed}


def _validate(settings: Settings, key: RunKey) -> Counts:
    """Every article has its verdict, the batch has its own."""
    from newsflow import store
    from newsflow.validate import limits_for, validate

    source, lake = _place(settings, key)
    records = [clean.quality for clean in _cleaned(lake, key)]
    with _database(settings, key.run) as connection:
        history = store.volumes(connection, key.source, key.day)
        run = store.find_run(connection, key)
    today = datetime.now(source.zone).date()
    limits = limits_for(source, history, key, today, route_failed=bool(run and run.failures))
    verdicts, batch = validate(records, limits)
    folder = lake.folder(Verb.VALIDATE, key)
    lake.write_lines(f"{folder}/{VERDICTS}", verdicts)
    lake.write_lines(f"{folder}/{BATCH}", [batch])
    accepted = sum(verdict.accepted for verdict in verdicts)
    return {"accepted": accepted, "held": len(verdicts) - accepted, "passed": int(batch.passed)}


def _load(settings: Settings, key: RunKey) -> Counts:
    """The run is closed: articles, ledger, quarantine, checks, all or nothing.

    Raises BatchStopped with the verdict's sentence, after the transaction.
    """
    from newsflow.fetch import read_attempts, read_drops
    from newsflow.load import Batch, load

    source, lake = _place(settings, key)
    discovered, extracted, judged = (lake.folder(verb, key) for verb in (Verb.DISCOVER, Verb.EXTRACT, Verb.VALIDATE))
    verdict = next(lake.read_lines(f"{judged}/{BATCH}", BatchVerdict))
    batch = Batch(
        key=key,
        zone=source.time_zone,
        links=tuple(lake.read_lines(f"{discovered}/{LINKS}", Link)),
        attempts=(*lake.read_lines(f"{discovered}/{ATTEMPTS}", Attempt), *read_attempts(lake, key)),
        drops=(*read_drops(lake, key), *lake.read_lines(f"{extracted}/{DROPS}", Drop)),
        articles=tuple(_cleaned(lake, key)),
        verdicts=tuple(lake.read_lines(f"{judged}/{VERDICTS}", Verdict)),
        verdict=verdict,
    )
    with _database(settings, key.run) as connection:
        report = load(connection, batch)
    if not verdict.passed:
        raise BatchStopped(verdict.sentence)
    return dict(report.outcomes)


def _cleaned(lake: Lake, key: RunKey) -> Iterator[CleanArticle]:
    return lake.read_lines(f"{lake.folder(Verb.CLEAN, key)}/{ARTICLES}", CleanArticle)


def _due(connection: Connection, key: RunKey, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links without those of earlier days whose article is in: looking back is for what came late."""
    from newsflow import store

    with store.transaction(connection) as cursor:
        known = store.known_articles(cursor, key.source, (link.url for link in links))
    return tuple(link for link in links if link.day in (None, key.day) or link.url not in known)


def _place(settings: Settings, key: RunKey) -> tuple[Source, Lake]:
    from newsflow.lake import Lake

    return find(settings.sources, key.source), Lake(settings.lake)


def _database(settings: Settings, run: str) -> AbstractContextManager[Connection]:
    from newsflow import store

    return closing(store.connect(require_database(settings), run))


def _client(settings: Settings, source: Source, key: RunKey) -> Client:
    """A client that shares each host with every other run of Newsflow, by the host's lock in Postgres."""
    from newsflow import store
    from newsflow.fetch import Client

    @contextmanager
    def lock(host: str) -> Iterator[None]:
        with _database(settings, f"{key.run} holds {host}") as connection, store.host_lock(connection, host):
            yield

    return Client(source, settings.user_agent, lock)


STEPS: dict[Verb, Callable[[Settings, RunKey], Counts]] = {
    Verb.DISCOVER: _discover,
    Verb.FETCH: _fetch,
    Verb.EXTRACT: _extract,
    Verb.CLEAN: _clean,
    Verb.VALIDATE: _validate,
    Verb.LOAD: _load,
}
