"""Date lines and lines that only look like them; the lead's own weekday."""

import pytest

from newsflow.dates import is_date_line, label_role, lead_weekday

DATE_LINES = [
    "الأربعاء 3 جمادى الآخرة 1446هـ 4 ديسمبر 2024",
    "2024 / 06 / 9",
    "تم النشر في: 07 فبراير ,2025: 09:20 م GST",
    "آخر تحديث: 20:55-13 يناير 2025 م ـ 13 رَجب 1446 هـ",
    "تاريخ النشر:30.07.2024 | 05:12 GMT |",
    "28 نوفمبر/ تشرين الثاني 2024",
    "\u200fالأثنين، ١٧ كانون الثاني، ٢٠٢٢ – ١٦:٤٦",
    "الأربعاء 21 فبراير 1:55 م",
    "2024.09.26 | 13:07 دمشق",
    "نشر في صدى الصعيد يوم 27 - 07 - 2025",
    "تم نشره في الأربعاء 25 آذار / مارس 2015. 02:00 مـساءً",
    "10:05ت م",
    "10:05 م",
    "آخر تحديث 10:05",
    "منذ شهرين",
    "قبل ساعتين",
    "أمس الساعة 10:30 مساءً",
    "20 November 2024",
    "Updated 4:12 PM GMT+4, May 2, 2024",
    "04.12.2024 - 08:05 | Son Güncellenme: 04.12.2024 - 08:40",
    "Publié le : 15/11/2024 - 18:30",
    "شائع اگست 30, 2024 11:40am",
    "۱۲ آذر ۱۴۰۳، ۱۰:۲۰",
    "3 جمادى الآخرة 1446",
    "3 hours ago",
    "Published date: 21 October 2024 08:12 BST | Last update: 1 hour 20 mins ago",
    "تاريخ النشر: 21 أكتوبر 2024 | آخر تحديث: قبل ساعة",
    "نشرت في: 15/11/2024 - 18:30آخر تحديث: 15/11/2024 - 18:32",
    "17:55 17.03.2020 (محدثة: 18:02 GMT 17.03.2020)",
    "الثلاثاء 2 من جمادى الآخرة 1446 هــ 3 ديسمبر 2024 السنة 149 العدد 50401",
    "بتاريخ : 2024-12-03 الوقت : 10:20 م",
    "الأربعاء 4 ديسمبر 2024، 12:00 منتصف الليل",
]
OTHER_LINES = [
    "5 ديسمبر هو الموعد النهائي لتقديم الطلبات.",
    "30 نوفمبر/تشرين الثاني سيبقى يوما فارقا في مسيرتي.",
    "في 4 ديسمبر 2024 اجتمع المجلس.",
    "May 2 is usually outside the peak season for such storms, forecasters said.",
    "نشر الكتاب يوم 5 ديسمبر 2024",
    "1911 كان عاماً مفصلياً في حياة العائلة.",
    "القاهرة: العظمى 24 درجة، الصغرى 14",
    "٢٥ - ١٩",
    "3 - 2",
    "4-3-3",
    "1-0 (45)",
    "2 كوب سميد",
    "3,121 مشاهدة",
    "2 دقائق قراءة",
    "362 | 04 يونيو 2014",
    "10:05",
    "7:00AM - 7:00PM",
    "30/13/2024",
    "ديسمبر 2024",
    "2024",
    "3 صفر",
    "الأربعاء",
    "اليوم",
    "اليوم السبت",
    "نشر",
    "Published",
    "التعليقات (0)",
    "— المجلس (@Almajlliss) December 17, 2018",
    "المدينة المنورة 15 ذو القعدة 1445 هـ الموافق 23 مايو 2024 م واس",
    "كتب أحمد 4 ديسمبر 2024",
    "بيت لحم 30-7-2024 وفا-",
    "0098-21-4455",
    "",
    " ",
    "4 ديسمبر 2024 " * 30,
]


@pytest.mark.parametrize("line", DATE_LINES)
def test_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_other_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "role"),
    {
        "Published": "published",
        "تاريخ النشر:": "published",
        "Last updated": "updated",
        "آخر تحديث :": "updated",
        "Published by the ministry": None,
        "نشر الوعي": None,
        "Published 2024": None,
        "": None,
    }.items(),
)
def test_label_alone(line: str, role: str | None) -> None:
    assert label_role(line) == role


@pytest.mark.parametrize(
    ("line", "weekday"),
    {
        "أعلنت الوزارة، اليوم السبت، عن خطتها": 5,
        "افتتح الوزير، اليوم (الخميس)، معرضا": 3,
        "قال، صباح اليوم الاثنين، إن": 0,
        "اليوم، الأربعاء، في بغداد": 2,
        "وصل أمس السبت إلى بيروت": None,
        "وصل أمس السبت ويغادر اليوم الأحد": 6,
        "يوم السبت المقبل": None,
        "اليوم وصل الوزير، والسبت يغادر": None,
        "وی امروز (شنبه) در تهران گفت": 5,
        "وی امروز سه‌شنبه گفت": 1,
        "امروز پنج شنبه": 3,
        "officials said today, Saturday, that": 5,
        "said today (Monday)": 0,
        "آج بروز ہفتہ": 5,
        "Bakan bugün (Cumartesi) açıkladı": 5,
        "a annoncé ce samedi le ministre": 5,
        "aujourd'hui mardi": 1,
        "ئەمڕۆ شەممە": 5,
        "heute Samstag": 5,
        "the committee today sat in private": None,
        "on Saturday": None,
        "": None,
    }.items(),
)
def test_lead_weekday(line: str, weekday: int | None) -> None:
    assert lead_weekday(line) == weekday
