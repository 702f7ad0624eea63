"""Pages on disk become articles; one that cannot be read costs itself only."""

from __future__ import annotations

import gzip
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from newsflow.cli.contract import convert
from newsflow.cli.page import extract_record, read_article
from newsflow.errors import PageError

HTML = """<!doctype html><html lang="ar"><head><title>افتتاح جسر جديد في المدينة - صحيفة الواحة</title>
<meta property="article:published_time" content="2024-11-30T09:15:00+03:00">
<meta property="article:section" content="محليات"></head><body>
<nav><a href="/">الرئيسية</a><a href="/s">رياضة</a></nav>
<article><h1>افتتاح جسر جديد في المدينة</h1><p>كتب: سامر الحلواني</p>
<p>افتتحت بلدية الواحة صباح اليوم السبت جسراً جديداً يربط ضفتي النهر بعد عامين من العمل المتواصل.</p>
<p>وقال رئيس البلدية إن الجسر سيخفف الازدحام عن وسط المدينة، ويختصر الطريق إلى السوق القديم.</p>
<p>وبلغت كلفة المشروع نحو أربعة ملايين، دفعت البلدية نصفها من موازنتها للعام الماضي.</p>
<p>اقرأ أيضاً:</p></article></body></html>"""
FIELDS = {
    "id", "title", "body", "authors", "published_at", "modified_at", "language", "section", "tags", "image",
    "extractor",
}  # fmt: skip


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(HTML.encode())[:-20])
    (tmp_path / "empty.html").write_text("", encoding="utf-8")
    return tmp_path


def _answers(pages: Path, names: list[str], *, raw: bool = False) -> list[dict[str, Any]]:
    records = [{"id": name, "html_path": str(pages / name), "url": "https://waha.example/1"} for name in names]
    (pages / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    convert(pages / "in.jsonl", pages / "out.jsonl", partial(extract_record, raw=raw))
    return [json.loads(line) for line in (pages / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_page_gives_every_field_of_the_contract(pages: Path) -> None:
    [answer] = _answers(pages, ["page.html"])
    assert set(answer) == FIELDS
    assert answer["title"] == "افتتاح جسر جديد في المدينة"
    assert answer["published_at"] == "2024-11-30T09:15:00+03:00"
    assert answer["authors"] == ["سامر الحلواني"]
    assert (answer["language"], answer["section"], answer["modified_at"]) == ("ar", "محليات", None)


def test_cleaning_takes_what_raw_keeps(pages: Path) -> None:
    [clean], [raw] = _answers(pages, ["page.html"]), _answers(pages, ["page.html"], raw=True)
    assert "كتب: سامر الحلواني" in raw["body"]
    assert "كتب: سامر الحلواني" not in clean["body"]
    assert "اقرأ أيضاً" not in clean["body"]
    assert len(clean["body"].splitlines()) == 3


def test_gzip_reads_the_same(pages: Path) -> None:
    plain, packed = _answers(pages, ["page.html", "page.html.gz"])
    assert {**packed, "id": "page.html"} == plain


def test_a_page_that_cannot_be_read_costs_itself_only(pages: Path) -> None:
    answers = _answers(pages, ["missing.html", "cut.html.gz", "empty.html", "page.html"])
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        "unreadable_file", "unreadable_file", "empty_page", None,
    ]  # fmt: skip


ODD = {
    "no path": ({}, "no_path: the field html_path is missing"),
    "path with NUL": ({"html_path": "a\0b"}, "unreadable_file"),
    "address that is none": ({"html_path": "page.html", "url": "http://[x"}, "bad_url"),
    "address that is no text": ({"html_path": "page.html", "url": 7}, "bad_url: the field url holds int"),
}


@pytest.mark.parametrize(("record", "said"), ODD.values(), ids=ODD.keys())
def test_an_odd_record_says_so(record: dict[str, Any], said: str) -> None:
    with pytest.raises(PageError, match=said):
        extract_record(record)


def test_a_text_file_is_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("سطر أول\nسطر ثان", encoding="utf-8")
    article, source = read_article(tmp_path / "page.txt")
    assert article.text == "سطر أول\nسطر ثان"
    assert source.language == "und"
