"""An export of many articles: its time, its memory, and whether it reads back as the database has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pyarrow import parquet

from bench.figure import Figure, cost
from bench.measured import measured
from newsflow import store
from newsflow.errors import NewsflowError
from newsflow.flow import export
from newsflow.settings import Settings, require_database
from newsflow.store import Selection

GROUP = "an export to Parquet"
ROWS = 200_000
SECONDS_MOST = 60.0
MEMORY_MOST = 500.0
COPIES = Selection(source="bench_copies")
# Each copy is an article of its own; its search column is left out, for an export never reads it.
COPY = """
insert into articles
select made.* from (select held from articles held limit 1000) few,
lateral generate_series(1, ceil(%(rows)s / 1000.0)::integer) number,
lateral jsonb_populate_record(held, jsonb_build_object('article_id', gen_random_uuid(), 'source', %(source)s::text,
    'search', '', 'day', (held).day - number)) made
limit %(rows)s
"""


def measure_export(settings: Settings, folder: Path) -> Iterator[Figure]:
    """The store's articles, copied until there are `ROWS`, go into one file in a process of its own.

    Raises NewsflowError when the file does not read back as the database has it.
    """
    with closing(store.connect(require_database(settings), "bench")) as connection:
        with store.transaction(connection) as cursor:
            cursor.execute(COPY, {"source": COPIES.source, "rows": ROWS})
            made = cursor.rowcount
        path = folder / "articles.parquet"
        spent = measured(export, settings, COPIES, path, warm=("newsflow.store", "pyarrow.parquet"))
        _check(connection, path)
    yield Figure(GROUP, "articles", made, "rows")
    yield Figure(GROUP, "file", path.stat().st_size / 2**20, "MB")
    yield cost(GROUP, f"{made:,} articles", spent.seconds, "s", most=SECONDS_MOST)
    yield cost(GROUP, "peak memory", spent.peak, "MB", most=MEMORY_MOST)


def _check(connection: store.Connection, path: Path) -> None:
    columns = store.export_columns(connection, COPIES)
    stored = (row for rows in store.export_rows(connection, COPIES, columns) for row in rows)
    told = (tuple(row.values()) for batch in parquet.ParquetFile(path).iter_batches(1000) for row in batch.to_pylist())
    for number, (expected, given) in enumerate(zip(stored, told, strict=True)):
        if expected != given:
            raise NewsflowError(f"{path}, row {number}: {given!s:.300} is not {expected!s:.300}")
