"""What cleaning says of its own work: lines with their evidence, reasons, the choice of the date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from newsflow.clean import RULES, clean_text
from newsflow.clean.brackets import BRACKETS
from newsflow.clean.choice import explain_choice
from newsflow.clean.findings import find, zone_name
from newsflow.clean.reasons import STEPS, reason
from newsflow.clean.rule import Zone
from newsflow.model import CleanText, DateRole, DateWitness, Document, Fields, Role

TITLE = "افتتاح المكتبة العامة في حي الصناعة"
LEDE = "افتتحت مديرية الثقافة اليوم السبت المكتبة العامة في حي الصناعة بحضور عدد كبير من السكان."
MORE = "وقالت مديرة المكتبة إن أبوابها مفتوحة للجميع من الصباح حتى المساء طوال أيام الأسبوع وفي العطل."
SHARE = "شارك الخبر"
FOOTER = "غرفة أخبار الميناء"
DATED = "30 نوفمبر 2024"
PLACED = f"بغداد - {LEDE}"


def cleaned(*lines: str, **known: object) -> CleanText:
    return clean_text(Document("\n".join(lines), language="ar", **known))  # type: ignore[arg-type]


def test_every_line_is_found_with_what_became_of_it() -> None:
    learned = {"غرفه اخبار الميناء": 7}
    clean = cleaned(TITLE, DATED, LEDE, SHARE, MORE, FOOTER, learned=learned)
    found = find(clean, learned=learned)
    assert [(finding.line.text, finding.kept, finding.zone) for finding in found] == [
        (TITLE, False, Zone.HEADER),
        (DATED, False, Zone.HEADER),
        (LEDE, True, Zone.BODY),
        (SHARE, False, Zone.BODY),
        (MORE, True, Zone.BODY),
        (FOOTER, False, Zone.FOOTER),
    ]
    assert [cut.rule for finding in found for cut in finding.removed] == [
        "any_title", "any_date_line", "any_share_bar", "any_learned_line",
    ]  # fmt: skip
    assert found[3].elsewhere == ()  # its rule holds everywhere
    assert found[-1].signs == ("footer", "3 words, short", "in 7 articles")


def test_a_dateline_cut_out_of_a_sentence_leaves_it_kept() -> None:
    found = find(cleaned(TITLE, PLACED, MORE))[1]
    assert found.kept
    assert [cut.rule for cut in found.removed] == ["any_dateline_head"]


def test_what_the_html_says_of_a_line_is_told_unless_it_is_a_paragraph() -> None:
    clean = cleaned(TITLE, LEDE, MORE)
    roles = (Role.TITLE, Role.PARAGRAPH, Role.QUOTE)
    assert ["".join(finding.signs[2:]) for finding in find(clean, roles)] == ["marked as title", "", "marked as quote"]


def test_rules_that_hold_elsewhere_are_named() -> None:
    found = find(cleaned(TITLE, LEDE, "التالي", MORE, LEDE.replace("افتتحت", "وافتتحت")))
    spared = next(finding for finding in found if finding.line.text == "التالي")
    assert spared.kept
    assert "any_related_word" in spared.elsewhere


def test_a_text_without_a_body_is_all_header() -> None:
    assert {finding.zone for finding in find(cleaned(SHARE, DATED))} == {Zone.HEADER}


def test_nothing_is_found_in_nothing() -> None:
    assert find(cleaned("")) == ()


ZONES = {"one": (Zone.BODY, "body"), "two": (Zone.OUTSIDE, "header, footer"), "all": (Zone.ANYWHERE, "anywhere")}


@pytest.mark.parametrize(("zone", "name"), ZONES.values(), ids=ZONES.keys())
def test_zones_in_words(zone: Zone, name: str) -> None:
    assert zone_name(zone) == name


def test_every_rule_gives_its_reason() -> None:
    names = [rule.name for rule in RULES] + [bracket.name for bracket in BRACKETS] + list(STEPS)
    assert [name for name in names if not reason(name).endswith((".", "”"))] == []


REASONS = {
    "a rule of the table": (RULES[0].name, " ".join(RULES[0].why.split())),
    "what stands under one": (f"{RULES[0].name}_run", f"Stands in the run that {RULES[0].name} opens."),
    "a post": (
        "any_x_post",
        "A post of another platform: the line that says whose it is, and the post's own words around it.",
    ),
    "a name of earlier rules": ("ar_forgotten", ""),
    "a run of an earlier rule": ("ar_forgotten_run", ""),
}


@pytest.mark.parametrize(("rule", "said"), REASONS.values(), ids=REASONS.keys())
def test_reasons(rule: str, said: str) -> None:
    assert reason(rule) == said


IS = "the story calls today a Saturday, which it is"
SATURDAY, SUNDAY = date(2024, 11, 30), date(2024, 12, 1)


def heard(day: date, basis: str, clock: time | None = None, text: str = "") -> DateWitness:
    return DateWitness(DateRole.PUBLISHED, day, clock, basis=basis, text=text or day.isoformat())


CHOICES = {
    "none": (None, (), MORE, "No date: neither the page nor a line says when the article was published."),
    "of the page": (
        heard(SATURDAY, "json_ld"), (), MORE, "The page's own machine date (json_ld) is trusted before its lines."
    ),
    "of the page, and the story agrees": (
        heard(SATURDAY, "meta"), (), LEDE,
        f"The page's own machine date (meta) is trusted before its lines; {IS}."
    ),
    "of the page, and the story does not": (
        heard(SUNDAY, "feed"), (), LEDE,
        f"The page's own machine date (feed) is trusted before its lines; {IS} not."
    ),
    "shown beside the text": (
        heard(SATURDAY, "visible"), (), MORE,
        "The page shows it in words beside its text, and nothing states it better.",
    ),
    "the only line": (heard(SATURDAY, "line"), (), MORE, "It is the only date of publication that a line states."),
    "the labelled line": (
        heard(SATURDAY, "line", text="نشر في: 30 نوفمبر 2024"), (heard(SUNDAY, "line"),), MORE,
        "Its label says that it is the publication."
    ),
    "the line that the story agrees with": (
        heard(SATURDAY, "line"), (heard(SUNDAY, "line"),), LEDE,
        f"Of the days that lines state, it is the one that the story agrees with; {IS}."
    ),
    "the first of several": (
        heard(SUNDAY, "line"), (heard(SATURDAY, "line"),), MORE,
        "Of the days that lines state, it is the first, or the first with a time."
    ),
    "a line that adds the time": (
        heard(SATURDAY, "line", time(9, 30)), (heard(SATURDAY, "meta"),), MORE,
        "The page's own date is of the same day; this line adds the time."
    ),
    "a quoted post": (
        heard(SATURDAY, "inferred"), (), LEDE,
        f"No line states it; a quoted post is of this day; {IS}."
    ),
}  # fmt: skip


@pytest.mark.parametrize(("published", "others", "lead", "said"), CHOICES.values(), ids=CHOICES.keys())
def test_why_a_date_was_chosen(
    published: DateWitness | None, others: tuple[DateWitness, ...], lead: str, said: str
) -> None:
    dates = others if published is None else (published, *others)
    assert explain_choice(CleanText(lead, (), Fields(published=published), dates)) == said


def test_the_choice_of_a_cleaned_page_is_told_as_it_was_made() -> None:
    lines = ("الأحد 1 ديسمبر 2024", TITLE, DATED, LEDE, MORE)
    clean = cleaned(*lines, fetched_at=datetime(2024, 12, 1, 9, tzinfo=UTC), zone="Asia/Baghdad")
    assert clean.fields.published is not None
    assert clean.fields.published.day == SATURDAY
    assert "the story calls today a Saturday, which it is." in explain_choice(clean)
    undated = replace(clean, fields=Fields(), dates=())
    assert explain_choice(undated).startswith("No date")
