"""What Great Expectations costs: its import, a small batch, a large one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import cycle, islice

from bench.figure import Figure, cost
from bench.measured import measured
from newsflow.flow.station import ARTICLES
from newsflow.lake import Lake
from newsflow.model import CleanArticle, Quality, RunKey, Verb
from newsflow.settings import Settings

GROUP = "Great Expectations"
WARM = ("newsflow.validate.judge",)
SMALL, DAY, ARCHIVE = 15, 200, 100_000
REPEATS = 5
DAY_SECONDS, ARCHIVE_SECONDS, ARCHIVE_MEGABYTES = 1.5, 5.0, 600.0


def measure_gx(settings: Settings, key: RunKey) -> Iterator[Figure]:
    """Import alone, then the whole suite over the quality records of this run's articles."""
    imported = measured(_import)
    yield cost(GROUP, "import", imported.seconds, "s")
    yield cost(GROUP, "import, processor", imported.cpu, "CPU s")
    yield cost(GROUP, "import, peak memory", imported.peak, "MB")
    records = _records(settings, key)
    for size, most in ((SMALL, None), (DAY, DAY_SECONDS)):
        spent = measured(_judge, many(records, size), REPEATS, warm=WARM)
        yield cost(GROUP, f"validate {size} articles, in a warm process", spent.cpu / REPEATS, "CPU s", most=most)
    spent = measured(_judge_archive, records, ARCHIVE, warm=WARM)
    yield cost(GROUP, f"validate {ARCHIVE:,} records", spent.result, "s", most=ARCHIVE_SECONDS)
    yield cost(GROUP, f"validate {ARCHIVE:,} records, peak memory", spent.peak, "MB", most=ARCHIVE_MEGABYTES)


def many(records: Sequence[Quality], count: int) -> list[Quality]:
    """So many records: these, over and over, each under an id and an address of its own."""
    turns = islice(cycle(records), count)
    return [replace(record, article_id=f"{n}", url=f"{record.url}?{n}") for n, record in enumerate(turns)]


def _import() -> None:
    import_module("great_expectations")


def _judge(records: Sequence[Quality], repeats: int) -> float:
    """Seconds that judging took."""
    from newsflow.validate import Limits, company_of, validate

    began = time.perf_counter()
    for _ in range(repeats):
        validate(records, Limits(), company_of(records, {}, {}))
    return time.perf_counter() - began


def _judge_archive(records: Sequence[Quality], count: int) -> float:
    return _judge(many(records, count), 1)


def _records(settings: Settings, key: RunKey) -> list[Quality]:
    lake = Lake(settings.lake)
    path = f"{lake.folder(Verb.CLEAN, key)}/{ARTICLES}"
    return [article.quality for article in lake.read_lines(path, CleanArticle)]
