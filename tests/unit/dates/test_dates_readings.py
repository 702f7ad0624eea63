"""Dates as outlets print them: the day, the clock, the zone and the role that a line states."""

from datetime import UTC, date, datetime, time

import pytest

from newsflow.dates import DateReading, read_clock, read_dates
from newsflow.model import DateRole

SERVED = datetime(2024, 8, 17, 9, 30, tzinfo=UTC)

# The 48 real or real-style strings on which libraries were measured: line → day and time.
MEASURED = {
    "الأربعاء 3 جمادى الآخرة 1446هـ 4 ديسمبر 2024": "2024-12-04",
    "2024 / 11 / 30": "2024-11-30",
    "December 1, 2024": "2024-12-01",
    "4 ديسمبر 2024": "2024-12-04",
    "4 كانون الأول 2024": "2024-12-04",
    "4 كانون الأول/ديسمبر 2024": "2024-12-04",
    "الأربعاء 25 آذار / مارس 2015. 02:00 مـساءً": "2015-03-25 14:00",
    "الأثنين ١٧ كانون الثاني ٢٠٢٢ - 16:46": "2022-01-17 16:46",
    "الجمعة 20 نونبر 2020 - 09:00": "2020-11-20 09:00",
    "الاثنين 1 غشت 2022": "2022-08-01",
    "12 جانفي 2024": "2024-01-12",
    "5 جويلية 2021": "2021-07-05",
    "01 أوت 2021": "2021-08-01",
    "14 فيفري 2023": "2023-02-14",
    "الجمعة 08/ديسمبر/2017 - 01:57 م": "2017-12-08 13:57",
    "الأحد 10 ديسمبر 2017 - 5:35 مساءً": "2017-12-10 17:35",
    "الثلاثاء ٠٨ سبتمبر ٢٠٢٠ - ٠٤:٥٢": "2020-09-08 04:52",
    "الأربعاء - 21 أغسطس 2019 - الساعة 09:10 م بتوقيت اليمن": "2019-08-21 21:10 +180",
    "الأحد، 03-02-2019 الساعة 19:27": "2019-02-03 19:27",
    "أحد, 01/12/2019 - 14:51": "2019-12-01 14:51",
    "الأحد, 15 فبراير 2026, 12:26": "2026-02-15 12:26",
    "٢ مارس ٢٠٢٥": "2025-03-02",
    "الجمعة - 26 نيسان 2024": "2024-04-26",
    "نُشر: 12:05-3 ديسمبر 2024 م ـ 02 جمادى الآخرة 1446 هـ": "2024-12-03 12:05",
    "آخر تحديث: 4/12/2024 03:25 م (مكة المكرمة)": "2024-12-04 15:25 +180",
    "3 جمادى الآخرة 1446": "2024-12-04",
    "٢٥ رمضان ١٤٤٥ هـ": "2024-04-04",
    "15 ذو القعدة 1445هـ": "2024-05-23",
    "1446/06/03 هـ": "2024-12-04",
    "چهارشنبه ۱۴ آذر ۱۴۰۳ - ۱۱:۳۵": "2024-12-04 11:35",
    "شنبه 29 مهر 1396 - 9:25:40": "2017-10-21 09:25",
    "04 دسمبر 2024": "2024-12-04",
    "بدھ 4 دسمبر 2024 13:15": "2024-12-04 13:15",
    "2025-05-29@14:43:47 GMT": "2025-05-29 14:43 +0",
    "06-02-2022": "2022-02-06",
    "الخميس، 05 ديسمبر 2024 09:41 ص": "2024-12-05 09:41",
    "تم النشر في: 05 ديسمبر ,2024: 10:41 ص GST": "2024-12-05 10:41 +240",
    "4 تشرين2 2024": "2024-11-04",
    "٢٠٢٤/١٢/٠٤ ١١:٢٠ ص": "2024-12-04 11:20",
    "04 Aralık 2024 Çarşamba 14:05": "2024-12-04 14:05",
    "Mercredi 4 décembre 2024 à 14h05": "2024-12-04 14:05",
    "4 كانون أول 2024": "2024-12-04",
    "الأربعاء 4-12-2024": "2024-12-04",
}
MEASURED_RELATIVE = {
    "قبل ساعتين": "2024-08-17",
    "منذ 3 ساعات": "2024-08-17",
    "قبل يومين": "2024-08-15",
    "منذ 15 دقيقة": "2024-08-17 09:15 +0",
    "أمس الساعة 10:30 مساءً": "2024-08-16 22:30",
}

FORMS = {
    "GMT 8:15:00 2024 الجمعة 27 سبتمبر": "2024-09-27 08:15 +0",
    "18-Feb-18 07:40 AM": "2018-02-18 07:40",
    "تاريخ النشر: 10th, April 2024 GMT": "2024-04-10",
    "05:00 م الخميس 14 مارس 2024": "2024-03-14 17:00",
    "3 من شهر ديسمبر من عام 2024": "2024-12-03",
    "4 ت2 2023": "2023-11-04",
    "4 ك1 2024م": "2024-12-04",
    "٤ كانون اول ٢٠٢٤": "2024-12-04",
    "12 أيلول (سبتمبر) 2024": "2024-09-12",
    "5 مايس 2019": "2019-05-05",
    "30\\11\\2024": "2024-11-30",
    "27ـ07ـ2025": "2025-07-27",
    "2024-Dec-04": "2024-12-04",
    "Thursday, Sept. 26, 2024": "2024-09-26",
    "Updated 4:12 PM GMT+4, May 2, 2024": "2024-05-02 16:12 +240",
    "Publié le 1er août 2024 à 9h": "2024-08-01 09:00",
    "4. Dezember 2024, 14:05 Uhr": "2024-12-04 14:05",
    "4 de diciembre de 2024": "2024-12-04",
    "شائع اگست 30, 2024 11:40am": "2024-08-30 11:40",
    "4ی کانوونی یەکەمی 2024": "2024-12-04",
    "پنج‌شنبه ۱۵ آذر ۱۴۰۳ ساعت ۱۱:۳۵": "2024-12-05 11:35",
    "پنجشنبه 15 آذر 1403 برابر با 5 دسامبر 2024": "2024-12-05",
    "14 قوس 1403": "2024-12-04",
    "1403/09/14 - 11:35": "2024-12-04 11:35",
    "03/06/1446": "2024-12-04",
    "4 ديسمبر 2024 الساعة 9 مساء": "2024-12-04 21:00",
    "4 ديسمبر 2024، 12:30 ص": "2024-12-04 00:30",
    "4 ديسمبر 2024، 12:30 ظهراً": "2024-12-04 12:30",
    "4 ديسمبر 2024، 11:30 ليلاً": "2024-12-04 23:30",
    "4 ديسمبر 2024 م 03:25 م": "2024-12-04 15:25",
    "2024.09.26 | 13:07 دمشق": "2024-09-26 13:07 +180",
    "15 يناير 2024 10:00 بتوقيت القاهرة": "2024-01-15 10:00 +120",
    "15 يوليو 2024 10:00 بتوقيت القاهرة": "2024-07-15 10:00 +180",
    "15 يوليو 2024 10:00 بتوقيت غرينتش": "2024-07-15 10:00 +0",
    "15 يوليو 2024 10:00 ت م": "2024-07-15 10:00 +180",
    "15 يوليو 2024 10:00 بتوقيت أبوظبي": "2024-07-15 10:00 +240",
    "بنا 0932 جمت 28/10/2024": "2024-10-28 09:32 +0",
    "— قناة الميادين (@mohd99) December 1, 2024": "2024-12-01",
    "(21 آب 2023)": "2023-08-21",
    "آخری اپ ڈیٹ: 3 دسمبر 2024، شام 5 بجے": "2024-12-03 17:00",
    "1. Dezember 2024, 9.15 Uhr": "2024-12-01 09:15",
    "1 Aralık 2024 / 09.15": "2024-12-01 09:15",
    "١٢:٠٥ م، ٣ ديسمبر ٢٠٢٤ (GMT+3)": "2024-12-03 12:05 +180",
    "تم إنشاؤه بتاريخ الثلاثاء, 03 كانون1/ديسمبر 2024 10:20": "2024-12-03 10:20",
    "4/12/2024 الساعة 3 عصراً بتوقيت القدس": "2024-12-04 15:00 +120",
    "Tuesday 3 December 2024 - 2 Jumada al-Akhirah 1446": "2024-12-03",
    "الأربعاء 4 ديسمبر 2024، 12:00 منتصف الليل": "2024-12-04 00:00",
    "2024-12-04 صباحا": "2024-12-04",
    "2020年10月26日 09:44": "2020-10-26 09:44",
    "26 Октября 2020": "2020-10-26",
    "Dec 21, 2023 10:54am PT": "2023-12-21 10:54 -480",
}


def said(reading: DateReading) -> str:
    parts = [reading.day.isoformat()]
    if reading.clock:
        parts.append(f"{reading.clock:%H:%M}")
    if reading.offset is not None:
        parts.append(f"{reading.offset:+d}")
    return " ".join(parts)


def read(line: str, **known: object) -> list[str]:
    return [said(reading) for reading in read_dates(line, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("line", "expected"), MEASURED.items(), ids=MEASURED)
def test_measured_strings(line: str, expected: str) -> None:
    assert read(line) == [expected]


@pytest.mark.parametrize(("line", "expected"), MEASURED_RELATIVE.items(), ids=MEASURED_RELATIVE)
def test_relative_times_need_the_fetch_moment(line: str, expected: str) -> None:
    assert read(line, fetched_at=SERVED) == [expected]
    assert read(line) == []


def test_the_measured_strings_are_all_here() -> None:
    assert len(MEASURED) + len(MEASURED_RELATIVE) == 48


@pytest.mark.parametrize(("line", "expected"), FORMS.items(), ids=FORMS)
def test_forms(line: str, expected: str) -> None:
    assert read(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "two roles": (
            "04.12.2024 - 08:05 | Son Güncellenme: 04.12.2024 - 08:40",
            [("2024-12-04 08:05", None), ("2024-12-04 08:40", "updated")],
        ),
        "updated then published": (
            "آخر تحديث: 5 ديسمبر 2024 - نُشر: 3 ديسمبر 2024",
            [("2024-12-05", "updated"), ("2024-12-03", "published")],
        ),
        "a distance has the label": ("Updated 3 hrs ago | 21 October 2024", [("2024-10-21", None)]),
        "a distance behind the date": (
            "Published: 21 October 2024 | Updated: 2 hours ago",
            [("2024-10-21", "published")],
        ),
        "label glued": ("تاريخ النشر:30.07.2024 | 05:12 GMT |", [("2024-07-30 05:12 +0", "published")]),
        "label with a paper": ("نشر في صدى الصعيد يوم 27 - 07 - 2025", [("2025-07-27", "published")]),
        "label behind": ("04.12.2024 08:40 tarihinde güncellendi", [("2024-12-04 08:40", "updated")]),
        "prose gives no role": ("وقالت المصادر إن التقرير نشر قبل شهر من 5 ديسمبر 2024", [("2024-12-05", None)]),
        "clocks in front": (
            "12:05-3 ديسمبر 2024 | 13:00-4 ديسمبر 2024",
            [("2024-12-03 12:05", None), ("2024-12-04 13:00", None)],
        ),
        "weekday of the second": (
            "4 ديسمبر 2024 - الخميس 5 ديسمبر 2024",
            [("2024-12-04", None), ("2024-12-05", None)],
        ),
    }.values(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_several_dates_and_roles(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(said(one), one.role and one.role.value) for one in read_dates(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "30/13/2024",
        "31 فبراير 2024",
        "4 ديسمبر 2099",
        "4 ديسمبر 3024",
        "1 يناير 1970",
        "0000-00-00",
        "99 Foo",
        "ديسمبر 2024",
        "2024",
        "الأربعاء",
        "25 - 19",
        "4-3-3",
        "192.168.1.10",
        "+964-770-1234567",
        "0098-21-88",
        "31 رمضان 1445",
        "30 اسفند 1402",
        "5 أيام في ديسمبر 2024",
        "حصد 5 جوائز من أصل 2024",
        "5 ديسمبر",
        "4 كانون الأول/يناير 2024",
        "Patch 1.8.86",
        "",
        "-",
    ],
)
def test_what_is_no_date_gives_nothing(line: str) -> None:
    assert read_dates(line) == ()


class TestWeekday:
    def test_agreement_raises_confidence(self) -> None:
        plain, agreed = read_dates("4/12/2024")[0], read_dates("الأربعاء 4/12/2024")[0]
        assert plain.weekday_ok is None
        assert agreed.weekday_ok is True
        assert agreed.confidence > plain.confidence

    def test_decides_the_order_of_day_and_month(self) -> None:
        reading = read_dates("الجمعة 4/12/2024")[0]
        assert (reading.day, reading.weekday_ok) == (date(2024, 4, 12), True)

    def test_disagreement_lowers_confidence(self) -> None:
        reading = read_dates("الأحد 4 ديسمبر 2024")[0]
        assert (reading.day, reading.weekday_ok) == (date(2024, 12, 4), False)
        assert reading.confidence < 0.5

    def test_moves_a_hijri_date_by_a_day(self) -> None:
        reading = read_dates("الخميس 3 جمادى الآخرة 1446")[0]
        assert (reading.day, reading.weekday_ok) == (date(2024, 12, 5), True)


class TestYearMissing:
    def test_is_the_last_whose_weekday_fits(self) -> None:
        assert read("الأربعاء 21 فبراير", fetched_at=SERVED) == ["2024-02-21"]
        assert read("الثلاثاء 21 فبراير", fetched_at=SERVED) == ["2023-02-21"]

    def test_is_never_in_the_future(self) -> None:
        assert read("5 ديسمبر", fetched_at=SERVED) == ["2023-12-05"]

    def test_turns_with_the_year(self) -> None:
        assert read("1 يناير", fetched_at=datetime(2024, 12, 31, 22, 0, tzinfo=UTC)) == ["2025-01-01"]

    def test_comes_from_the_hijri_date_beside_it(self) -> None:
        assert read("3 جمادى الآخرة 1446 - 4 ديسمبر") == ["2024-12-04"]


class TestOtherCalendars:
    def test_hijri_beside_gregorian_confirms_within_a_day(self) -> None:
        alone = read_dates("5 ديسمبر 2024")[0]
        beside = read_dates("5 ديسمبر 2024 الموافق 3 جمادى الآخرة 1446 هـ")[0]
        assert (beside.day, beside.calendar, beside.beside) == (date(2024, 12, 5), "gregorian", date(2024, 12, 4))
        assert beside.confidence > alone.confidence

    def test_hijri_far_from_gregorian_casts_doubt(self) -> None:
        reading = read_dates("10 ديسمبر 2024 الموافق 3 جمادى الآخرة 1446 هـ")[0]
        assert reading.day == date(2024, 12, 10)
        assert reading.confidence < 0.5

    def test_hijri_decides_the_order_of_numbers(self) -> None:
        assert read("12/04/2024 - 3 جمادى الآخرة 1446 هـ") == ["2024-12-04"]

    def test_hijri_alone_is_weak(self) -> None:
        reading = read_dates("3 جمادى الآخرة 1446")[0]
        assert (reading.calendar, reading.beside) == ("hijri", None)
        assert reading.confidence < 0.7


HIJRI_SPELLINGS = {
    "2024-07-07": ["محرم", "المحرم", "محرم الحرام"],
    "2024-08-05": ["صفر", "صفر الخير", "صفر المظفر"],
    "2024-09-04": ["ربيع الأول", "ربيع الاول", "ربيع أول"],
    "2024-10-04": ["ربيع الآخر", "ربيع الثاني", "ربيع الاخر", "ربيع ثاني"],
    "2024-11-03": ["جمادى الأولى", "جمادي الاولى", "جمادى الأول", "جماد الأول", "جماد أول"],
    "2024-12-02": ["جمادى الآخرة", "جمادي الاخرة", "جمادى الثانية", "جمادى الثاني", "جمادى الآخر", "جماد ثاني"],
    "2025-01-01": ["رجب", "رجب المرجب"],
    "2025-01-31": ["شعبان", "شعبان المعظم"],
    "2025-03-01": ["رمضان", "رمضان المبارك"],
    "2025-03-30": ["شوال", "شوال المكرم"],
    "2025-04-29": ["ذو القعدة", "ذي القعدة", "ذى القعده", "ذوالقعدة", "ذیقعده"],
    "2025-05-28": ["ذو الحجة", "ذي الحجة", "ذى الحجه", "ذوالحجة", "ذیحجه"],
}


@pytest.mark.parametrize(
    ("month", "first"), [(month, first) for first, months in HIJRI_SPELLINGS.items() for month in months]
)
def test_hijri_spellings(month: str, first: str) -> None:
    assert read(f"1 {month} 1446 هـ") == [first]


class TestOrder:
    @pytest.mark.parametrize(
        ("line", "language", "day"),
        {
            "Arabic": ("04/12/2024", "ar", date(2024, 12, 4)),
            "unknown": ("04-12-2024", None, date(2024, 12, 4)),
            "English": ("12/04/2024", "en", date(2024, 12, 4)),
            "English with dots": ("04.12.2024", "en", date(2024, 12, 4)),
            "English, no such month": ("30/11/2024", "en", date(2024, 11, 30)),
            "year first": ("2024-12-04", "en", date(2024, 12, 4)),
            "two digits": ("04/12/24", "ar", date(2024, 12, 4)),
        }.values(),
    )
    def test_numbers(self, line: str, language: str | None, day: date) -> None:
        assert [reading.day for reading in read_dates(line, language=language)] == [day]


class TestFuture:
    def test_no_date_lies_after_the_page(self) -> None:
        assert read("4 ديسمبر 2024", fetched_at=SERVED) == []

    def test_the_other_order_may(self) -> None:
        assert read("08/12/2024", fetched_at=SERVED) == ["2024-08-12"]

    def test_a_day_ahead_is_another_zone(self) -> None:
        assert read("18 أغسطس 2024", fetched_at=SERVED) == ["2024-08-18"]


class TestRelative:
    @pytest.mark.parametrize("line", ["منذ شهرين", "منذ أسبوع", "just now", "قبل سنة واحدة", "قبل أيام", "منذ ساعات"])
    def test_vaguer_than_a_day_is_no_day(self, line: str) -> None:
        assert read_dates(line, fetched_at=SERVED) == ()

    @pytest.mark.parametrize(
        ("line", "expected"),
        {
            "2 hours ago": "2024-08-17",
            "منذ يوم واحد": "2024-08-16",
            "منذ 11 ساعة": "2024-08-16",
            "an hour ago": "2024-08-17",
            "il y a 2 jours": "2024-08-15",
            "20 dakika önce": "2024-08-17 09:10 +0",
            "۳ روز پیش": "2024-08-14",
            "2 گھنٹے قبل": "2024-08-17",
            "منذ 3 ساعات و20 دقيقة": "2024-08-17 06:10 +0",
            "Yesterday 14:05": "2024-08-16 14:05",
            "نشر: اليوم": "2024-08-17",
        }.items(),
    )
    def test_languages(self, line: str, expected: str) -> None:
        assert read(line, fetched_at=SERVED) == [expected]

    def test_the_day_is_the_sources(self) -> None:
        late = datetime(2024, 8, 17, 22, 30, tzinfo=UTC)
        assert read("قبل ساعة", fetched_at=late, zone="Asia/Baghdad") == ["2024-08-18"]
        assert read("قبل 10 دقائق", fetched_at=late, zone="Asia/Baghdad") == ["2024-08-18 01:20 +180"]

    def test_prose_is_not_relative(self) -> None:
        assert read_dates("وكان قد وصل قبل يومين إلى بغداد", fetched_at=SERVED) == ()
        assert read_dates("اجتمع الوزراء اليوم السبت", fetched_at=SERVED) == ()


class TestZone:
    def test_default_of_the_source(self) -> None:
        reading = read_dates("4 ديسمبر 2024 - 14:05", zone="Asia/Baghdad")[0]
        assert (reading.offset, reading.zone_basis) == (180, "source")

    def test_stated_beats_default(self) -> None:
        reading = read_dates("4 ديسمبر 2024 - 14:05 GMT", zone="Asia/Baghdad")[0]
        assert (reading.offset, reading.zone_basis) == (0, "stated")

    def test_a_day_has_none(self) -> None:
        reading = read_dates("4 ديسمبر 2024", zone="Asia/Baghdad")[0]
        assert (reading.clock, reading.offset, reading.zone_basis) == (None, None, "none")


def test_place_is_counted_in_the_line_as_given() -> None:
    line = "\u200fنُشِرَ في: الأربعـاء ٤ ديسمبر ٢٠٢٤ هنا"
    reading = read_dates(line)[0]
    assert reading.text == line[reading.start : reading.end] == "الأربعـاء ٤ ديسمبر ٢٠٢٤"


def test_witness_carries_the_reading_over() -> None:
    reading = read_dates("4 ديسمبر 2024 - 14:05 بتوقيت بغداد")[0]
    witness = reading.witness(DateRole.PUBLISHED, "line")
    assert (witness.iso(), witness.basis, witness.zone_basis) == ("2024-12-04T14:05:00+03:00", "line", "stated")
    assert witness.confidence == reading.confidence


def test_clock_without_a_date() -> None:
    reading = read_clock("10:05ت م", day=date(2024, 5, 23))
    assert reading is not None
    assert (reading.clock, reading.offset, reading.zone_basis, reading.text) == (time(10, 5), 180, "stated", "10:05ت م")
    assert read_clock("4 ديسمبر 2024 10:05", day=date(2024, 5, 23)) is None
    assert read_clock("لا شيء", day=date(2024, 5, 23)) is None
