"""The plain level folds letters, keeps punctuation, and knows its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.text import plain, plain_offsets, plain_rows

CASES = {
    "letters_and_comma": ("قالَ أحمدُ، وعلى", "قال احمد, وعلي"),
    "quotes_and_dashes": ("“نعم” – «لا»", '"نعم" - «لا»'),
    "question_and_stops": ("لماذا؟ نعم؛ ہے۔", "لماذا? نعم; هے."),
    "lone_tatweel_is_a_dash": ("بغداد ـ نهر", "بغداد - نهر"),
    "digits": ("٢٠٢٤ ۱۴۰۳", "2024 1403"),
    "case": ("Getty IMAGES", "getty images"),
    "zwnj": ("می\u200cخواهد", "ميخواهد"),
}


@pytest.mark.parametrize(("given_text", "expected"), CASES.values(), ids=CASES.keys())
def test_plain(given_text, expected):
    assert plain(given_text) == expected


def test_offsets_lead_back_to_the_words_as_written():
    text = "كَتَبَ أحمدُ سامي"
    offsets = plain_offsets(text)
    start = plain(text).index("احمد")
    assert text[offsets[start] : offsets[start + 4]] == "أحمدُ"


@given(st.text())
def test_every_character_has_its_place(text):
    offsets = plain_offsets(text)
    assert len(offsets) == len(plain(text)) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


ROWS = {
    "arabic": "أكّد الوزير،\nأنّ «المشروع» بدأ",
    "spelling_marks": "می‌خواهم\n‌ \nكلمة ً",
    "several_letters_for_one": "Straße\nİzmir\nﬁn",
    "beyond_the_table": "خبر 😀\n中文\nabc",
    "odd_letters_again_and_again": "ﬁﬁ ß😀ß\n😀 ﬂ",
    "more_odd_letters_than_are_looked_up": "一二三四五六七八九十百千万\nß",
    "ascii": 'The "Harbour", `12` [3]\nA\tb',
    "empty_rows": "\n\na\n",
    "nothing": "",
    "a_zero": "a\x00b\nc",
    "digits_of_many_scripts": "١٢ ۱۲ १२\n12",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS.keys())
def test_rows_are_plain_as_they_are_one_by_one(text):
    assert plain_rows(text) == [plain(row) for row in text.split("\n")]
