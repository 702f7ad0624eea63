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
