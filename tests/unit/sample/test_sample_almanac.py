from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hijridate import Hijri

from newsflow.local.sample import almanac

HEADS = {
    "wednesday": (date(2024, 12, 4), "الأربعاء 3 جمادى الآخرة 1446هـ 4 ديسمبر 2024"),
    "leap day": (date(2024, 2, 29), "الخميس 19 شعبان 1445هـ 29 فبراير 2024"),
    "hijri new year": (date(2024, 7, 7), "الأحد 1 محرم 1446هـ 7 يوليو 2024"),
}


@pytest.mark.parametrize(("day", "head"), HEADS.values(), ids=HEADS.keys())
def test_masthead(day: date, head: str) -> None:
    assert almanac.masthead(day) == head


def test_hijri_and_weekday_hold_for_200_days_by_chance() -> None:
    chance = Random(7)
    for _ in range(200):
        day = date(2012, 1, 1) + timedelta(days=chance.randrange(9000))
        year, month, number = almanac.hijri(day)
        assert Hijri(year, month, number).to_gregorian() == day
        name, _, rest = almanac.masthead(day).partition(" ")
        assert almanac.WEEKDAYS["ar"][day.isoweekday() - 1] == name
        assert rest.startswith(f"{number} {almanac.HIJRI_MONTHS[month - 1]} {year}هـ ")


@pytest.mark.parametrize(
    ("day", "month"),
    [(date(2024, 11, 30), "كانون الأول"), (date(2024, 12, 1), "كانون الثاني"), (date(2024, 1, 31), "شباط")],
    ids=["november", "december", "january"],
)
def test_the_coming_month(day: date, month: str) -> None:
    assert almanac.coming_month(day) == month
