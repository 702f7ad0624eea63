"""Rows on their way into a transaction: COPY into a temporary table, one JSON object a line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from newsflow.store.connection import Cursor

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
CHUNK = 500  # rows in memory at a time


def storable(value: Any) -> Any:
    """The value as Postgres can hold it: U+FFFD in place of a NUL or a lone surrogate, so that places in texts hold."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable(item) for item in value]
    return value


def stage(cursor: Cursor, rows: Iterable[Mapping[str, Any]]) -> None:
    """The temporary table `staged` holds the rows, and no others, in its one column `line` (jsonb).

    `jsonb_populate_record(null::<table>, line)` types them. The table ends with the transaction.
    """
    cursor.execute("drop table if exists pg_temp.staged")
    cursor.execute("create temp table staged (line jsonb not null) on commit drop")
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        cursor.copy_expert("copy staged from stdin", io.StringIO("".join(map(_line, chunk))))


def _line(row: Mapping[str, Any]) -> str:
    """The row in COPY's text format, in which only the backslash of JSON means anything."""
    return json.dumps(storable(row), ensure_ascii=False, default=str).replace("\\", "\\\\") + "\n"
