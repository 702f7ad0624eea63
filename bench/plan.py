"""What is measured, in which order: one thing at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from bench.airflow_cost import measure_airflow
from bench.corpus import NEWS, real_pages, real_sources, sample_pages, sample_sources, write_sources
from bench.days import figures, verb_seconds
from bench.export import measure_export
from bench.extraction import measure_engines, measure_jobs, measure_parts, measure_stream
from bench.fetching import measure_fetching
from bench.figure import Figure
from bench.gx_cost import measure_gx
from bench.peers import measure_texts
from bench.quality import CleanSet, measure_clean, measure_extract
from bench.runs import open_runs
from bench.sitemaps import measure_sitemaps
from bench.steady import measure_steady
from bench.verbs import measure_verbs
from bench.volume import measure_volume
from drills.instance import Say
from drills.postgres import own_postgres
from newsflow.settings import read_settings

PEER_PAGES = 300  # enough that what a peer loads with its first page counts little
STREAMED = 5_000
ROUNDS = 3  # of reading the same pages
SAMPLE, REAL, REAL_NEWS = "pages of the sample newsroom", "real pages", "real pages of news"


class Part(StrEnum):
    """What can be measured by itself."""

    LINE = "line"
    SITEMAPS = "sitemaps"
    VOLUME = "volume"
    FETCHING = "fetching"
    TEXTS = "texts"
    PAGES = "pages"
    STREAM = "stream"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Wish:
    """How much is measured: pages of the sample newsroom, which written documents, days through Airflow or none; and
    which parts alone, all when none is named. Airflow's share needs the line.
    """

    pages: int
    clean_set: CleanSet
    days: int
    only: tuple[Part, ...] = ()

    def wants(self, part: Part) -> bool:
        """Whether this part is measured."""
        return not self.only or part in self.only


def measure(wish: Wish, say: Say) -> Iterator[Figure]:
    """Every figure, as soon as it is measured; says what comes next."""
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        sources = Path(folder) / "sources"
        write_sources(sources, sample_sources() | real_sources())
        parts: dict[Part, Callable[[], Iterator[Figure]]] = {
            Part.LINE: partial(_line, Path(folder), sources, wish, say),
            Part.SITEMAPS: measure_sitemaps,
            Part.VOLUME: measure_volume,
            Part.FETCHING: measure_fetching,
            Part.TEXTS: _texts,
            Part.PAGES: partial(_pages, sources),
            Part.STREAM: lambda: measure_stream(list(sample_pages(60)), STREAMED),
            Part.QUALITY: partial(_quality, sources, wish.clean_set),
        }
        for part, measured in parts.items():
            if wish.wants(part):
                say(f"{part} …")
                yield from measured()


def _line(folder: Path, sources: Path, wish: Wish, say: Say) -> Iterator[Figure]:
    """From WARC to rows, by verb; days without Airflow and, where wished, through it; an export."""
    with own_postgres(folder / "home") as address:
        settings = read_settings(
            {"NEWSFLOW_HOME": f"{folder}/home", "NEWSFLOW_SOURCES": str(sources), "NEWSFLOW_DATABASE_URL": address}
        )
        pages = list(sample_pages(wish.pages))
        keys = open_runs(settings, "sample", pages)
        yield from measure_verbs(settings, SAMPLE, keys, len(pages))
        say("Great Expectations …")
        yield from measure_gx(settings, keys[0])
        if real := list(real_pages()):
            say("from WARC to rows, real pages …")
            yield from measure_verbs(settings, REAL, open_runs(settings, "real", real), len(real))
        say("source-days without Airflow …")
        spent = verb_seconds(replace(settings, sources=folder / "served"))
        yield from figures(spent)
        say("an export …")
        yield from measure_export(settings, folder)
    if wish.days:
        say("source-days through Airflow …")
        yield from measure_airflow(spent, wish.days)


def _texts() -> Iterator[Figure]:
    """Cleaning alone, beside peers, and its memory over very many texts."""
    yield from measure_texts()
    yield from measure_steady()


def _pages(sources: Path) -> Iterator[Figure]:
    """From HTML to clean article, beside peers; by part; in two processes."""
    if every := list(real_pages()):
        news = list(real_pages(NEWS))[::2]
        yield from measure_engines(REAL_NEWS, news, sources, rounds=ROUNDS, bound=True)
        name, some = REAL, every[:: max(1, len(every) // PEER_PAGES)]
    else:
        name, some = SAMPLE, list(sample_pages(PEER_PAGES))
    yield from measure_engines(name, some, sources, rounds=1, bound=not every)
    yield from measure_parts(name, some, sources)
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        yield from measure_jobs(some, Path(folder))


def _quality(sources: Path, clean_set: CleanSet) -> Iterator[Figure]:
    """How right the text is, on the development data."""
    if pages := list(real_pages()):
        yield from measure_clean(clean_set)
        yield from measure_extract(pages, sources)
