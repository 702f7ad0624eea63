"""JSON lines in, JSON lines out; a bad line costs itself only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from newsflow.cli.contract import convert
from newsflow.errors import PageError


def _shout(record: dict[str, Any]) -> dict[str, Any]:
    if "text" not in record:
        raise PageError("no_text", "the field text is missing")
    return {"id": record["id"], "text": record["text"].upper()}


def test_each_line_has_its_answer_in_order(tmp_path: Path) -> None:
    lines = ['{"id": 1, "text": "a"}', "", "{broken", '["list"]', '{"id": 2}', '{"id": 3, "text": "ب c"}']
    (tmp_path / "in").write_text("\n".join(lines), encoding="utf-8")
    assert convert(tmp_path / "in", tmp_path / "out", _shout) == (2, 3)
    answers = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert [answer.get("text", answer.get("error", {}).get("code")) for answer in answers] == [
        "A", "not_json", "not_an_object", "no_text", "ب C",
    ]  # fmt: skip
    assert [answer["id"] for answer in answers] == [1, None, None, 2, 3]
