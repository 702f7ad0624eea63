"""Folding gives one spelling to what readers take for the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.text import fold

SAME = {
    "tashkeel": ("يكشفُ العراقُ", "يكشف العراق"),
    "hamza_of_alef": ("أإآٱسيا", "ااااسيا"),
    "final_ya": ("على مصرى", "علي مصري"),
    "ta_marbuta": ("وزارة", "وزاره"),
    "persian_letters": ("کیک", "كيك"),
    "kurdish_he": ("هەولێر", "ههولێر"),
    "quotes_and_dashes": ("«قال» – نعم", '"قال" - نعم'),
    "arabic_digits": ("٢٠٢٤", "2024"),
    "persian_digits": ("۱۴۰۳", "1403"),
    "case": ("REUTERS", "reuters"),
    "turkish_dotted_i": ("İSTANBUL", "istanbul"),
    "turkish_dotless_i": ("Haber Kaynağı", "haber kaynaği"),
    "sharp_s": ("STRASSE", "straße"),
    "tatweel": ("1446هـ", "1446ه"),
    "presentation_forms": ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
    "zwnj": ("می\u200cخواهد", "میخواهد"),
    "hashtag": ("#العدوان_واحد", "العدوان واحد"),
}

DIFFERENT = {
    "kurdish_letters": ("دڵ", "دل"),
    "urdu_letters": ("بڑے", "بري"),
    "hamza_on_waw": ("مسؤول", "مسوول"),
    "accents": ("résumé", "resume"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_same_words(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_different_words(one, other):
    assert fold(one) != fold(other)


def test_folded_text_is_words_and_single_spaces():
    assert fold("  بغداد ـ «نهر»\nالإخباري، 2024/11/30 ") == "بغداد نهر الاخباري 2024 11 30"


def test_marks_that_make_other_words_stay():
    assert fold("हिन्दी") == "हिन्दी"


LONG = {
    "arabic": "أكّد الوزير، أنّ «المشروع» بدأ في 12/3/١٤٤٦هـ",
    "several_letters_for_one": "Straße İzmir",
    "beyond_the_table": "خبر 😀 中文",
    "spelling_marks": "می‌خواهم ـ كلمة",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_text_is_folded_like_its_parts(text):
    assert fold("\n".join([text] * 50)) == " ".join([fold(text)] * 50)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_second_fold_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
