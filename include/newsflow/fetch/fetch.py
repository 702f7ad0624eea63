"""Fetch: every link becomes a page in the lake, or a drop with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from newsflow.fetch.answer import Answer
from newsflow.fetch.client import Client
from newsflow.fetch.files import read_file
from newsflow.fetch.hosts import ask_sites, most_on_their_way
from newsflow.fetch.judge import page_fault
from newsflow.fetch.parts import Line, Part, digest_of, next_part, read_index
from newsflow.fetch.reasons import OVER_CAP, SOFT_404
from newsflow.fetch.walls import few_words
from newsflow.fetch.warc import WarcFile
from newsflow.lake import Lake
from newsflow.model import Drop, Link, Page, Place, RunKey, Verb
from newsflow.sources import Source, canonical_url
from newsflow.sources.paths import SCHEME

PART_PAGES = 50
"""So many pages are asked for once more after a kill, those on their way among them."""
PART_SECONDS = 60.0
UNCHANGED = 304
ALIKE = 3
"""So many addresses of one run with the same few words, and these are no article but what the site says instead."""


@dataclass(frozen=True, slots=True)
class FetchReport:
    """Counts of a run: pages in the lake, requests made, links dropped, and the drops by reason."""

    pages: int
    attempts: int
    drops: int
    reasons: dict[str, int]


def fetch(source: Source, links: Iterable[Link], key: RunKey, lake: Lake, client: Client) -> FetchReport:
    """Every link has its line in the run's parts: a page as it was served, or a drop.

    Links that are in whole parts already are not asked for again, so a killed run goes on where it stopped; but
    those that were dropped for what may have passed are. Links from the web beyond the source's cap are dropped as
    "over_cap"; files have no cap. Raises for our own faults only: TransientError when the lake is full,
    ConfigurationError when it may not be written.
    """
    lake.sweep(lake.folder(Verb.FETCH, key))
    done = {line.url for line in read_index(lake, key) if line.is_final}
    within, beyond = _capped(links, source.fetch.cap)
    wanted = [link for link in within if link.url not in done]
    left, size = len(wanted), PART_PAGES - most_on_their_way(wanted, source.fetch.at_once)
    with closing(ask_sites(wanted, client, partial(_answered, source), source.fetch.at_once)) as answers:
        while left:
            left -= _write_part(next_part(lake, key), islice(answers, left), size, source, lake, client)
    if alike := _alike(lake, key):
        lake.write_lines(next_part(lake, key).index, alike)
    if surplus := [_over_cap(link, source) for link in beyond if link.url not in done]:
        lake.write_lines(next_part(lake, key).index, surplus)
    return _report(lake, key)


def page_of(link: Link, source: Source, client: Client) -> tuple[Page | Drop, bytes]:
    """The page that a link leads to with its body, or why there is none; nothing is stored, its place is nowhere."""
    answer = _judged(link, _ask(link, source, client), source)
    if answer.reason:
        return Drop(link.url, Verb.FETCH, answer.reason, answer.detail), answer.body
    page = _line(link, answer, Place("", 0), source).page
    assert page is not None
    return page, answer.body


def _capped(links: Iterable[Link], cap: int) -> tuple[list[Link], list[Link]]:
    """The links that may be fetched and those beyond the cap; each URL once, the first one wins."""
    once: dict[str, Link] = {}
    for link in links:
        once.setdefault(link.url, link)
    files = [link for link in once.values() if link.url.startswith(SCHEME)]
    pages = [link for link in once.values() if not link.url.startswith(SCHEME)]
    return files + pages[:cap], pages[cap:]


def _write_part(
    part: Part, answers: Iterator[tuple[Link, Answer]], size: int, source: Source, lake: Lake, client: Client
) -> int:
    """One more part is whole: the answers that came first, `size` pages at most or a minute's; how many those are."""
    lines: list[Line] = []
    pages = 0
    end = client.clocks.monotonic() + PART_SECONDS
    with lake.replacing(part.warc) as file:
        warc = WarcFile(file, part.warc, {"software": "Newsflow", "http-header-user-agent": client.agent})
        for link, answer in answers:
            kept = answer.reason is None or answer.status == UNCHANGED
            offset = warc.add(answer) if kept else 0
            place = Place(part.warc, offset) if answer.reason is None else None
            pages += kept
            lines.append(_line(link, answer, place, source))
            if pages >= size or client.clocks.monotonic() >= end:
                break
    lake.write_lines(part.index, lines)
    return len(lines)


def _answered(source: Source, link: Link, client: Client) -> tuple[Link, Answer]:
    return link, _judged(link, _ask(link, source, client), source)


def _ask(link: Link, source: Source, client: Client) -> Answer:
    if link.url.startswith(SCHEME):
        return read_file(link.url, source, client.clocks.now(), client.limits.size)
    return client.get(link.url)


def _judged(link: Link, answer: Answer, source: Source) -> Answer:
    """The answer, with its reason when it is no page of this source."""
    reason, detail = page_fault(link, answer, source) or (None, "")
    return replace(answer, reason=reason, detail=detail)


def _line(link: Link, answer: Answer, place: Place | None, source: Source) -> Line:
    """What became of a link; its last attempt says why it failed, or where the bytes lie."""
    attempts = answer.attempts
    if attempts:
        attempts = (*attempts[:-1], replace(attempts[-1], reason=answer.reason, place=place))
    if place is None:
        return Line(link.url, attempts, drop=Drop(link.url, Verb.FETCH, answer.reason or "", answer.detail))
    page = Page(
        link=link,
        url=canonical_url(answer.url, source) or answer.url,
        status=answer.status or 0,
        headers=answer.headers,
        fetched_at=answer.at,
        place=place,
        digest=digest_of(answer.body),
    )
    served = link.url.startswith(("http://", "https://"))
    return Line(link.url, attempts, page=page, words=few_words(answer.body) if served else "")


def _alike(lake: Lake, key: RunKey) -> list[Line]:
    """Drops for pages that are no article's and whose words other addresses of the run have as well."""
    groups: dict[str, list[Line]] = {}
    for line in read_index(lake, key):
        if line.page and line.words:
            groups.setdefault(line.words, []).append(line)
    return [
        Line(line.url, (), drop=Drop(line.url, Verb.FETCH, SOFT_404, f"the same words at {len(lines)} addresses"))
        for lines in groups.values()
        if len(lines) >= ALIKE
        for line in lines
    ]


def _over_cap(link: Link, source: Source) -> Line:
    detail = f"the source's cap is {source.fetch.cap} pages a run"
    return Line(link.url, (), drop=Drop(link.url, Verb.FETCH, OVER_CAP, detail))


def _report(lake: Lake, key: RunKey) -> FetchReport:
    pages = attempts = 0
    reasons: Counter[str] = Counter()
    for line in read_index(lake, key):
        pages += line.page is not None
        attempts += len(line.attempts)
        if line.drop:
            reasons[line.drop.reason] += 1
    return FetchReport(pages, attempts, reasons.total(), dict(reasons))
