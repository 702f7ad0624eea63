"""Saved pages: each gives the article that lies beside it, by its source's file and today's rules.

`newsflow preview URL --source SOURCE --save tests/pages` adds one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newsflow.cli.saved_page import read_saved
from newsflow.settings import PROJECT
from newsflow.sources import Source, read_source

PAGES = Path(__file__).parent
SAVED = sorted(PAGES.glob("*/*.json"))


def source_of(folder: Path) -> Source:
    """The source in use, or for an invented outlet the one beside its pages."""
    used = PROJECT / "include" / "sources" / f"{folder.name}.yaml"
    return read_source(used if used.is_file() else folder / used.name)


@pytest.mark.parametrize("saved", SAVED, ids=[str(path.relative_to(PAGES).with_suffix("")) for path in SAVED])
def test_a_saved_page_gives_its_article(saved: Path) -> None:
    wanted, now = read_saved(saved, source_of(saved.parent))
    assert now == wanted


def test_there_are_saved_pages() -> None:
    assert SAVED
