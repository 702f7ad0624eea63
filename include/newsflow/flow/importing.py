"""Imports: pages of foreign WARC files, taken over into the lake and brought through the line like our own."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from newsflow.errors import BatchStopped, ConfigurationError
from newsflow.flow.closing import load, validate
from newsflow.flow.reading import clean, extract
from newsflow.flow.station import ATTEMPTS, LINKS, Station
from newsflow.model import Link, RunKey, Trigger, Verb
from newsflow.settings import Settings
from newsflow.sources import Source, find

if TYPE_CHECKING:
    from newsflow.fetch.answer import Answer
    from newsflow.fetch.foreign import Window

RUN_PAGES = 1000
"""Pages of one run: what `load` holds in memory, however large the file is."""

WARC = re.compile(r".*\.warc(\.gz)?", re.IGNORECASE)
STEPS = (extract, clean, validate, load)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: pages taken over, runs, runs that were closed already, outcomes, what the gate stopped."""

    pages: int
    runs: int
    done_before: int
    outcomes: dict[str, int]
    stopped: tuple[str, ...]


def warc_files(folder: Path) -> tuple[Path, ...]:
    """The WARC files below a folder, by path; or the one file that was named.

    Raises ConfigurationError when there is none.
    """
    found = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if WARC.fullmatch(path.name))
    if not found:
        raise ConfigurationError(f"{folder}: holds no WARC file (*.warc, *.warc.gz). Name the folder that does.")
    return tuple(found)


def import_file(settings: Settings, source: str, path: Path, window: Window) -> Imported:
    """The source's pages of one WARC file are articles: a run for each thousand, so memory is bounded.

    Runs that were closed before are passed over, so an import that was killed goes on where it stopped, and a second
    one changes nothing. Raises TransientError when Postgres or the disk is away.
    """
    from newsflow.fetch.foreign import foreign_pages

    outlet = find(settings.sources, source)
    pages = runs = before = 0
    outcomes: Counter[str] = Counter()
    stopped: list[str] = []
    with path.open("rb") as file:
        for number, first, portion in _portions(foreign_pages(file, outlet, window)):
            station = Station(settings, _key(outlet, path, number, first))
            runs += 1
            if _is_closed(station):
                pages += sum(1 for _ in portion)
                before += 1
                continue
            pages += _take_over(station, portion, path.name)
            try:
                outcomes.update([step(station) for step in STEPS][-1])
            except BatchStopped as sentence:
                stopped.append(f"{station.key.run}: {sentence}")
    return Imported(pages, runs, before, dict(outcomes), tuple(stopped))


Pages = Iterator[tuple[Link, "Answer"]]


def _portions(pages: Pages) -> Iterator[tuple[int, Answer, Pages]]:
    """The pages of each run, with its number and its first page: so many at most, and no URL twice.

    Each portion must be used up before the next one is asked for.
    """
    waiting: list[tuple[Link, Answer]] = []

    def portion() -> Pages:
        seen: set[str] = set()
        for link, answer in chain(waiting, pages):
            if len(seen) == RUN_PAGES or link.url in seen:
                waiting[:] = [(link, answer)]
                return
            seen.add(link.url)
            yield link, answer
        waiting.clear()

    for number in count():
        if not waiting:
            following = next(pages, None)
            if following is None:
                return
            waiting[:] = [following]
        yield number, waiting[0][1], portion()


def _key(outlet: Source, path: Path, number: int, first: Answer) -> RunKey:
    """The run of a portion: of the day on which its first page was fetched; the same for the same file."""
    day = first.at.astimezone(outlet.zone).date()
    mark = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    name = re.sub(r"[^\w.-]", "_", path.name)[:80]
    return RunKey(outlet.key, day, f"import__{day}__{name}__{mark}__{number:04d}", Trigger.IMPORT)


def _is_closed(station: Station) -> bool:
    from newsflow import store

    with station.database() as connection:
        run = store.find_run(connection, station.key)
    return run is not None and run.state in ("passed", "stopped")


def _take_over(station: Station, pages: Pages, name: str) -> int:
    """The pages are in the lake and the run is open; how many."""
    from newsflow import store
    from newsflow.fetch.foreign import take_over

    lake, key = station.lake, station.key
    links = take_over(lake, key, pages, name)
    lake.write_lines(station.path(Verb.DISCOVER, ATTEMPTS), [])
    lake.write_lines(station.path(Verb.DISCOVER, LINKS), links)
    at = datetime.now(UTC)
    with station.database() as connection:
        store.open_run(connection, key, at, (f"import {name}",))
        store.open_links(connection, key, links, at, key.day)
    return len(links)
