"""Every expectation catches what it is for and spares what just passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest

from newsflow.clean.evidence import PAGE_BASES, SHOWN
from newsflow.model import Quality
from newsflow.validate import BY_CODE, EXPECTATIONS, Company, Limits
from newsflow.validate.gate import ARTICLES, BATCH, parameters_for
from newsflow.validate.judge import Judged, judge
from newsflow.validate.suite import frame_of
from newsflow.validate.tables import COLUMNS
from newsflow.validate.tables.dates import DATE_BASES
from validate_batches import among, batch


def one(**changes: Any) -> list[Quality]:
    return batch(3, 1, **changes)


NO_LIMITS = Limits()


def edges(column: str, outside: int, count: int, *values: float) -> list[Quality]:
    """A hundred records: `count` of them outside the band, the others on its very edges."""
    of_each = [outside] * count + [values[n % len(values)] for n in range(100 - count)]
    return [replace(record, **{column: value}) for record, value in zip(batch(100), of_each, strict=True)]


@dataclass(frozen=True)
class Case:
    """A batch that fails its expectation in `failed` places, and one that only just passes it."""

    fails: Sequence[Quality]
    passes: Sequence[Quality]
    limits: Limits = NO_LIMITS
    failed: int = 1
    held: tuple[int, int] = (0, 0)
    company: tuple[Sequence[Company], Sequence[Company]] = ((), ())
    grown: tuple[int, int] = (0, 0)


CASES: dict[str, Case] = {
    "bad_url": Case(one(url_ok=0), one(url_ok=1)),
    "http_status": Case(one(status=206), one(status=200)),
    "suspect_page": Case(one(suspect=1), one(suspect=0)),
    "selectors_missed": Case(batch(100, 11, fallback=1), batch(100, 10, fallback=1), failed=11),
    "url_twice": Case(batch(3, 2, url="https://outlet.example/same"), batch(3), failed=2),
    "no_title": Case(one(title_length=0), one(title_length=1)),
    "odd_title": Case(batch(4, 2, title_length=7), edges("title_length", 0, 0, 8, 300), failed=2),
    "title_is_body": Case(one(title_is_body=1), one(title_is_body=0)),
    "short_body": Case(one(body_length=119), one(body_length=120), Limits(body_min=120)),
    "long_body": Case(one(body_length=9001), one(body_length=9000), Limits(body_max=9000)),
    "unusual_length": Case(edges("body_length", 399, 11, 400), edges("body_length", 399, 10, 400, 30_000), failed=11),
    "few_words": Case(edges("word_count", 39, 11, 40), edges("word_count", 39, 10, 40, 20_000), failed=11),
    "one_paragraph": Case(edges("paragraphs", 1, 51, 2), edges("paragraphs", 1, 50, 2), failed=51),
    "boilerplate": Case(batch(100, 11, boilerplate_ratio=0.901), edges("boilerplate_ratio", 1, 10, 0.9), failed=11),
    "duplicate_text": Case(one(duplicate_text=1), one(duplicate_text=0)),
    "broken_letters": Case(one(replacement_ratio=0.0011), one(replacement_ratio=0.001)),
    "mojibake": Case(one(mojibake_ratio=0.0021), one(mojibake_ratio=0.002)),
    "control_characters": Case(one(control_count=1), one(control_count=0)),
    "direction_marks": Case(one(bidi_count=1), one(bidi_count=0)),
    "html_residue": Case(batch(100, 3, html_residue=1), batch(100, 2, html_residue=1), failed=3),
    "wrong_script": Case(one(script_ratio=0.59), one(script_ratio=0.6), Limits(script_min=0.6)),
    "wrong_language": Case(batch(100, 6, language_ok=0), batch(100, 5, language_ok=0), failed=6),
    "no_date": Case(one(has_date=0), one(has_date=1)),
    "unknown_basis": Case(one(date_basis="crystal_ball"), one(date_basis="none", has_date=0)),
    "weak_date": Case(batch(100, 21, date_basis="inferred"), batch(100, 20, date_basis="inferred"), failed=21),
    "future_date": Case(one(lag_hours=-1.0001), one(lag_hours=-1.0)),
    "old_date": Case(one(lag_hours=744.5), one(lag_hours=744.0), Limits(oldest_hours=744.0)),
    "id_twice": Case(batch(3, 2, article_id="same"), batch(3), failed=2),
    "empty_batch": Case([], batch(1), Limits(least=1)),
    "volume_low": Case(batch(11), batch(12), Limits(volume_low=12)),
    "volume_high": Case(batch(13), batch(12), Limits(volume_high=12)),
    "too_many_held": Case(batch(6), batch(6), held=(4, 3)),
    "more_held_than_usual": Case(batch(5), batch(5), Limits(usual_held=0.05), held=(2, 1)),
    "same_text": Case(batch(6, 4, duplicate_text=1), batch(6, 3, duplicate_text=1)),
    "many_links": Case(edges("link_density", 1, 11, 0.3), edges("link_density", 1, 10, 0.3), failed=11),
    "mostly_links": Case(one(link_density=0.701), one(link_density=0.7)),
    "unrelated_title": Case(edges("title_overlap", 0, 11, 0.1), edges("title_overlap", 0, 10, 0.1), failed=11),
    "off_day": Case(batch(100, 21, off_day=1), batch(100, 20, off_day=1), failed=21),
    "repeated_line": Case(batch(3), batch(3), company=(among(3, 1, repeated_lines=1), among(3))),
    "text_at_many_urls": Case(batch(3), batch(3), company=(among(3, 1, text_urls=3), among(3, 1, text_urls=2))),
    "known_text": Case(
        batch(100), batch(100), failed=6, company=(among(100, 6, known_text=1), among(100, 5, known_text=1))
    ),
    "lengths_broken": Case(batch(5, 3, body_length=399), batch(5, 3, body_length=400), Limits(length_least=400.0)),
    "lengths_off": Case(batch(5, 3, body_length=1701), batch(5, 3, body_length=1700), Limits(length_high=1700.0)),
    "titles_unrelated": Case(
        batch(5, 3, title_overlap=0.29), batch(5, 3, title_overlap=0.3), Limits(overlap_least=0.3)
    ),
    "language_shift": Case(batch(6, 4, language_ok=0), batch(6, 3, language_ok=0), Limits(language_least=0.5)),
    "dates_off": Case(batch(6, 4, odd_day=1), batch(6, 3, odd_day=1)),
    "one_moment": Case(batch(10), batch(10), company=(among(10, 3, moment_share=0.3), among(10, 2, moment_share=0.2))),
    "old_texts": Case(batch(6), batch(6), company=(among(6, 4, known_text=1), among(6, 3, known_text=1))),
    "repeated_everywhere": Case(
        batch(6), batch(6), Limits(repeated_max=0.5), company=(among(6, 4, has_repeated=1), among(6, 3, has_repeated=1))
    ),
    "code_doubled": Case(batch(5), batch(5), grown=(1, 0)),
    "stale_batch": Case(
        batch(2, 2, lag_hours=48.5), [*batch(2, 2, lag_hours=900.0), *one(lag_hours=48.0)], Limits(freshest_hours=48.0)
    ),
}
CODES = list(CASES)


def judged(
    code: str, records: Sequence[Quality], limits: Limits, held: int, company: Sequence[Company] = (), grown: int = 0
) -> Judged:
    frame = frame_of(records, company)
    frame["grown"] = grown
    frame["held"] = [int(n < held) for n in range(len(records))]
    (answer,) = judge(frame, (BY_CODE[code],), {**parameters_for(len(records), limits), "grown": "short_body"})
    return answer


def test_every_code_has_its_cases() -> None:
    assert sorted(CASES) == sorted(row.code for row in EXPECTATIONS)
    assert len(BY_CODE) == len(EXPECTATIONS) >= 20


@pytest.mark.parametrize("code", CODES)
def test_what_it_is_for_fails(code: str) -> None:
    case = CASES[code]
    answer = judged(code, case.fails, case.limits, case.held[0], case.company[0], case.grown[0])
    assert (answer.check.state, answer.check.failed) == ("fail", case.failed)
    assert answer.check.sentence
    assert "{" not in answer.check.sentence
    if answer.check.tested > 1:
        assert answer.ids == {record.article_id for record in case.fails[: case.failed]}


@pytest.mark.parametrize("code", CODES)
def test_what_just_passes_passes(code: str) -> None:
    case = CASES[code]
    answer = judged(code, case.passes, case.limits, case.held[1], case.company[1], case.grown[1])
    assert answer.check.state == "pass"


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("odd_title", {"title_length": 301}),
        ("unusual_length", {"body_length": 30_001}),
        ("few_words", {"word_count": 20_001}),
        ("control_characters", {"control_count": 3}),
        ("http_status", {"status": 404}),
    ],
    ids=["title_too_long", "body_too_long", "too_many_words", "many_control_characters", "not_found"],
)
def test_the_other_side_fails_too(code: str, changes: dict[str, Any]) -> None:
    assert judged(code, one(**changes), Limits(), 0).check.state == "fail"


@pytest.mark.parametrize("code", ["future_date", "old_date", "unknown_basis", "weak_date", "stale_batch"])
def test_an_undated_article_is_no_matter_of_dates(code: str) -> None:
    undated = batch(2, 2, has_date=0, lag_hours=-99.0, date_basis="inferred")
    check = judged(code, undated, Limits(oldest_hours=1.0, freshest_hours=-100.0), 0).check
    assert (check.state, check.tested, check.failed) == ("pass", 0, 0)


@pytest.mark.parametrize("code", ["too_many_held", "more_held_than_usual", "same_text"])
def test_shares_of_very_few_articles_say_nothing(code: str) -> None:
    assert judged(code, batch(4, 4, duplicate_text=1), Limits(), 4).check.state == "pass"
    assert judged(code, batch(5, 5, duplicate_text=1), Limits(), 5).check.state == "fail"


def test_each_column_of_the_record_is_judged() -> None:
    judged_columns = {row.column for row in EXPECTATIONS}
    of_company = {"moment", "text_key"}  # they say what articles share
    assert {column.name for column in fields(Quality)} - of_company <= judged_columns
    assert {column.name for column in fields(Company)} <= judged_columns


def test_every_column_says_what_it_means_in_the_order_of_the_frame() -> None:
    assert list(COLUMNS) == [*(column.name for column in fields(Quality)), *(one.name for one in fields(Company))]
    assert all(says.endswith(".") for says in COLUMNS.values())


def test_each_parameter_exists() -> None:
    known = set(parameters_for(10, Limits()))
    assert {name for row in EXPECTATIONS for name in row.parameters} <= known


def test_nothing_that_holds_articles_is_tolerant() -> None:
    assert [row.code for row in ARTICLES if row.severity == "critical" and "mostly" in row.arguments] == []


def test_rows_of_the_batch_come_last_and_every_row_has_words() -> None:
    assert (*ARTICLES, *BATCH) == EXPECTATIONS
    for row in EXPECTATIONS:
        assert row.why.endswith(".")
        assert row.todo.endswith(".")
        assert not row.says.endswith(".")


def test_every_basis_that_cleaning_chooses_from_has_a_name() -> None:
    assert set(DATE_BASES) == {*PAGE_BASES, *SHOWN, "line", "hijri", "tweet", "inferred"}
