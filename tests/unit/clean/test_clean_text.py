"""Cleaning keeps every sentence of the story, names what it removes, and can be undone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsflow.clean import clean_text
from newsflow.clean.lines import BEHIND_JOINTS, LETTERS, split_lines
from newsflow.model import Document, Kind, Role

LEDE = "أعلنت بلدية المدينة افتتاح جسر جديد للمشاة بعد عام كامل من العمل، بحضور عدد كبير من السكان."
MORE = "وقال رئيس البلدية إن الجسر سيخفف الزحام عن وسط المدينة في ساعات الذروة."
TITLE = "افتتاح جسر جديد للمشاة في وسط المدينة"


def clean(*lines, **known):
    return clean_text(Document("\n".join(lines), **known))


def kinds(text):
    return {text.removed_text(span): span.kind for span in text.removed}


KEPT = {
    "date_at_the_head_of_a_sentence": "5 ديسمبر هو الموعد الذي حددته اللجنة",
    "sharing_in_a_report": "شارك في كتابة الدراسة 9 خبراء",
    "source_that_points_out": "المصدر أشار إلى أن القرار نهائي",
    "source_that_speaks": "وقال المصدر: لن نتراجع",
    "someone_who_wrote": "كتب أحد السكان في رسالة أنه سعيد",
    "comments_that_people_made": "التعليقات التي نشرها السكان كانت طيبة",
    "invitation_in_prose": "تابعونا في هذه الجولة القصيرة",
    "pull_quote": "«لن نعود إلى الوراء»",
    "score": "٢٥ - ١٩",
    "weather_figures": "القاهرة: العظمى 24 درجة",
    "verse": "قفا نبك من ذكرى حبيب ومنزل",
    "numbered_item": "1. غسل اليدين",
    "bullet": "• تهوية الغرف",
    "question": "لماذا الآن؟",
    "answer_without_stop": "بسبب الطقس",
    "handle_in_prose": "وكتب الوزير (@minister) أن الفرق جاهزة",
    "address_in_prose": "https://example.org هو عنوان المنصة الجديدة",
    "announcement": "إعلان الهدنة جاء متأخرا",
}


@pytest.mark.parametrize("line", KEPT.values(), ids=KEPT.keys())
def test_short_line_inside_the_story_stays(line):
    assert clean(TITLE, LEDE, line, MORE).body_lines == (LEDE, line, MORE)


TAILS = {
    "list_after_a_colon": ("وجاءت النتائج كما يلي في الأشواط الأربعة من المباراة:", "٢٥ - ١٩", "٢٥ - ٢٢"),
    "verse_after_a_colon": (
        "وختم الشاعر قصيدته الطويلة بهذين البيتين:",
        "يا دار مية بالعلياء فالسند",
        "أقوت وطال عليها الأبد",
    ),
    "verse_after_a_long_sentence_with_a_colon": (
        f"{LEDE.removesuffix('.')}، وأنشد فيه شاعر هذين البيتين:",
        "يا دار مية",
    ),
    "answers": ("وسألنا رئيس البلدية في ختام الجولة التي قام بها أمس في المدينة.", "متى ينتهي العمل؟", "قريبا جدا"),
    "sentence_below_an_address": (MORE, "https://news.example/p/1", "وتستخدم فيه مواد متوفرة."),
    "figures": ("وهذه درجات الحرارة المتوقعة غدا في المدن الكبرى.", "القاهرة: العظمى 24 درجة", "أسوان: العظمى 30 درجة"),
    "bullets": ("وتنصح الوزارة السكان باتباع الخطوات التالية في الأيام المقبلة.", "- شرب الماء", "- البقاء في الظل"),
    "short_sentence": (MORE, "ثم غادر."),
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS.keys())
def test_short_lines_at_the_end_of_the_story_stay(tail):
    kept = tuple(line for line in tail if "://" not in line)
    assert clean(TITLE, LEDE, *tail, "شارك", "فيسبوك").body_lines == (LEDE, *kept)


REMOVED = {
    "share": ("شارك على فيسبوك", Kind.SHARE),
    "ad": ("مادة إعلانية", Kind.AD),
    "follow": ("تابعوا آخر الأخبار عبر قناتنا على تلغرام", Kind.FOLLOW),
    "read_also": ("اقرأ أيضا: أمطار على الساحل", Kind.RELATED),
    "player": ("استمع للمقال 00:00 02:14", Kind.MEDIA),
    "caption": ("صدر الصورة، Getty Images", Kind.CAPTION),
    "address": ("https://news.example/a/1", Kind.LINK),
    "ornament": ("***", Kind.NAV),
    "paywall": ("ادعم الصحافة المستقلة", Kind.COOKIE),
}


@pytest.mark.parametrize(("line", "kind"), REMOVED.values(), ids=REMOVED.keys())
def test_line_inside_the_story_goes_with_its_kind(line, kind):
    text = clean(TITLE, LEDE, line, MORE)
    assert text.body_lines == (LEDE, MORE)
    assert kinds(text)[line] is kind


def test_headlines_under_read_also_go_and_the_story_goes_on():
    text = clean(TITLE, LEDE, "اقرأ أيضا:", "أمطار على الساحل الشرقي", MORE, LEDE.replace("جسر", "نفق"))
    assert text.body_lines == (LEDE, MORE, LEDE.replace("جسر", "نفق"))
    assert kinds(text)["أمطار على الساحل الشرقي"] is Kind.RELATED


TOLD_ON = {
    "for_its_part": ("من جانبها، قالت هيئة السكك الحديدية إن الفرق أصلحت العطل، واعتذرت للركاب عن التأخير.", True),
    "in_return": ("في المقابل قالت هيئة السكك الحديدية إن الفرق أصلحت العطل، واعتذرت عن سبب التأخير.", True),
    "a_teaser": ("كشفت هيئة السكك الحديدية سبب تأخر القطارات، واعتذرت للركاب عن التأخير في بيان لها.", False),
}


@pytest.mark.parametrize(("last", "told"), TOLD_ON.values(), ids=TOLD_ON)
def test_a_last_paragraph_that_tells_on_is_no_teaser_of_the_headline_above(last, told):
    story = (
        "روى عدد من ركاب خط الصعيد تفاصيل تأخر القطارات، صباح اليوم، بعد عطل مفاجئ في إشارات المحطة.",
        "وقال أحد الركاب إن القطار تأخر نحو ثلاث ساعات، قبل أن تتحرك الرحلة في الحادية عشرة صباحا.",
    )
    headlines = ("اقرأ أيضًا:", "السكك الحديدية تكشف سبب تأخر القطارات", "مواعيد قطارات الصعيد غدا")
    text = clean("ركاب خط الصعيد يروون يوما من الانتظار", *story, *headlines, last)
    assert text.body_lines == (*story, *((last,) if told else ()))


def test_another_story_after_the_end_goes_whole():
    teaser = "حذرت هيئة الأرصاد من أمطار غزيرة على الساحل الشرقي خلال الأيام الثلاثة المقبلة."
    text = clean(TITLE, LEDE, MORE, "المصدر: وكالات", "إقرأ أيضا:", "أمطار على الساحل", teaser)
    assert text.body_lines == (LEDE, MORE)
    assert kinds(text)[teaser] is Kind.RELATED


def test_comments_go_with_names_dates_and_sentences():
    comments = ("1 - سعيد", "الجمعة 20 نونبر 2020 - 10:12", "كلام معقول ونتمنى أن تتحرك السلطات قبل فوات الأوان.")
    text = clean(TITLE, LEDE, MORE, "تعليقات الزوار", *comments)
    assert text.body_lines == (LEDE, MORE)
    assert {kinds(text)[line] for line in comments} == {Kind.COMMENTS}
    assert text.fields.published is None


def test_comment_form_is_comments():
    text = clean(TITLE, LEDE, MORE, "اترك تعليقا", "الاسم *", "البريد الإلكتروني *", "© 2026 جريدة المدينة")
    assert kinds(text)["البريد الإلكتروني *"] is Kind.COMMENTS
    assert kinds(text)["© 2026 جريدة المدينة"] is Kind.COPYRIGHT


def test_dateline_leaves_its_sentence():
    text = clean(TITLE, f"عمان 24 حزيران (بترا)- {LEDE}", MORE)
    assert text.body_lines == (LEDE, MORE)
    assert (text.fields.dateline, text.fields.agency) == ("عمان", "بترا")


def test_signature_leaves_its_sentence():
    text = clean(TITLE, LEDE, f"{MORE} (النهاية)", "ع ف / م ج")
    assert text.body_lines == (LEDE, MORE)
    assert kinds(text) == {TITLE: Kind.TITLE, "(النهاية)": Kind.AGENCY_SIG, "ع ف / م ج": Kind.AGENCY_SIG}


def test_glued_meta_is_read_piece_by_piece():
    text = clean(TITLE, "سامي حدادبواسطة سامي حدادالأربعاء 21 فبراير 2024 1:55 ملا توجد تعليقات2 دقائق", LEDE, MORE)
    assert text.body_lines == (LEDE, MORE)
    assert text.fields.author == "سامي حداد"
    assert text.fields.published.iso() == "2024-02-21T13:55:00"


GLUED = {
    "byline": ("سامي حدادبواسطة سامي", "بواسطة سامي"),
    "weekday": ("سامي حدادالأربعاء 21 فبراير", "الأربعاء 21 فبراير"),
    "no_comments": ("1:55 ملا توجد تعليقات", "لا توجد تعليقات"),
    "address": ("في الأحياءhttps://a.example", "https://a.example"),
    "read_also": ("انتهى الحفل. إقرأ أيضاً: الجسر", "إقرأ أيضاً: الجسر"),
    "more_of": ("انتهى الحفل. للمزيد من الأخبار", "للمزيد من الأخبار"),
    "source": ("انتهى الحفل. المصدر: وكالات", "المصدر: وكالات"),
    "clock_behind_a_year": ("2/2/202414:30", "14:30"),
    "clock_behind_an_english_year": ("October 21, 20241:12 PM", "1:12 PM"),
    "updated_behind_a_zone": ("1:12 PM UTCUpdated 3 hours ago", "Updated 3 hours ago"),
    "updated_behind_an_offset": ("1:12 PM GMT+10Updated 3 hours ago", "Updated 3 hours ago"),
    "count": ("تعليقات3", "3"),
}


@pytest.mark.parametrize(("text", "second"), GLUED.values(), ids=GLUED)
def test_a_line_is_cut_where_the_page_glued_it(text, second):
    assert [line.text for line in split_lines(text)][1:] == [second]


def test_the_cheap_look_for_glued_words_leaves_none_out():
    assert [word for word in BEHIND_JOINTS if not set(LETTERS) & set(word)] == []


SIGNED = {
    "date_then_author": ("21-10-2024 بواسطة سامي حداد", "سامي حداد"),
    "author_then_dates": ("By Jane Roe - Oct 21,2024 - Last updated at Oct 21,2024", "Jane Roe"),
    "author_then_date": ("بقلم سامي حداد | 21 أكتوبر 2024", "سامي حداد"),
}


@pytest.mark.parametrize(("line", "author"), SIGNED.values(), ids=SIGNED)
def test_author_and_date_share_a_line(line, author):
    fields = clean(TITLE, line, LEDE, MORE).fields
    assert (fields.author, fields.published and fields.published.iso()) == (author, "2024-10-21")


def test_masthead_people_are_no_authors():
    text = clean("رئيس التحرير", "محمود المملوك", TITLE, "كتب - أحمد فتحي", LEDE, MORE)
    assert text.fields.author == "أحمد فتحي"
    assert kinds(text)["محمود المملوك"] is Kind.NAV


def test_deck_between_title_and_date_is_article():
    deck = "مشروع طال انتظاره يربط ضفتي النهر ويقصر الطريق على آلاف الطلبة والعمال كل يوم من أيام الأسبوع"
    assert clean(TITLE, deck, "سامي حداد", "الأحد 1 ديسمبر 2024", LEDE, MORE).body_lines == (deck, LEDE, MORE)


def test_repeated_summary_is_kept_once():
    assert clean(TITLE, LEDE, "السومرية نيوز/ بغداد", LEDE, MORE).body_lines == (LEDE, MORE)


def test_title_that_the_page_names_is_found_below_teasers():
    teaser = "أمطار غزيرة على الساحل الشرقي في الأيام المقبلة"
    text = clean(teaser, TITLE, LEDE, MORE, title=TITLE)
    assert kinds(text)[TITLE] is Kind.TITLE
    assert text.body_lines == (LEDE, MORE)


def test_title_named_in_the_middle_of_the_text_hides_nothing():
    story = [LEDE.replace("عام كامل", f"{years} أعوام") for years in range(2, 10)]
    text = clean(*story, TITLE, MORE, title=TITLE)
    assert text.body_lines == (*story, TITLE, MORE)


def test_learned_line_goes_unless_it_says_something():
    learned = {"منصه الاخبار في المدينه": 5, "بغداد نهر الاخباري": 5}
    text = clean(TITLE, "بغداد ـ نهر الإخباري", LEDE, "منصة الأخبار في المدينة", MORE, learned=learned)
    assert text.body_lines == (LEDE, MORE)
    assert text.fields.dateline == "بغداد"


def test_line_learned_from_two_articles_stays():
    line = "منصة الأخبار في المدينة"
    assert line in clean(TITLE, LEDE, line, MORE, learned={"منصه الاخبار في المدينه": 2}).body_lines


def test_caption_by_role_goes():
    text = clean(LEDE, "الجسر كما بدا صباحا", MORE, roles=(Role.PARAGRAPH, Role.CAPTION, Role.PARAGRAPH))
    assert kinds(text)["الجسر كما بدا صباحا"] is Kind.CAPTION


def test_text_without_any_story_is_suspect():
    assert clean("شارك", "فيسبوك").flags == ("clean_suspect",)


@pytest.mark.parametrize("text", ["", "\n\n", "  ", "؟", "a"], ids=["empty", "breaks", "blanks", "mark", "letter"])
def test_next_to_nothing_is_cleaned(text):
    assert clean(text).fields.published is None


POST = ("— أ (@ab) December 1, 2024", "pic.twitter.com/ab12")
GLUED = (f"{MORE} (النهاية)", f"بغداد/ واع - {LEDE}", "a\u200fb\u00a0c")
HEADINGS = ("شارك", "التعليقات", "اقرأ أيضا:", "المصدر: وكالات", "رئيس التحرير")
HEADER = (TITLE, "5 ديسمبر 2024", "0", "بغداد ـ نهر الإخباري", "* * *", "")
BLOCKS = st.sampled_from((LEDE, MORE, *POST, *GLUED, *HEADINGS, *HEADER))


@given(st.lists(BLOCKS | st.text(max_size=60), max_size=14))
@settings(max_examples=150, deadline=None)
def test_body_and_spans_are_the_whole_text(lines):
    text = clean(*lines)
    at = 0
    for span in text.removed:
        assert at <= span.start < span.end <= len(text.text)
        at = span.end
    kept = "".join(text.body_lines)
    removed = "".join(text.removed_text(span) for span in text.removed)
    assert sorted("".join(text.text.split())) == sorted("".join((kept + removed).split()))


@given(st.lists(BLOCKS, max_size=10))
@settings(max_examples=60, deadline=None)
def test_cleaning_is_the_same_every_time(lines):
    assert clean(*lines) == clean(*lines)


def test_languages_without_spaces_have_sentences_too():
    story = (
        "市は新しい歩道橋の開通を発表し、多くの住民が式典に参加したことを明らかにした。",
        "橋は川の両岸を結び、通学の時間を短くする見込みだ。",
    )
    text = clean("新しい歩道橋が開通", *story, language="ja")
    assert (text.fields.title, text.body_lines) == ("新しい歩道橋が開通", story)


def test_link_to_comments_below_the_first_sentence_hides_nothing():
    story = [LEDE.replace("عام كامل", f"{years} أعوام") for years in range(2, 10)]
    assert clean(TITLE, LEDE, "التعليقات", *story).body_lines == (LEDE, *story)


def test_what_was_read_for_one_outlet_is_not_given_to_another():
    line = "زهرة الجبل - بيروت"
    names = [clean(TITLE, line, LEDE, outlets=outlets).fields.outlet for outlets in ((), ("زهرة الجبل",), ())]
    assert names == [None, "زهرة الجبل", None]
