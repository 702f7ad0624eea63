"""JSON lines in, JSON lines out; a bad line costs itself only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsflow.cli.contract import convert
from newsflow.errors import ConfigurationError, PageError


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


def test_the_target_may_be_the_source(tmp_path: Path) -> None:
    (tmp_path / "both").write_text('{"id": 1, "text": "a"}\n', encoding="utf-8")
    assert convert(tmp_path / "both", tmp_path / "both", _shout) == (1, 0)
    assert json.loads((tmp_path / "both").read_text(encoding="utf-8")) == {"id": 1, "text": "A"}
    assert [path.name for path in tmp_path.iterdir()] == ["both"]


def test_a_target_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"--out .*nowhere/out: cannot be written"):
        convert(tmp_path / "in", tmp_path / "nowhere" / "out", _shout)


ODD = {
    "half a surrogate pair": (r'{"id": "s\ud800", "text": "a"}', {"id": "s\ud800", "text": "A"}),
    "nested too deep": ("[" * 100_000, {"id": None, "error": "not_json"}),
}


@pytest.mark.parametrize(("line", "expected"), ODD.values(), ids=ODD.keys())
def test_an_odd_line_costs_itself_only(tmp_path: Path, line: str, expected: dict[str, Any]) -> None:
    (tmp_path / "in").write_text(line + '\n{"id": 2, "text": "b"}\n', encoding="utf-8")
    convert(tmp_path / "in", tmp_path / "out", _shout)
    first, second = (json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines())
    assert {**first, **({"error": first["error"]["code"]} if "error" in first else {})} == expected
    assert second == {"id": 2, "text": "B"}
