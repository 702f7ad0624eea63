"""The contract of `newsflow clean`, and the two example pages where the development data are at hand."""

import json
from pathlib import Path

import pytest

from newsflow.clean import clean_record
from newsflow.errors import PageError

DATA = Path(__file__).parents[4] / "shared" / "data" / "clean"
LEDE = "أعلنت بلدية المدينة افتتاح جسر جديد للمشاة بعد عام كامل من العمل، بحضور عدد كبير من السكان."


def test_record_says_body_removed_lines_and_fields():
    record = clean_record({"id": "a1", "raw_text": f"افتتاح جسر جديد في المدينة\n4 ديسمبر 2024\n{LEDE}\nشارك"})
    assert record["id"] == "a1"
    assert record["body_lines"] == [LEDE]
    assert [(line["line"], line["kind"]) for line in record["removed"]] == [
        ("افتتاح جسر جديد في المدينة", "title"),
        ("4 ديسمبر 2024", "date"),
        ("شارك", "share"),
    ]
    assert record["fields"]["title"] == "افتتاح جسر جديد في المدينة"
    assert record["fields"]["published_at"] == "2024-12-04"
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_line_that_went_in_pieces_is_reported_once():
    glued = "سامي حدادبواسطة سامي حدادالأربعاء 21 فبراير 2024 1:55 ملا توجد تعليقات2 دقائق"
    record = clean_record({"id": "a1", "raw_text": f"افتتاح جسر جديد في المدينة\n{glued}\n{LEDE}"})
    assert [line["line"] for line in record["removed"]] == ["افتتاح جسر جديد في المدينة", glued]


def test_fetch_time_dates_a_line_without_a_year():
    text = f"افتتاح جسر جديد في المدينة\nالأربعاء 21 فبراير\n{LEDE}"
    record = clean_record({"id": "a1", "raw_text": text, "fetched_at": "2024-03-01T10:00:00+00:00"})
    assert record["fields"]["published_at"] == "2024-02-21"


BAD = {
    "no_id": ({"raw_text": "a"}, "id is missing"),
    "no_text": ({"id": "a1"}, "raw_text is missing"),
    "text_of_another_type": ({"id": "a1", "raw_text": 5}, "raw_text is missing or of another type"),
    "naive_time": ({"id": "a1", "raw_text": "a", "fetched_at": "2024-12-04T10:00:00"}, "ISO 8601 with offset"),
    "no_time": ({"id": "a1", "raw_text": "a", "fetched_at": "yesterday"}, "'yesterday'"),
    "language_of_another_type": ({"id": "a1", "raw_text": "a", "language": 3}, "language = 3"),
}


@pytest.mark.parametrize(("record", "said"), BAD.values(), ids=BAD.keys())
def test_bad_record_is_refused_with_its_reason(record, said):
    with pytest.raises(PageError, match=said) as caught:
        clean_record(record)
    assert caught.value.reason == "bad record"


def _examples():
    path = DATA / "seeds_clean.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.skipif(not _examples(), reason="the development data are not here")
@pytest.mark.parametrize("example", _examples(), ids=lambda example: example["id"])
def test_example_page_is_read_as_its_truth_says(example):
    record = clean_record({"id": example["id"], "raw_text": example["raw_text"], "language": "ar"})
    truth = example["fields"]
    assert record["body_lines"] == [line.strip() for line in example["body"]]
    assert [(line["line"], line["kind"]) for line in record["removed"]] == [
        (line["line"], line["kind"]) for line in example["removed"]
    ]
    published = truth["published_at"] or truth.get("published_at_inferred")
    assert record["fields"]["published_at"] == published
    compared = (
        "title",
        "updated_at",
        "page_date",
        "dateline",
        "author",
        "outlet",
        "source",
        "comment_count",
        "view_count",
    )
    assert {name: record["fields"][name] for name in compared} == {name: truth[name] for name in compared}
    parts = ("platform", "name", "handle", "date", "url", "media", "text")
    assert record["fields"]["embeds"] == [{part: post[part] for part in parts} for post in truth["embeds"]]
