from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.load.history import history, merged, outcome
from newsflow.model import Outcome
from newsflow.store import Capture

ARTICLE = UUID(int=7)
NOON = datetime(2024, 11, 30, 12, tzinfo=UTC)


RANKS = {"1": 10, "2": 20, "f00d": 30, "beef": 40}


def captures(written: str) -> list[Capture]:
    """`1A 2B 3A@9`: the capture of hour 1 reads A, of hour 2 reads B, of hour 3 reads A by the rules 9 (else 1)."""
    made = []
    for item in written.split():
        reading, _, rules = item.partition("@")
        made.append(Capture(ARTICLE, NOON + timedelta(hours=int(reading[:-1])), rules or "1", reading[-1]))
    return made


def spelled(given_captures: list[Capture]) -> list[str]:
    return [
        f"{(item.captured_at - NOON).seconds // 3600}{item.content_hash} {item.cause} "
        f"told {(item.told_at - NOON).seconds // 3600}@{item.told_by}"
        for item in history(given_captures, RANKS)
    ]


CASES = {
    "one capture": ("1A", ["1A publisher told 1@1"]),
    "the same text again adds nothing": ("1A 2A 3A", ["1A publisher told 1@1"]),
    "the publisher changed it": ("1A 2B", ["1A publisher told 1@1", "2B publisher told 2@1"]),
    "and changed it back": ("1A 2B 3A", ["1A publisher told 1@1", "2B publisher told 2@1", "3A publisher told 1@1"]),
    "newer rules read the same bytes otherwise": ("1A 1B@2", ["1A publisher told 1@1", "1B rules told 1@2"]),
    "newer rules read the same text, and tell it": ("1A 1A@2", ["1A publisher told 1@2"]),
    "newer rules tell by their earliest capture": ("1A 2A@2 3A@2", ["1A publisher told 2@2"]),
    "a version's rank counts, not its spelling": ("1A@f00d 1A@beef", ["1A publisher told 1@beef"]),
    "an old capture by new rules does not overtake": (
        "1A 2B 1C@2",
        ["1A publisher told 1@1", "1C rules told 1@2", "2B rules told 2@1"],
    ),
}


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES.keys())
def test_history(written: str, expected: list[str]) -> None:
    assert spelled(captures(written)) == expected


@pytest.mark.parametrize("written", ["1A 2B 3A 4A", "1A 1B@2 2A 3C@2", "1A 2A 3A@2 4B"])
def test_any_order_gives_the_same_history(written: str) -> None:
    whole = history(captures(written), RANKS)
    assert {history(order, RANKS) for order in permutations(captures(written))} == {whole}


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from("AB"), st.sampled_from("12")), min_size=1), st.randoms())
def test_captures_one_by_one_or_at_once(drawn: list[tuple[int, str, str]], random: object) -> None:
    made = {(hour, rules): f"{hour}{text}@{rules}" for hour, text, rules in drawn}
    whole = captures(" ".join(made.values()))
    grown: tuple[Capture, ...] = ()
    for item in random.sample(whole, len(whole)):  # type: ignore[attr-defined]
        grown = merged(grown, [item])
    assert history(grown, RANKS) == history(whole, RANKS)
    texts = [item.content_hash for item in history(whole, RANKS)]
    assert all(before != after for before, after in pairwise(texts))


def test_another_reading_by_the_same_rules_takes_the_place_of_the_first() -> None:
    assert merged(captures("1A 2B"), captures("1C")) == tuple(captures("1C 2B"))


OUTCOMES = {
    "new": ("", "1A", Outcome.LOADED),
    "same text": ("1A", "1A 2A", Outcome.UNCHANGED),
    "older text": ("2B", "1A 2B", Outcome.UNCHANGED),
    "newer text": ("1A", "1A 2B", Outcome.REVISED),
}


@pytest.mark.parametrize(("before", "after", "expected"), OUTCOMES.values(), ids=OUTCOMES.keys())
def test_outcome(before: str, after: str, expected: Outcome) -> None:
    assert outcome(history(captures(before), RANKS), history(captures(after), RANKS)) is expected
