"""The quality record says in numbers what validation judges."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from newsflow.clean import RULES_VERSION, clean_article
from newsflow.clean.quality import measure
from newsflow.clean.stems import begins_a_word, stems_of
from newsflow.model import Article, Block, DateRole, DateWitness, Link, Place, Role
from newsflow.sources import Source

SOURCE = Source(
    key="city",
    name="City News",
    local_name="أخبار المدينة",
    homepage="https://city.example/",
    language="ar",
    time_zone="Asia/Baghdad",
    routes=({"kind": "feed", "url": "https://city.example/feed"},),
    urls={"pattern": r"/news/\d+"},
)
FETCHED = datetime(2024, 12, 4, 9, 0, tzinfo=UTC)
TITLE = "افتتاح جسر جديد للمشاة"
LEDE = "أعلنت بلدية المدينة افتتاح جسر جديد للمشاة بعد عام كامل من العمل، بحضور عدد كبير من السكان."
PUBLISHED = DateWitness(DateRole.PUBLISHED, date(2024, 12, 4), time(10, 0), 180, "stated", "json_ld")
ADVERTISED = DateWitness(DateRole.PUBLISHED, date(2024, 12, 3), basis="feed")


def article_of(*lines, url="https://city.example/news/1", dates=(), link=None, **known):
    blocks = tuple(Block(line) for line in lines)
    return Article(
        source="city",
        key="1",
        url=url,
        link=link or Link(url, "feed"),
        blocks=blocks,
        fetched_at=FETCHED,
        place=Place("a.warc.gz", 0),
        extractor="tree",
        charset="utf-8",
        title=TITLE,
        dates=dates,
        **known,
    )


def quality(*lines, **known):
    return clean_article(article_of(*lines, **known), SOURCE).quality


def test_record_of_a_good_article():
    record = quality(TITLE, LEDE, LEDE.replace("جسر", "نفق"), "شارك", dates=(PUBLISHED,), language="ar")
    assert (record.url_ok, record.status, record.language_ok, record.has_date, record.suspect) == (1, 200, 1, 1, 0)
    assert (record.title_length, record.body_length, record.paragraphs) == (len(TITLE), 2 * len(LEDE) + 1, 2)
    assert record.word_count == 2 * len(LEDE.split())
    assert record.script_ratio == 1.0
    assert 0.1 < record.boilerplate_ratio < 0.2
    assert (record.date_basis, record.lag_hours) == ("json_ld", 2.0)
    assert record.duplicate_text == record.title_is_body == record.html_residue == 0


NUMBERS = {
    "foreign_address": ({"url": "https://other.example/news/1"}, "url_ok", 0),
    "address_outside_the_pattern": ({"url": "https://city.example/about"}, "url_ok", 0),
    "other_language": ({"language": "en"}, "language_ok", 0),
    "no_language_said": ({"language": None}, "language_ok", 1),
    "undated": ({}, "has_date", 0),
    "undated_has_no_lag": ({}, "lag_hours", 0.0),
    "undated_has_no_basis": ({}, "date_basis", "none"),
    "day_counts_from_local_midnight": (
        {"dates": (DateWitness(DateRole.PUBLISHED, date(2024, 12, 4), basis="meta"),)},
        "lag_hours",
        12.0,
    ),
    "stated_zone_goes_before_the_source's": (
        {"dates": (DateWitness(DateRole.PUBLISHED, date(2024, 12, 4), time(8, 0), 0, "stated", "meta"),)},
        "lag_hours",
        1.0,
    ),
    "date_of_the_feed": (
        {"link": Link("https://city.example/news/1", "feed", published=ADVERTISED)},
        "date_basis",
        "feed",
    ),
    "day_of_the_feed": (
        {"dates": (PUBLISHED,), "link": Link("https://city.example/news/1", "feed", published=ADVERTISED)},
        "off_day",
        1,
    ),
    "day_of_the_archive": (
        {"dates": (PUBLISHED,), "link": Link("https://city.example/news/1", "dated_archive /d", date(2024, 12, 3))},
        "off_day",
        1,
    ),
    "day_of_the_visit": (
        {"dates": (PUBLISHED,), "link": Link("https://city.example/news/1", "feed", published=ADVERTISED)},
        "odd_day",
        1,
    ),
    "first_of_january": (
        {
            "dates": (DateWitness(DateRole.PUBLISHED, date(2024, 1, 1), basis="meta"),),
            "link": Link("https://city.example/news/1", "dated_archive /d", date(2024, 12, 3)),
        },
        "odd_day",
        1,
    ),
    "another_day_is_not_odd": (
        {
            "dates": (DateWitness(DateRole.PUBLISHED, date(2024, 12, 2), basis="meta"),),
            "link": Link("https://city.example/news/1", "dated_archive /d", date(2024, 12, 3)),
        },
        "odd_day",
        0,
    ),
    "day_of_a_change": (
        {"dates": (PUBLISHED,), "link": Link("https://city.example/news/1", "sitemap /s", date(2024, 12, 3))},
        "off_day",
        0,
    ),
    "moment": ({"dates": (PUBLISHED,)}, "moment", "2024-12-04T07:00:00+00:00"),
    "no_moment_of_a_day": (
        {"dates": (DateWitness(DateRole.PUBLISHED, date(2024, 12, 4), basis="meta"),)},
        "moment",
        "",
    ),
}


@pytest.mark.parametrize(("known", "name", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number_by_what_is_known(known, name, expected):
    assert getattr(quality(TITLE, LEDE, **known), name) == expected


DAMAGE = {
    "mojibake": (
        "Ø§Ù„Ø¹Ø±Ø§Ù‚ ÙŠÙˆÙ‚Ø¹ Ø§ØªÙØ§Ù‚Ø§ Ø¬Ø¯ÙŠØ¯Ø§ Ù„ØªØ·ÙˆÙŠØ± Ø­Ù‚Ù„ ØºØ§Ø²ÙŠ ÙÙŠ Ø§Ù„Ø´Ù…Ø§Ù„ ÙˆØ§Ù„Ø¬Ù†ÙˆØ¨.",
        "mojibake_ratio",
    ),
    "replacement_letters": (LEDE.replace("م", "\ufffd"), "replacement_ratio"),
    "markup": (f"{LEDE} <br/> &nbsp; &quot;", "html_residue"),
}


@pytest.mark.parametrize(("line", "name"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_counted(line, name):
    assert getattr(quality(TITLE, line), name) > 0.002
    assert getattr(quality(TITLE, LEDE), name) == 0


def test_links_of_the_body_are_counted_and_those_around_it_are_not():
    linked = Block(LEDE, linked=len(LEDE) // 2)
    blocks = (Block(TITLE), linked, Block(LEDE.replace("جسر", "نفق")), Block("اقرأ أيضا", linked=9))
    link = Link("https://city.example/news/1", "feed")
    article = Article("city", "1", link.url, link, blocks, FETCHED, Place("a.warc.gz", 0), "tree", "utf-8", title=TITLE)
    assert clean_article(article, SOURCE).quality.link_density == pytest.approx(0.25, abs=0.01)


def test_title_and_body_share_words_in_any_of_their_forms():
    assert quality(TITLE, LEDE).title_overlap == 1.0
    assert quality(TITLE, LEDE.replace("جسر", "نفق").replace("للمشاة", "للسيارات")).title_overlap == pytest.approx(
        2 / 3
    )


STEMS = {
    "as_it_is": ("harb", "the harbour", True),
    "inside_a_word": ("harb", "unharboured", False),
    "behind_the_article": ("مدرس", "في المدرسه", True),
    "not_the_article_itself": ("البل", "من البلديه", False),
    "the_article_before_it": ("البل", "من الالبلد", True),
    "the_first_word": ("harb", "harbour", True),
}


@pytest.mark.parametrize(("stem", "folded", "begins"), STEMS.values(), ids=STEMS)
def test_a_word_of_the_text_begins_with_the_stem(stem, folded, begins):
    assert begins_a_word(stem, f" {folded}") is begins
    assert (stem in stems_of(folded)) is begins


def test_equal_words_have_one_key_whatever_their_letters_forms():
    assert quality(TITLE, LEDE).text_key == quality(TITLE, LEDE.replace("أعلنت", "اعلنت")).text_key
    assert quality(TITLE, LEDE).text_key != quality(TITLE, f"{LEDE} وكان ذلك صباح الأحد في وسط المدينة.").text_key


def test_signs_that_repair_let_through_are_counted():
    text = "بيروت\x07 و\u200fدمشق\u202e\u00a0\nسطر"
    made = clean_article(article_of(TITLE, LEDE), SOURCE)
    record = measure(made.article, replace(made.clean, text=text, removed=()), SOURCE, "ar")
    assert (record.control_count, record.bidi_count) == (1, 2)


def test_marks_of_direction_are_gone():
    record = quality(TITLE, f"\u200f{LEDE}\u200e\x07")
    assert (record.bidi_count, record.control_count) == (0, 0)


def test_version_names_the_rules():
    assert len(RULES_VERSION) == 12


def test_role_of_a_block_reaches_its_lines():
    blocks = (Block(TITLE, Role.TITLE), Block("الجسر صباحا\nالجسر مساء", Role.CAPTION), Block(LEDE))
    link = Link("https://city.example/news/1", "feed")
    article = Article("city", "1", link.url, link, blocks, FETCHED, Place("a.warc.gz", 0), "tree", "utf-8", title=TITLE)
    clean = clean_article(article, SOURCE)
    assert clean.clean.body_lines == (LEDE,)
    assert (clean.language, clean.rules_version) == ("ar", RULES_VERSION)
