"""One story: the next story of an endless page is left out, and this one's second print."""

from __future__ import annotations

import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.story import COPIED, LEAST_COPIED, TOLD, one_story
from newsflow.extract.tree import parse

SENTENCE = "أعلنت وزارة الصحة اليوم السبت افتتاح المستشفى الجديد في العاصمة بعد ثلاث سنوات من العمل المتواصل"
PARAGRAPHS = [f"{number}. {SENTENCE}، كما جاء في البيان رقم {number}." for number in range(10)]
OTHER = "وقال مدير الميناء إن السفن ستدخل من البوابة الغربية ابتداء من الأسبوع المقبل، وإن العمل يستمر ليلا."
HEADLINE = "خبر آخر عن الجنوب"
NEXT = f"<article><h1>{HEADLINE}</h1><p>{OTHER}</p></article>"


def told(page: str) -> list[str]:
    """The texts of the one story, when all of a page was taken for article."""
    outline = read_outline(parse(f"<html><body>{page}</body></html>").find("body"))
    return [outline.passages[i].text for i in one_story(outline, range(len(outline.passages)))]


def rows(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_story_has_the_length_that_counts() -> None:
    assert sum(map(len, PARAGRAPHS)) > TOLD > sum(map(len, PARAGRAPHS[:2]))


ENDLESS = {
    "its_own_article": (f"<article>{rows(PARAGRAPHS)}</article>{NEXT}", PARAGRAPHS),
    "two_of_them": (f"<article>{rows(PARAGRAPHS)}</article>{NEXT}{NEXT}", PARAGRAPHS),
    "an_entry_of_a_live_page": (f"<article>{rows(PARAGRAPHS)}{NEXT}</article>", [*PARAGRAPHS, HEADLINE, OTHER]),
    "no_article_of_its_own": (f"<div>{rows(PARAGRAPHS)}</div>{NEXT}", [*PARAGRAPHS, HEADLINE, OTHER]),
    "a_headline_outside_of_articles": (
        f"<article>{rows(PARAGRAPHS)}</article><h1>{HEADLINE}</h1><p>{OTHER}</p>",
        [*PARAGRAPHS, HEADLINE, OTHER],
    ),
    "little_above_it": (
        f"<article>{rows(PARAGRAPHS[:2])}</article>{NEXT}",
        [*PARAGRAPHS[:2], HEADLINE, OTHER],
    ),
}


@pytest.mark.parametrize(("page", "story"), ENDLESS.values(), ids=ENDLESS)
def test_the_next_story_of_an_endless_page_is_left_out(page: str, story: list[str]) -> None:
    assert told(page) == story


WHOLE = " ".join(PARAGRAPHS)
FEW = " ".join(PARAGRAPHS[: LEAST_COPIED - 1])
PART = " ".join(PARAGRAPHS[:4])
AGAIN = {
    "whole": ([*PARAGRAPHS, WHOLE], PARAGRAPHS),
    "twice": ([WHOLE, *PARAGRAPHS, WHOLE], PARAGRAPHS),
    "half": ([*PARAGRAPHS, " ".join(PARAGRAPHS[:5])], PARAGRAPHS),
    "less_than_half": ([*PARAGRAPHS, f"{PART} {OTHER * 3}"], [*PARAGRAPHS, f"{PART} {OTHER * 3}"]),
    "few_paragraphs": ([*PARAGRAPHS[: LEAST_COPIED - 1], FEW], [*PARAGRAPHS[: LEAST_COPIED - 1], FEW]),
    "another_long_paragraph": ([*PARAGRAPHS, OTHER * 10], [*PARAGRAPHS, OTHER * 10]),
    "nothing_but_one_paragraph": ([OTHER], [OTHER]),
}


@pytest.mark.parametrize(("given", "kept"), AGAIN.values(), ids=AGAIN)
def test_a_second_print_of_the_text_is_left_out(given: list[str], kept: list[str]) -> None:
    assert told(rows(given)) == kept


def test_a_paragraph_that_begins_like_the_others_is_no_print_of_them() -> None:
    alike = [f"{SENTENCE[:80]} رقم {number}." for number in range(10)]
    longer = f"{SENTENCE}، {OTHER}"
    assert 2 * len(alike[0]) < len(longer) < COPIED * len("".join(alike))
    assert told(rows([*alike, longer])) == [*alike, longer]
