"""The script ratio says whether a text is written in the letters of its language."""

import pytest

from newsflow.text import script_ratio

CASES = {
    "arabic": ("قال الوزير، في 12 مايو.", "ar", 1.0),
    "arabic_with_tashkeel": ("قالَ الوزيرُ", "ar", 1.0),
    "half_and_half": ("abc قال", "ar", 0.5),
    "mojibake_is_not_arabic": ("Ø§Ù„Ø¹Ø±Ø§Ù‚", "ar", 0.0),
    "persian": ("می‌خواهد", "fa", 1.0),
    "sorani": ("هەولێر", "ckb", 1.0),
    "turkish": ("İçişleri Bakanlığı", "tr", 1.0),
    "english_in_arabic": ("hello world", "ar", 0.0),
    "german_and_a_half": ("Öl_2 und Übermut, ½", "de", 12 / 13),
    "russian_and_english": ("вода water_1", "ru", 4 / 9),
    "english_in_greek": ("water νερό", "en", 5 / 9),
    "beyond_the_first_plane": ("نعم 😀 yes", "ar", 0.5),
    "no_letters": ("12 / 34", "ar", 0.0),
    "unknown_language_is_not_judged": ("hello", "xx", 1.0),
}


@pytest.mark.parametrize(("text", "language", "expected"), CASES.values(), ids=CASES.keys())
def test_script_ratio(text, language, expected):
    assert script_ratio(text, language) == pytest.approx(expected)
