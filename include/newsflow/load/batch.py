"""What load is given: everything that a run did, in memory, before any of it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsflow.model import Attempt, BatchVerdict, CleanArticle, Drop, Link, Page, RunKey, Verdict


@dataclass(frozen=True, slots=True)
class Batch:
    """One run, ready to be closed.

    `zone` is the source's time zone (an IANA name), which local publication days are counted in. `links` are the URLs
    that discover opened; every drop and every article belongs to one of them. Each article has its verdict.
    `pages` are those that were fetched, for the validators of the next conditional request.
    """

    key: RunKey
    zone: str
    links: Sequence[Link]
    attempts: Sequence[Attempt]
    drops: Sequence[Drop]
    articles: Sequence[CleanArticle]
    verdicts: Sequence[Verdict]
    verdict: BatchVerdict
    pages: Sequence[Page] = ()
