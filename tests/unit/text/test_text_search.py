"""Search terms: which words find which, and which must not."""

import pytest

from newsflow.text.search import search_terms

FIND = [
    ("بيان", "البيان"),
    ("وزارة", "الوزارة"),
    ("وزير", "الوزير"),
    ("وكالة", "الوكالة"),
    ("وكالة", "وكالات"),
    ("بغداد", "وبغداد"),
    ("فرنسا", "بفرنسا"),
    ("حكومة", "الحكومة"),
    ("حكومة", "حكومية"),
    ("حكومي", "الحكومية"),
    ("طائرة", "الطائرات"),
    ("مدرسة", "بالمدرسة"),
    ("مدرسة", "للمدرسة"),
    ("مهندس", "المهندسين"),
    ("مهندس", "والمهندسون"),
    ("قرار", "قرارها"),
    ("إيران", "ايران"),
    ("أمريكا", "امريكا"),
    ("مستشفى", "المستشفي"),
    ("اتفاق", "واتفاق"),
    ("رئيس", "الرئيسان"),
    ("العُدوان", "عدوان"),
    ("لبنان", "لبنانية"),
    ("دولة", "ودولة"),
    ("کشور", "كشور"),
]
SPARE = [
    ("بغداد", "غداد"),
    ("بيان", "يان"),
    ("وزير", "زير"),
    ("ليد", "وليد"),
    ("بوتين", "وتين"),
    ("مالي", "ما"),
    ("الم", "م"),
    ("سلام", "إسلام"),
    ("minister", "ministers"),
]


def meet(one: str, other: str) -> bool:
    return not set(search_terms(one).split()).isdisjoint(search_terms(other).split())


@pytest.mark.parametrize(("one", "other"), FIND, ids=[f"{one}={other}" for one, other in FIND])
def test_words_that_find_each_other(one: str, other: str) -> None:
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(("one", "other"), SPARE, ids=[f"{one}≠{other}" for one, other in SPARE])
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other)


def test_words_keep_their_order_and_stems_follow() -> None:
    assert search_terms("أعلنت وزارةُ الخارجية: «بيان»") == "اعلنت وزاره الخارجيه بيان وزار زار خارج"


def test_nothing_gives_nothing() -> None:
    assert search_terms("") == ""
    assert search_terms(" … ") == ""
