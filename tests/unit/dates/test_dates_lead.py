"""What a lead says of today, wherever in its first sentences."""

import time

import pytest

from newsflow.dates import lead_weekday

SAID = {
    "behind a long first sentence": ("كلمة " * 60 + "اليوم الأحد", 6),
    "beyond the first sentences": ("كلمة " * 300 + "اليوم الأحد", None),
    "in several words": ("Paris, aujourd'hui lundi, le conseil", 0),
    "inside another word": ("علاج السبت", None),
    "the second of two": ("اليوم أعلن الوزير، اليوم الثلاثاء، القرار", 1),
}


@pytest.mark.parametrize(("line", "weekday"), SAID.values(), ids=SAID)
def test_weekday_that_the_lead_calls_today(line, weekday):
    assert lead_weekday(line) == weekday


def test_a_giant_line_of_todays_is_no_trouble():
    began = time.process_time()
    assert lead_weekday("ce)" * 1_000_000) is None
    assert time.process_time() - began < 2
