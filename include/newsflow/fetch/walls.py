"""Walls: pages that come with status 200 in place of the article that was asked for, told by evidence on the page.

A phrase alone proves nothing, for articles speak of paywalls and missing pages too. So it counts in the title only, or
together with a sign in the markup; and never on a page that calls itself an article, or that holds as much text as one.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass

from newsflow.fetch.reasons import CHALLENGE, CONSENT_WALL, GEO_BLOCK, JS_SHELL, PAYWALL_STUB, SOFT_404

SHORT = 1_000
"""Characters of running text; what has more than this is more than a wall says."""

TEASER = 700
"""Characters of running text that a paywall leaves to read: a lead, and the offer."""

SENTENCE = 40
"""Characters from which a paragraph is running text, not a label."""


@dataclass(frozen=True, slots=True)
class Wall:
    """One kind of wall: the title it has, or a sign in its markup.

    Signs are expressions that begin with plain letters, which the engine finds as fast as a plain search.
    """

    reason: str
    title: re.Pattern[str] | None = None
    signs: tuple[re.Pattern[bytes], ...] = ()


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _signs(*patterns: bytes) -> tuple[re.Pattern[bytes], ...]:
    return tuple(map(re.compile, patterns))


WALLS = (
    Wall(
        CHALLENGE,
        title=_words(
            r"""\A(?: just\ a\ moment | attention\ required!? | checking\ your\ browser | please\ wait\.\.\.
            | ddos[- ]guard | pardon\ our\ interruption | access\ denied | robot\ or\ human
            | are\ you\ (?:a\ robot|human)
            | security\ check | one\ more\ step | verify(?:ing)?\ you\ are\ (?:a\ )?human | human\ verification
            | (?:لحظة|انتظر)\ (?:من\ فضلك|لحظة)
            | التحقق\ من\ (?:المتصفح|أنك\ (?:إنسان|لست\ روبوت)) )"""
        ),
        signs=_signs(
            rb"/cdn-cgi/challenge-platform/",
            rb"_incapsula_resource",
            rb"px-captcha",
            rb"cf-browser-verification",
            rb"captcha-delivery\.com",
            rb"awswafcookiedomainlist",
            rb"id=[\"']challenge-(?:form|running|stage)",
        ),
    ),
    Wall(
        GEO_BLOCK,
        title=_words(
            r"""(?: not\ available\ in\ your\ (?:country|region|location) | unavailable\ for\ legal\ reasons
            | غير\ متاح\ في\ (?:بلدك|منطقتك) )"""
        ),
    ),
    Wall(
        CONSENT_WALL,
        title=_words(
            r"""(?: before\ you\ continue | cookie\ consent | your\ privacy\ choices | we\ value\ your\ privacy
            | privacy\ (?:gate|settings) | قبل\ (?:المتابعة|أن\ تتابع) | ملفات\ تعريف\ الارتباط | avant\ de\ continuer
            | bevor\ (?:sie|es)\ (?:fortfahren|weitergeh) )"""
        ),
        signs=_signs(rb"<form[^<>]+(?:consent|gdpr|cookie-?wall|privacy-?gate)"),
    ),
    Wall(
        SOFT_404,
        title=_words(
            r"""(?: \b404\b | (?:page|article|content|url)\ (?:(?:was|is|could)\ )?(?:not\ (?:be\ )?found|no\ longer)
            | \A(?:not\ found|error)\b | الصفحة\ (?:غير\ موجودة|المطلوبة\ غير)
            | (?:الخبر|المحتوى)\ غير\ (?:موجود|متوفر|متاح)
            | لم\ يتم\ العثور | صفحة\ غير\ موجودة | صفحه\ (?:یافت|پیدا)\ نشد | صفحه\ مورد\ نظر | صفحہ\ نہیں\ ملا
            | seite\ (?:wurde\ )?nicht\ gefunden | page\ (?:introuvable|non\ trouvée) | sayfa\ bulunamad )"""
        ),
    ),
    Wall(
        JS_SHELL,
        signs=_signs(rb'id="(?:root|app|__next|__nuxt)"[^<>]*>\s*</div>', rb"enable javascript to run this app"),
    ),
)
"""Every kind of wall, in the order in which a page is held against them."""

PAYWALL = _signs(
    rb"isaccessibleforfree[\"']?\s*:\s*[\"']?false",
    rb"class=[\"'][^\"'<>]*(?:paywall|regwall|subscriber-only|premium-wall)",
)
ARTICLE = _signs(
    rb"property=[\"']og:type[\"']\s+content=[\"']article",
    rb"content=[\"']article[\"']\s+property=[\"']og:type",
    rb"article:published_time",
    rb"@type[\"']\s*:\s*\[?\s*[\"'](?:[a-z]*newsarticle|article|blogposting)",
    rb"articlebody[\"']",
)
WHOLE = _signs(rb"articlebody[\"']\s*:\s*[\"'][^\"']{700}")
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
UNSEEN = re.compile(r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)(?=</p|<p\b|</div|</article|\Z)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
HEAD = 65_536


def wall_of(body: bytes) -> tuple[str, str] | None:
    """Which wall a page of status 200 is, as reason and the evidence for people; None when it is none."""
    small = body.lower()
    if _found(PAYWALL, small) and not _found(WHOLE, small) and (said := _running(body)) < TEASER:
        return PAYWALL_STUB, f"{said} characters of text, and the page says that the rest is for subscribers"
    title = _title(body)
    found = next((sign for wall in WALLS if (sign := _sign(wall, title, small))), None)
    if found is None or _found(ARTICLE, small) or _running(body) >= SHORT:
        return None
    return found


def few_words(body: bytes) -> str:
    """A digest of the page's words, numbers left out; empty for an article, or too few to tell."""
    if _found(ARTICLE, body.lower()) or _running(body) >= SHORT:
        return ""
    words = " ".join(re.findall(r"[^\W\d]+", TAG.sub(" ", UNSEEN.sub(" ", _read(body)))))
    return hashlib.sha256(words.encode()).hexdigest() if len(words) >= SENTENCE else ""


def _sign(wall: Wall, title: str, small: bytes) -> tuple[str, str] | None:
    """What speaks for this wall; `small` is the page in small letters."""
    if wall.title and wall.title.search(title):
        return wall.reason, f"title “{title:.120}”"
    found = _found(wall.signs, small)
    return (wall.reason, f"markup {found[:80]!r}") if found else None


def _found(signs: tuple[re.Pattern[bytes], ...], small: bytes) -> str | None:
    """The first of the signs that the page has."""
    found = next((match for sign in signs if (match := sign.search(small))), None)
    return found.group().decode("utf-8", "replace") if found else None


def _read(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("windows-1256", "replace")


def _title(body: bytes) -> str:
    found = TITLE.search(_read(body[:HEAD]))
    return " ".join(html.unescape(TAG.sub(" ", found.group(1))).split()) if found else ""


def _running(body: bytes) -> int:
    """Characters of running text in the page's paragraphs."""
    seen = UNSEEN.sub(" ", _read(body))
    lengths = (len(" ".join(TAG.sub(" ", part).split())) for part in PARAGRAPH.findall(seen))
    return sum(length for length in lengths if length >= SENTENCE)
