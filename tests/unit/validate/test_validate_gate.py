"""The gate: who is held, when the batch is stopped, what its sentence says, and that it fails closed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from newsflow.model import Check
from newsflow.validate import BY_CODE, EXPECTATIONS, Limits, validate
from newsflow.validate import gate as gate_module
from newsflow.validate import judge as judge_module
from newsflow.validate.suite import results_of
from validate_batches import batch


def check_of(checks: tuple[Check, ...], code: str) -> Check:
    return next(check for check in checks if check.code == code)


def test_a_good_batch_passes_with_every_check() -> None:
    verdicts, whole = validate(batch(3), Limits())
    assert [verdict.accepted for verdict in verdicts] == [True, True, True]
    assert (whole.passed, whole.sentence) == (True, "passed: 3 of 3 articles accepted")
    assert [check.code for check in whole.checks] == [row.code for row in EXPECTATIONS]
    assert {(check.state, check.sentence) for check in whole.checks} == {("pass", "")}


def test_articles_are_held_with_all_their_codes_in_the_records_order() -> None:
    wrong = replace(batch(1)[0], article_id="wrong", body_length=10, has_date=0, title_length=3)
    verdicts, whole = validate([*batch(4), wrong], Limits())
    assert [(verdict.article_id, verdict.codes) for verdict in verdicts if not verdict.accepted] == [
        ("wrong", ("short_body", "no_date"))
    ]
    assert [verdict.remarks for verdict in verdicts] == [
        ("url_twice",),
        (),
        (),
        (),
        ("url_twice", "odd_title", "unusual_length"),
    ]
    assert verdicts[4].url == "https://outlet.example/0"
    assert whole.passed
    assert whole.sentence.startswith("passed: 4 of 5 articles accepted, 1 held (short_body 1, no_date 1); ")
    assert "1 of 5 articles have a title shorter than 8 or longer than 300 characters (odd_title)" in whole.sentence


def test_a_batch_of_mostly_held_articles_is_stopped_and_says_why() -> None:
    verdicts, whole = validate(batch(40, 31, has_date=0), Limits(usual_held=0.03))
    assert sum(verdict.accepted for verdict in verdicts) == 9
    assert not whole.passed
    assert whole.sentence == (
        "stopped: 31 of 40 articles have no date (no_date); "
        "78% of the articles are held, where 3% are usual (too_many_held)"
    )


@pytest.mark.parametrize(
    ("limits", "passed", "sentence"),
    [
        (Limits(), True, "passed: nothing was published"),
        (Limits(least=1, usual=17.0), False, "stopped: no article arrived where 17 a day are usual (empty_batch)"),
        (
            Limits(least=1, volume_low=5),
            False,
            "stopped: no article arrived where at least 5 were expected (empty_batch)",
        ),
        (Limits(least=1, route_failed=True), False, "stopped: no article arrived and a route failed (empty_batch)"),
    ],
    ids=["quiet_day", "history_says_more", "file_says_more", "route_failed"],
)
def test_an_empty_batch(limits: Limits, passed: bool, sentence: str) -> None:
    verdicts, whole = validate([], limits)
    assert (verdicts, whole.passed, whole.sentence) == ((), passed, sentence)
    assert {check.code for check in whole.checks} == {"empty_batch", "volume_low", "volume_high"}


def test_too_few_articles_are_loaded_and_reported() -> None:
    _, whole = validate(batch(6), Limits(volume_low=24, route_failed=True))
    assert whole.passed
    assert whole.sentence == (
        "passed: 6 of 6 articles accepted; 6 articles arrived, at least 24 were expected (volume_low); a route failed"
    )


def test_every_failing_id_of_a_large_batch_is_returned() -> None:
    verdicts, whole = validate(batch(20_000, 10_000, mojibake_ratio=0.5), Limits())
    assert {verdict.article_id for verdict in verdicts if verdict.codes == ("mojibake",)} == {
        f"id-{n}" for n in range(10_000)
    }
    assert (check_of(whole.checks, "mojibake").failed, check_of(whole.checks, "mojibake").tested) == (10_000, 20_000)
    assert whole.passed


def test_an_expectation_that_raises_is_told_apart_and_stops_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(BY_CODE["no_date"], column="no_such_column")
    monkeypatch.setattr(gate_module, "ARTICLES", (broken, BY_CODE["short_body"]))
    verdicts, whole = validate(batch(3, 1, body_length=1), Limits())
    check = check_of(whole.checks, "no_date")
    assert (check.state, check.tested, check.failed) == ("error", 0, 0)
    assert "no_such_column" in check.sentence
    assert [verdict.codes for verdict in verdicts] == [("short_body",), (), ()]
    assert not whole.passed
    assert whole.sentence.startswith("stopped: the check could not be made: it raised: ")
    assert whole.sentence.endswith("this is a fault of ours, not of the articles (no_date)")


def _drop_an_id(results: dict[str, Any]) -> None:
    results["no_date"].result["unexpected_index_list"].pop()


def _drop_the_result(results: dict[str, Any]) -> None:
    del results["no_date"]


def _swap_an_id(results: dict[str, Any]) -> None:
    results["no_date"].result["unexpected_index_list"][0]["article_id"] = "of-another-batch"


def _forget_records(results: dict[str, Any]) -> None:
    results["no_date"].result["element_count"] -= 1


def _claim_success(results: dict[str, Any]) -> None:
    results["no_date"].success = True


def _claim_failure(results: dict[str, Any]) -> None:
    results["short_body"].success = False


def _observe_nothing(results: dict[str, Any]) -> None:
    if "volume_low" in results:
        results["volume_low"].result["observed_value"] = None


@pytest.mark.parametrize(
    ("tamper", "code", "fault"),
    [
        (_drop_an_id, "no_date", "it counted 2 failures and named 1"),
        (_drop_the_result, "no_date", "it gave no result"),
        (_swap_an_id, "no_date", "it named records that are not of this batch"),
        (_forget_records, "no_date", "it tested 5 of 6 records"),
        (_claim_success, "no_date", "it called 2 failures a success"),
        (_claim_failure, "short_body", "it called no failure a failure"),
        (_observe_nothing, "volume_low", "it observed nothing in 6 records"),
    ],
    ids=["an_id_too_few", "no_result", "foreign_id", "a_record_too_few", "success", "failure", "no_measure"],
)
def test_counts_that_disagree_stop_the_batch(
    monkeypatch: pytest.MonkeyPatch, tamper: Callable[[dict[str, Any]], None], code: str, fault: str
) -> None:
    def tampered(*arguments: Any) -> dict[str, Any]:
        results = results_of(*arguments)
        if code in results:
            tamper(results)
        return results

    monkeypatch.setattr(judge_module, "results_of", tampered)
    _, whole = validate(batch(6, 2, has_date=0), Limits())
    assert check_of(whole.checks, code).state == "error"
    assert not whole.passed
    assert f"stopped: the check could not be made: {fault}; " in whole.sentence
    assert f"({code})" in whole.sentence


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"script_ratio": float("nan")}, "wrong_script"), ({"lag_hours": float("nan")}, "future_date")],
    ids=["no_ratio", "no_lag_of_a_dated_article"],
)
def test_a_missing_value_is_no_pass(changes: dict[str, float], code: str) -> None:
    _, whole = validate(batch(6, 1, **changes), Limits())
    assert not whole.passed
    assert check_of(whole.checks, code).state == "error"
    assert "it passed over 1 missing values" in check_of(whole.checks, code).sentence


def test_what_was_measured_is_shown() -> None:
    mixed = [replace(record, body_length=length) for record, length in zip(batch(5), (7, 8, 9, 10, 900), strict=True)]
    _, whole = validate(mixed, Limits(volume_high=2))
    assert check_of(whole.checks, "short_body").observed == "7, 8, 9"
    assert check_of(whole.checks, "volume_high").observed == "5"
    assert check_of(whole.checks, "too_many_held").observed == "0.8"


def test_importing_the_gate_is_cheap() -> None:
    asked = "import sys, newsflow.validate; print(sorted({'great_expectations', 'pandas', 'numpy'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_judging_says_nothing_on_the_side(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    validate(batch(3, 1, has_date=0), Limits())
    assert capfd.readouterr() == ("", "")
    assert [entry.name for entry in caplog.records if entry.levelname != "DEBUG"] == []
