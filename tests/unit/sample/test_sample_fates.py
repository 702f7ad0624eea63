from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from newsflow.local.sample.newsroom import archived, latest, moments, stories
from newsflow.local.sample.outlets import MARSA, OUTLETS, SINDYAN, Fate, Outlet
from newsflow.local.sample.site import reply
from newsflow.local.sample.story import Story
from newsflow.local.sample.truth import truth, truths
from newsflow.local.sample.visit import Visit

DAY = date(2024, 10, 1)


def one_of(outlet: Outlet, fate: Fate) -> Story:
    """The first story of this fate from 1 October 2024 on."""
    days = (DAY + timedelta(days=ahead) for ahead in range(90))
    told = (one for day in days for one in stories(outlet, day, datetime(2031, 1, 1, tzinfo=UTC)))
    return next(one for one in told if one.fate is fate)


def at(visit: Visit, outlet: Outlet, moment: datetime) -> Visit:
    return replace(visit, outlet=outlet, now=moment.astimezone(UTC))


def status(visit: Visit, told: Story) -> int:
    return reply(visit, visit.url(told).removeprefix(visit.base_url)).status


@pytest.mark.parametrize("outlet", [MARSA, SINDYAN], ids=["marsa", "sindyan"])
def test_a_corrected_story_reads_differently_on_a_later_visit(visit: Visit, outlet: Outlet) -> None:
    told = one_of(outlet, Fate.CORRECTED)
    first, later = (at(visit, outlet, told.moment + timedelta(hours=hours)) for hours in (1, 21))
    before, after = truth(first, told), truth(later, told)
    changed = [(old, new) for old, new in zip(before["body"], after["body"], strict=True) if old != new]
    assert changed == [(told.prose.paragraphs[1].text, told.prose.correction.text)]
    assert (before["outcome"], after["outcome"]) == ("loaded", "loaded")
    assert truth(later, told, before=first.now)["outcome"] == "revised"
    assert truth(later, told, before=later.now - timedelta(minutes=5))["outcome"] == "unchanged"


def test_a_correction_states_its_date(visit: Visit) -> None:
    told = one_of(MARSA, Fate.CORRECTED)
    later = at(visit, MARSA, told.moment + timedelta(hours=21))
    page = BeautifulSoup(reply(later, later.url(told).removeprefix(later.base_url)).body, "lxml")
    statement = json.loads(page.find("script", type="application/ld+json").get_text())
    assert statement["dateModified"] == truth(later, told)["fields"]["updated_at"]
    assert page.select_one("div.updated").get_text().startswith("آخر تحديث: ")


def test_a_vanished_story_is_gone_but_listed(visit: Visit) -> None:
    told = one_of(SINDYAN, Fate.VANISHED)
    first, later = (at(visit, SINDYAN, told.moment + timedelta(hours=hours)) for hours in (1, 31))
    assert (status(first, told), status(later, told)) == (200, 410)
    assert truth(first, told)["outcome"] == "loaded"
    assert truth(later, told, before=first.now)["outcome"] == "gone"
    assert told in archived(SINDYAN, told.day, later.now)


def test_a_late_story_appears_on_the_next_morning_under_its_own_day(visit: Visit) -> None:
    told = one_of(MARSA, Fate.LATE)
    morning = told.appears
    assert (morning.date(), morning.hour) == (told.day + timedelta(days=1), 9)
    night, day = at(visit, MARSA, morning - timedelta(minutes=1)), at(visit, MARSA, morning)
    assert (status(night, told), status(day, told)) == (404, 200)
    assert told not in latest(MARSA, night.now)
    assert told in latest(MARSA, day.now)
    assert truth(day, told)["day"] == told.day.isoformat()
    assert truth(day, told, before=night.now)["outcome"] == "loaded"


def test_a_doubled_story_is_a_duplicate_under_its_second_address(visit: Visit) -> None:
    told = one_of(MARSA, Fate.DOUBLED)
    here = at(visit, MARSA, told.moment)
    first, second = here.urls(told)
    answers = [reply(here, url.removeprefix(here.base_url)) for url in (first, second)]
    assert answers[0].status == 200
    assert answers[0].body == answers[1].body
    assert BeautifulSoup(answers[1].body, "lxml").find("link", rel="canonical")["href"] == first
    rows = list(truths(here, [told]))
    assert [(row["url"], row["outcome"]) for row in rows] == [(first, "loaded"), (second, "duplicate")]
    assert rows[1]["duplicate_of"] == first


def test_a_second_address_is_only_for_doubled_stories(visit: Visit) -> None:
    told = one_of(MARSA, Fate.PLAIN)
    assert reply(at(visit, MARSA, told.moment), f"/amp/{told.id}").status == 404


def test_an_undated_story_has_no_date_but_those_of_its_comments(visit: Visit) -> None:
    told = one_of(SINDYAN, Fate.UNDATED)
    row = truth(at(visit, SINDYAN, told.moment), told)
    assert (row["outcome"], row["fields"]["published_at"]) == ("quarantined", None)
    assert "date" not in {removed["kind"] for removed in row["removed"]}
    assert told not in archived(SINDYAN, told.day, told.moment)


def test_holidays_are_empty() -> None:
    assert moments(SINDYAN, date(2024, 5, 1)) == ()
    assert len(moments(SINDYAN, date(2024, 5, 2))) >= 6


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS.keys())
def test_fates_come_in_their_shares(outlet: Outlet) -> None:
    days = [DAY + timedelta(days=ahead) for ahead in range(60)]
    told = [one for day in days for one in stories(outlet, day, datetime(2031, 1, 1, tzinfo=UTC))]
    for fate, share in outlet.fates:
        assert sum(one.fate is fate for one in told) / len(told) == pytest.approx(share, abs=0.03)
    if not outlet.fates:
        assert {one.fate for one in told} == {Fate.PLAIN}


def test_sindyan_writes_in_three_languages(visit: Visit) -> None:
    press = at(visit, SINDYAN, datetime(2024, 12, 1, tzinfo=UTC))
    told = [one for ahead in range(30) for one in stories(SINDYAN, DAY + timedelta(days=ahead), press.now)]
    assert {one.prose.language for one in told} == {"ar", "en", "fa"}
    for one in told:
        path = press.url(one).removeprefix(press.base_url)
        assert path == f"/{one.prose.language}/{one.id}.html"
        other = path.replace(f"/{one.prose.language}/", "/ar/" if one.prose.language != "ar" else "/en/")
        assert reply(press, other).status == 404


def test_english_sentences_begin_with_a_capital(visit: Visit) -> None:
    press = at(visit, SINDYAN, datetime(2024, 12, 1, tzinfo=UTC))
    told = [one for ahead in range(30) for one in stories(SINDYAN, DAY + timedelta(days=ahead), press.now)]
    texts = [p.text for one in told if one.prose.language == "en" for p in one.prose.paragraphs]
    assert any(text.startswith("The education office of ") for text in texts)
    assert not any(text[0].islower() for text in texts)


DATES = {
    "ar": "الخميس 31 تشرين الأول 2024 | ",
    "en": "31 October 2024, ",
    "fa": "پنجشنبه ۳۱ اکتبر ۲۰۲۴ - ",
}


@pytest.mark.parametrize("language", DATES)
def test_dates_are_written_in_the_storys_language(visit: Visit, language: str) -> None:
    press = at(visit, SINDYAN, datetime(2024, 12, 1, tzinfo=UTC))
    told = [one for one in stories(SINDYAN, date(2024, 10, 31), press.now) if one.prose.language == language]
    lines = [line["line"] for one in told for line in truth(press, one)["removed"] if line["kind"] == "date"]
    assert lines
    assert all(line.startswith(DATES[language]) for line in lines)
