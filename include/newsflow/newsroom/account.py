"""The account of a run: its papers, counted and put in order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from newsflow.model import (
    BatchVerdict,
    Check,
    CleanArticle,
    Drop,
    Kind,
    Link,
    Outcome,
    Quality,
    RunKey,
    Verb,
    Verdict,
)
from newsflow.newsroom.page_lines import page_lines
from newsflow.newsroom.run_report import Fate, Finding, RunReport, Sample, Step, Sum
from newsflow.sources import Source
from newsflow.store import LedgerLine, RunRow

SAMPLES = 3
LINES = 80  # of a sample
ARRIVED = (Outcome.LOADED, Outcome.REVISED, Outcome.UNCHANGED)
SAID = {Outcome.QUARANTINED: "held"}
OPEN = "The run is open: it is at work, or was killed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What a run left; empty where a verb has not been. `ledger` is empty until the run is closed.

    `done` are the verbs that have been; `pages` and `extracted` are what fetch and extract gave; `past_shares` are the
    failing shares of earlier runs by check code.
    """

    source: Source
    key: RunKey
    done: frozenset[Verb] = frozenset()
    run: RunRow | None = None
    ledger: tuple[LedgerLine, ...] = ()
    links: tuple[Link, ...] = ()
    pages: int = 0
    extracted: int = 0
    fetch_drops: tuple[Drop, ...] = ()
    extract_drops: tuple[Drop, ...] = ()
    clean_drops: tuple[Drop, ...] = ()
    articles: tuple[CleanArticle, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    batch: BatchVerdict | None = None
    past_shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


def account(papers: Papers) -> RunReport:
    """The report of a run. Before `load` the fates of URLs are those that the verbs so far have decided."""
    run, batch, source = papers.run, papers.batch, papers.source
    fates = tuple(_titled(papers, _settled(papers) if papers.ledger else _decided(papers)))
    checks = batch.checks if batch else ()
    return RunReport(
        key=papers.key,
        name=source.name,
        local_name=source.local_name or "",
        language=source.language,
        zone=source.zone,
        state=run.state if run else "open",
        sentence=(run and run.sentence) or (batch and batch.sentence) or OPEN,
        started_at=run.started_at if run else None,
        closed_at=run.closed_at if run else None,
        routes=run.routes if run else (),
        failures=run.failures if run else (),
        steps=tuple(_steps(papers)),
        checks=checks,
        findings={check.code: found for check in checks if (found := tuple(_findings(papers, check)))},
        trends={check.code: (*papers.past_shares.get(check.code, ()), _share(check)) for check in checks},
        held=tuple(fate for fate in fates if fate.outcome == Outcome.QUARANTINED),
        missing=tuple(fate for fate in fates if fate.outcome not in (*ARRIVED, Outcome.QUARANTINED)),
        removed=tuple(_removed(papers.articles).most_common()),
        samples=tuple(map(_sample, _telling(papers))),
    )


def _steps(papers: Papers) -> Iterator[Step]:
    """The verbs that have been, each with its sum."""
    advertised = len(papers.links)
    accepted = sum(verdict.accepted for verdict in papers.verdicts)
    sums = {
        Verb.DISCOVER: Sum(advertised, "advertised"),
        Verb.FETCH: _sum(advertised, "advertised", pages=papers.pages, dropped=len(papers.fetch_drops)),
        Verb.EXTRACT: _sum(papers.pages, "pages", articles=papers.extracted, dropped=len(papers.extract_drops)),
        Verb.CLEAN: _sum(papers.extracted, "articles", cleaned=len(papers.articles), dropped=len(papers.clean_drops)),
        Verb.VALIDATE: _sum(len(papers.articles), "articles", accepted=accepted, held=len(papers.verdicts) - accepted),
        Verb.LOAD: _sum(advertised, "advertised", **_outcomes(papers)),
    }
    asides = {
        Verb.DISCOVER: ", ".join(papers.run.routes) if papers.run else "",
        Verb.EXTRACT: _fallbacks(papers.articles),
        Verb.CLEAN: f"{_removed(papers.articles).total()} lines removed",
    }
    return (Step(verb, sums[verb], asides.get(verb, "")) for verb in Verb if verb in papers.done)


def _fallbacks(articles: tuple[CleanArticle, ...]) -> str:
    """How many articles the source's selectors did not find, where there are any."""
    missed = sum(article.quality.fallback for article in articles)
    return f"{missed} of {len(articles)} not by the source's selectors" if missed else ""


def _sum(whole: int, name: str, **parts: int) -> Sum:
    return Sum(whole, name, tuple((count, part) for part, count in parts.items()))


def _outcomes(papers: Papers) -> dict[str, int]:
    """The outcomes of the run's URLs, as people call them."""
    counted = (papers.run and papers.run.outcomes) or {}
    return {SAID.get(Outcome(name), name): count for name, count in counted.items()}


def _settled(papers: Papers) -> Iterator[Fate]:
    """The fates that `load` wrote."""
    for line in papers.ledger:
        yield Fate(line.url, line.outcome, line.reasons, line.detail or "", line.duplicate_of)


def _decided(papers: Papers) -> Iterator[Fate]:
    """The fates that are sure before `load`: pages that were dropped, articles that will be held."""
    for drop in (*papers.fetch_drops, *papers.extract_drops, *papers.clean_drops):
        if drop.duplicate_of:
            yield Fate(drop.url, Outcome.DUPLICATE, (), drop.detail, drop.duplicate_of)
        else:
            yield Fate(drop.url, Outcome.DROPPED, (drop.reason,), drop.detail)
    by_id = {article.quality.article_id: article for article in papers.articles}
    for verdict in papers.verdicts:
        if not verdict.accepted:
            yield Fate(by_id[verdict.article_id].article.link.url, Outcome.QUARANTINED, verdict.codes)


def _titled(papers: Papers, fates: Iterator[Fate]) -> Iterator[Fate]:
    """The fates with the titles that are known."""
    read = {article.article.link.url: article for article in papers.articles}
    advertised = {link.url: link.title or "" for link in papers.links}
    for fate in fates:
        article = read.get(fate.url)
        title, language = _title(article) if article else (advertised.get(fate.url, ""), papers.source.language)
        yield Fate(fate.url, fate.outcome, fate.reasons, fate.detail, fate.duplicate_of, title, language)


def _findings(papers: Papers, check: Check) -> Iterator[Finding]:
    """The articles that failed a check of rows."""
    by_id = {verdict.article_id: verdict for verdict in papers.verdicts}
    for article in papers.articles:
        verdict = by_id.get(article.quality.article_id)
        if verdict and check.code in (*verdict.codes, *verdict.remarks):
            yield Finding(
                article.article.url, *_title(article), _value(article.quality, check.column), verdict.article_id
            )


def _share(check: Check) -> float:
    return check.failed / check.tested if check.tested else 0.0


def _value(quality: Quality, column: str | None) -> str:
    value = getattr(quality, column, "") if column else ""
    return value if isinstance(value, str) else f"{value:.6g}"


def _removed(articles: tuple[CleanArticle, ...]) -> Counter[Kind]:
    return Counter(removed.kind for article in articles for removed in article.clean.removed)


def _telling(papers: Papers) -> list[CleanArticle]:
    """The articles that show the most kinds of removed lines; accepted ones, where there are any."""
    accepted = {verdict.article_id for verdict in papers.verdicts if verdict.accepted}
    shown = [article for article in papers.articles if article.quality.article_id in accepted] or papers.articles
    return sorted(shown, key=lambda article: (-len(_removed((article,))), article.article.url))[:SAMPLES]


def _sample(article: CleanArticle) -> Sample:
    lines = page_lines(article.clean)
    shown = tuple(islice(lines, LINES))
    return Sample(article.article.url, *_title(article), shown, sum(1 for _ in lines))


def _title(article: CleanArticle) -> tuple[str, str]:
    """Title and language."""
    return article.clean.fields.title or article.article.title or "", article.language
