"""Exports: every form reads back as the database has it, in a fixed order, whole or not at all."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from psycopg2.extras import RealDictCursor
from pyarrow import parquet
from zstandard import ZstdDecompressor

from load_cases import DAY, NIGHT, SOURCE, batch, clean, key, published
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.flow import export
from newsflow.load import load
from newsflow.settings import Settings, read_settings
from newsflow.store import Selection

BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    """A store of three articles in two sources, one of them with three texts."""
    first = [clean("2"), clean("1", body="نص أول للمقال.", when=published(BEFORE))]
    later = NIGHT + timedelta(hours=1)
    _bring(connection, "first", first)
    _bring(connection, "second", [clean("2", body="نص ثان.", at=later)])
    _bring(connection, "third", [clean("2", body="نص ثالث.", at=later, rules="2")])
    _bring(connection, "other", [clean("9", source="quay")], source="quay")
    return read_settings({"NEWSFLOW_HOME": str(tmp_path), "NEWSFLOW_DATABASE_URL": database_url})


def _bring(connection: store.Connection, run: str, articles: list[Any], source: str = SOURCE) -> None:
    given = batch(key(run, source=source), articles)
    store.open_run(connection, given.key, NIGHT)
    store.open_links(connection, given.key, given.links, NIGHT, DAY)
    load(connection, given)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        yield from map(json.loads, io.TextIOWrapper(ZstdDecompressor().stream_reader(file), encoding="utf-8"))


def test_a_parquet_file_reads_back_as_the_table(
    settings: Settings, connection: store.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "all.parquet"
    assert export(settings, Selection(), path) == 3
    table = parquet.read_table(path)
    with store.transaction(connection), connection.cursor(cursor_factory=RealDictCursor) as cursor:
        cursor.execute("select * from articles order by source, day, article_id")
        stored = [dict(row) for row in cursor.fetchall()]
    assert table.to_pylist() == [{name: row[name] for name in table.column_names} for row in stored]
    assert [row["source"] for row in stored] == [SOURCE, SOURCE, "quay"]
    assert [row["day"] for row in stored] == [BEFORE, DAY, DAY]
    meanings = {field.name: (field.metadata or {}).get(b"description", b"").decode() for field in table.schema}
    assert meanings["day"].startswith("Local publication day")
    assert all(meanings.values())


def test_lines_say_the_same(settings: Settings, tmp_path: Path) -> None:
    lines, table = tmp_path / "all.jsonl.zst", tmp_path / "all.parquet"
    export(settings, Selection(), lines)
    export(settings, Selection(), table)

    def plain(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else value

    expected = [{name: plain(value) for name, value in row.items()} for row in parquet.read_table(table).to_pylist()]
    given = list(_lines(lines))
    for row in (*expected, *given):
        for moment in ("published_at", "since", "captured_at"):
            row[moment] = datetime.fromisoformat(row[moment]).astimezone(UTC)
    assert given == expected


@pytest.mark.parametrize("name", ["again.parquet", "again.jsonl.zst"])
def test_the_same_articles_give_the_same_bytes(settings: Settings, tmp_path: Path, name: str) -> None:
    export(settings, Selection(), tmp_path / name)
    before = (tmp_path / name).read_bytes()
    export(settings, Selection(), tmp_path / name)
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("selection", "keys"),
    [
        (Selection(source=SOURCE), ["1", "2"]),
        (Selection(first=DAY), ["2", "9"]),
        (Selection(last=BEFORE), ["1"]),
        (Selection(first=DAY, last=DAY, source="quay"), ["9"]),
        (Selection(language="en"), []),
    ],
)
def test_what_is_selected(settings: Settings, tmp_path: Path, selection: Selection, keys: list[str]) -> None:
    path = tmp_path / "some.jsonl.zst"
    assert export(settings, selection, path) == len(keys)
    assert [line["url"].rsplit("/", 1)[1] for line in _lines(path)] == keys


def test_revisions_are_rows_of_their_own_and_one_is_current(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "texts.parquet"
    assert export(settings, Selection(source=SOURCE, revisions=True), path) == 4
    texts = [row for row in parquet.read_table(path).to_pylist() if row["url"].endswith("/2")]
    assert [(row["cause"], row["rules_version"], row["is_current"]) for row in texts] == [
        ("publisher", "1", False),
        ("publisher", "1", False),
        ("rules", "2", True),
    ]
    assert [row["body"] for row in texts][1:] == ["نص ثان.", "نص ثالث."]


def test_a_file_of_no_known_form_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"all.csv: is no form of an export. End the name in .parquet or"):
        export(settings, Selection(), tmp_path / "all.csv")


def test_an_export_that_fails_leaves_the_file_as_it_was(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.parquet"
    export(settings, Selection(), path)
    before = path.read_bytes()
    monkeypatch.setattr("newsflow.store.exporting._CURRENT", "select {columns}, 1/0 from articles held where {where}")
    with pytest.raises(Exception, match="told"):
        export(settings, Selection(), path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["all.parquet"]
