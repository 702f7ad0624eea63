"""Repair gives real letters and plain spaces, and touches nothing that a reader would miss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.text import repair

CASES = {
    "windows_line_ends": ("a\r\nb\rc", "a\nb\nc"),
    "line_separator": ("a\u2028b", "a\nb"),
    "no_break_space": ("12\u00a0مايو", "12 مايو"),
    "em_space": ("قال\u2003", "قال "),
    "bidi_marks": ("\u200fقال\u200e \u202bنعم\u202c", "قال نعم"),
    "soft_hyphen": ("news\u00adpaper", "newspaper"),
    "byte_order_mark": ("\ufeffقال", "قال"),
    "nul": ("قا\x00ل", "قال"),
    "zwnj_is_spelling": ("می\u200cخواهد", "می\u200cخواهد"),
    "presentation_forms": ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
    "lam_alef_ligature": ("ﻻ", "لا"),
    "presentation_vowel_sign": ("ك\ufe79", "ك\u064f"),
    "word_ligature_stays": ("محمد ﷺ", "محمد ﷺ"),
    "compatibility_signs_stay": ("½ ² ™", "½ ² ™"),
    "tatweel_in_a_word": ("مـساءً", "مساءً"),
    "long_tatweel_in_a_word": ("كلمــــة", "كلمة"),
    "tatweel_as_a_dash": ("دمشق ـ نهر", "دمشق ـ نهر"),
    "tatweel_after_the_hijri_sign": ("1446 هـ", "1446 هـ"),
    "tatweel_rule": ("ــــــ", "ــــــ"),
    "decomposed_letters": ("e\u0301", "é"),
    "tashkeel_quotes_digits_stay": ("«يكشفُ» ١٢ أإآ", "«يكشفُ» ١٢ أإآ"),
    "lone_surrogate": ("a\ud83db", "a\ufffdb"),
    "blank_lines_stay": ("a\n\n\nb ", "a\n\n\nb "),
}


@pytest.mark.parametrize(("given_text", "expected"), CASES.values(), ids=CASES.keys())
def test_repair(given_text, expected):
    assert repair(given_text) == expected


@given(st.text(alphabet=st.characters(codec=None)))
def test_second_repair_changes_nothing(text):
    assert repair(repair(text)) == repair(text)


@given(st.text(alphabet="اـآٱء ٓ\u0654\u064eﺍﻻ\ufe79\u200c\u200f\r\n \u00a0"))
def test_second_repair_of_arabic_changes_nothing(text):
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize("text", ["ر\u0640\u0301\u0651", "خ\u0640\u0301\u064f"], ids=["shadda", "damma"])
def test_marks_that_a_tatweel_carried_settle_at_once(text: str) -> None:
    assert repair(repair(text)) == repair(text)
