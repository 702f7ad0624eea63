"""Pages that attack their reader: every one ends as text or with a named reason, soon, and costs itself alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsflow.cli.page import extract_record
from newsflow.errors import PageError
from newsflow.flow.pool import Bounds, in_children

TEXT = "افتتحت البلدية جسرا جديدا للمشاة في وسط المدينة بعد عام كامل من العمل بحضور عدد كبير من السكان."
STORY = f"<p>{TEXT}</p>"


def page(body: str, head: str = "<title>جسر جديد</title>") -> str:
    return f"<html><head>{head}</head><body><article><h1>جسر جديد</h1>{body}</article></body></html>"


def ld_json(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ATTRIBUTES = " ".join(f"a{number:x}=1" for number in range(8000))
# libxml2's time grows with the square of a tag's attributes: each tag passes the gate, all of them take half a minute
BOMB = page(f"<div {ATTRIBUTES}>x</div>" * 70 + STORY)
BILLION = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "http://127.0.0.2:9/secret">]>'

READ = {
    "1,500 levels": page("<div>" * 1500 + STORY),
    "a million comments that never close": page(STORY + "<!--" * 1_000_000),
    "half a million comments": page("<!-- -->" * 500_000 + STORY),
    "190,000 links": page(STORY + "".join(f'<a href="/{number}">ab</a>' for number in range(190_000))),
    "300,000 options": page("<select>" + "<option>x" * 300_000 + "</select>" + STORY),
    "NUL and control characters": page(STORY.replace("جسرا", "جس\x00را") + "<p>&#0;&#x81;\x85</p>"),
    "a lone surrogate": page(STORY + "<p>&#xD800;</p>", ld_json(r'{"@type":"NewsArticle","headline":"\ud800"}')),
    "entities, of which one is elsewhere": BILLION + page(f"{STORY}<p>&b;&c;</p>"),
    "JSON-LD nested 200,000 deep": page(STORY, ld_json("[" * 200_000)),
    "20,000 scripts of JSON-LD": page(STORY, ld_json('{"@type":"NewsArticle","headline":"x"}') * 20_000),
    "bidi override in the title": page(STORY, "<title>\u202eجسر\u200b جديد</title>"),
}
REFUSED = {
    "5,000 levels": (page("<div>" * 5000 + STORY), "too_deep"),
    "tables in tables": (page("<table><tr><td>" * 1500 + STORY), "too_deep"),
    "100,000 attributes": (page(f"<div {ATTRIBUTES * 13}>{STORY}</div>"), "tag_too_long"),
    "a line of 10 MB": (page("<p>" + "ا" * 5_000_000 + "</p>"), "too_large"),
    "a line of letters alone": (page("<p>" + "ا" * 2_000_000 + "</p>"), "empty_page"),
    "no text": (page(""), "empty_page"),
}


def read(path: Path) -> dict[str, Any]:
    return extract_record({"id": path.name, "html_path": str(path)})


def read_or_refused(path: Path) -> dict[str, Any] | str:
    try:
        return read(path)
    except PageError as error:
        return error.reason


def written(folder: Path, text: str, name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_the_text_is_found(text: str, tmp_path: Path) -> None:
    ((_, answer),) = in_children(read, [written(tmp_path, text)], bounds=Bounds(seconds=30))
    assert isinstance(answer, dict), answer
    assert TEXT in answer["body"]
    assert not {"\x00", "\ud800", "\u202e"} & set(json.dumps(answer, ensure_ascii=False))


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_the_page_is_refused_by_name(text: str, reason: str, tmp_path: Path) -> None:
    ((_, answer),) = in_children(read_or_refused, [written(tmp_path, text)], bounds=Bounds(seconds=30))
    assert answer == reason


def test_two_bombs_cost_themselves_alone(tmp_path: Path) -> None:
    good, bomb = written(tmp_path, page(STORY)), written(tmp_path, BOMB, "bomb.html")
    pages = [bomb if number in (70, 71) else good for number in range(300)]
    answers = [answer for _, answer in in_children(read, pages, children=2, bounds=Bounds(seconds=2))]
    died = {number: answer for number, answer in enumerate(answers) if isinstance(answer, PageError)}
    assert {number: error.reason for number, error in died.items()} == {70: "parse_timeout", 71: "parse_timeout"}
    assert sum(answer["body"].endswith(TEXT) for answer in answers if isinstance(answer, dict)) == 298
