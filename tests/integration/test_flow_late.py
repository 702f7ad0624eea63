"""Articles that come late are judged by themselves: they neither fill a day that is missing nor burden one that is
whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from load_cases import DAY, NIGHT, clean, key
from newsflow import store
from newsflow.flow import run_verb
from newsflow.flow.station import ARTICLES, BATCH, VERDICTS, Station
from newsflow.model import BatchVerdict, CleanArticle, Verb, Verdict
from newsflow.settings import Settings, read_settings

ROUTE = "dated_archive https://harbour.example/archive"
SOURCE = """
key: harbour
name: Harbour
homepage: https://harbour.example/
language: ar
time_zone: Asia/Baghdad
routes:
  - kind: dated_archive
    url: https://harbour.example/archive/{yyyy}/{mm}/{dd}
    links: a
    since: 2012-01-01
expect:
  articles: [4, 6]
"""


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "harbour.yaml").write_text(SOURCE, encoding="utf-8")
    store.open_run(connection, key(), NIGHT, [ROUTE])
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


def article(name: str, day: date, **changes: Any) -> CleanArticle:
    made = clean(name)
    link = replace(made.article.link, route=ROUTE, day=day)
    sound: dict[str, Any] = {"body_length": 900, "word_count": 150, "text_key": name, "title_overlap": 1.0}
    return replace(
        made,
        article=replace(made.article, link=link),
        quality=replace(made.quality, **{**sound, **changes}),
    )


def own(count: int) -> list[CleanArticle]:
    return [article(f"own{number}", DAY) for number in range(count)]


def late(count: int, **changes: Any) -> list[CleanArticle]:
    return [article(f"late{number}", DAY - timedelta(days=1), **changes) for number in range(count)]


def judged(settings: Settings, articles: Sequence[CleanArticle]) -> tuple[BatchVerdict, dict[str, Verdict]]:
    station = Station(settings, key())
    station.lake.write_lines(station.path(Verb.CLEAN, ARTICLES), articles)
    run_verb(settings, Verb.VALIDATE, key())
    verdicts = station.lake.read_lines(station.path(Verb.VALIDATE, VERDICTS), Verdict)
    names = {made.quality.article_id: made.article.key for made in articles}
    (batch,) = station.lake.read_lines(station.path(Verb.VALIDATE, BATCH), BatchVerdict)
    return batch, {names[verdict.article_id]: verdict for verdict in verdicts}


def test_a_whole_day_passes_however_many_came_late(settings: Settings) -> None:
    batch, verdicts = judged(settings, [*own(5), *late(20)])
    assert batch.passed, batch.sentence
    assert {check.observed for check in batch.checks if check.code in ("volume_low", "volume_high")} == {"5"}
    assert sum(verdict.accepted for verdict in verdicts.values()) == 25


def test_late_articles_do_not_stand_for_a_day_without_any(settings: Settings) -> None:
    batch, verdicts = judged(settings, late(5))
    assert not batch.passed
    assert "(empty_batch)" in batch.sentence
    assert [verdict.accepted for verdict in verdicts.values()] == [True] * 5


def test_a_late_article_is_held_for_what_it_lacks_itself(settings: Settings) -> None:
    batch, verdicts = judged(settings, [*own(5), *late(2, has_date=0)])
    assert batch.passed, batch.sentence
    assert {name: verdict.codes for name, verdict in verdicts.items() if not verdict.accepted} == {
        "late0": ("no_date",),
        "late1": ("no_date",),
    }
