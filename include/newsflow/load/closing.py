"""The closing transaction of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from newsflow import store
from newsflow.load.batch import Batch
from newsflow.load.judgement import Judged, Known, judge
from newsflow.load.page import Read, read
from newsflow.load.texts import write_texts
from newsflow.model import LoadReport, Outcome, RunKey
from newsflow.store import Connection, Cursor, Settled

ADDED = (Outcome.LOADED, Outcome.REVISED)


def load(connection: Connection, batch: Batch) -> LoadReport:
    """The run is closed, in one transaction: articles, ledger, attempts, quarantine, checks and the run's own row.

    A batch that its gate stopped adds no article; its good ones are held as `batch_stopped`, unless people have
    overruled the gate of this run. Loading the same run
    again gives the same rows and the same report. Raises TransientError when Postgres is away, ConfigurationError when
    nothing opened the run, ValueError when the batch does not add up.
    """
    at = datetime.now(UTC)
    reads = {clean.article.link.url: read(clean, batch.key, batch.zone) for clean in batch.articles}
    with store.transaction(connection) as cursor:
        # On its own, so that the loads of other sources need not wait for this one when rules are new.
        store.rank_rules(cursor, (clean.rules_version for clean in batch.articles))
    with store.transaction(connection) as cursor:
        store.lock_source(cursor, batch.key.source)
        store.require_run(cursor, batch.key)
        batch = _as_overruled(batch, store.overruled_sentence(cursor, batch.key))
        earlier = _opened(cursor, batch)
        judged = judge(batch, reads, _known(cursor, batch, reads))
        settled = _settle(judged, write_texts(cursor, batch.key, list(judged.accepted.values())), earlier)
        _write_ledger(cursor, batch, settled, at)
        _write_quarantine(cursor, batch.key, judged, at)
        report = _report(batch, settled)
        store.write_checks(cursor, batch.key, batch.verdict.checks)
        store.close_run(cursor, report, at)
    return report


def _as_overruled(batch: Batch, sentence: str | None) -> Batch:
    """The batch as people judged it, where they overruled its gate."""
    if sentence is None or batch.verdict.passed:
        return batch
    return replace(batch, verdict=replace(batch.verdict, passed=True, sentence=sentence))


def _opened(cursor: Cursor, batch: Batch) -> dict[str, Outcome]:
    """The run's URLs as discover opened them; the batch must speak of exactly these."""
    opened = store.run_outcomes(cursor, batch.key)
    given = {link.url for link in batch.links}
    if opened.keys() != given:
        odd = sorted(opened.keys() ^ given)
        raise ValueError(
            f"{batch.key.source} {batch.key.day}: the run opened {len(opened)} URLs and the batch has {len(given)}; "
            f"{len(odd)} differ: {odd[:3]}"
        )
    return opened


def _known(cursor: Cursor, batch: Batch, reads: Mapping[str, Read]) -> Known:
    return Known(
        articles=store.known_articles(cursor, batch.key.source, (link.url for link in batch.links)),
        rulings=store.rulings_of(cursor, (item.capture.article_id for item in reads.values())),
    )


def _settle(judged: Judged, written: Mapping[UUID, Outcome], earlier: Mapping[str, Outcome]) -> dict[str, Settled]:
    """The final outcomes: what the articles' histories say of those that were accepted.

    When this same run was loaded before, what it added then it has still added.
    """
    settled = dict(judged.settled)
    for url, item in judged.accepted.items():
        result = written[item.capture.article_id]
        again = result is Outcome.UNCHANGED and earlier[url] in ADDED
        settled[url] = replace(settled[url], outcome=earlier[url] if again else result)
    return settled


def _write_ledger(cursor: Cursor, batch: Batch, settled: Mapping[str, Settled], at: datetime) -> None:
    store.settle_run_links(cursor, batch.key, settled.values())
    store.settle_links(cursor, batch.key, settled.values(), at)
    store.note_validators(cursor, batch.key.source, batch.pages)
    store.write_attempts(cursor, batch.key, batch.attempts)


def _write_quarantine(cursor: Cursor, key: RunKey, judged: Judged, at: datetime) -> None:
    store.supersede(cursor, (item.capture for item in judged.accepted.values()), at)
    rows = (
        {
            "article_id": item.capture.article_id,
            "url": url,
            "codes": judged.settled[url].reasons,
            "content_hash": item.capture.content_hash,
            "captured_at": item.capture.captured_at,
            "rules_version": item.capture.rules_version,
            "title": item.page["title"],
            "body": item.page["body"],
            "page": item.page,
        }
        for url, item in judged.held.items()
    )
    store.hold(cursor, key, rows, at)


def _report(batch: Batch, settled: Mapping[str, Settled]) -> LoadReport:
    outcomes = Counter(item.outcome for item in settled.values())
    if outcomes.total() != len(batch.links):
        raise ValueError(f"{batch.key.source} {batch.key.day}: {outcomes.total()} outcomes for {len(batch.links)} URLs")
    return LoadReport(
        run=batch.key,
        inserted=outcomes[Outcome.LOADED],
        revised=outcomes[Outcome.REVISED],
        unchanged=outcomes[Outcome.UNCHANGED],
        quarantined=outcomes[Outcome.QUARANTINED],
        outcomes={outcome.value: outcomes[outcome] for outcome in Outcome if outcomes[outcome]},
        passed=batch.verdict.passed,
        sentence=batch.verdict.sentence,
    )
