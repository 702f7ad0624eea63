"""Articles that were read again, kept in the lake as runs that discover and clean have done, ready to be closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING

from newsflow.flow.station import ARTICLES, ATTEMPTS, DROPS, LINKS, Station
from newsflow.model import CleanArticle, RunKey, Verb

if TYPE_CHECKING:
    from newsflow.store import LastRead


def keep_articles(station: Station, again: Iterable[CleanArticle]) -> None:
    """The lake holds them as runs that discover and clean have done: their links and their articles."""
    runs: list[tuple[set[str], list[CleanArticle]]] = []
    for article in again:
        names = {article.article.link.url, str(article.article.id)}
        run = next((run for run in runs if not names & run[0]), None)
        if run is None:
            runs.append(run := (set(), []))
        run[0].update(names)
        run[1].append(article)
    for own, (_, articles) in zip(layers(station), runs, strict=False):
        for verb, name in ((Verb.DISCOVER, ATTEMPTS), (Verb.EXTRACT, DROPS), (Verb.CLEAN, DROPS)):
            own.lake.write_lines(own.path(verb, name), [])
        own.lake.write_lines(own.path(Verb.CLEAN, ARTICLES), articles)
        own.lake.write_lines(own.path(Verb.DISCOVER, LINKS), [article.article.link for article in articles])


def layers(station: Station) -> Iterator[Station]:
    """The runs of a batch: the first, and others for pages that were fetched more than once, each in a run of its own.

    A run has one article for each of its URLs, and one URL for each of its articles.
    """
    yield station
    for number in count(1):
        yield Station(station.settings, replace(station.key, run=f"{station.key.run}.{number}"))


def named(article: CleanArticle, before: LastRead | None, key: RunKey) -> CleanArticle:
    """The article under an edition of its own where the rules' version does not tell the two readings apart.

    The source's file or the extractor has changed then; under one version the text that was would be overwritten.
    """
    if before is None or article.rules_version.partition("~")[0] != before.rules_version.partition("~")[0]:
        return article
    return replace(article, rules_version=f"{article.rules_version}~{key.run.removeprefix('reprocess__')}")


def reopen(station: Station, route: str, today: date) -> None:
    """The run is open with the links that were kept for it, and says by which route they came."""
    from newsflow import store

    at = datetime.now(UTC)
    with station.database() as connection:
        store.open_run(connection, station.key, at, (route,))
        store.open_links(connection, station.key, station.links(), at, today)
