"""The region: the article whole, its surroundings near, the rest of the page left out."""

from __future__ import annotations

import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.near import Span, near_lines
from newsflow.extract.prose import Hints
from newsflow.extract.region import Region, choose
from newsflow.extract.tree import parse
from newsflow.model import Role

FIRST = "أعلنت وزارة الصحة اليوم السبت افتتاح المستشفى الجديد في العاصمة بعد ثلاث سنوات من العمل المتواصل."
SECOND = "وقال الوزير إن المستشفى سيستقبل المرضى من جميع المحافظات ابتداء من الأسبوع المقبل بطاقة كاملة."
THIRD = "وأضاف أن الوزارة ستفتح ثلاثة مستشفيات أخرى خلال العام القادم في محافظات الجنوب."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
REST = f"<p>{THIRD}</p>"
LONG = [SECOND, THIRD] + [f"{SECOND[:-1]}، كما جاء في البيان رقم {n}." for n in range(5)]
STORY = [FIRST, SECOND, THIRD]
TEASER = "<p>خبر آخر قصير عن موضوع مختلف تماما نشر قبل أيام في الصفحة الأولى من الجريدة.</p>"
MENU = "<ul>" + "".join(f'<li><a href="/{n}">قسم {n}</a></li>' for n in range(9)) + "</ul>"


def region(page: str, **hints: str) -> Region:
    return choose(read_outline(parse(f"<html><body>{page}</body></html>").find("body")), Hints(**hints))


def texts(page: str, **hints: str) -> list[str]:
    return [passage.text for passage in region(page, **hints).passages]


LEFT_OUT = {
    "menu": f"<div>{MENU}</div><div>{BODY}</div>",
    "list_of_links_inside": f"<div>{BODY}{MENU}</div>",
    "aside": f"<main>{BODY}<aside>{TEASER}</aside></main>",
    "footer": f"<main>{BODY}</main><footer>{TEASER}</footer>",
    "related_by_name": f'<div>{BODY}<div class="relatedPosts">{TEASER}</div></div>',
    "share_by_name": f'<div><div class="social-share"><p>شارك هذا الخبر مع أصدقائك الآن.</p></div>{BODY}</div>',
    "hidden": f'<div>{BODY}<div style="display:none">{TEASER}</div></div>',
    "other_column": f"<div><div>{BODY}</div><div>{TEASER}</div></div>",
    "comments": f'<div>{BODY}<div id="comments"><p>{"تعليق طويل من قارئ " * 12}.</p></div></div>',
}


@pytest.mark.parametrize("page", LEFT_OUT.values(), ids=LEFT_OUT)
def test_left_out(page: str) -> None:
    assert texts(page) == STORY


KEPT = {
    "named_like_an_advert_but_most_of_the_page": f'<div class="content-with-sidebar">{BODY}</div>',
    "everything_named_like_an_advert": "".join(f'<div class="promo">{part}</div>' for part in STORY),
    "text_before_the_paywalls_part": (
        f'<div><p>{FIRST}</p><div class="paywall">{"".join(f"<p>{text}</p>" for text in LONG)}</div></div>',
        [FIRST, *LONG],
    ),
    "short_lines_inside": (f"<div><p>{FIRST}</p><p>2 - 1</p><p>{SECOND}</p></div>", [FIRST, "2 - 1", SECOND]),
    "subheading": (f"<div><p>{FIRST}</p><h2>ماذا بعد</h2><p>{SECOND}</p></div>", [FIRST, "ماذا بعد", SECOND]),
    "split_over_sections": f"<div><section><p>{FIRST}</p></section><section><p>{SECOND}</p>{REST}</section></div>",
    "bare_text_with_breaks": f"<div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>",
    "quoted_post": (
        f'<div><p>{FIRST}</p><iframe src="https://t.me/x/7"></iframe><p>{SECOND}</p></div>',
        [FIRST, "https://t.me/x/7", SECOND],
    ),
}


@pytest.mark.parametrize("case", KEPT.values(), ids=KEPT)
def test_kept(case: str | tuple[str, list[str]]) -> None:
    page, expected = (case, STORY) if isinstance(case, str) else case
    assert texts(page) == expected


def test_lines_near_the_article_stay_and_are_told_apart() -> None:
    page = (
        f"<header>{MENU}</header><main><h1>افتتاح مستشفى</h1><div class='meta'><span>2024 / 11 / 30</span></div>"
        f"<div class='byline'><a href='/author/1'>أحمد الكاتب</a></div><div class='links'><a href='/x'>الصحة</a></div>"
        f"<div>{BODY}</div><div id='comments'><h3>التعليقات (3)</h3><p>{'تعليق من قارئ ' * 9}.</p></div></main>"
    )
    found = region(page, title="افتتاح مستشفى")
    assert [passage.text for passage in found.passages] == [
        "افتتاح مستشفى", "2024 / 11 / 30", "أحمد الكاتب", *STORY, "التعليقات (3)",
    ]  # fmt: skip
    assert found.passages[0].role is Role.TITLE
    assert found.near == {1, 2, 6}


def test_lines_right_below_the_text_stand_near_it() -> None:
    """There a story names its source or who signs it; the next block's lines are other things."""
    signed = "<p>المصدر: كلمة</p><p>س ع</p>"
    weather = "<div><p>حالة الطقس</p></div>"
    assert below(f"<div>{BODY}{signed}</div>{weather}") == ["المصدر: كلمة", "س ع"]
    assert below(f"<div>{BODY}<p hidden>المصدر: كلمة</p></div>{weather}") == []
    assert below(f"<div>{BODY}<p><a href='/weather'>حالة الطقس</a></p></div>") == []


def below(page: str) -> list[str]:
    """The lines near a text of three passages at the top of the page."""
    found = read_outline(parse(f"<html><body>{page}</body></html>").find("body"))
    near = near_lines(found, Span(title=None, first=0, last=2), frozenset())
    return [found.passages[at].text for at in sorted(near)]


HIJRI = "الأحد 12 جمادى الآخرة 1448هـ 22 نوفمبر 2026"
HEADLINE = "وزارة الصحة تفتتح مستشفى جديدا في العاصمة بعد ثلاث سنوات"
META = "<div><p>بغداد ـ كلمة</p><p>2026 / 11 / 21</p><p>0</p></div>"
META_LINES = ["بغداد ـ كلمة", "2026 / 11 / 21", "0"]
AROUND = {
    "below_a_long_headline": (
        f"<div><h1>{HEADLINE}</h1>{META}<div>{BODY}</div></div>",
        [HEADLINE, *META_LINES, *STORY],
    ),
    "above_the_headline": (
        f"<div><div>{HIJRI}</div><div>موقع كلمة</div><h1>{HEADLINE}</h1><div>{BODY}</div></div>",
        [HIJRI, "موقع كلمة", HEADLINE, *STORY],
    ),
    "above_the_menu": (
        f"<header>{HIJRI}</header><div class='menu'>{MENU}</div><h1>{HEADLINE}</h1><div>{BODY}</div>",
        [HIJRI, HEADLINE, *STORY],
    ),
    "above_a_headline_inside_the_text": (
        f"<div>{HIJRI}</div><div><h1>{HEADLINE}</h1>{BODY}</div>",
        [HIJRI, HEADLINE, *STORY],
    ),
    "above_text_without_headline": (f"<div>{HIJRI}</div><div>{BODY}</div>", [HIJRI, *STORY]),
    "not_the_menu": (f"<ul>{MENU}</ul><h1>{HEADLINE}</h1><div>{BODY}</div>", [HEADLINE, *STORY]),
    "not_what_is_hidden": (f"<div hidden>{HIJRI}</div><h1>{HEADLINE}</h1><div>{BODY}</div>", [HEADLINE, *STORY]),
    "not_sentences_above_the_headline": (
        f"<div>وقع حادث آخر.</div><h1>{HEADLINE}</h1><div>{BODY}</div>",
        [HEADLINE, *STORY],
    ),
    "the_comments_heading_alone": (
        f"<div>{BODY}</div><div class='comments'><h3>التعليقات</h3><p>شكرا.</p></div>",
        [*STORY, "التعليقات"],
    ),
}


@pytest.mark.parametrize(("page", "expected"), AROUND.values(), ids=AROUND)
def test_lines_around_the_text(page: str, expected: list[str]) -> None:
    found = region(page, title=HEADLINE)
    assert [passage.text for passage in found.passages] == expected
    assert found.near == {i for i, text in enumerate(expected) if text not in (HEADLINE, *STORY)}


HEADLINES = {
    "the_first_h1_that_repeats_it": (f"<h1>{HEADLINE}</h1><p>{FIRST}</p><h1>{HEADLINE}</h1><div>{REST * 9}</div>", 0),
    "else_the_last_that_repeats_it": (f"<h4>{HEADLINE}</h4><p>تابعنا</p><h2>{HEADLINE}</h2><div>{BODY}</div>", 2),
    "else_the_last_h1_above": (f"<h1>كلمة</h1><p>تابعنا</p><h1>مستشفى</h1><div>{BODY}<h1>كلمة</h1></div>", 2),
}


@pytest.mark.parametrize(("page", "at"), HEADLINES.values(), ids=HEADLINES)
def test_the_headline_is(page: str, at: int) -> None:
    roles = [passage.role for passage in region(page, title=HEADLINE).passages]
    assert [i for i, role in enumerate(roles) if role is Role.TITLE] == [at]


def test_only_the_nearest_lines_above_the_headline_stay() -> None:
    lines = [f"سطر {n}" for n in range(18)]
    page = f"{''.join(f'<p>{line}</p>' for line in lines)}<h1>{HEADLINE}</h1><div>{BODY}</div>"
    assert texts(page) == [*lines[-12:], HEADLINE, *STORY]


def test_the_description_brings_the_lead_back() -> None:
    lead = "افتتحت الوزارة مستشفى جديدا في العاصمة ويستقبل المرضى الأسبوع المقبل"
    text = "".join(f"<p>{line}</p>" for line in LONG)
    page = f"<div><div><div><p>{lead}</p></div></div><div>{MENU}<div><div>{text}</div></div></div></div>"
    assert texts(page) == texts(page, lead=lead) == [lead, *LONG]
    assert region(page).near == {0}
    assert region(page, lead=lead).near == set()


def test_the_stated_body_overrules_names() -> None:
    page = f'<div><p>{FIRST}</p><div class="promo">{TEASER}</div><p>{SECOND}</p><p>{THIRD}</p></div>'
    teaser = TEASER.removeprefix("<p>").removesuffix("</p>")
    assert texts(page) == STORY
    assert texts(page, body=f"{FIRST} {teaser} {SECOND} {THIRD} {FIRST}") == [FIRST, teaser, SECOND, THIRD]


@pytest.mark.parametrize(
    "page", ["", MENU, "<p>404</p>", "<div id='root'></div>"], ids=["empty", "menu", "stub", "shell"]
)
def test_a_page_without_prose_has_no_region(page: str) -> None:
    assert texts(page) == []


def test_lines_between_a_headline_in_the_text_and_the_rest_stay_near():
    title = "نقص الأدوية في منطقة المعلمين.. متى ينتهي؟"
    lines = "<div class='meta'><div class='writer'>بغداد ـ نهر</div><div class='date'>2024 / 11 / 30</div></div>"
    page = f"<div class='content'><h1 class='title'>{title}</h1>{lines}<div class='story'>{BODY}{REST}</div></div>"
    found = region(page, title=title, body=None, lead=None)
    assert [passage.text for passage in found.passages][:3] == [title, "بغداد ـ نهر", "2024 / 11 / 30"]
