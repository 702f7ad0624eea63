"""A page that our own code stumbles over costs that page, and no other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import newsflow.clean
import newsflow.extract
from newsflow import store
from newsflow.errors import ConfigurationError, PageError
from newsflow.flow import run_verb
from newsflow.flow.sparing import made_or_dropped
from newsflow.local.sample import write_texts
from newsflow.model import Drop, RunKey, Verb
from newsflow.newsroom.gather import gather
from newsflow.settings import Settings, read_settings

SOURCE = """
key: texts
name: Texts
language: ar
time_zone: Asia/Baghdad
routes: [{kind: files, path: texts, glob: "*.txt"}]
"""
KEY = RunKey("texts", date(2025, 3, 12), "first")
LONG = "و" * 500


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    write_texts(tmp_path / "texts")
    (tmp_path / "texts.yaml").write_text(SOURCE, encoding="utf-8")
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


def _raise(error: Exception) -> None:
    raise error


DROPS = {
    "foreseen": (PageError("too_deep", "more than 500 levels"), ("too_deep", "more than 500 levels")),
    "unforeseen": (KeyError("x"), ("fault", "KeyError: 'x'")),
    "without words": (RecursionError(), ("fault", "RecursionError:")),
    "on several lines": (ValueError("a\n  b"), ("fault", "ValueError: a b")),
    "without end": (ValueError(LONG), ("fault", f"ValueError: {LONG}"[:200])),
}


@pytest.mark.parametrize(("error", "said"), DROPS.values(), ids=DROPS)
def test_an_error_is_a_drop(error: Exception, said: tuple[str, str], caplog: pytest.LogCaptureFixture) -> None:
    reason, detail = said
    made = made_or_dropped(Verb.CLEAN, "https://n.example/1", lambda: _raise(error))
    assert made == Drop("https://n.example/1", Verb.CLEAN, reason, detail)
    assert [record.levelno for record in caplog.records] == ([logging.ERROR] if reason == "fault" else [])
    assert ("Traceback" in caplog.text) == (reason == "fault")


def test_an_error_meant_for_people_goes_through() -> None:
    with pytest.raises(ConfigurationError):
        made_or_dropped(Verb.EXTRACT, "https://n.example/1", lambda: _raise(ConfigurationError("no such selector")))


def _stumbling(work: Callable[..., Any]) -> Callable[..., Any]:
    """The verb, with a fault that nobody knows of yet: it stumbles over the first thing it is given."""
    left = [1]

    def stumble(*given: Any) -> Any:
        if left:
            left.pop()
            raise RecursionError("maximum recursion depth exceeded")
        return work(*given)

    return stumble


STATIONS = {"extract": (newsflow.extract, "extract"), "clean": (newsflow.clean, "clean_article")}


@pytest.mark.parametrize(("package", "name"), STATIONS.values(), ids=STATIONS)
def test_one_page_that_fails_costs_one_page(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch, package: Any, name: str
) -> None:
    monkeypatch.setattr(package, name, _stumbling(getattr(package, name)))
    counts = [run_verb(settings, verb, KEY) for verb in Verb]
    assert counts[-1] == {"loaded": 1, "dropped": 1}
    lost = store.ledger_of_run(connection, KEY)[0]
    detail = "RecursionError: maximum recursion depth exceeded"
    assert (lost.outcome, lost.reasons, lost.detail) == ("dropped", ("fault",), detail)
    assert [step.sum.unaccounted for step in gather(settings, KEY).steps] == [0] * len(Verb)
