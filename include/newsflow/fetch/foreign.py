"""Foreign WARC files: pages that another program fetched, taken over into parts of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count, islice
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator

from newsflow.fetch.answer import Answer
from newsflow.fetch.fetch import PART_PAGES
from newsflow.fetch.judge import page_fault
from newsflow.fetch.parts import Line, Part, digest_of
from newsflow.fetch.warc import DAMAGE, WarcFile
from newsflow.fetch.wire import USUAL_LIMITS
from newsflow.lake import Lake
from newsflow.model import Attempt, Link, Page, Place, RunKey, Verb
from newsflow.sources import Source, canonical_url, is_article

UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers of what warcio has undone already: the body is kept decoded."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which pages are taken: fetched on these local days, from these hosts; None takes them all."""

    first: date | None = None
    last: date | None = None
    hosts: frozenset[str] | None = None

    def holds(self, url: str, day: date) -> bool:
        """Whether a page of this address, fetched on this day, is taken."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        late = self.last is not None and day > self.last
        early = self.first is not None and day < self.first
        return not (late or early) and (self.hosts is None or host in self.hosts)


def foreign_pages(file: BinaryIO, source: Source, window: Window) -> Iterator[tuple[Link, Answer]]:
    """The articles of a source that a WARC file holds, one at a time: answers with status 200 that can be read.

    Ends where the file ends or is damaged. A page is dated by its WARC-Date. Gzipped or plain.
    """
    records = ArchiveIterator(file)
    while True:
        try:
            record = next(records)
            found = _page(record, source, window) if record.rec_type == "response" else None
        except (StopIteration, *DAMAGE):
            return
        if found and not page_fault(*found, source):
            yield found


def take_over(lake: Lake, key: RunKey, pages: Iterable[tuple[Link, Answer]], about: str) -> tuple[Link, ...]:
    """The pages lie in whole parts of this run, as if it had fetched them; their links. `about` names the file.

    Parts that a killed attempt left are written anew.
    """
    links: list[Link] = []
    remaining = iter(pages)
    for number in count():
        chunk = list(islice(remaining, PART_PAGES))
        if not chunk:
            break
        part = Part(lake.folder(Verb.FETCH, key), number)
        with lake.replacing(part.warc) as file:
            warc = WarcFile(file, part.warc, {"software": "Newsflow", "description": f"taken over from {about}"})
            lines = [_line(link, answer, Place(part.warc, warc.add(answer))) for link, answer in chunk]
        lake.write_lines(part.index, lines)
        links += [link for link, _ in chunk]
    return tuple(links)


def _page(record: Any, source: Source, window: Window) -> tuple[Link, Answer] | None:
    """The record as an article's page, or None when it is another thing; its body is read only if it is wanted."""
    headers = record.http_headers
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = canonical_url(address.strip("<>"), source)
    if headers is None or headers.get_statuscode() != "200" or not url or not is_article(url, source):
        return None
    at = _moment(record.rec_headers.get_header("WARC-Date"))
    if at is None or not window.holds(url, at.astimezone(source.zone).date()):
        return None
    body = record.content_stream().read(USUAL_LIMITS.size + 1)
    if len(body) > USUAL_LIMITS.size:
        return None
    kept = tuple((name, value) for name, value in headers.headers if name.lower() not in UNDONE)
    return Link(url, "import"), Answer(url, at, status=200, headers=kept, raw=body, body=body)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except ValueError:
        return None


def _line(link: Link, answer: Answer, place: Place) -> Line:
    attempt = Attempt(link.url, answer.at, answer.status, place=place)
    page = Page(link, answer.url, 200, answer.headers, answer.at, place, digest_of(answer.body))
    return Line(link.url, (attempt,), page=page)
