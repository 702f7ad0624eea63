"""Any day, printed in any form of any calendar, is read back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from newsflow.dates import is_date_line, lead_weekday, read_dates, read_stamp
from newsflow.dates.jalali import jalali_day
from newsflow.dates.letters import fold_letters, origins
from newsflow.model import DateRole


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split("|")]


EGYPT = names("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر")
LEVANT = names("كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول")
TUNIS = names("جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر")
RABAT = names("يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر")
URDU = names("جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر")
TURKISH = names("Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık")
FRENCH = names("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre")
ENGLISH = names("January|February|March|April|May|June|July|August|September|October|November|December")
SORANI = names(
    "کانوونی دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەممووز|ئاب|ئەیلوول|تشرینی یەکەم|تشرینی دووەم|کانوونی یەکەم"
)
HIJRI = names("محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة")
JALALI = names("فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند")
WEEKDAYS = {
    "ar": names("الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"),
    "fa": names("دوشنبه|سه‌شنبه|چهارشنبه|پنج‌شنبه|جمعه|شنبه|یکشنبه"),
    "en": names("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "tr": names("Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar"),
    "fr": names("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
}
DIGITS = {"latin": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}
FORMS = ["{d} {m} {y}", "{d:02} {m} {y}", "{d}/{m}/{y}", "{d} {m}، {y}", "{m} {d}, {y}", "{y} {m} {d}", "{d}-{m}-{y}"]
NUMERIC = ["{y}-{n:02}-{d:02}", "{y}/{n}/{d}", "{y} / {n:02} / {d}", "{d:02}-{n:02}-{y}", "{d}/{n}/{y}", "{d}.{n}.{y}"]

PIECES = [
    *names("0|1|4|12|31|2024|1446|1403|٤|۱۴|/|-|.|:|،|(|)|@|ـ|م|ص|هـ|GMT|10:05"),
    *names("ديسمبر|رمضان|آذر|أمس|الأربعاء|منذ|ساعتين|نشر|قال"),
]

days = st.dates(date(1995, 1, 1), date(2049, 12, 31))
digits = st.sampled_from(sorted(DIGITS))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
moments = st.builds(datetime.combine, days, clocks)


def printed(form: str, digits: str, **parts: object) -> str:
    return form.format(**parts).translate(str.maketrans(DIGITS["latin"], DIGITS[digits]))


@pytest.mark.parametrize(
    "months",
    [EGYPT, LEVANT, TUNIS, RABAT, URDU, TURKISH, FRENCH, ENGLISH, SORANI],
    ids=["egypt", "levant", "tunis", "rabat", "urdu", "turkish", "french", "english", "sorani"],
)
@settings(max_examples=110, deadline=None)
@given(day=days, system=digits)
def test_named_months(months: list[str], day: date, system: str) -> None:
    for form in FORMS:
        line = printed(form, system, d=day.day, m=months[day.month - 1], y=day.year)
        assert [reading.day for reading in read_dates(line)] == [day], line
        assert is_date_line(line), line


@settings(max_examples=200, deadline=None)
@given(day=days, system=digits)
def test_numbers_alone(day: date, system: str) -> None:
    for form in NUMERIC:
        line = printed(form, system, d=day.day, n=day.month, y=day.year)
        assert [reading.day for reading in read_dates(line)] == [day], line
        assert is_date_line(line), line


@settings(max_examples=250, deadline=None)
@given(day=days, clock=clocks, system=digits, tongue=st.sampled_from(sorted(WEEKDAYS)))
def test_weekday_and_clock(day: date, clock: time, system: str, tongue: str) -> None:
    months = {"ar": EGYPT, "fa": URDU, "en": ENGLISH, "tr": TURKISH, "fr": FRENCH}[tongue]
    line = printed(
        "{w} {d} {m} {y} - {c:%H:%M}",
        system,
        w=WEEKDAYS[tongue][day.weekday()],
        d=day.day,
        m=months[day.month - 1],
        y=day.year,
        c=clock,
    )
    (reading,) = read_dates(line)
    assert (reading.day, reading.clock, reading.weekday_ok) == (day, clock, True)
    assert reading.confidence > 0.95


@settings(max_examples=250, deadline=None)
@given(day=days, clock=clocks)
def test_twelve_hour_clock(day: date, clock: time) -> None:
    half = "م" if clock.hour >= 12 else "ص"
    line = f"{day.day}/{day.month}/{day.year} {clock.hour % 12 or 12:02}:{clock.minute:02} {half}"
    assert [(reading.day, reading.clock) for reading in read_dates(line)] == [(day, clock)]


@settings(max_examples=250, deadline=None)
@given(day=days, system=digits, era=st.sampled_from(["", "هـ", " هـ"]))
def test_hijri(day: date, system: str, era: str) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    for line in (
        printed("{d} {m} {y}{e}", system, d=hijri.day, m=HIJRI[hijri.month - 1], y=hijri.year, e=era),
        printed("{y}/{n:02}/{d:02} هـ", system, y=hijri.year, n=hijri.month, d=hijri.day),
    ):
        assert [(reading.day, reading.calendar) for reading in read_dates(line)] == [(day, "hijri")]
        assert is_date_line(line)


@settings(max_examples=250, deadline=None)
@given(day=days, slip=st.integers(-1, 1), hijri_first=st.booleans())
def test_hijri_beside_gregorian(day: date, slip: int, hijri_first: bool) -> None:
    hijri = Gregorian.fromdate(day + timedelta(days=slip)).to_hijri()
    lunar = f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year}هـ"
    solar = f"{day.day} {EGYPT[day.month - 1]} {day.year}"
    line = f"{WEEKDAYS['ar'][day.weekday()]} " + (f"{lunar} {solar}" if hijri_first else f"{solar} م ـ {lunar}")
    (reading,) = read_dates(line)
    assert (reading.day, reading.calendar, reading.weekday_ok) == (day, "gregorian", True)
    assert reading.confidence > 0.95


@settings(max_examples=250, deadline=None)
@given(year=st.integers(1374, 1414), month=st.integers(1, 12), day=st.integers(1, 29), system=digits)
def test_jalali(year: int, month: int, day: int, system: str) -> None:
    expected = jalali_day(year, month, day)
    assert expected is not None
    weekday = WEEKDAYS["fa"][expected.weekday()]
    named = printed("{w} {d} {m} {y} - 11:35", system, w=weekday, d=day, m=JALALI[month - 1], y=year)
    numeric = printed("{y}/{m:02}/{d:02}", system, y=year, m=month, d=day)
    assert [(one.day, one.clock, one.weekday_ok) for one in read_dates(named)] == [(expected, time(11, 35), True)]
    assert [one.day for one in read_dates(numeric)] == [expected]


@settings(max_examples=250, deadline=None)
@given(served=moments.map(lambda moment: moment.replace(tzinfo=UTC)), back=st.integers(0, 350))
def test_year_left_out(served: datetime, back: int) -> None:
    day = served.date() - timedelta(days=back)
    line = f"{WEEKDAYS['ar'][day.weekday()]} {day.day} {EGYPT[day.month - 1]}"
    assert [reading.day for reading in read_dates(line, fetched_at=served)] == [day]


@settings(max_examples=250, deadline=None)
@given(
    moment=moments,
    offset=st.sampled_from(["Z", "+03:00", "+0300", "-0500", "+05:30"]),
    form=st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%a, %d %b %Y %H:%M:%S ", "%Y%m%dT%H%M%S"]),
)
def test_stamps(moment: datetime, offset: str, form: str) -> None:
    witness = read_stamp(moment.strftime(form) + offset, role=DateRole.PUBLISHED, basis="meta")
    assert witness is not None
    assert witness.moment() == datetime.fromisoformat(f"{moment.isoformat()}{offset}")


@settings(max_examples=200, deadline=None)
@given(weekday=st.integers(0, 6), word=st.sampled_from(["اليوم {}، في", "صباح اليوم ({})", "لليوم وصل اليوم {}"]))
def test_lead_says_today(weekday: int, word: str) -> None:
    assert lead_weekday(f"أعلن {word.format(WEEKDAYS['ar'][weekday])} بغداد") == weekday
    assert lead_weekday(f"أعلن أمس {WEEKDAYS['ar'][weekday]} في بغداد") is None


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_line_has_honest_places(line: str) -> None:
    served = datetime(2024, 12, 5, tzinfo=UTC)
    is_date_line(line)
    for reading in read_dates(line, fetched_at=served, zone="Asia/Baghdad"):
        assert 0 <= reading.start < reading.end <= len(line)
        assert reading.text == line[reading.start : reading.end]
        assert 0 < reading.confidence <= 1
        assert reading.day <= served.date() + timedelta(days=1)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_folding_keeps_count_of_letters(text: str) -> None:
    where = origins(text)
    assert len(where) == len(fold_letters(text)) + 1
    assert list(where) == sorted(where)
    assert fold_letters(fold_letters(text)) == fold_letters(text)
