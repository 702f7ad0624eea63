"""Exports: the articles as one file that pandas, DuckDB and `datasets` open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsflow.errors import ConfigurationError
from newsflow.flow.station import database
from newsflow.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from newsflow.store import Column, Selection

Rows = Iterable[Sequence[tuple[Any, ...]]]
Write = Callable[[BinaryIO, Sequence["Column"], Rows], int]


def export(settings: Settings, selection: Selection, path: Path) -> int:
    """The selected articles stand in the file, which appears whole or not at all; the number of rows.

    The name's ending says the form: `.parquet` (zstd, each column with its meaning as metadata) or `.jsonl.zst` (one
    object a line, times in ISO 8601, UTC). The same database gives the same rows in the same order. Raises
    ConfigurationError for another ending or a place that may not be written, TransientError when Postgres or the disk
    fails.
    """
    from newsflow import store
    from newsflow.lake import Lake

    write = form_of(path)
    folder = path.resolve().parent
    with database(settings, "newsflow/export") as connection, Lake(str(folder)).replacing(path.name) as file:
        columns = store.export_columns(connection, selection)
        return write(file, columns, store.export_rows(connection, selection, columns))


def form_of(path: Path) -> Write:
    """What writes a file of this name.

    Raises ConfigurationError when nothing does.
    """
    write = next((write for ending, write in FORMS.items() if path.name.endswith(ending)), None)
    if write is None:
        raise ConfigurationError(f"{path}: is no form of an export. End the name in {' or '.join(FORMS)}.")
    return write


def _write_parquet(file: BinaryIO, columns: Sequence[Column], rows: Rows) -> int:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema(
        [pa.field(one.name, _arrow_type(one.kind), metadata={"description": one.meaning}) for one in columns]
    )
    count = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for chunk in rows:
            values = [
                pa.array(column, kind) for column, kind in zip(zip(*chunk, strict=True), schema.types, strict=True)
            ]
            writer.write_batch(pa.record_batch(values, schema))
            count += len(chunk)
    return count


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    types = {
        "uuid": pa.string(),
        "text": pa.string(),
        "bool": pa.bool_(),
        "int4": pa.int32(),
        "int8": pa.int64(),
        "float4": pa.float64(),  # the shortest number that Postgres means, exactly
        "date": pa.date32(),
        "timestamptz": pa.timestamp("us", "UTC"),
    }
    return pa.list_(types[kind[1:]]) if kind.startswith("_") else types[kind]


def _write_lines(file: BinaryIO, columns: Sequence[Column], rows: Rows) -> int:
    from zstandard import ZstdCompressor

    names = [column.name for column in columns]
    count = 0
    with ZstdCompressor(write_checksum=True).stream_writer(file, closefd=False) as lines:
        for chunk in rows:
            for row in chunk:
                line = dict(zip(names, row, strict=True))
                lines.write(json.dumps(line, ensure_ascii=False, default=_iso).encode() + b"\n")
            count += len(chunk)
    return count


def _iso(value: date | datetime) -> str:
    return value.isoformat()


FORMS: dict[str, Write] = {".parquet": _write_parquet, ".jsonl.zst": _write_lines}
