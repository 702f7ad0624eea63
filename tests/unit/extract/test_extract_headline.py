"""Headlines: the right title, without the outlet's name."""

from __future__ import annotations

import pytest

from newsflow.extract.headline import choose_headline, visible_headlines
from newsflow.extract.tree import parse

NAMES = ("موقع كلمة", "Kalima News", "kalima.example", "kalima")

CASES = {
    # stated titles, visible h1s, chosen
    "suffix": (["افتتاح مستشفى جديد في بغداد | موقع كلمة"], [], "افتتاح مستشفى جديد في بغداد"),
    "prefix": (["Kalima News - Hospital opens in Baghdad"], [], "Hospital opens in Baghdad"),
    "two_suffixes": (["Hospital opens | Kalima News | kalima.example"], [], "Hospital opens"),
    "name_without_spaces": (["Hospital opens - KalimaNews"], [], "Hospital opens"),
    "dash_of_its_own": (["Hospital opens - at last - Kalima News"], [], "Hospital opens - at last"),
    "hyphenated_word": (["Re-opening of the hospital"], [], "Re-opening of the hospital"),
    "visible_wins_when_alike": (
        ["Hospital opens in Baghdad (SEO)"],
        ["Menu", "Hospital opens in Baghdad"],
        "Hospital opens in Baghdad",
    ),
    "site_name_in_h1": (["Hospital opens in Baghdad"], ["Kalima News"], "Hospital opens in Baghdad"),
    "unlike_short_h1": (["Hospital opens in Baghdad"], ["About the weather"], "Hospital opens in Baghdad"),
    "unlike_h1s": (["Hospital opens"], ["All about the weather", "All about the news"], "Hospital opens"),
    "rewritten_for_search": (
        ["Best new hospitals 2024"],
        ["Doors open in Baghdad at last"],
        "Doors open in Baghdad at last",
    ),
    "only_h1": ([], ["Hospital opens"], "Hospital opens"),
    "title_is_the_name": (["Kalima News"], ["Hospital opens"], "Hospital opens"),
    "nothing": (["Kalima News"], [], None),
    "white_space": (["  Hospital \n opens "], [], "Hospital opens"),
}


@pytest.mark.parametrize(("stated", "visible", "chosen"), CASES.values(), ids=CASES)
def test_headline(stated: list[str], visible: list[str], chosen: str | None) -> None:
    assert choose_headline(stated, visible, NAMES) == chosen


def test_a_logo_is_no_headline() -> None:
    page = '<h1 class="site-logo">A</h1><h1><a href="/">B</a></h1><h1><a href="/news/1">C <b>d</b></a></h1><h1></h1>'
    assert visible_headlines(parse(page)) == ("C d",)
