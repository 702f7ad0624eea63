"""The lake: whole files or none, the same items back, plain words when something is wrong."""

from __future__ import annotations

import errno
import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import zstandard

from newsflow.errors import ConfigurationError, NewsflowError, TransientError
from newsflow.lake import UNFINISHED, Lake
from newsflow.model import Attempt, DateRole, DateWitness, Drop, Link, Place, RunKey, Verb

KEY = RunKey("nakhla", date(2026, 11, 20), "manual-1")


@pytest.fixture(params=["folder", "memory"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    url = str(tmp_path / "lake") if request.param == "folder" else f"memory://{request.node.name}"
    return Lake(url)


ITEMS = {
    "dated link": Link(
        "https://n.example/1",
        "feed",
        date(2026, 11, 20),
        DateWitness(DateRole.PUBLISHED, date(2026, 11, 20), time(9, 30), 180, "stated", "feed", "Fri, 20 Nov"),
        "عنوان\nبسطرين",
    ),
    "bare link": Link("https://n.example/2", "archive"),
    "attempt with place": Attempt(
        "https://n.example/1", datetime(2026, 11, 20, 9, tzinfo=UTC), 200, None, 0.5, Place("fetch/a.warc.gz", 12)
    ),
    "drop": Drop("https://n.example/1", Verb.FETCH, "http_404", "نصّ\u2028آخر"),
}


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_lines_come_back_as_they_went(lake: Lake, item: object) -> None:
    path = f"{lake.folder(Verb.FETCH, KEY)}/items.jsonl.zst"

    assert lake.write_lines(path, [item, item]) == 2
    assert list(lake.read_lines(path, type(item))) == [item, item]
    assert lake.names(lake.folder(Verb.FETCH, KEY)) == ("items.jsonl.zst",)


def test_no_items_make_an_empty_file_that_is_there(lake: Lake) -> None:
    assert lake.write_lines("a/empty.jsonl.zst", []) == 0
    assert lake.exists("a/empty.jsonl.zst")
    assert list(lake.read_lines("a/empty.jsonl.zst", Drop)) == []


def test_a_failed_write_leaves_the_old_file_whole(lake: Lake) -> None:
    def breaks():
        yield Drop("u", Verb.FETCH, "new")
        raise RuntimeError("killed")

    lake.write_lines("a/drops.jsonl.zst", [Drop("u", Verb.FETCH, "old")])
    with pytest.raises(RuntimeError, match="killed"):
        lake.write_lines("a/drops.jsonl.zst", breaks())

    assert [drop.reason for drop in lake.read_lines("a/drops.jsonl.zst", Drop)] == ["old"]
    assert lake.names("a") == ("drops.jsonl.zst",)


def test_a_failed_first_write_leaves_nothing(lake: Lake, tmp_path: Path) -> None:
    def write_half() -> None:
        with lake.replacing("a/part.warc.gz") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert not lake.exists("a/part.warc.gz")
    assert list(tmp_path.rglob(f"*{UNFINISHED}")) == []


def test_what_a_kill_left_is_hidden_and_swept(tmp_path: Path) -> None:
    lake = Lake(str(tmp_path))
    lake.write_lines("a/whole.jsonl.zst", [])
    (tmp_path / "a" / f".part.warc.gz.0{UNFINISHED}").write_bytes(b"half")

    assert lake.names("a") == ("whole.jsonl.zst",)
    assert lake.sweep("a") == 1
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["whole.jsonl.zst"]
    assert lake.sweep("nowhere") == 0


def test_one_run_is_one_folder_whatever_its_name() -> None:
    key = RunKey("nakhla", date(2026, 11, 20), "backfill__2026-11-20T00:00:00+00:00/../x y")
    folder = Lake("memory://names").folder(Verb.CLEAN, key)

    assert folder == "clean/nakhla/2026-11-20/backfill__2026-11-20T00:00:00+00:00%2F..%2Fx%20y"


@pytest.mark.parametrize("run", ["", ".", ".."])
def test_a_run_without_a_name_is_refused(run: str) -> None:
    with pytest.raises(ConfigurationError, match="does not name a folder"):
        Lake("memory://names").folder(Verb.CLEAN, RunKey("nakhla", date(2026, 11, 20), run))


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../up", "a/../../up"])
def test_paths_stay_below_the_lake(lake: Lake, path: str) -> None:
    with pytest.raises(ConfigurationError, match="below the lake"):
        lake.exists(path)


def test_a_missing_file_says_which_and_what_to_do(lake: Lake) -> None:
    with pytest.raises(NewsflowError, match=r"a/none\.jsonl\.zst: no such file .*Run the verb"):
        list(lake.read_lines("a/none.jsonl.zst", Drop))


BROKEN = {
    "other type": (zstandard.compress(b'{"url":"u","verb":"fetch","reason":"r"}\n{"no":1}\n'), "line 2"),
    "cut line": (zstandard.compress(b'{"url":"u","ve'), "line 1"),
    "not zstd": (b"plain text", "line 1"),
}


@pytest.mark.parametrize(("content", "where"), BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_named(lake: Lake, content: bytes, where: str) -> None:
    with lake.replacing("a/drops.jsonl.zst") as file:
        file.write(content)
    with pytest.raises(NewsflowError, match=rf"drops\.jsonl\.zst, {where}: is not a Drop"):
        list(lake.read_lines("a/drops.jsonl.zst", Drop))


def test_a_lake_below_a_file_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigurationError, match=r"NEWSFLOW_LAKE = .*cannot be written"):
        Lake(str(tmp_path / "file")).write_lines("a/b.jsonl.zst", [])


def test_a_full_disk_is_transient(tmp_path: Path) -> None:
    def run_full():
        yield Drop("u", Verb.FETCH, "r")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(TransientError, match="is full"):
        Lake(str(tmp_path)).write_lines("a/b.jsonl.zst", run_full())
    assert list((tmp_path / "a").iterdir()) == []
