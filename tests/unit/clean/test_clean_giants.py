"""A run of signs without spaces, however long, costs time in proportion to its length."""

from __future__ import annotations

import time

import pytest

from newsflow.clean import clean_text
from newsflow.model import Document


@pytest.mark.parametrize("unit", ["2024/12/", "٢", "a", "اقرأ", "http://x.y/", "(", "- "], ids=repr)
def test_a_hundred_thousand_signs_are_read_at_once(unit: str) -> None:
    began = time.process_time()
    cleaned = clean_text(Document(text=unit * (100_000 // len(unit))))
    assert time.process_time() - began < 2  # usually hundredths of a second; quadratic once, 50 s
    assert cleaned.text


SLOW_ONCE = {
    "words between bars and a full stop": " | ".join(["كلمة"] * 14) + ".",
    "blanks inside a name": "سامر ا" + " " * 11_600 + "لحلواني - مراسل",
}


@pytest.mark.parametrize("text", SLOW_ONCE.values(), ids=SLOW_ONCE.keys())
def test_a_short_line_has_no_second_thoughts(text: str) -> None:
    began = time.process_time()
    clean_text(Document(text=text))
    assert time.process_time() - began < 0.3  # usually thousandths; each took seconds once


def test_twenty_thousand_short_lines_below_a_story_are_read_in_turn() -> None:
    lead = "أعلنت البلدية افتتاح الجسر الجديد للمشاة بعد عام كامل من العمل بحضور عدد كبير من السكان والطلبة."
    began = time.process_time()
    cleaned = clean_text(Document(text="\n".join((lead, *("قار", "ماء") * 10_000))))
    assert time.process_time() - began < 8  # usually .8 s; each line asked all the others once, 20 s
    assert cleaned.body_lines
