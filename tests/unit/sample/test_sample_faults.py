from __future__ import annotations

from datetime import date

import pytest

from newsflow.local.sample.faults import NONE, Faults

DEAD = Faults(dead_days=frozenset({date(2024, 12, 3)}))

PATHS = {
    "archive of the day": ("/archive/2024/12/03?page=1", True),
    "sitemap of the day": ("/sitemaps/2024-12-03.xml", True),
    "article of the day": ("/news/2024120307", True),
    "another day": ("/news/2024120407", False),
    "answer key": ("/truth/2024-12-03.jsonl", False),
    "home": ("/", False),
    "feed": ("/rss.xml", False),
}


@pytest.mark.parametrize(("path", "fails"), PATHS.values(), ids=PATHS.keys())
def test_a_dead_day_takes_what_belongs_to_it(path: str, fails: bool) -> None:
    assert DEAD.fails(path, 0) is fails
    assert not NONE.fails(path, 0)


def test_errors_come_in_their_share_and_pass() -> None:
    faults = Faults(errors=0.05)
    paths = [f"/news/20241203{number:02d}" for number in range(100)]
    failing = [(path, number) for number in range(10) for path in paths if faults.fails(path, number)]
    assert 30 <= len(failing) <= 70
    assert failing == [(path, number) for number in range(10) for path in paths if faults.fails(path, number)]
    assert max(sum(path == other for other, _ in failing) for path in paths) < 4


def test_refusals_come_in_their_share_and_spare_what_fails() -> None:
    faults = Faults(errors=0.05, refusals=0.05)
    asked = [(f"/news/20241203{number:02d}", again) for number in range(100) for again in range(10)]
    refused = [one for one in asked if faults.refuses(*one)]
    assert 30 <= len(refused) <= 70
    assert not any(faults.fails(*one) for one in refused)
    assert not faults.refuses("/truth/2024-12-03.jsonl", 0)


LIES = {
    "archive": ("/archive/2024/12/31?page=2", "/archive/2025/01/01?page=2"),
    "sitemap": ("/sitemaps/2024-12-31.xml", "/sitemaps/2025-01-01.xml"),
    "another day": ("/archive/2024/12/30", "/archive/2024/12/30"),
    "an article": ("/news/2024123107", "/news/2024123107"),
    "answer key": ("/truth/2024-12-31.jsonl", "/truth/2024-12-31.jsonl"),
}


@pytest.mark.parametrize(("path", "answered"), LIES.values(), ids=LIES.keys())
def test_a_lying_day_shows_the_lists_of_the_day_after(path: str, answered: str) -> None:
    assert Faults(lying_days=frozenset({date(2024, 12, 31)})).answered(path) == answered
