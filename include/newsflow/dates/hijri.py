"""The Islamic lunar (Hijri) calendar: month spellings and conversion.

Conversion is Umm al-Qura, the civil calendar of Saudi Arabia, by `hijridate` (1343 to 1500 AH = 1924 to 2077).
Other countries may differ from it by a day, so a Hijri date is worth its day ± 1.
"""

from __future__ import annotations

from datetime import date

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1343, 1500

# A spelling of two words may also be written as one.
HIJRI: dict[int, tuple[str, ...]] = {
    1: ("محرم|المحرم|محرم الحرام|شهر محرم|موحەڕەم", "muharram"),
    2: ("صفر|صفر الخير|صفر المظفر|سەفەر", "safar"),
    3: (
        "ربيع الأول|ربيع أول|ربيع الاولى|ربيع1|ربیع الاول|ڕەبیعی یەکەم",
        "rabi al-awwal|rabi' al-awwal|rabi i|rabi al awwal",
    ),
    4: (
        "ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني|ربيع ثان|ربيع2|ڕەبیعی دووەم",
        "rabi al-thani|rabi' al-thani|rabi al-akhir|rabi ii|rabi al thani",
    ),
    5: (
        "جمادى الأولى|جمادى الأول|جمادى أولى|جمادي الاول|جماد الأول|جماد أول|جماد الأولى|جمادى1|جومادی یەکەم",
        "jumada al-ula|jumada al-awwal|jumada i|jumada al ula",
    ),
    6: (
        "جمادى الآخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جماد الآخر|جماد الثاني|جماد ثاني|جماد الآخرة|جماد الثانية",
        "جمادى آخرة|جمادى ثانية|جمادى2|جومادی دووەم",
        "jumada al-akhirah|jumada al-thani|jumada al-thaniyah|jumada al-akhira|jumada ii|jumada al thani",
    ),
    7: ("رجب|رجب المرجب|رجب الفرد|ڕەجەب", "rajab"),
    8: ("شعبان|شعبان المعظم|شەعبان", "shaban|sha'ban|sha’ban"),
    9: ("رمضان|رمضان المبارك|رمضان الكريم|ڕەمەزان", "ramadan|ramadhan"),
    10: ("شوال|شوال المكرم|شەووال", "shawwal"),
    11: (
        "ذو القعدة|ذي القعدة|ذى القعدة|ذا القعدة|ذو قعدة|ذي قعدة|ذو القعده|ذی القعده|ذیقعده|زولقەعدە",
        "dhul qadah|dhul-qadah|dhu al-qidah|dhu al-qadah|dhul-qa'dah|dhul qaadah",
    ),
    12: (
        "ذو الحجة|ذي الحجة|ذى الحجة|ذا الحجة|ذو حجة|ذي حجة|ذو الحجه|ذی الحجه|ذیحجه|زولحیججە",
        "dhul hijjah|dhul-hijjah|dhu al-hijjah|dhul hijja|dhul-hijja|zul hijjah",
    ),
}


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Umm al-Qura date, or None when the calendar has no such day or the table ends."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        # hijridate returns its own subclass of date
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None
