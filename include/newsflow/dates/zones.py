"""Time zones as pages state them: minutes east of UTC, or an IANA name where the distance changes with the date."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

# Abbreviations and phrases that state a zone by themselves. IST and AST are left out: they mean several.
ZONES: dict[str, str] = {
    "+0": "gmt|utc|ut|z|غرينتش|غرينيتش|جرينتش|جرينيتش|جمت|ت غ|ت.غ|توقيت غرينتش|بتوقيت غرينتش"
    "|بتوقيت جرينتش|بتوقيت غرينيتش|توقيت عالمي|به وقت گرینویچ|گرینویچ|جی ایم ٹی|grinviç",
    "+60": "cet|wat|bst",
    "+120": "cest|eet|sast",
    "+180": "ت م|ت.م|توقيت مكة|توقيت مكة المكرمة|بتوقيت مكة|بتوقيت مكة المكرمة|بتوقيت السعودية|loc|eest|msk|trt|tsi",
    "+240": "gst|بتوقيت الخليج|توقيت الإمارات",
    "+210": "irst",
    "+300": "pkt",
    "-300": "est",
    "-240": "edt",
    "-360": "cst",
    "-420": "mst|pdt",
    "-480": "pst",
    "America/New_York": "et|eastern time",
    "America/Chicago": "ct|central time",
    "America/Los_Angeles": "pt|pacific time",
}

# Cities and countries: a zone only right after a clock, or after "time of" ("بتوقيت اليمن").
PLACES: dict[str, str] = {
    "Asia/Riyadh": "مكة|مكة المكرمة|السعودية|الرياض|المملكة|ksa|mecca|makkah|riyadh|saudi",
    "Asia/Baghdad": "بغداد|العراق|أربيل|baghdad|بەغدا|هەولێر",
    "Asia/Aden": "اليمن|صنعاء|عدن",
    "Asia/Kuwait": "الكويت|kuwait",
    "Asia/Qatar": "قطر|الدوحة|doha|qatar",
    "Asia/Bahrain": "البحرين|المنامة",
    "Asia/Dubai": "أبوظبي|أبو ظبي|الإمارات|دبي|dubai|abu dhabi|uae",
    "Asia/Muscat": "سلطنة عمان|مسقط",
    "Asia/Amman": "الأردن|عمان|عمّان|amman",
    "Asia/Damascus": "دمشق|سوريا|سورية|damascus",
    "Asia/Beirut": "بيروت|لبنان|beirut|lebanon",
    "Asia/Jerusalem": "القدس|القدس المحتلة|jerusalem",
    "Asia/Hebron": "فلسطين|رام الله",
    "Asia/Gaza": "غزة",
    "Africa/Cairo": "القاهرة|مصر|cairo",
    "Africa/Tripoli": "ليبيا|طرابلس",
    "Africa/Tunis": "تونس|tunis",
    "Africa/Algiers": "الجزائر|alger",
    "Africa/Casablanca": "المغرب|الرباط|الدار البيضاء",
    "Africa/Nouakchott": "موريتانيا|نواكشوط",
    "Africa/Khartoum": "السودان|الخرطوم",
    "Africa/Mogadishu": "الصومال|مقديشو",
    "Africa/Djibouti": "جيبوتي",
    "Europe/Istanbul": "إسطنبول|اسطنبول|تركيا|أنقرة|istanbul|türkiye",
    "Asia/Tehran": "طهران|تهران|إيران|ایران",
    "Asia/Kabul": "کابل|كابول",
    "Asia/Karachi": "پاکستان|اسلام آباد|باكستان",
    "Europe/London": "لندن|london",
    "Europe/Paris": "باريس|paris",
    "Europe/Berlin": "برلين|berlin",
    "Europe/Moscow": "موسكو|moscow",
    "America/New_York": "نيويورك|واشنطن|new york|washington",
}

FURTHEST = 14 * 60


@lru_cache(maxsize=4096)
def offset_at(zone: str, day: date, clock: time) -> int | None:
    """Minutes east of UTC on that day at that time: of a fixed distance ("+180") or an IANA name.

    Raises zoneinfo.ZoneInfoNotFoundError for a name that is neither.
    """
    if zone[0] in "+-":
        return int(zone)
    offset = datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)
