"""Which URL ended how: worked out from the batch alone, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from newsflow.load.batch import Batch
from newsflow.load.page import Read
from newsflow.model import CleanArticle, Drop, Outcome, Verb
from newsflow.store import Settled

WITHDRAWN = "http_410"  # the site itself says that the page was there and is gone
DISAPPEARED = frozenset({"http_404", WITHDRAWN})
NOT_MODIFIED = "not_modified"  # the site says that the page is still what was read
BATCH_STOPPED = "batch_stopped"
DISCARDED = "discarded"
RELEASED = "released"
UNNAMED = "unnamed"

_ORDER = {verb: position for position, verb in enumerate(Verb)}


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knew before: URLs whose article is in, and people's rulings by article and content hash."""

    articles: Mapping[str, UUID]
    rulings: Mapping[tuple[UUID, str], str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Every URL's outcome so far, the readings to write and those to hold, each by its URL.

    An accepted URL is `loaded` here; whether it is revised or unchanged, the article's history says.
    """

    settled: Mapping[str, Settled]
    accepted: Mapping[str, Read]
    held: Mapping[str, Read]


def judge(batch: Batch, reads: Mapping[str, Read], known: Known) -> Judged:
    """Exactly one outcome for each link of the batch; `reads` gives each article's reading by the URL of its link.

    Raises ValueError when an article lacks its verdict, or an article or drop belongs to no link of the batch.
    """
    settled = {link.url: Settled(link.url, Outcome.PENDING) for link in batch.links}
    _refuse_strangers(batch, settled)
    settled |= {url: _dropped(drop, known) for url, drop in _first_drops(batch.drops).items()}
    codes = _codes(batch)
    first: dict[UUID, str] = {}
    for clean in batch.articles:
        url = clean.article.link.url
        if settled[url].outcome is Outcome.DUPLICATE:
            continue
        if (earlier := first.setdefault(clean.article.id, url)) != url:
            settled[url] = Settled(url, Outcome.DUPLICATE, duplicate_of=earlier)
        else:
            settled[url] = _read(url, reads[url], codes[str(clean.article.id)], known)
    return Judged(
        settled=settled,
        accepted=_with(settled, reads, Outcome.LOADED),
        held=_with(settled, reads, Outcome.QUARANTINED),
    )


def _read(url: str, read: Read, codes: tuple[str, ...], known: Known) -> Settled:
    """The outcome of a URL that gave an article; people's ruling on the same text stands above the verdict."""
    article = read.capture.article_id
    ruling = known.rulings.get((article, read.capture.content_hash))
    if not codes or (ruling == RELEASED and codes != (BATCH_STOPPED,)):
        return Settled(url, Outcome.LOADED, article_id=article, day=read.page["day"])
    if ruling == DISCARDED:
        return Settled(url, Outcome.DROPPED, (DISCARDED,), ", ".join(codes))
    return Settled(url, Outcome.QUARANTINED, codes)


def _dropped(drop: Drop, known: Known) -> Settled:
    if drop.reason == Outcome.DUPLICATE or drop.duplicate_of is not None:
        return Settled(drop.url, Outcome.DUPLICATE, detail=drop.detail, duplicate_of=drop.duplicate_of)
    if drop.reason == NOT_MODIFIED and drop.url in known.articles:
        return Settled(drop.url, Outcome.UNCHANGED, article_id=known.articles[drop.url])
    gone = drop.reason == WITHDRAWN or (drop.reason in DISAPPEARED and drop.url in known.articles)
    return Settled(drop.url, Outcome.GONE if gone else Outcome.DROPPED, (drop.reason,), drop.detail)


def _first_drops(drops: Sequence[Drop]) -> dict[str, Drop]:
    """The earliest drop of each URL, by the order of the verbs."""
    return {drop.url: drop for drop in sorted(drops, key=lambda drop: _ORDER[drop.verb], reverse=True)}


def _codes(batch: Batch) -> dict[str, tuple[str, ...]]:
    """Why each article is held, by its id; nothing when it is accepted."""
    accepted = () if batch.verdict.passed else (BATCH_STOPPED,)
    codes = {
        verdict.article_id: accepted if verdict.accepted else verdict.codes or (UNNAMED,) for verdict in batch.verdicts
    }
    missing = [clean.article.url for clean in batch.articles if str(clean.article.id) not in codes]
    if missing:
        raise ValueError(f"{batch.key.source} {batch.key.day}: {len(missing)} articles have no verdict: {missing[:3]}")
    return codes


def _refuse_strangers(batch: Batch, links: Mapping[str, Settled]) -> None:
    named = [*(_url(clean) for clean in batch.articles), *(drop.url for drop in batch.drops)]
    strangers = [url for url in named if url not in links]
    if strangers:
        raise ValueError(
            f"{batch.key.source} {batch.key.day}: {len(strangers)} articles or drops belong to no link of the run: "
            f"{strangers[:3]}"
        )


def _url(clean: CleanArticle) -> str:
    return clean.article.link.url


def _with(settled: Mapping[str, Settled], reads: Mapping[str, Read], outcome: Outcome) -> dict[str, Read]:
    return {url: reads[url] for url, item in settled.items() if item.outcome is outcome}
