"""Pages that stand in for an article: told by evidence, and never an article that only speaks of such things."""

from __future__ import annotations

import pytest

from fetch_site import Site, page, reply
from newsflow.fetch.client import Client
from newsflow.fetch.judge import page_fault
from newsflow.fetch.walls import wall_of
from newsflow.model import Link
from newsflow.sources import Source

TEXT = "<p>" + "قال الوزير إن الطريق الجديد سيفتح أمام السيارات في الشهر المقبل بعد أعمال طويلة. " * 4 + "</p>"
LEAD = "<p>قال الوزير إن الطريق الجديد سيفتح أمام السيارات في الشهر المقبل.</p>"
NEWS = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'
LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>'


def html(title: str, body: str = "", head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


WALLS: dict[str, tuple[bytes, str]] = {
    "Cloudflare's title": (html("Just a moment..."), "challenge"),
    "Cloudflare's script": (
        html("news.example", '<script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>'),
        "challenge",
    ),
    "Incapsula": (html("", '<iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe>'), "challenge"),
    "DataDome": (html("n.example", '<script src="https://ct.captcha-delivery.com/c.js"></script>'), "challenge"),
    "PerimeterX": (html("Access to this page has been denied", '<div id="px-captcha"></div>'), "challenge"),
    "refused": (html("Access Denied", "<p>You don't have permission to access this on this server.</p>"), "challenge"),
    "asked in Arabic": (html("التحقق من أنك إنسان"), "challenge"),
    "consent by title": (
        html("Before you continue", "<p>We use cookies and data to deliver services.</p>"),
        "consent_wall",
    ),
    "consent by form": (
        html("n.example", '<form method="post" action="/gdpr/consent"><button>OK</button></form>'),
        "consent_wall",
    ),
    "consent in Arabic": (
        html("قبل المتابعة - موقع", "<p>نستخدم ملفات تعريف الارتباط لتحسين الموقع.</p>"),
        "consent_wall",
    ),
    "not found": (html("404 Not Found"), "soft_404"),
    "not found, with the site around it": (html("Page not found - The Site", "<nav>menu</nav>" * 90), "soft_404"),
    "not found in Arabic": (html("الصفحة غير موجودة - سنديان برس"), "soft_404"),
    "not found in Persian": (html("صفحه یافت نشد"), "soft_404"),
    "not found in German": (html("Seite nicht gefunden | Zeitung"), "soft_404"),
    "not found in windows-1256": (html("الصفحة غير موجودة").decode().encode("windows-1256"), "soft_404"),
    "abroad": (html("This content is not available in your region"), "geo_block"),
    "a lead before a paywall": (html("الطريق الجديد", LEAD, LOCKED), "paywall_stub"),
    "a lead before a box": (html("الطريق", f'{LEAD}<div class="article-paywall">اشترك</div>', NEWS), "paywall_stub"),
    "a page that a script would write": (html("News", '<div id="root"></div>'), "js_shell"),
    "the same, in words": (
        html("News", "<noscript>You need to enable JavaScript to run this app.</noscript>"),
        "js_shell",
    ),
}


@pytest.mark.parametrize(("body", "reason"), WALLS.values(), ids=WALLS)
def test_a_wall_has_its_name(body: bytes, reason: str) -> None:
    found = wall_of(body)
    assert found is not None
    assert found[0] == reason
    assert found[1]


ARTICLES: dict[str, bytes] = {
    "an article": html("الطريق الجديد", TEXT, NEWS),
    "an article of few words": html("عاجل", "<p>عاجل: انتهاء الاجتماع.</p>"),
    "one about missing pages": html("Why 404 pages matter", TEXT * 5),
    "one about missing pages that says what it is": html("404: a story", LEAD, NEWS),
    "one whole before its paywall": html("الطريق", TEXT * 3, LOCKED),
    "one whole in its metadata": html(
        "x", "", f'<script>{{"isAccessibleForFree":false,"articleBody":"{"x" * 900}"}}</script>'
    ),
    "one that a script writes, whole in its metadata": html(
        "x", '<div id="root"></div>', '<script>{"articleBody":"y"}</script>'
    ),
    "one on a site with a challenge's script": html(
        "x", TEXT * 5 + '<script src="/cdn-cgi/challenge-platform/x.js"></script>'
    ),
    "one with a form for consent": html("x", TEXT * 5 + '<form action="/consent"></form>'),
    "free": html("x", LEAD, LOCKED.replace("false", "true")),
    "not HTML at all": b"\x00\xff" * 500,
    "no body": b"",
}


@pytest.mark.parametrize("body", ARTICLES.values(), ids=ARTICLES)
def test_an_article_is_no_wall(body: bytes) -> None:
    assert wall_of(body) is None


@pytest.mark.parametrize(("kind", "fault"), [("text/html", "soft_404"), ("text/plain", None)])
def test_only_pages_of_html_are_held_against_walls(
    site: Site, source: Source, client: Client, kind: str, fault: str | None
) -> None:
    site.replies["/news/1"] = [page(html("404 Not Found"), Content_Type=kind)]
    url = f"{site.url}/news/1"
    found = page_fault(Link(url, "feed"), client.get(url), source)
    assert (found and found[0]) == fault


REFUSALS: dict[str, tuple[int, bytes, str]] = {
    "a challenge": (403, html("Just a moment..."), "challenge"),
    "a challenge as overload": (503, html("", '<iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe>'), "challenge"),
    "abroad": (403, html("This content is not available in your region"), "geo_block"),
    "behind a login": (401, html("الطريق الجديد", LEAD, LOCKED), "paywall_stub"),
    "no reason given": (403, html("403 Forbidden"), "blocked"),
    "an article behind a refusal": (403, html("الطريق الجديد", TEXT * 3, NEWS), "blocked"),
    "an error that calls itself so": (503, html("Error 503"), "http_5xx"),
}


@pytest.mark.parametrize(("status", "body", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_is_known_by_its_body_which_nobody_keeps(
    site: Site, client: Client, status: int, body: bytes, reason: str
) -> None:
    site.replies["/news/1"] = [reply(status, body)]
    got = client.get(f"{site.url}/news/1")
    assert (got.reason, got.status, got.body, got.raw) == (reason, status, b"", b"")
    assert got.detail.startswith(f"status {status}")
    assert len(site.pages()) == (3 if reason == "http_5xx" else 1)


def test_a_host_that_refuses_is_left_alone_whatever_its_wall(site: Site, client: Client) -> None:
    site.replies["*"] = [reply(403, html("This content is not available in your region"))]
    reasons = [client.get(f"{site.url}/news/{number}").reason for number in range(6)]
    assert reasons == [*["geo_block"] * 5, "host_down"]
