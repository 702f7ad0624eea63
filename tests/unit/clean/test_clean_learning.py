"""Learned lines: which lines of a source's pages are its furniture."""

from __future__ import annotations

import random
from uuid import UUID

import pytest

from newsflow.clean.learning import EDGE, NEWEST, learn

CALL = "للتواصل مع غرفة الأخبار"
FOLDED = "للتواصل مع غرفه الاخبار"
BACKGROUND = "وتشهد المدينة موجة حر منذ مطلع الشهر الجاري."
NOTICE = "تعبر المقالات هنا عن آراء كتابها وحدهم."
LONG = " ".join(f"كلمة{n}" for n in range(26))


def pages(count: int, sharing: int, *shared: str) -> list[tuple[UUID, str]]:
    """So many articles, of which the first `sharing` end with the shared lines."""
    own = "خبر رقم {n} عن شارع في حي من أحياء المدينة"
    return [(UUID(int=n), "\n".join((own.format(n=n), *(shared * (n < sharing))))) for n in range(count)]


SPELLINGS = [(UUID(int=n), line) for n, line in enumerate(("أهلاً بكم هنا", "اهلا بكم هنا", "«أهلا بكم هنا»"))]
CASES: dict[str, tuple[list[tuple[UUID, str]], dict[str, int]]] = {
    "three of ten": (pages(10, 3, CALL), {FOLDED: 3}),
    "two are chance": (pages(10, 2, CALL), {}),
    "two percent of five hundred": (pages(500, 10, CALL), {FOLDED: 10}),
    "less than two percent": (pages(500, 9, CALL), {}),
    "two percent is rounded up": (pages(160, 3, CALL), {}),
    "25 words": (pages(12, 12, LONG.rpartition(" ")[0]), {LONG.rpartition(" ")[0].replace("ة", "ه"): 12}),
    "26 words may be agency text": (pages(12, 12, LONG), {}),
    "once an article": (pages(5, 4, CALL, CALL, CALL), {FOLDED: 4}),
    "spellings of one line": (SPELLINGS, {"اهلا بكم هنا": 3}),
    "only digits and signs": (pages(5, 5, "* * *", "12:30", "2024"), {}),
    "background sentence": (pages(60, 14, BACKGROUND), {}),
    "background sentence, few articles": (pages(9, 9, BACKGROUND), {}),
    "notice on a quarter of the pages": (pages(40, 10, NOTICE), {"تعبر المقالات هنا عن اراء كتابها وحدهم": 10}),
    "sentence in one place, heading in another": (pages(12, 6, NOTICE, NOTICE.rstrip(".")), {}),
    "a language without a word list": (pages(5, 5, "Wasiliana nasi hapa"), {"wasiliana nasi hapa": 5}),
    "a script without spaces": (pages(5, 5, "連絡先はこちら"), {"連絡先はこちら": 5}),
    "no article": ([], {}),
}


@pytest.mark.parametrize(("texts", "learned"), CASES.values(), ids=CASES.keys())
def test_lines_that_pages_share(texts: list[tuple[UUID, str]], learned: dict[str, int]) -> None:
    assert learn(texts) == learned


COLUMN = "أسعار الخضار في أسواق المدينة"


def test_a_headline_that_returns_is_not_learned() -> None:
    texts = pages(60, 14, COLUMN, CALL)
    assert learn(texts, {UUID(int=3): f"«{COLUMN}»"}) == {FOLDED: 14}


def test_a_slogan_that_was_taken_for_the_headline_is() -> None:
    texts = pages(60, 15, COLUMN)
    assert learn(texts, {article: COLUMN for article, _ in texts}) == {"اسعار الخضار في اسواق المدينه": 15}


def test_an_article_that_comes_twice_counts_once() -> None:
    assert learn(pages(2, 2, CALL) * 3) == {}


def test_the_order_of_the_articles_makes_no_difference() -> None:
    texts = pages(60, 20, CALL, NOTICE)
    mixed = random.Random(7).sample(texts, len(texts))
    assert learn(mixed) == learn(texts) == {FOLDED: 20, "تعبر المقالات هنا عن اراء كتابها وحدهم": 20}


def test_no_more_than_the_newest_articles_are_read() -> None:
    texts = iter(pages(NEWEST + 3, NEWEST + 3, CALL))
    assert learn(texts) == {FOLDED: NEWEST}
    assert len(list(texts)) == 2  # one more is taken to see that it is too many


def test_the_middle_of_a_very_long_page_is_not_counted() -> None:
    filling = "\n".join(f"سطر {n}" for n in range(EDGE))
    texts = [(UUID(int=n), f"{CALL}\n{filling}\nنتائج\n{filling}\nأرشيف") for n in range(5)]
    learned = learn(texts)
    assert learned[FOLDED] == learned["ارشيف"] == 5
    assert "نتائج" not in learned
