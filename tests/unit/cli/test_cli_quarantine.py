"""A held article on the screen: what each code means, and nothing that commands the terminal."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from newsflow.cli.held import record, show_held, show_line
from newsflow.cli.screen import harmless
from newsflow.model import RunKey
from newsflow.store import Capture, DecisionLine, Held
from newsflow.validate import BY_CODE

AT = datetime(2024, 12, 1, 0, 30, tzinfo=UTC)
ARTICLE = UUID("6f1d2a52-6b0c-5c58-9f5e-4e65777366a1")


def held(*codes: str, state: str = "open", **page: Any) -> Held:
    given = {
        "title": "افتتاح الجسر",
        "body": "سطر",
        "quality": {"body_length": 41},
        "published_at": None,
        "day": "2024-11-30",
        "word_count": 7,
        "extractor": "generic/1",
        "warc_file": "fetch/harbour/2024-11-30/nightly/part-0000.warc.gz",
        "warc_offset": 42,
    }
    capture = Capture(ARTICLE, AT, "3f2a+2", "hash")
    key = RunKey("harbour", date(2024, 11, 30), "nightly")
    settled = None if state == "open" else AT
    return Held(7, key, "https://harbour.example/1", codes, state, AT, settled, capture, given | page)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_each_code_says_what_it_means_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    show_held(held("short_body"), {"short_body": "3 of 40 articles have a body shorter than 200 characters"}, ())
    shown = lines(capsys)
    at = shown.index("short_body  body_length = 41")
    assert shown[at + 1 : at + 4] == [
        "sentence: 3 of 40 articles have a body shorter than 200 characters",
        f"why:      {BY_CODE['short_body'].why}",
        f"todo:     {BY_CODE['short_body'].todo}",
    ]
    assert "rules          3f2a+2" in shown
    assert "warc_offset    42" in shown
    assert "newsflow article --html 7 gives the page as it was served." in shown
    assert any(line.startswith("newsflow quarantine release 7 --why") for line in shown)


def test_a_settled_one_says_who_decided_and_asks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    decision = DecisionLine("release", "huda", AT, "short, and complete", None, None)
    show_held(held("short_body", state="released"), {}, [decision])
    shown = lines(capsys)
    assert "7 is released since 2024-12-01 00:30" in shown
    assert "release by huda, 2024-12-01 00:30: short, and complete" in shown
    assert not any("quarantine release" in line for line in shown)


def test_a_stopped_batch_is_no_fault_of_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    show_held(held("batch_stopped"), {"batch_stopped": "stopped: why"}, ())
    shown = lines(capsys)
    assert "sentence: stopped: why" in shown
    assert "todo:     newsflow overrule harbour nightly --why …, or mend the cause." in shown


def test_a_code_that_is_no_longer_known_says_itself(capsys: pytest.CaptureFixture[str]) -> None:
    show_held(held("of_old"), {}, ())
    shown = lines(capsys)
    assert shown[shown.index("Held for") + 1] == "of_old"


HOSTILE = "[red]x[/red] \x1b]0;owned\x07 \x9b31m \u202eabc\u2067"
HARMLESS = "[red]x[/red] \\u001b]0;owned\\u0007 \\u009b31m \\u202eabc\\u2067"


def test_what_a_page_says_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    one = held("short_body", title=HOSTILE, body=HOSTILE)
    show_line(one)
    show_held(one, {"short_body": HOSTILE}, [DecisionLine("keep", HOSTILE, AT, HOSTILE, None, None)])
    said = capsys.readouterr().out
    assert said.count(HARMLESS) == 6
    assert "\x1b]" not in said
    assert not {"\x07", "\x9b", "\u202e", "\u2067"} & set(said)


def test_letters_joiners_and_line_ends_stay() -> None:
    assert harmless("می\u200cشود\n\tب\u200f") == "می\u200cشود\n\tب\u200f"


def test_json_keeps_what_was_said_exactly() -> None:
    told = json.dumps(record(held("short_body", title=HOSTILE)), ensure_ascii=False, default=str)
    assert json.loads(harmless(told))["title"] == HOSTILE
    assert json.loads(told)["codes"][0]["value"] == 41
