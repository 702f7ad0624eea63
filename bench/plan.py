"""What is measured, in which order: one thing at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.airflow_cost import measure_airflow
from bench.corpus import real_pages, real_sources, sample_pages, sample_sources, write_sources
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
from newsflow.model import Verb
from newsflow.settings import Settings, read_settings

PEER_PAGES = 120
STREAMED = 5_000
SAMPLE, REAL = "pages of the sample newsroom", "real pages"


@dataclass(frozen=True, slots=True)
class Wish:
    """How much is measured: pages of the sample newsroom, which written documents, days through Airflow or none."""

    pages: int
    clean_set: CleanSet
    days: int


def measure(wish: Wish, say: Say) -> Iterator[Figure]:
    """Every figure, as soon as it is measured; says what comes next."""
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        sources = Path(folder) / "sources"
        write_sources(sources, sample_sources() | real_sources())
        with own_postgres(Path(folder) / "home") as address:
            settings = read_settings(
                {
                    "NEWSFLOW_HOME": f"{folder}/home",
                    "NEWSFLOW_SOURCES": str(sources),
                    "NEWSFLOW_DATABASE_URL": address,
                }
            )
            yield from _line(settings, wish.pages, say)
            say("source-days without Airflow …")
            spent = verb_seconds(replace(settings, sources=Path(folder) / "served"))
            yield from figures(spent)
            say("an export …")
            yield from measure_export(settings, Path(folder))
        say("the largest sitemaps …")
        yield from measure_sitemaps()
        say("the volume rule …")
        yield from measure_volume()
        say("pages from twenty sites …")
        yield from measure_fetching()
        yield from _peers(sources, say)
        yield from _quality(sources, wish.clean_set, say)
    if wish.days:
        yield from _airflow(spent, wish.days, say)


def _line(settings: Settings, wanted: int, say: Say) -> Iterator[Figure]:
    say("from WARC to rows …")
    pages = list(sample_pages(wanted))
    keys = open_runs(settings, "sample", pages)
    yield from measure_verbs(settings, SAMPLE, keys, len(pages))
    say("Great Expectations …")
    yield from measure_gx(settings, keys[0])
    if pages := list(real_pages()):
        say("from WARC to rows, real pages …")
        yield from measure_verbs(settings, REAL, open_runs(settings, "real", pages), len(pages))


def _peers(sources: Path, say: Say) -> Iterator[Figure]:
    say("peers on the same texts …")
    yield from measure_texts()
    yield from measure_steady()
    name, pages = (REAL, found) if (found := list(real_pages())) else (SAMPLE, list(sample_pages(PEER_PAGES)))
    some = pages[:: max(1, len(pages) // PEER_PAGES)]
    say(f"peers on the same {name} …")
    yield from measure_engines(name, some, sources)
    yield from measure_parts(name, some, sources)
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        yield from measure_jobs(some, Path(folder))
    say(f"{STREAMED:,} pages on end …")
    yield from measure_stream(list(sample_pages(60)), STREAMED)


def _quality(sources: Path, clean_set: CleanSet, say: Say) -> Iterator[Figure]:
    if pages := list(real_pages()):
        say("how right the text is …")
        yield from measure_clean(clean_set)
        yield from measure_extract(pages, sources)


def _airflow(spent: dict[Verb, float], days: int, say: Say) -> Iterator[Figure]:
    say("source-days through Airflow …")
    yield from measure_airflow(spent, days)
