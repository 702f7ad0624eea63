"""Layouts of whole pages: what stands between headline and story, posts that the HTML marks, a second headline."""

from datetime import UTC, datetime

import pytest

from newsflow.clean import clean_text
from newsflow.model import Document, Kind, Role

TITLE = "Repairs of the harbour bridge begin in the spring"
DATE = "12 May 2024, 10:30"
LEAD = "The council said on Friday that repairs of the old harbour bridge would begin in the spring of next year."
MORE = "Engineers found cracks in four of its pillars and asked drivers of heavy lorries to take the eastern road."
P, T, H, E = Role.PARAGRAPH, Role.TITLE, Role.HEADING, Role.EMBED


def page(*rows, **known):
    roles = tuple(role for role, _ in rows)
    return clean_text(Document("\n".join(text for _, text in rows), title=TITLE, roles=roles, **known))


DECK = "Drivers will have to wait for months until they cross again"
KEPT = {
    "heading_above_the_story": (((P, DATE), (H, "What is broken?"), (P, LEAD)), ("What is broken?", LEAD)),
    "short_sentence_above_the_story": (
        ((P, DATE), (P, "Good news, drivers."), (P, LEAD)),
        ("Good news, drivers.", LEAD),
    ),
    "acronym_in_brackets": (
        ((P, DATE), (P, "Jane Roe is the head of the Institute of Bridge Builders (ICSX)"), (P, LEAD)),
        ("Jane Roe is the head of the Institute of Bridge Builders (ICSX)", LEAD),
    ),
    "date_between_deck_and_story": (((P, DECK), (P, DATE), (P, LEAD)), (DECK, LEAD)),
    "second_headline": (((P, DECK), (P, "Local"), (H, TITLE), (P, LEAD)), (DECK, LEAD)),
}


@pytest.mark.parametrize(("rows", "body"), KEPT.values(), ids=KEPT.keys())
def test_lines_between_headline_and_story(rows, body):
    assert page((P, "3 January 2024"), (T, TITLE), *rows, (P, MORE)).body_lines == (*body, MORE)


def test_date_below_the_headline_is_the_article_s():
    found = page((P, "3 January 2024"), (T, TITLE), (P, DECK), (P, "12 May 2024"), (P, LEAD), (P, MORE)).fields
    assert found.published is not None
    assert found.published.iso() == "2024-05-12"


POSTS = {
    "two_paragraphs": (
        ("The bridge is closed", "Take the eastern road", "— City (@city) July 2, 2024"),
        ("x", "city", None, "The bridge is closed\nTake the eastern road"),
    ),
    "instagram_address_below": (
        ("View this post on Instagram", "A post shared by City (@city)", "https://www.instagram.com/p/Ab/"),
        ("instagram", "city", "https://www.instagram.com/p/Ab/", None),
    ),
    "tiktok_in_parts": (
        ("@city", "The bridge #closed", "♬ original sound - city", "https://www.tiktok.com/@city/video/7"),
        (
            "tiktok",
            "city",
            "https://www.tiktok.com/@city/video/7",
            "@city\nThe bridge #closed\n♬ original sound - city",
        ),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), POSTS.values(), ids=POSTS.keys())
def test_post_that_the_html_marks_is_one(lines, expected):
    text = page((T, TITLE), (P, LEAD), *((E, line) for line in lines), (P, MORE))
    (post,) = text.fields.embeds
    assert (post.platform, post.handle, post.url, post.text) == expected
    assert text.body_lines == (LEAD, MORE)


def test_address_below_an_attribution_is_the_post_s():
    lines = (LEAD, "Posted by City on Monday, December 2, 2024", "https://www.facebook.com/city/posts/12", MORE)
    (post,) = page((T, TITLE), *((P, line) for line in lines)).fields.embeds
    assert (post.date, post.url) == ("2024-12-02", "https://www.facebook.com/city/posts/12")


def test_page_without_prose_is_kept_and_doubted():
    text = clean_text(Document("Bridge\nclosed"))
    assert (text.body_lines, text.flags) == (("Bridge", "closed"), ("clean_suspect",))


CAPTIONS = {
    "twice": ("نباتات الحديقة", "نباتات الحديقة"),
    "words_of_the_headline": ("الجسر الجديد", "افتتاح الجسر للمشاة"),
}
HEADLINE = "افتتاح جسر جديد للمشاة في وسط المدينة"
STORY = "افتتحت البلدية أمس الجسر الجديد للمشاة بعد عام كامل من العمل بحضور عدد كبير من السكان."
REST = "وقال رئيس البلدية إن الجسر سيخفف الزحام عن وسط المدينة في ساعات الذروة."


@pytest.mark.parametrize("lines", CAPTIONS.values(), ids=CAPTIONS.keys())
def test_run_of_captions_inside_the_story_goes(lines):
    assert clean_text(Document("\n".join((HEADLINE, STORY, *lines, REST)))).body_lines == (STORY, REST)


def test_position_of_a_player_inside_the_story_goes():
    text = clean_text(Document(f"{HEADLINE}\n{STORY}\nاستمع للمقال\n00:00\n01:48\n{REST}"))
    assert text.body_lines == (STORY, REST)


TITLES = {
    "lede_below_two_prints": (HEADLINE, HEADLINE, "هسبريس - و.م.ع", STORY.removesuffix("."), REST),
    "caption_above": ("12-05-2024", "أطفال يلعبون قرب النهر", "A+ A-", HEADLINE, STORY, REST),
    "block_above": (
        "شائع الآن",
        "الاثنين 19 فبراير",
        "وصفات الشتاء الأكثر بحثا",
        HEADLINE,
        "فريق التحرير",
        STORY,
        REST,
    ),
}


@pytest.mark.parametrize("lines", TITLES.values(), ids=TITLES.keys())
def test_headline_is_the_one_of_which_the_story_speaks(lines):
    text = clean_text(Document("\n".join(lines)))
    assert text.fields.title == HEADLINE
    assert text.body_lines == tuple(lines[-2:])


def test_question_under_a_heading_inside_the_story_goes():
    lines = (HEADLINE, STORY, "اقرأ أيضا:", "لماذا تغلق الجسور القديمة؟", REST)
    assert clean_text(Document("\n".join(lines))).body_lines == (STORY, REST)


ONE_LINE = f"{HEADLINE} تاريخ النشر: الأربعاء 21 فبراير 2024 - 10:30 {STORY} {REST} {STORY} {REST}"


def test_page_of_one_line_is_cut_at_its_date_and_its_tail():
    text = clean_text(Document(f"{ONE_LINE} اقرأ أيضا: الذهب يستقر جميع الحقوق محفوظة للمدينة"))
    assert text.body_lines == (f"{STORY} {REST} {STORY} {REST}",)
    assert [span.kind for span in text.removed] == [Kind.TITLE, Kind.DATE, Kind.RELATED, Kind.COPYRIGHT]


OPENED = (HEADLINE, STORY, REST, "وأضاف أن أعمال الجسر كلفت مليوني دينار من ميزانية المدينة.", "اقرأ أيضا:")
TEASER = "تراجعت أسعار الخضار في أسواق الجملة بنسبة كبيرة مع دخول الموسم الجديد، بحسب التجار."
LAST = "وينتظر أن يفتتح الجسر الثاني في المدينة العام المقبل بعد انتهاء أعمال البلدية فيه."


@pytest.mark.parametrize(("sentence", "stays"), [(TEASER, False), (LAST, True)], ids=["teaser", "story"])
def test_last_sentence_below_an_opener_belongs_where_its_words_do(sentence, stays):
    text = clean_text(Document("\n".join((*OPENED, "أسعار الخضار تتراجع في أسواق الجملة", sentence))))
    assert (sentence in text.body_lines) is stays


NOTES = {
    "year_and_note": ("November 30, 2024 11:20 AM GMT+3 Updated 2 hours ago", Kind.DATE),
    "day_told_in_a_caption": ("Flags over the harbour on the open day, 3 May", Kind.CAPTION),
}


@pytest.mark.parametrize(("line", "kind"), NOTES.values(), ids=NOTES.keys())
def test_long_line_above_the_story_is_its_date_only_with_the_year(line, kind):
    rows = f"{TITLE}\nPhoto: Sea Watch\n{line}\n{LEAD}\n{MORE}"
    text = clean_text(Document(rows, fetched_at=datetime(2024, 12, 1, tzinfo=UTC)))
    assert [span.kind for span in text.removed if text.text[span.start : span.end] == line] == [kind]


def test_word_that_story_and_teaser_share_ties_a_sentence_to_neither():
    sentence = "وخلال الجولة استمع رئيس البلدية إلى مطالب عدد من الأهالي ووعد بدراستها خلال أسبوع."
    text = clean_text(Document("\n".join((*OPENED, "رئيس البلدية يستقبل وفدا زائرا", sentence, "صورة من المكان"))))
    assert sentence in text.body_lines


def cleaned(*lines):
    return clean_text(Document("\n".join(lines)))


MAYOR = "Ferry crews will carry passengers across the harbour without a fare while the work goes on."
CARDS = {
    "teaser": (("Trade | Live", "Old markets of the town return to barter"), False),
    "table": (("Pillar | Crack", "North pillar | 12 cm"), True),
    "announced": (("Works:", "Pillars | Cables", "Lamps along the eastern road come later"), True),
}


@pytest.mark.parametrize(("lines", "stay"), CARDS.values(), ids=CARDS.keys())
def test_label_with_a_bar_and_a_headline_are_a_teaser(lines, stay):
    text = cleaned(TITLE, DATE, LEAD, *lines, MORE, MAYOR)
    assert text.body_lines == ((LEAD, *lines, MORE, MAYOR) if stay else (LEAD, MORE, MAYOR))


OWN = "وقال رئيس البلدية إن أعمال الجسر الجديد ستنتهي قبل نهاية العام في وسط المدينة."


@pytest.mark.parametrize(("sentence", "stays"), [(TEASER, False), (OWN, True)], ids=["teaser", "story"])
def test_sentence_right_below_an_opener_belongs_where_its_words_do(sentence, stays):
    assert (sentence in cleaned(*OPENED, sentence).body_lines) is stays


TOLD = {
    "arabic": "أعلنت البلدية، اليوم الأربعاء (21 آب 2024)، افتتاح الجسر الجديد للمشاة بعد عام كامل من العمل.",
    "english": "The council said today (21 August 2024) that repairs of the old harbour bridge would begin in spring.",
}


@pytest.mark.parametrize("lead", TOLD.values(), ids=TOLD.keys())
def test_day_in_brackets_behind_today_is_the_article_s(lead):
    published = cleaned(HEADLINE, lead, REST).fields.published
    assert published is not None
    assert published.iso() == "2024-08-21"


def test_masthead_may_stand_below_the_site_s_name():
    lines = ("بوابة النهر", "رئيس التحرير: سامي حداد", "الأحد 23 جمادى الآخرة 1447 هـ 14 ديسمبر 2025")
    fields = cleaned(*lines, HEADLINE, "10-12-2025 | 12:31", STORY, REST).fields
    assert fields.page_date is not None
    assert fields.page_date.iso() == "2025-12-14"
    assert fields.published is not None
    assert fields.published.iso().startswith("2025-12-10")


NOT_NAMES = ("أحد الجسور بعد ترميمه", "إحدى قاعات البلدية", "علوم وبيئة", "الجسر قبل الافتتاح")


@pytest.mark.parametrize("line", NOT_NAMES)
def test_caption_above_the_author_is_no_name(line):
    assert cleaned(HEADLINE, "10-12-2025 | 12:31", line, "سلمى حداد", STORY, REST).fields.author == "سلمى حداد"


def test_caption_in_words_of_the_headline_is_no_name():
    text = cleaned("مرمت کاروانسرای رباط شرف از سر گرفته شد", "۳۰ مهر ۱۴۰۳، ۱۰:۲۲", "کاروانسرای رباط شرف", STORY, REST)
    assert text.fields.author is None
    assert text.body_lines == (STORY, REST)


def test_reporter_below_the_news_code_is_the_author():
    text = cleaned(HEADLINE, "10-12-2025 | 12:31", STORY, REST, "کد خبر 6264310", "مریم کاظمی")
    assert text.fields.author == "مریم کاظمی"


def test_desk_of_a_persian_agency_is_the_place():
    lead = "به گزارش خبرگزاری رود از شیراز، ساخت پل تازه شهر پس از یک سال کار به پایان رسید."
    assert cleaned("پل تازه شهر افتتاح شد و مردم خوشحال شدند", lead).fields.dateline == "شیراز"


def test_what_follows_a_list_that_the_page_closes_is_the_story_again():
    rows = (
        *((P, line) for line in (LEAD, MORE, "Recommended Stories", "list 1 of 2", "Fishermen fear a loud winter")),
        *((P, line) for line in ("list 2 of 2", "What unions of fishermen want from the mayor", "end of list")),
        (P, "Unions of fishermen will be heard before winter, the mayor promised."),
    )
    assert page((P, DATE), (T, TITLE), *rows).body_lines == (LEAD, MORE, rows[-1][1])


SIGNED = {
    "number_and_initial": 'وأضاف البيان أن "ثلاثة موظفين أوقفوا على ذمة التحقيق". انتهى 29/ص7',
    "alone": 'وأضاف البيان أن "ثلاثة موظفين أوقفوا على ذمة التحقيق". انتهى',
}


@pytest.mark.parametrize("line", SIGNED.values(), ids=SIGNED.keys())
def test_an_agencys_end_sign_behind_the_last_sentence_leaves_it(line):
    first = "أعلنت هيئة النزاهة، اليوم الاثنين، عن ضبط تلاعب بعقود تجهيز مواد غذائية في المحافظة."
    found = clean_text(Document(f"النزاهة تضبط تلاعباً بعقود تجهيز في ديالى\n{first}\n{line}", "ar"))
    assert found.body_lines == (first, line.partition(" انتهى")[0])
    assert Kind.AGENCY_SIG in {removed.kind for removed in found.removed}


def test_a_last_line_that_goes_on_by_its_first_word_is_told_without_a_full_stop():
    lines = (
        "وقف والي الولاية اليوم على سير العمل بمشروع إعادة تأهيل الري، يرافقه وزير الإنتاج بالولاية.",
        "وقال الوالي إن تأهيل 14 طلمبة سيمكن من ري 23 ألف فدان خلال الموسم الشتوي.",
        "وأعلن الوزير وصول أسمدة تكفي المشروع كله",
    )
    page = "\n".join(("والي نهر النيل يقف على مشروع الري", *lines, "شارك هذا الموضوع:", "Facebook"))
    assert clean_text(Document(page, "ar")).body_lines == lines


def test_a_town_that_no_list_knows_is_told_by_the_agency_behind_its_day():
    page = "الوالي يقف على مشروع الري\nالدامر 21-10-2024(سونا)-\nوقف والي الولاية اليوم على سير العمل بمشروع الري."
    fields = clean_text(Document(page, "ar")).fields
    assert (fields.dateline, fields.agency, fields.published and fields.published.iso()) == (
        "الدامر",
        "سونا",
        "2024-10-21",
    )


def test_a_caption_above_the_story_is_not_cut_at_its_agency():
    caption = "Visitors browse stalls at the harbour's book fair. (SPA)"
    found = page((T, TITLE), (P, caption), (P, DATE), (P, LEAD), (P, MORE))
    assert found.body_lines == (LEAD, MORE)
    assert [removed.kind for removed in found.removed if found.removed_text(removed) == caption] == [Kind.CAPTION]
    assert found.fields.outlet is None


def test_a_place_in_capitals_is_told_as_other_texts_write_it():
    found = page((T, TITLE), (P, DATE), (P, f"KARACHI: {LEAD}"), (P, MORE))
    assert (found.fields.dateline, found.body_lines) == ("Karachi", (LEAD, MORE))


def test_an_agency_right_below_the_text_signs_it():
    found = page(
        (T, TITLE), (P, DATE), (P, LEAD), (P, MORE), (P, "وات"), (P, "Lien permanent : https://agency.example/7")
    )
    assert found.body_lines == (LEAD, MORE)
    assert [removed.kind for removed in found.removed][-2:] == [Kind.AGENCY_SIG, Kind.LINK]
