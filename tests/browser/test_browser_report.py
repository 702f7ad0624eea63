"""The report of a run in a real browser: quiet, harmless, and read from the right side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from newsflow.newsroom.account import account
from newsflow.newsroom.report import POLICY, report
from newsroom_papers import loaded_run

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")
ADDRESS = "http://newsflow.test/report"
HOSTILE = '"><img src=x onerror="alert(1)"><script>alert(2)</script>'

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's Chromium")


@dataclass
class Visit:
    """A page that is open, and everything that it did beside being there."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield opened
        opened.close()


def hostile_page() -> str:
    papers = loaded_run(title=f"{HOSTILE} عنوان", body=f"{HOSTILE}\nنص")
    links = tuple(replace(link, title=HOSTILE) for link in papers.links)
    ledger = tuple(replace(line, detail=HOSTILE) for line in papers.ledger)
    return report(account(replace(papers, links=links, ledger=ledger, verdicts=())))


def visit(browser: Browser, content: str, policy: str | None = POLICY, **options: Any) -> Visit:
    """The page is open, served as Airflow serves it; it has had every chance to misbehave."""
    page = browser.new_context(**options).new_page()
    made = Visit(page)

    def answer(route: Route) -> None:
        made.asked.append(route.request.url)
        headers = {"Content-Security-Policy": policy} if policy else {}
        if route.request.url == ADDRESS:
            route.fulfill(body=content, content_type="text/html; charset=utf-8", headers=headers)
        else:
            route.abort()

    page.route("**/*", answer)
    page.on("console", lambda message: made.said.append(message.text))
    page.on("pageerror", lambda error: made.said.append(str(error)))
    page.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(ADDRESS, wait_until="networkidle")
    return made


def test_the_visit_notices_what_a_page_does(browser: Browser) -> None:
    made = visit(browser, f"<body>{HOSTILE}<script src=//elsewhere.test/x.js></script>", policy=None)
    assert "2" in made.dialogs
    assert "http://elsewhere.test/x.js" in made.asked
    assert made.said != []


def test_hostile_titles_ask_for_nothing_and_say_nothing(browser: Browser) -> None:
    made = visit(browser, hostile_page())
    made.page.locator("summary").evaluate_all("all => all.forEach(each => each.click())")
    assert (made.asked, made.said, made.dialogs) == ([ADDRESS], [], [])
    assert made.page.locator("img, script, iframe, form").count() == 0
    assert made.page.get_by_text(HOSTILE).first.is_visible()


def test_hostile_titles_stay_text_without_any_policy(browser: Browser) -> None:
    content = hostile_page()
    start = content.index("<meta http-equiv")
    made = visit(browser, content[:start] + content[content.index(">", start) + 1 :], policy=None)
    assert (made.said, made.dialogs) == ([], [])
    assert made.page.locator("img, script").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_arabic_reads_from_the_right(browser: Browser, width: int) -> None:
    page = visit(browser, report(account(loaded_run())), viewport={"width": width, "height": 900}).page
    line = page.get_by_text("افتتحت المديرية الجسر القديم.").first
    assert line.is_visible()
    assert line.evaluate("span => getComputedStyle(span).direction") == "rtl"
    assert line.evaluate("span => getComputedStyle(span).textAlign") == "start"
    row = page.locator("ol[dir=rtl] li").first
    number, text, rule = (row.locator(part).bounding_box() for part in (".number", ".text", ".rule"))
    assert number
    assert text
    assert rule
    assert text["x"] + text["width"] <= number["x"], "the number stands at the start, on the right"
    assert rule["x"] + rule["width"] <= number["x"]
    assert rule["x"] < text["x"] if width > 700 else rule["y"] > text["y"]


def test_english_beside_arabic_reads_from_the_left(browser: Browser) -> None:
    page = visit(browser, report(account(loaded_run()))).page
    line = page.get_by_text("The bridge opened today.").first
    assert line.evaluate("span => getComputedStyle(span).direction") == "ltr"
    assert page.locator("h3", has_text="افتتاح").first.evaluate("node => getComputedStyle(node).direction") == "rtl"


@pytest.mark.parametrize("width", [1280, 390, 318])
def test_nothing_stands_beyond_the_edge(browser: Browser, width: int) -> None:
    papers = loaded_run(title="ا" * 300, body=f"{'س' * 900}\nنص")
    ledger = tuple(replace(line, url=f"{line.url}/{'x' * 300}", detail="d" * 300) for line in papers.ledger)
    content = report(account(replace(papers, ledger=(*papers.ledger, *ledger), verdicts=())))
    page = visit(browser, content, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_dark_readers_get_a_dark_page(browser: Browser) -> None:
    shades = [
        visit(browser, report(account(loaded_run())), color_scheme=scheme).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert shades == ["rgb(255, 255, 255)", "rgb(22, 29, 45)"]
