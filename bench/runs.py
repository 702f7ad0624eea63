"""Open runs with their pages in a lake, as discover and fetch leave them; extract goes on from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import groupby

from bench.corpus import NOW, Stored
from newsflow import store
from newsflow.fetch.answer import Answer
from newsflow.fetch.fetch import PART_PAGES
from newsflow.fetch.parts import Line, Part, digest_of
from newsflow.fetch.warc import WarcFile
from newsflow.flow.station import ATTEMPTS, LINKS
from newsflow.lake import Lake
from newsflow.model import Attempt, Link, Page, Place, RunKey, Verb
from newsflow.settings import Settings, require_database

DAY = NOW.date() - timedelta(days=1)
HEADERS = (("Content-Type", "text/html"),)
ROUTE = "bench"


def open_runs(settings: Settings, name: str, pages: Iterable[Stored]) -> tuple[RunKey, ...]:
    """One open run for each source, each address once; the pages lie in WARC parts of the usual size."""
    by_source = groupby(sorted(pages, key=_source), key=_source)
    return tuple(
        _open_run(settings, RunKey(source, DAY, name), list({page.url: page for page in group}.values()))
        for source, group in by_source
    )


def _source(page: Stored) -> str:
    return page.source


def _open_run(settings: Settings, key: RunKey, pages: Sequence[Stored]) -> RunKey:
    lake = Lake(settings.lake)
    # no day: a run of one day takes pages of another for late ones, and a gate that counts arrivals would stop it
    links = [Link(page.url, ROUTE, None) for page in pages]
    folder = lake.folder(Verb.DISCOVER, key)
    lake.write_lines(f"{folder}/{LINKS}", links)
    lake.write_lines(f"{folder}/{ATTEMPTS}", [])
    for number, first in enumerate(range(0, len(pages), PART_PAGES)):
        part = Part(lake.folder(Verb.FETCH, key), number)
        _write_part(lake, part, list(zip(links, pages, strict=True))[first : first + PART_PAGES])
    with closing(store.connect(require_database(settings), key.run)) as connection:
        store.open_run(connection, key, NOW, (ROUTE,))
        store.open_links(connection, key, links, NOW, NOW.date())
    return key


def _write_part(lake: Lake, part: Part, pages: Sequence[tuple[Link, Stored]]) -> None:
    with lake.replacing(part.warc) as file:
        warc = WarcFile(file, part.warc, {"software": "Newsflow"})
        lines = [_line(warc, part, link, page) for link, page in pages]
    lake.write_lines(part.index, lines)


def _line(warc: WarcFile, part: Part, link: Link, page: Stored) -> Line:
    answer = Answer(link.url, page.served, status=200, headers=HEADERS, raw=page.body, body=page.body)
    place = Place(part.warc, warc.add(answer))
    attempt = Attempt(link.url, page.served, 200, place=place)
    served = Page(link, link.url, 200, HEADERS, page.served, place, digest_of(page.body))
    return Line(link.url, (attempt,), page=served)
