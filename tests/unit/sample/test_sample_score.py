from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsflow.local.sample import Found, score, write_texts
from newsflow.local.sample.newsroom import stories
from newsflow.local.sample.truth import truth
from newsflow.local.sample.visit import Visit


@pytest.fixture
def truths(visit: Visit) -> list[dict[str, Any]]:
    told = stories(visit.outlet, date(2024, 11, 30), visit.now)[:4]
    return [json.loads(json.dumps(truth(visit, one))) for one in told]


def perfect(row: dict[str, Any]) -> Found:
    removed = tuple((line["line"], line["kind"]) for line in row["removed"] if not line.get("outside"))
    return Found(row["outcome"], tuple(row["body"]), removed, row["fields"])


def test_a_perfect_pipeline_scores_one(truths: list[dict[str, Any]]) -> None:
    result = score(truths, {row["url"]: perfect(row) for row in truths})
    assert (result.kept_f1, result.kinds, result.fields, result.outcomes) == (1, 1, 1, 1)
    assert result.differences == ()


def test_a_pipeline_that_found_nothing_scores_zero(truths: list[dict[str, Any]]) -> None:
    result = score(truths, {})
    assert result.kept_f1 == 0
    assert result.outcomes == 0
    assert f"{truths[0]['url']}: outcome is 'missing', should be 'loaded'" in result.differences


def faults(row: dict[str, Any]) -> dict[str, tuple[Found, dict[str, int]]]:
    whole = perfect(row)
    title = row["fields"]["title"]
    return {
        "a lost line": (replace(whole, body=whole.body[1:]), {"line.lost": 1}),
        "a kept menu entry": (replace(whole, body=("الرئيسية", *whole.body)), {"line.extra": 1}),
        "a kept title": (replace(whole, body=(title, *whole.body)), {}),
        "spaces do not count": (replace(whole, body=tuple(f" {line}  " for line in whole.body)), {}),
        "tatweel inside a word does not count": (
            replace(whole, body=tuple(line.replace("ال", "اـل") for line in whole.body)),
            {},
        ),
        "a wrong kind": (replace(whole, removed=(("التعليقات", "share"),)), {"kind.wrong": 1}),
        "another right kind": (replace(whole, removed=((str(row["fields"]["comment_count"]), "comments"),)), {}),
        "a wrong day": (_with(whole, published_at="2024-12-04"), {"field.wrong": 1}),
        "no day": (_with(whole, published_at=None), {"field.wrong": 1}),
        "an invented source": (_with(whole, source="وكالات"), {"field.wrong": 1}),
        "a longer outlet": (_with(whole, outlet="موقع صدى النخلة الإخباري"), {}),
        "a lost post": (_with(whole, embeds=[{"handle": "other", "date": "2024-11-30"}]), {"field.wrong": 1}),
        "another outcome": (replace(whole, outcome="quarantined"), {"outcome.wrong": 1}),
    }


def _with(found: Found, **fields: Any) -> Found:
    return replace(found, fields={**found.fields, **fields})


NAMES = list(faults({"body": ["نص"], "removed": [], "fields": {"title": "", "comment_count": 0}, "outcome": "loaded"}))


@pytest.mark.parametrize("name", NAMES)
def test_each_fault_is_counted_once(truths: list[dict[str, Any]], name: str) -> None:
    found, wrong = faults(truths[0])[name]
    result = score(truths[:1], {truths[0]["url"]: found})
    counted = {key: count for key, count in result.counts.items() if not key.endswith(".right")}
    assert counted == wrong
    assert len(result.differences) == sum(wrong.values())


def test_a_feeds_time_is_no_fault_where_the_page_states_none(truths: list[dict[str, Any]]) -> None:
    row = next(row for row in truths if len(row["fields"]["published_at"]) == 10)
    found = _with(perfect(row), published_at="2024-11-30T10:00:00+03:00")
    assert score([row], {row["url"]: found}).fields == 1


def test_a_field_that_the_truth_does_not_hold_is_not_asked_for(truths: list[dict[str, Any]]) -> None:
    row = truths[0]
    found = _with(perfect(row))
    del row["fields"]["outlet"]
    assert score([row], {row["url"]: found}).fields == 1


TIMES = {
    "equal": ("2024-11-30T10:00:00+03:00", True),
    "in another zone": ("2024-11-30T07:00:00+00:00", True),
    "another minute": ("2024-11-30T10:01:00+03:00", False),
    "without a zone": ("2024-11-30T10:00:00", False),
    "without a time": ("2024-11-30", False),
}


@pytest.mark.parametrize(("given", "right"), TIMES.values(), ids=TIMES.keys())
def test_a_stated_time_must_be_found(truths: list[dict[str, Any]], given: str, right: bool) -> None:
    row = truths[0]
    row["fields"]["published_at"] = "2024-11-30T10:00:00+03:00"
    result = score([row], {row["url"]: _with(perfect(row), published_at=given)})
    assert result.counts.get("field.wrong", 0) == (0 if right else 1)


def test_the_texts_stand_in_their_folder(tmp_path: Path) -> None:
    paths = write_texts(tmp_path / "texts")
    assert [path.name for path in paths] == ["tweet_in_the_middle.txt", "masthead_and_footer.txt"]
    tweet, masthead = (path.read_text(encoding="utf-8").splitlines() for path in paths)
    assert any(line.startswith("— ") and "(@MadarSahlDemo) March 12, 2025" in line for line in tweet[5:-3])
    assert masthead[0] == "الثلاثاء 11 رمضان 1446هـ 11 مارس 2025"
    assert masthead[-1] == "التعليقات"


def test_a_place_that_the_headline_names_is_no_mistake(truths: list[dict[str, Any]]) -> None:
    row = truths[0] | {"title": "سوق جديد في مصراتة"}
    row["fields"] = row["fields"] | {"title": row["title"], "dateline": None}
    for place, right in (("مصراتة", 1), ("بغداد", 0)):
        found = replace(perfect(row), fields=row["fields"] | {"dateline": place})
        wrong = [said for said in score([row], {row["url"]: found}).differences if "dateline" in said]
        assert (not wrong) == bool(right)
