"""`newsflow rules`: the table as a document, a page line by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.clean import RULES, RULES_VERSION
from newsflow.cli.app import app
from newsflow.errors import NewsflowError

TITLE = "افتتاح المكتبة العامة في حي الصناعة"
LEDE = "افتتحت مديرية الثقافة اليوم السبت المكتبة العامة في حي الصناعة بحضور عدد كبير من السكان."
MORE = "وقالت مديرة المكتبة إن أبوابها مفتوحة للجميع من الصباح حتى المساء طوال أيام الأسبوع وفي العطل."
LINES = (TITLE, "30 نوفمبر 2024", f"بغداد - {LEDE}", "شارك الخبر", MORE)
TEXT = "\n".join(LINES)
HTML = f"""<html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="article:published_time" content="2024-11-30T09:15:00+03:00"></head>
<body><article><h1>{TITLE}</h1><p>{LEDE}</p><p>{MORE}</p><p>شارك الخبر</p></article></body></html>"""
SOURCE = """
key: harbour
name: Harbour News
local_name: أخبار الميناء
homepage: https://harbour.example
language: ar
time_zone: Asia/Baghdad
routes: [{kind: feed, url: "https://harbour.example/feed"}]
"""

Run = Callable[..., str]


@pytest.fixture
def newsflow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command's words, for its arguments; a fault is raised as it is."""
    monkeypatch.setenv("NEWSFLOW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEWSFLOW_SOURCES", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "300")

    def run(*arguments: object) -> str:
        return CliRunner().invoke(app, ["rules", *map(str, arguments)], catch_exceptions=False).output

    return run


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_table_names_every_rule_with_a_line_it_takes_and_one_it_spares(newsflow: Run) -> None:
    said = newsflow()
    assert [rule.name for rule in RULES if f"  {rule.name}  {rule.kind}" not in said] == []
    assert f"    takes   {RULES[0].examples[0]}" in said
    assert f"    spares  {RULES[0].spares[0]}" in said
    assert "any_learned_line" in said
    assert said.rstrip().endswith(f"version {RULES_VERSION}")


def test_the_table_as_json_is_the_table(newsflow: Run) -> None:
    said = json.loads(newsflow("--json"))
    assert said["version"] == RULES_VERSION
    entry = next(entry for entry in said["rules"] if entry["name"] == RULES[0].name)
    assert entry["kind"] == RULES[0].kind
    assert entry["spares"] == list(RULES[0].spares)


FILTERS = {
    "kind": (("--kind", "byline"), {"byline"}, {"any", "ar", "en"}),
    "language": (("--language", "fa", "--kind", "related"), {"related"}, {"any", "fa"}),
    "a language that has no rules of its own": (("--language", "sw"), None, {"any"}),
}


@pytest.mark.parametrize(("asked", "kinds", "languages"), FILTERS.values(), ids=FILTERS.keys())
def test_the_table_is_filtered(
    newsflow: Run, asked: tuple[str, ...], kinds: set[str] | None, languages: set[str]
) -> None:
    listed = json.loads(newsflow(*asked, "--json"))["rules"]
    assert listed
    assert kinds is None or {entry["kind"] for entry in listed} == kinds
    assert {entry["languages"][0] for entry in listed} <= languages


def test_a_kind_that_is_none_lists_the_kinds(newsflow: Run) -> None:
    said = " ".join(newsflow("--kind", "menu").split())
    assert "'menu' is not one of" in said
    assert "byline" in said


def test_a_text_is_explained_line_by_line(newsflow: Run, tmp_path: Path) -> None:
    said = newsflow("explain", written(tmp_path, "page.txt", TEXT)).splitlines()
    signs = {line[2:]: line[0] for line in said if line[:2] in ("+ ", "- ", "± ")}
    assert signs == dict(zip(LINES, "--±-+", strict=True))
    assert said[said.index("- شارك الخبر") + 1].startswith("    share by any_share_bar. A line in which every word")
    assert "    dateline by any_dateline_head “بغداد -”. The dateline in front of the first paragraph" in "\n".join(
        said
    )
    assert said[-1] == (
        "Published: 2024-11-30. It is the only date of publication that a line states; "
        "the story calls today a Saturday, which it is."
    )


def test_a_text_without_a_story_says_that_its_cleaning_is_in_doubt(newsflow: Run, tmp_path: Path) -> None:
    said = newsflow("explain", written(tmp_path, "page.txt", "شارك الخبر\nالتعليقات")).splitlines()
    assert said[-1] == "Flags: clean_suspect"
    assert said[-2].startswith("Published: none. No date:")


def test_a_saved_page_is_explained_as_extract_reads_it(newsflow: Run, tmp_path: Path) -> None:
    said = newsflow("explain", written(tmp_path, "page.html", HTML))
    assert "header, 6 words, a heading's length, marked as title" in said
    assert "published 2024-11-30T09:15:00+03:00 meta" in said
    assert "Published: 2024-11-30T09:15:00+03:00. The page's own machine date (meta)" in said


def test_a_page_of_a_source_is_read_with_its_names(newsflow: Run, tmp_path: Path) -> None:
    written(tmp_path, "harbour.yaml", SOURCE)
    page = written(tmp_path, "page.txt", f"أخبار الميناء\n{TEXT}")
    assert "site_name by any_own_name" in newsflow("explain", page, "--source", "harbour")


RECORDS = [{"id": n, "raw_text": TEXT.replace("المكتبة", f"المكتبة {n}"), "language": "ar"} for n in (1, 2)]


def test_one_document_of_many_is_explained(newsflow: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "docs.jsonl", "\n".join(map(json.dumps, RECORDS)))
    assert TITLE.replace("المكتبة", "المكتبة 1") in newsflow("explain", path)
    assert TITLE.replace("المكتبة", "المكتبة 2") in newsflow("explain", path, "--record", "2")


FAULTS = {
    "no such document": ("docs.jsonl", json.dumps(RECORDS[0]), ("--record", "7"), "has no document '7'"),
    "not JSON": ("docs.jsonl", "{", (), "docs.jsonl, line 1: is not JSON"),
    "a document without text": ("docs.jsonl", '{"id": 1}', (), "id = 1: raw_text is missing"),
    "an empty page": ("page.html", "<html></html>", (), "empty_page"),
    "not text": ("page.txt", "PK\0\1", (), "is not text"),
    "a source that is not there": ("page.txt", TEXT, ("--source", "none"), "No source 'none'"),
    "neither file nor database": ("page.txt", TEXT, (), "No database"),
}


@pytest.mark.parametrize(("name", "text", "options", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_explained_says_why(
    newsflow: Run, tmp_path: Path, name: str, text: str, options: tuple[str, ...], said: str
) -> None:
    path = written(tmp_path, name, text)
    asked = "https://harbour.example/1" if said == "No database" else path
    with pytest.raises(NewsflowError, match=said):
        newsflow("explain", asked, *options)
