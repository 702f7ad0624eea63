"""What Great Expectations costs: its import, a small batch, a large one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module

from bench.figure import Figure, cost
from bench.measured import measured
from newsflow.flow.station import ARTICLES
from newsflow.lake import Lake
from newsflow.model import CleanArticle, Quality, RunKey, Verb
from newsflow.settings import Settings

GROUP = "Great Expectations"
SMALL = 15
REPEATS = 5


def measure_gx(settings: Settings, key: RunKey) -> Iterator[Figure]:
    """Import alone, then the whole suite over the quality records of this run's articles."""
    imported = measured(_import)
    yield cost(GROUP, "import", imported.seconds, "s")
    yield cost(GROUP, "import, processor", imported.cpu, "CPU s")
    yield cost(GROUP, "import, peak memory", imported.peak, "MB")
    records = _records(settings, key)
    for batch in (records[:SMALL], records):
        spent = measured(_judge, batch, warm=("newsflow.validate.judge",))
        yield cost(GROUP, f"suite over {len(batch)} articles", spent.cpu / REPEATS, "CPU s")


def _import() -> None:
    import_module("great_expectations")


def _judge(records: Sequence[Quality]) -> None:
    from newsflow.validate import Limits, validate

    for _ in range(REPEATS):
        validate(records, Limits())


def _records(settings: Settings, key: RunKey) -> list[Quality]:
    lake = Lake(settings.lake)
    path = f"{lake.folder(Verb.CLEAN, key)}/{ARTICLES}"
    return [article.quality for article in lake.read_lines(path, CleanArticle)]
