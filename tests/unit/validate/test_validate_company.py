"""What an article shares with its batch, and with what its source brought before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsflow.validate import Company, Limits, Lines, Usual, company_of, usual_of, validate
from newsflow.validate.gate import FEW
from validate_batches import batch


def test_one_text_at_several_addresses_counts_them_all() -> None:
    records = [replace(record, text_key=key) for record, key in zip(batch(4), ("a", "a", "b", ""), strict=True)]
    company = company_of(records, {"a": {"old-1", "id-0"}, "b": {"id-2"}}, {})
    assert [one.text_urls for one in company] == [3, 3, 1, 1]
    assert [one.known_text for one in company] == [1, 1, 0, 0]


def test_texts_that_two_of_one_batch_share_are_no_old_ones() -> None:
    records = [replace(record, text_key="a") for record in batch(2)]
    assert [one.known_text for one in company_of(records, {"a": {"id-0", "id-1"}}, {})] == [0, 0]


@pytest.mark.parametrize(("same", "share"), [(2, 0.0), (3, 0.3), (10, 1.0)])
def test_a_moment_counts_when_three_share_it(same: int, share: float) -> None:
    records = batch(10, same, moment="2026-11-20T00:00:00+00:00")
    assert company_of(records, {}, {})[0].moment_share == share


def test_articles_without_a_moment_share_none() -> None:
    assert company_of(batch(10), {}, {})[0] == Company()


def test_lines_of_a_fifth_of_the_articles_repeat_and_long_ones_are_texts() -> None:
    lines, quoted = Lines(), " ".join(["word"] * 26)
    for n in range(20):
        shared = ["read also"] if n < 4 else ["by one" if n < 7 else f"line {n}"]
        lines.note(f"id-{n}", [f"story {n}", *shared, quoted, ""])
    repeated = lines.repeated()
    assert [repeated[f"id-{n}"] for n in range(8)] == [1, 1, 1, 1, 0, 0, 0, 0]


def test_two_articles_are_no_custom() -> None:
    lines = Lines()
    lines.note("a", ["same"])
    lines.note("b", ["same"])
    assert lines.repeated() == {"a": 0, "b": 0}


class _Day:
    body_length = 1000.0
    title_overlap = 0.5
    own_language = 0.9


def test_what_is_usual_is_learned_in_a_fortnight() -> None:
    assert usual_of([_Day()] * 13, {"off_day": [0.1] * 13}) == Usual()
    assert usual_of([_Day()] * 14, {"off_day": [0.1] * 8 + [0.3] * 6}) == Usual(1000.0, 0.5, 0.9, {"off_day": 0.1})


def test_a_code_that_doubles_is_told_even_where_its_articles_are_held() -> None:
    records = batch(20, 4, has_date=0)
    _, whole = validate(records, Limits(usual_shares={"no_date": 0.09}))
    assert "no_date fails 20% of the articles, where 9% are usual (code_doubled)" in whole.sentence
    for usual in ({"no_date": 0.11}, {}):
        assert "code_doubled" not in validate(records, Limits(usual_shares=usual))[1].sentence
    few = batch(FEW - 1, 2, has_date=0)
    assert "code_doubled" not in validate(few, Limits(usual_shares={"no_date": 0.0}))[1].sentence
