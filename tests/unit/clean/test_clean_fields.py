"""The removed lines' fields: dates by evidence, people, places, counts, posts."""

from datetime import UTC, date, datetime

import pytest

from newsflow.clean import clean_text
from newsflow.model import DateRole, DateWitness, Document

LEDE = "افتتحت البلدية، {day}، الجسر الجديد للمشاة بعد عام كامل من العمل بحضور عدد كبير من السكان والطلبة."
MORE = "وقال رئيس البلدية إن الجسر سيخفف الزحام عن وسط المدينة في ساعات الذروة."
TITLE = "افتتاح جسر جديد للمشاة في وسط المدينة"


def fields(*lines, **known):
    return clean_text(Document("\n".join(lines), **known)).fields


def story(*header, day="أمس", footer=(), **known):
    return fields(*header, LEDE.format(day=day), MORE, *footer, **known)


def said(witness):
    return None if witness is None else witness.iso()


DATES = {
    "date_under_the_title": ((TITLE, "2024 / 02 / 10"), "أمس", ("2024-02-10", None, None)),
    "masthead_of_the_day_it_was_served": (
        ("الخميس 5 شعبان 1445هـ 15 فبراير 2024", "موقع نهر الإخباري", TITLE, "2024 / 02 / 10"),
        "اليوم السبت",
        ("2024-02-10", None, "2024-02-15"),
    ),
    "above_the_title_against_the_lead": (
        ("محلي", "4 ديسمبر 2024", TITLE, "30 نوفمبر 2024"),
        "اليوم السبت",
        ("2024-11-30", None, "2024-12-04"),
    ),
    "above_the_title_as_the_lead_says": (
        ("محلي", "30 نوفمبر 2024", TITLE, "4 ديسمبر 2024"),
        "اليوم السبت",
        ("2024-11-30", None, None),
    ),
    "masthead_alone": (("الجمعة - 26 نيسان 2024", TITLE), "أمس", ("2024-04-26", None, None)),
    "masthead_of_two_calendars_alone": (
        ("الجمعة 17 شوال 1445هـ 26 نيسان 2024", TITLE),
        "أمس",
        (None, None, "2024-04-26"),
    ),
    "stamp_above_a_labelled_earlier_date": (
        ("2024-06-02@08:05:54 GMT", TITLE, "تاريخ النشر: 10th, April 2024 GMT"),
        "أمس",
        ("2024-04-10", None, "2024-06-02T08:05:54+00:00"),
    ),
    "only_an_update": ((TITLE, "Updated 4:12 PM GMT+4, May 2, 2024"), "أمس", ("2024-05-02T16:12:00+04:00", None, None)),
    "date_before_the_reading_time": (
        (TITLE, "11 Eylül 2025 Perşembe 16:42 2 dk okuma"),
        "أمس",
        ("2025-09-11T16:42:00", None, None),
    ),
    "masthead_that_the_lead_confirms": (("السبت 30 نوفمبر 2024", TITLE), "اليوم السبت", ("2024-11-30", None, None)),
    "date_and_clock_above_the_title": (
        ("محلي", "2023-05-17 | 14:25", TITLE),
        "أمس",
        ("2023-05-17T14:25:00", None, None),
    ),
    "published_and_updated": (
        (TITLE, "12.03.2023 - 09:15 | Son Güncellenme: 12.03.2023 - 10:20"),
        "أمس",
        ("2023-03-12T09:15:00", "2023-03-12T10:20:00", None),
    ),
    "label_on_its_own_line": ((TITLE, "Published", "7 May 2023"), "أمس", ("2023-05-07", None, None)),
    "labelled_before_bare": (
        (TITLE, "1 ديسمبر 2024", "تاريخ النشر: 30 نوفمبر 2024"),
        "أمس",
        ("2024-11-30", None, None),
    ),
    "clock_of_the_masthead_above_two_labels": (
        (
            "الأحد 1 ديسمبر 2024 3:15 ص القاهرة",
            "بوابة النهر",
            TITLE,
            "نشر في: السبت 30 نوفمبر 2024 - 1:20 م | آخر تحديث: السبت 30 نوفمبر 2024 - 2:05 م",
        ),
        "أمس",
        ("2024-11-30T13:20:00", "2024-11-30T14:05:00", "2024-12-01T03:15:00+02:00"),
    ),
    "no_date": ((TITLE,), "اليوم السبت", (None, None, None)),
}


@pytest.mark.parametrize(("header", "day", "expected"), DATES.values(), ids=DATES.keys())
def test_dates(header, day, expected):
    found = story(*header, day=day)
    assert (said(found.published), said(found.updated), said(found.page_date)) == expected


def test_date_of_another_story_does_not_count():
    assert story(TITLE, footer=("الأكثر قراءة", "أمطار على الساحل", "الثلاثاء 20 فبراير 2024")).published is None


def test_fetch_day_above_the_title_is_the_page_date():
    fetched = datetime(2024, 12, 4, 9, tzinfo=UTC)
    found = story("محلي", "2024-12-04", TITLE, "2024-11-30", fetched_at=fetched)
    assert (said(found.published), said(found.page_date)) == ("2024-11-30", "2024-12-04")


HEADED = {
    "with_a_time": (("محلي", "2024-12-04 09:10", "خدمات"), "2024-12-04T09:10:00", None),
    "right_above": (("محلي", "4 ديسمبر 2024"), "2024-12-04", None),
    "above_the_menu": (("4 ديسمبر 2024", "محلي", "خدمات"), None, "2024-12-04"),
}


@pytest.mark.parametrize(("header", "published", "page"), HEADED.values(), ids=HEADED.keys())
def test_only_date_above_the_title_on_a_page_fetched_that_day(header, published, page):
    found = story(*header, TITLE, fetched_at=datetime(2024, 12, 4, 9, tzinfo=UTC))
    assert (said(found.published), said(found.page_date)) == (published, page)


SOURCES = {
    "above the headline": (("محليات", "المصدر : الأنباء", TITLE, "2024 / 02 / 10"), ("الأنباء", None)),
    "below it": ((TITLE, "المصدر : الأنباء", "2024 / 02 / 10"), (None, "الأنباء")),
    "an agency above": (("محليات", "المصدر : رويترز", TITLE, "2024 / 02 / 10"), (None, "رويترز")),
}


@pytest.mark.parametrize(("header", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_source_above_the_headline_is_the_outlet(header, expected):
    found = story(*header)
    assert (found.outlet, found.source) == expected


def test_name_of_the_outlet_loses_no_article():
    assert story("الوكالة الوطنية للإعلام", TITLE, "2024 / 02 / 10").outlet == "الوكالة الوطنية للإعلام"


def test_name_between_a_caption_and_the_desk_is_the_author():
    header = (TITLE, "صدر الصورة، Getty Images", "ليلى مراد", "بي بي سي نيوز عربي - لندن", "2024 / 02 / 10")
    assert story(*header).author == "ليلى مراد"


CAPITALS = {
    "city": ("MARSA, Nov 30 (Reuters) - ", "Marsa"),
    "city and country": ("MARSA, Oldland, Nov 30 (Reuters) - ", "Marsa, Oldland"),
    "day and year": ("PORT MARSA, November 30, 2024 (AFP) - ", "Port Marsa"),
    "no agency": ("BREAKING, Nov 30 - ", None),
}


@pytest.mark.parametrize(("head", "place"), CAPITALS.values(), ids=CAPITALS.keys())
def test_place_in_capitals_with_the_day_of_filing(head, place):
    lead = "the council said on Friday that repairs of the old harbour bridge would begin in the spring of next year."
    assert fields("Repairs of the harbour bridge begin", f"{head}{lead}", lead).dateline == place


@pytest.mark.parametrize(("caption", "author"), [("(الصحيفة)", "سامي حداد"), ("", None)], ids=["credited", "bare"])
def test_name_below_a_caption_is_the_author_s_where_the_caption_has_its_credit(caption, author):
    header = (TITLE, "2024 / 02 / 10", "صورة أرشيفية", f"جانب من الجسر الجديد {caption}".strip(), "سامي حداد")
    assert story(*header).author == author


def test_latin_words_below_an_arabic_story_are_no_author():
    assert story(TITLE, "2024 / 02 / 10", footer=("City Live", "تابعنا على التليغرام")).author is None


POST = ("— قناة المدينة (@CityChannel) December 1, 2024", "مراسل #المدينة pic.twitter.com/Ef56")


@pytest.mark.parametrize(("day", "expected"), [("اليوم الأحد", "2024-12-01"), ("اليوم السبت", None), ("أمس", None)])
def test_post_dates_the_story_only_when_the_lead_agrees(day, expected):
    found = fields(TITLE, LEDE.format(day=day), "نص المنشور", *POST, MORE)
    assert said(found.published) == expected
    assert found.published is None or found.published.basis == "inferred"


def test_machine_date_of_the_page_wins_and_all_witnesses_are_kept():
    stated = DateWitness(DateRole.PUBLISHED, date(2024, 11, 30), basis="json_ld")
    text = clean_text(Document("\n".join((TITLE, "1 ديسمبر 2024", LEDE.format(day="أمس"), MORE)), dates=(stated,)))
    assert text.fields.published == stated
    assert [(witness.basis, witness.day.day) for witness in text.dates] == [("json_ld", 30), ("line", 1)]


EMBEDS = {
    "text_then_attribution": (
        ("اكتمل العمل في الجسر. pic.twitter.com/Ab12", "— البلدية (@city) July 2, 2024"),
        ("x", "البلدية", "city", "2024-07-02", None, "pic.twitter.com/Ab12", "اكتمل العمل في الجسر."),
    ),
    "attribution_in_the_middle": (
        ("نص المنشور #جسر", "— البلدية (@city) ٢٣ سبتمبر ٢٠٢٥", "#المدينة @mayor pic.twitter.com/Cd34"),
        ("x", "البلدية", "city", "2025-09-23", None, "pic.twitter.com/Cd34", "نص المنشور #جسر\n#المدينة @mayor"),
    ),
    "instagram": (
        ("View this post on Instagram", "A post shared by متحف المدينة (@city.museum)"),
        ("instagram", "متحف المدينة", "city.museum", None, None, None, None),
    ),
    "youtube_address": (
        ("https://www.youtube.com/watch?v=abc123",),
        ("youtube", None, None, None, "https://www.youtube.com/watch?v=abc123", None, None),
    ),
    "telegram_address": (
        ("https://t.me/news/123",),
        ("telegram", None, None, None, "https://t.me/news/123", None, None),
    ),
    "exact_time_from_the_id": (
        ("نص المنشور", "— البلدية (@city) https://twitter.com/city/status/1808236000000000000"),
        (
            "x",
            "البلدية",
            "city",
            "2024-07-02",
            "https://twitter.com/city/status/1808236000000000000",
            None,
            "نص المنشور",
        ),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), EMBEDS.values(), ids=EMBEDS.keys())
def test_post_is_read_whole(lines, expected):
    text = clean_text(Document("\n".join((TITLE, LEDE.format(day="أمس"), *lines, MORE))))
    (post,) = text.fields.embeds
    assert (post.platform, post.name, post.handle, post.date, post.url, post.media, post.text) == expected
    assert text.body_lines == (LEDE.format(day="أمس"), MORE)


def test_two_posts_in_a_row_stay_apart():
    one = ("الأول https://t.co/AbC1", "— البلدية (@city) July 2, 2024")
    two = ("الثاني pic.twitter.com/Zz99", "— البلدية (@city) July 3, 2024")
    posts = fields(TITLE, LEDE.format(day="أمس"), *one, *two, MORE).embeds
    assert [(post.text, post.date) for post in posts] == [("الأول", "2024-07-02"), ("الثاني", "2024-07-03")]


NAMED = {
    "place_and_outlet": ("بغداد ـ الغد برس", {"dateline": "بغداد", "outlet": "الغد برس"}),
    "outlet_and_place": ("سكاي نيوز عربية - أبوظبي", {"dateline": "أبوظبي", "outlet": "سكاي نيوز عربية"}),
    "agency_and_reporter": (
        "بغداد - واع - سعاد الجابري",
        {"dateline": "بغداد", "agency": "واع", "author": "سعاد الجابري"},
    ),
    "without_spaces": ("عمان-الدستور-سامي حداد", {"dateline": "عمان", "outlet": "الدستور", "author": "سامي حداد"}),
    "place_and_reporter": ("صلالة - هدى الكندي", {"dateline": "صلالة", "author": "هدى الكندي"}),
    "writer": ("كتب أحمد سامي", {"author": "أحمد سامي"}),
    "name_and_role": ("هالة سليم صحافية", {"author": "هالة سليم"}),
    "views": ("1,532 قراءة", {"view_count": 1532}),
    "comments": ("التعليقات (12)", {"comment_count": 12}),
    "no_comments_yet": ("لا توجد تعليقات", {"comment_count": 0}),
    "bare_number_too_high_for_comments": ("912", {"view_count": None}),
    "outlet_and_agency": ("هسبريس - و.م.ع", {"outlet": "هسبريس", "agency": "و.م.ع", "author": "و.م.ع"}),
    "outlet_and_desk": ("تلفزيون سوريا - خاص", {"author": "تلفزيون سوريا - خاص", "outlet": "تلفزيون سوريا"}),
    "quoted_outlet_signs": ("الرياض: «الشرق الأوسط»", {"dateline": "الرياض", "author": "الشرق الأوسط"}),
    "account_of_the_outlet": ("ڕووداو دیجیتاڵ @Rudaw", {"author": None}),
    "name_and_bar": ("Selin Kara   |", {"author": "Selin Kara"}),
    "date_and_author": ("ديسمبر 13, 2025 بواسطة لمى الصالح", {"author": "لمى الصالح"}),
    "labelled_desk": ("بواسطة فريق التحرير", {"author": "فريق التحرير"}),
    "bare_nought": ("0", {"comment_count": 0}),
    "bare_number_says_nothing": ("7", {"comment_count": None, "view_count": None}),
    "desk_is_nobody": ("فريق التحرير", {"author": None}),
}


@pytest.mark.parametrize(("line", "expected"), NAMED.values(), ids=NAMED.keys())
def test_field_of_a_header_line(line, expected):
    found = story(TITLE, line)
    assert {name: getattr(found, name) for name in expected} == expected


COUNTED = {
    "comments_have_a_heading": (("2024 / 06 / 9", "5"), ("التعليقات",), (5, None)),
    "below_the_heading": (("2024 / 06 / 9",), ("تعليقات الزوار", "3"), (3, None)),
    "by_the_date_without_a_heading": (("1,204", "17-01-2024, 20:16"), (), (None, 1204)),
    "low_without_a_heading": (("7", "17-01-2024, 20:16"), (), (None, None)),
    "thoughts": ((), ("رأي واحد حول “رحلة إلى الجبل”",), (1, None)),
}


@pytest.mark.parametrize(("header", "footer", "expected"), COUNTED.values(), ids=COUNTED.keys())
def test_bare_number_counts_what_the_page_says(header, footer, expected):
    found = story(TITLE, *header, footer=footer)
    assert (found.comment_count, found.view_count) == expected


TOLD = {
    "the office of a town": ("بلدية مصراتة تنظف الشواطئ", "أطلقت بلدية مصراتة حملة واسعة", "مصراتة"),
    "a town in both": ("سوق جديد في مصراتة", "افتتح في مصراتة سوق جديد للخضار", "مصراتة"),
    "with a preposition joined to it": ("ترميم ميناء دمياط", "بدأ العمل بدمياط على الرصيف القديم", "دمياط"),
    "only in the headline": ("سوق جديد في مصراتة", "افتتح سوق جديد للخضار", None),
    "an institution's name": ("جامعة البصرة تكرم الطلبة", "كرمت جامعة البصرة عددا من الطلبة", None),
    "a country": ("الأردن يستضيف المعرض", "يستضيف الأردن معرض الكتاب", None),
    "a common word": ("معرض صور قديمة", "يضم المعرض صور المدينة القديمة", None),
}


@pytest.mark.parametrize(("title", "lead", "place"), TOLD.values(), ids=TOLD.keys())
def test_place_on_which_headline_and_lead_agree(title, lead, place):
    lead += " قبل موسم الاصطياف بمشاركة عدد كبير من الكشافة والمتطوعين."
    assert fields(title, lead, MORE).dateline == place


def test_no_place_is_guessed_where_a_desk_filed():
    lead = "افتتح في مصراتة سوق جديد للخضار قبل موسم الاصطياف بمشاركة عدد كبير من المتطوعين."
    assert fields("سوق جديد في مصراتة", "تلفزيون سوريا - خاص", lead, MORE).dateline is None


def test_hour_of_filing_below_the_story_completes_the_day():
    header = "المدينة المنورة 15 ذو القعدة 1445 هـ الموافق 23 مايو 2024 م واس"
    found = story(TITLE, header, footer=("// انتهى //", "10:05ت م", "0031"))
    assert said(found.published) == "2024-05-23T10:05:00+03:00"


def test_agency_is_named_as_the_text_spells_it():
    more = 'وقال المدير لوكالة الأنباء العراقية (واع): إن "الخطة تتضمن تحويل مسارات الشاحنات إلى الطرق الخارجية".'
    assert fields(TITLE, "بغداد - واع", LEDE.format(day="أمس"), more).outlet == "وكالة الأنباء العراقية (واع)"


HEADS = {
    "place_in_capitals": ("DUBAI, United Arab Emirates (AP) — ", "Dubai, United Arab Emirates", "AP"),
    "turkish_capitals": ("RİZE (AA) - ", "Rize", "AA"),
    "desk_of_an_agency": ("ایسنا/اصفهان ", "اصفهان", "ایسنا"),
}


@pytest.mark.parametrize(("head", "place", "agency"), HEADS.values(), ids=HEADS.keys())
def test_dateline_in_front_of_the_lead(head, place, agency):
    sentence = "A sandstorm swept across the Gulf on Thursday, grounding dozens of flights."
    text = clean_text(Document("\n".join(("Sandstorm grounds flights in the Gulf", head + sentence, MORE))))
    assert text.body_lines == (sentence, MORE)
    assert (text.fields.dateline, text.fields.agency) == (place, agency)


def test_source_that_is_the_outlet_itself_says_nothing():
    found = fields(TITLE, f"شفق نيوز / {LEDE.format(day='أمس')}", MORE, "المصدر: شفق نيوز")
    assert (found.outlet, found.source) == ("شفق نيوز", None)


def test_tags_are_listed():
    assert story(TITLE, footer=("كلمات مفتاحية", "جسور", "النقل العام")).tags == ("جسور", "النقل العام")
