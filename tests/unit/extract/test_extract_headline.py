"""Headlines: the right title, without the outlet's name."""

from __future__ import annotations

import pytest

from newsflow.extract.headline import choose_headline

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
    "unlike_h1": (["Hospital opens in Baghdad"], ["All about the weather"], "Hospital opens in Baghdad"),
    "only_h1": ([], ["Hospital opens"], "Hospital opens"),
    "title_is_the_name": (["Kalima News"], ["Hospital opens"], "Hospital opens"),
    "nothing": (["Kalima News"], [], None),
    "white_space": (["  Hospital \n opens "], [], "Hospital opens"),
}


@pytest.mark.parametrize(("stated", "visible", "chosen"), CASES.values(), ids=CASES)
def test_headline(stated: list[str], visible: list[str], chosen: str | None) -> None:
    assert choose_headline(stated, visible, NAMES) == chosen
