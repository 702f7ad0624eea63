"""Two databases' rows are compared with their counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from drills.kills import OUTLET, large_source
from drills.rows import ROWS, Rows, differences
from newsflow.sources.catalogue import read_source


def rows(articles: list[str]) -> Rows:
    return {table: Counter() for table in ROWS} | {"articles": Counter((key,) for key in articles)}


CASES = {
    "same": (["a", "b"], ["b", "a"], []),
    "lost": (["a", "b"], ["a"], ["articles: 1 rows lost, the first ('b',)"]),
    "doubled": (["a"], ["a", "a"], ["articles: 1 rows too many or other, the first ('a',)"]),
    "other": (
        ["a"],
        ["b"],
        ["articles: 1 rows lost, the first ('a',)", "articles: 1 rows too many or other, the first ('b',)"],
    ),
}


@pytest.mark.parametrize(("expected", "found", "said"), CASES.values(), ids=CASES)
def test_differences(expected: list[str], found: list[str], said: list[str]) -> None:
    assert list(differences(rows(expected), rows(found))) == said


def test_the_outlet_of_the_kills_has_more_pages_than_a_part(tmp_path: Path) -> None:
    path = tmp_path / f"{OUTLET.key}.yaml"
    path.write_text(large_source(OUTLET, "http://127.0.0.1:9"), encoding="utf-8")
    assert read_source(path).expect.articles == (5, 100)
