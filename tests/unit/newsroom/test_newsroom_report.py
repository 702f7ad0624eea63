"""The report of a run: what adds up, what is named, and that stored text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from load_cases import DAY, clean, key, url
from newsflow.model import CleanText, Drop, Fields, Kind, Outcome, Removed, Verb
from newsflow.newsroom.account import OPEN, Papers, account
from newsflow.newsroom.hues import HUES
from newsflow.newsroom.page_lines import page_lines
from newsflow.newsroom.report import report
from newsflow.newsroom.run_report import Sum
from newsroom_papers import HARBOUR, SENTENCE, judged_run, loaded_run, row

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'


class Reader(HTMLParser):
    """The page as a browser reads it: its elements with attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def with_text(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def flat(self) -> str:
        return " ".join(self.words.split())


def read(papers: Papers) -> Reader:
    return Reader(report(account(papers)))


@pytest.mark.parametrize(
    "line",
    [
        "discover 5 advertised feed",
        "fetch 5 advertised = 4 pages + 1 dropped",
        "extract 4 pages = 3 articles + 1 dropped",
        "clean 3 articles = 3 cleaned 6 lines removed",
        "validate 3 articles = 2 accepted + 1 held",
        "load 5 advertised = 2 loaded + 1 duplicate + 1 held + 1 dropped",
    ],
)
def test_each_verb_shows_its_sum(line: str) -> None:
    page = read(loaded_run())
    assert line in page.flat
    assert "does not add up" not in page.flat


def test_a_sum_that_does_not_add_up_says_by_how_much() -> None:
    page = read(replace(loaded_run(), pages=3))
    assert "fetch 5 advertised = 3 pages + 1 dropped × -1: does not add up" in page.flat
    assert "extract 3 pages = 3 articles + 1 dropped × +1: does not add up" in page.flat


@pytest.mark.parametrize(
    ("whole", "parts", "unaccounted"),
    [(17, (16, 1), 0), (17, (16,), 1), (16, (16, 1), -1), (17, (), 0), (0, (0, 0), 0)],
    ids=["whole", "one missing", "one too many", "no parts", "nothing"],
)
def test_unaccounted_is_what_the_parts_miss(whole: int, parts: tuple[int, ...], unaccounted: int) -> None:
    assert Sum(whole, "advertised", tuple((part, "x") for part in parts)).unaccounted == unaccounted


def test_the_sentence_is_the_heading() -> None:
    page = report(account(loaded_run()))
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == [SENTENCE]


def test_before_load_fates_are_what_the_verbs_decided() -> None:
    before, after = account(judged_run()), account(loaded_run())
    assert [step.verb for step in before.steps] == list(Verb)[:5]
    assert before.held == after.held
    assert set(before.missing) == set(after.missing)
    assert {(fate.url, fate.outcome, fate.title, fate.language) for fate in after.missing} == {
        (url("4"), Outcome.DROPPED, "link 4", "ar"),
        (url("5"), Outcome.DUPLICATE, "link 5", "ar"),
    }


def test_a_held_article_is_named_with_its_codes_and_values() -> None:
    data = account(loaded_run(title="خبر قصير"))
    assert [(fate.url, fate.reasons, fate.title) for fate in data.held] == [(url("3"), ("short_body",), "خبر قصير")]
    assert {code: [(item.url, item.value) for item in items] for code, items in data.findings.items()} == {
        "short_body": [(url("3"), "12")],
        "few_words": [(url("3"), "2")],
    }


def test_every_check_stands_in_its_group_with_what_it_says() -> None:
    said = read(loaded_run()).flat
    order = [
        "Failed: held or stopped 1",
        "1 of 3 articles have a short body",
        "Failed: a warning only 1",
        "1 of 3 articles have few words",
        "Passed 1",
        "no title critical, each article A page whose headline is not found",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    assert "Open the page; release true briefs" in said


@pytest.mark.parametrize("hostile", [SCRIPT, IMAGE], ids=["script", "attribute"])
@pytest.mark.parametrize("where", ["title", "body", "detail", "address", "link title", "sentence"])
def test_stored_text_stays_text(hostile: str, where: str) -> None:
    papers = loaded_run(
        title=hostile if where == "title" else "عنوان",
        body=f"{hostile}\nنص" if where == "body" else "نص",
    )
    first, *rest = papers.ledger
    changes = {"detail": {"detail": hostile}, "address": {"url": f"https://harbour.example/{hostile}"}}
    run = replace(papers.run, sentence=hostile) if where == "sentence" and papers.run else papers.run
    links = tuple(replace(link, title=hostile) for link in papers.links) if where == "link title" else papers.links
    papers = replace(papers, ledger=(replace(first, **changes.get(where, {})), *rest), run=run, links=links)
    if where == "body":
        papers = replace(papers, verdicts=())  # so that the third article is among the samples
    page = read(papers)
    assert {name for name, _ in page.elements} & {"script", "img", "iframe", "object", "form"} == set()
    assert not any(attribute.startswith("on") for _, attributes in page.elements for attribute in attributes)
    assert hostile in page.words


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://harbour.example/1", True),
        ("HTTP://harbour.example/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("file:news/1.txt", False),
        ("https:///nowhere", False),
    ],
)
def test_only_web_addresses_become_links(address: str, *, linked: bool) -> None:
    papers = loaded_run()
    page = read(replace(papers, ledger=(replace(papers.ledger[0], url=address), *papers.ledger[1:])))
    found = [attributes for attributes in page.with_text("a") if attributes["href"] == address]
    assert bool(found) is linked
    assert all(attributes["rel"] == "noopener noreferrer nofollow" for attributes in page.with_text("a"))
    assert address in page.words


def test_arabic_runs_from_the_right_and_english_from_the_left() -> None:
    page = report(account(loaded_run()))
    lists = re.findall(r'<h3 dir="auto" lang="(\w+)">.*?<ol dir="(\w+)">', page, flags=re.DOTALL)
    assert lists[0] == ("ar", "rtl")
    english = replace(clean("9"), language="en")
    assert '<ol dir="ltr">' in report(account(replace(judged_run(), articles=(english,), verdicts=())))


def test_lines_of_figures_keep_their_order() -> None:
    article = clean("9", body="2024 / 11 / 30\nافتتحت المديرية الجسر.")
    page = report(account(replace(judged_run(), articles=(article,), verdicts=())))
    assert '<span class="text" lang="ar"><bdi dir="ltr">2024 / 11 / 30</bdi></span>' in page
    assert '<span class="text" lang="ar" dir="auto">افتتحت المديرية الجسر.</span>' in page


def test_marks_that_turn_directions_are_not_shown() -> None:
    page = report(account(loaded_run(title="أول\u202eثان\u2066ثالث\x07")))
    assert "أولثانثالث" in page
    assert not set("\u202e\u2066\x07") & set(page)


def test_a_page_asks_nobody_for_anything() -> None:
    page = read(loaded_run())
    assert {"link", "script", "img", "iframe"} & {name for name, _ in page.elements} == set()
    assert not any({"src", "srcset", "background"} & attributes.keys() for _, attributes in page.elements)
    assert "url(" not in report(account(loaded_run()))
    policies = [meta["content"] for meta in page.with_text("meta") if meta.get("http-equiv")]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_long_lists_are_cut_and_say_so() -> None:
    papers = judged_run()
    drops = tuple(Drop(url(f"gone/{number}"), Verb.FETCH, "soft_404") for number in range(250))
    page = read(replace(papers, fetch_drops=drops))
    assert page.flat.count("harbour.example/news/gone/") == 200
    assert "and 51 more" in page.flat


def test_a_run_without_a_row_is_open_and_empty() -> None:
    data = account(Papers(source=HARBOUR, key=key()))
    assert (data.state, data.sentence, data.steps, data.checks) == ("open", OPEN, (), ())
    assert OPEN in report(data)


def test_a_day_that_no_route_reaches_says_so() -> None:
    run = replace(row("not_served"), sentence="no route of Harbour reaches 2024-11-30")
    page = read(Papers(source=HARBOUR, key=key(), run=run))
    assert "no route of Harbour reaches 2024-11-30" in page.flat
    assert "advertised" not in page.flat


def test_lines_are_cut_where_words_were_removed() -> None:
    text = "العنوان\n\nأول شارك ثان\nتابعوا\nنا"
    spans = (
        Removed(0, 7, Kind.TITLE, "any_title"),
        Removed(13, 17, Kind.SHARE, "ar_share"),
        Removed(22, 31, Kind.FOLLOW, "ar_follow"),
    )
    lines = list(page_lines(CleanText(text, spans, Fields())))
    assert [[(piece.text, piece.kind) for piece in line.pieces] for line in lines] == [
        [("العنوان", Kind.TITLE)],
        [("أول ", None), ("شارك", Kind.SHARE), (" ثان", None)],
        [("تابعوا", Kind.FOLLOW)],
        [("نا", Kind.FOLLOW)],
    ]
    assert [line.gone for line in lines] == [Kind.TITLE, None, Kind.FOLLOW, Kind.FOLLOW]
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert lines[1].marks == ((Kind.SHARE, "ar_share"),)


def test_the_samples_are_the_three_with_most_kinds_of_the_accepted() -> None:
    plain = replace(clean("0"), clean=CleanText("نص", (), Fields(title="بلا")))
    articles = (plain, *(clean(str(number)) for number in range(1, 5)))
    data = account(replace(judged_run(), articles=articles, verdicts=()))
    assert [sample.url for sample in data.samples] == [url("1"), url("2"), url("3")]
    held_first = account(judged_run())
    assert [sample.url for sample in held_first.samples] == [url("1"), url("2")]


def test_every_kind_has_a_hue() -> None:
    assert set(HUES) == set(Kind)


def test_the_day_and_its_weekday_are_named() -> None:
    assert f"Saturday {DAY}" in read(loaded_run()).flat
