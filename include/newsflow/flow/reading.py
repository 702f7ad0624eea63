"""The steps that only read the lake: extract and clean; no network, and nothing is written to Postgres.

Pages are parsed in child processes; what cleaning is given is bounded text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from newsflow.errors import PageError
from newsflow.flow.pool import in_children
from newsflow.flow.sparing import made_or_dropped
from newsflow.flow.station import ARTICLES, DROPS, Station
from newsflow.model import Article, CleanArticle, Drop, Page, Verb
from newsflow.sources import Source


def extract(station: Station) -> dict[str, int]:
    """Every page is an article, or dropped: unreadable, or the second page of an article."""
    drops: list[Drop] = []
    count = station.lake.write_lines(station.path(Verb.EXTRACT, ARTICLES), _articles(station, drops))
    station.lake.write_lines(station.path(Verb.EXTRACT, DROPS), drops)
    return {"articles": count, "dropped": len(drops)}


def clean(station: Station) -> dict[str, int]:
    """Every article is body lines, removed lines, fields and a quality record; or dropped, where cleaning failed."""
    removed = 0
    drops: list[Drop] = []

    def counted() -> Iterator[CleanArticle]:
        nonlocal removed
        for article in _cleaned(station, drops):
            removed += len(article.clean.removed)
            yield article

    count = station.lake.write_lines(station.path(Verb.CLEAN, ARTICLES), counted())
    station.lake.write_lines(station.path(Verb.CLEAN, DROPS), drops)
    return {"articles": count, "dropped": len(drops), "removed_lines": removed}


def _articles(station: Station, drops: list[Drop]) -> Iterator[Article]:
    from newsflow.extract import extract  # here, so that the children have it
    from newsflow.fetch import read_pages

    first: dict[str, str] = {}
    own = {link.url for link in station.links()}
    pages = (served for served in read_pages(station.lake, station.key) if served[0].link.url in own)
    for (page, _), article in in_children(partial(_article, extract, station.source), pages):
        url = page.link.url
        if isinstance(article, PageError):
            drops.append(Drop(url, Verb.EXTRACT, article.reason, article.detail))
        elif isinstance(article, Drop):
            drops.append(article)
        elif (earlier := first.setdefault(article.key, url)) != url:
            drops.append(Drop(url, Verb.EXTRACT, "duplicate", duplicate_of=earlier))
        else:
            yield article


def _article(
    extract: Callable[[Page, bytes, Source], Article], source: Source, served: tuple[Page, bytes]
) -> Article | Drop:
    page, body = served
    return made_or_dropped(Verb.EXTRACT, page.link.url, partial(extract, page, body, source))


def _cleaned(station: Station, drops: list[Drop]) -> Iterator[CleanArticle]:
    """The articles with their clean text; the second one with the same text says so in its quality record."""
    from newsflow import store
    from newsflow.clean import clean_article

    with station.database() as connection:
        snapshot, learned = store.read_snapshot(connection, station.key.source)
    seen: set[str] = set()
    for article in station.lake.read_lines(station.path(Verb.EXTRACT, ARTICLES), Article):
        work = partial(clean_article, article, station.source, learned)
        clean = made_or_dropped(Verb.CLEAN, article.link.url, work)
        if isinstance(clean, Drop):
            drops.append(clean)
            continue
        yield replace(
            clean,
            quality=replace(clean.quality, duplicate_text=int(clean.quality.text_key in seen)),
            # learned lines are rules too: another snapshot is another edition of the rules
            rules_version=f"{clean.rules_version}+{snapshot}" if snapshot else clean.rules_version,
        )
        seen.add(clean.quality.text_key)
