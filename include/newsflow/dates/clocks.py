"""Clocks: a time of day becomes one mark with all that belongs to it: "الساعة 9 مساء", "03:25 م (مكة المكرمة)"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from newsflow.dates.marks import Clock, Mark, Marks, Reduction, spanning
from newsflow.dates.words import HOURS

# "الساعة 9.41", "saat 14.05", "9.15 Uhr"
DOTTED = re.compile(r"(?P<at>[TU])F?(?P<h>n)[.](?P<m>n)(?![-/.:]?[nY])")
DOTTED_OCLOCK = re.compile(r"(?<![-/.])(?P<h>n)[.](?P<m>n)(?P<o>h)")
# "1 Aralık 2024 / 09.15"
DOTTED_BEHIND = re.compile(r"(?<=[DK])[-/,|]?(?P<h>n)[.](?P<m>n)(?![-/.:]?[nY])")
# "الساعة 9 صباحا", "9am"; never the day of "30/11/2024 صباحا" or "4 ديسمبر صباحا"
FULL_HOUR = re.compile(r"(?:(?P<at>T)F?(?P<h>n)(?=[,(]?[Aa])|(?<![-/.,MHJ])(?P<h2>n)(?:(?P<o>h)|(?=A)))")
PERIOD_AFTER = re.compile(r"(?P<c>C)[.,(]?(?P<p>[Aa])[.)]?")
PERIOD_BEFORE = re.compile(r"(?P<p>A)(?P<c>C)")
ZONE_AFTER = re.compile(r"(?P<c>C)(?:[-|,(F]{0,2}(?P<t>t)?(?P<z>Z)|[|,(F]{0,2}(?P<t2>t)?(?P<z2>c))(?P<b>\))?")
# "0932 جمت", once no date has claimed the four digits
MILITARY = re.compile(r"(?P<h>Y)(?P<z>Z)")
ZONE_BEFORE = re.compile(r"(?P<t>t)?(?P<z>Z|(?<=t)c)[,:]?(?P<c>C)")


def _dotted(parts: dict[str, Mark]) -> Marks:
    hour, minute = parts["h"], parts["m"]
    if hour.number > 23 or minute.number > 59 or len(minute.text) != 2:
        return ()
    return (spanning(parts, "C", Clock(time(hour.number, minute.number))),)


def _full_hour(parts: dict[str, Mark]) -> Marks:
    hour = parts.get("h") or parts["h2"]
    return (spanning(parts, "C", Clock(time(hour.number))),) if hour.number <= 23 else ()


def _period(parts: dict[str, Mark]) -> Marks:
    clock = _clock(parts)
    hour = HOURS[parts["p"].name].get(clock.at.hour, clock.at.hour)
    return (spanning(parts, "C", replace(clock, at=clock.at.replace(hour=hour), plain=False)),)


def _zone(parts: dict[str, Mark]) -> Marks:
    clock = _clock(parts)
    zone = parts.get("z") or parts["z2"]
    return (spanning(parts, "C", replace(clock, zone=clock.zone or zone.name, plain=False)),)


def _military(parts: dict[str, Mark]) -> Marks:
    hour, minute = divmod(parts["h"].number, 100)
    if hour > 23 or minute > 59:
        return ()
    return (spanning(parts, "C", Clock(time(hour, minute), parts["z"].name, plain=False)),)


def _clock(parts: dict[str, Mark]) -> Clock:
    value = parts["c"].value
    assert isinstance(value, Clock)
    return value


CLOCKS: tuple[Reduction, ...] = (
    (DOTTED, _dotted),
    (DOTTED_OCLOCK, _dotted),
    (FULL_HOUR, _full_hour),
    (PERIOD_AFTER, _period),
    (PERIOD_BEFORE, _period),
    (ZONE_AFTER, _zone),
    (ZONE_BEFORE, _zone),
)
LATE_CLOCKS: tuple[Reduction, ...] = ((MILITARY, _military), (DOTTED_BEHIND, _dotted))
