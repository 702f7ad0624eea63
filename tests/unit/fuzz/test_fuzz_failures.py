"""The fuzzer finds a planted fault, makes it small and keeps it; and itself draws the same cases again."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from fuzz import cases, failures, promises, watch
from fuzz.mutations import MUTATIONS, Mutation


def planted(text: str, _language: str) -> None:
    """Breaks on an x that stands anywhere before a y."""
    if "y" in text[text.find("x") :] and "x" in text:
        raise ValueError("an x before a y")


def endless(_text: str, _language: str) -> None:
    while True:
        pass


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(promises.EVERY, "planted", planted)
    monkeypatch.setitem(promises.EVERY, "endless", endless)
    monkeypatch.setitem(failures.TESTS, "planted", "tests/unit/text")
    monkeypatch.setattr(failures, "FOLDER", tmp_path / "failures")


def test_a_broken_promise_is_told_with_its_place(plant: None) -> None:
    found, _ = failures.attempt("planted", "..x..y..", "ar")
    assert found is not None
    assert found.error == "ValueError: an x before a y"
    assert found.trace.startswith("test_fuzz_failures.py:")
    assert failures.attempt("planted", "y before x", "ar")[0] is None


def test_a_failure_shrinks_to_what_it_needs(plant: None) -> None:
    found, _ = failures.attempt("planted", "a" * 100 + "x" + "b" * 100 + "y" + "c" * 100, "ar")
    assert found is not None
    assert failures.smaller(found).text == "xy"


def test_a_kept_failure_is_read_back_letter_by_letter(plant: None) -> None:
    failure = failures.Failure("planted", "ar", "x\ud800\u202e\0y\r\n", "ValueError: …", "a.py:1 f")
    path = failures.save(failure)
    assert failures.read(path) == failure
    assert path.read_bytes().isascii()
    assert f"--again {path}" in failures.advice(failure, path)


def test_what_never_ends_is_stopped(plant: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "GRACE", 0.05)
    found, seconds = failures.attempt("endless", "", "ar")
    assert found is not None
    assert found.error.startswith("TookTooLongError: more than 0.1 s")
    assert seconds < 5


def test_the_same_seed_draws_the_same_cases() -> None:
    assert [*islice(cases.lines("s"), 50)] == [*islice(cases.lines("s"), 50)] != [*islice(cases.lines("t"), 50)]
    assert [*islice(cases.documents("s"), 9)] == [*islice(cases.documents("s"), 9)]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[f"{at}_{one.__name__}" for at, one in enumerate(MUTATIONS)])
@pytest.mark.parametrize("text", ["", "a", "قال 12 كلمة\nأخرى"], ids=["empty", "letter", "lines"])
def test_a_mutation_takes_any_text(mutation: Mutation, text: str) -> None:
    assert all(isinstance(mutation(text, Random(seed)), str) for seed in range(20))


@pytest.mark.parametrize("promise", promises.EVERY)
def test_good_text_keeps_every_promise(promise: str) -> None:
    assert failures.attempt(promise, "<p>قال الوزير يوم 12 مارس 2025 إن العمل مستمر.</p>", "ar")[0] is None


LENGTHS = {"a_minute": (60, 1_200_000), "ten_minutes": (600, 10_000_000), "an_hour": (3600, 10_000_000)}


@pytest.mark.parametrize(("seconds", "length"), LENGTHS.values(), ids=LENGTHS)
def test_giants_leave_time_for_the_rest(seconds: float, length: int) -> None:
    assert len(next(cases.giants(seconds)).text) == length
