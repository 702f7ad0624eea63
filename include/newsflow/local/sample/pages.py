"""The HTML pages of an outlet: articles, the archive of a day, home."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html import escape

from newsflow.local.sample import nakhla
from newsflow.local.sample.almanac import slashed
from newsflow.local.sample.newsroom import Story, earlier
from newsflow.local.sample.parts import Box, Line, render
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

ARCHIVE_LENGTH = 10

RELATED_LENGTH = 3

# How an outlet builds its article page, by its style.
STYLES: dict[str, Callable[[Visit, Story, tuple[Story, ...]], Box]] = {"nakhla": nakhla.article}


def article_tree(visit: Visit, story: Story) -> Box:
    """The article page of a story as boxes and lines."""
    return STYLES[visit.outlet.style](visit, story, earlier(visit.outlet, story, RELATED_LENGTH))


def article_page(visit: Visit, story: Story) -> str:
    """The article page of a story as HTML, with JSON-LD where the story has metadata."""
    head = [f'<link rel="canonical" href="{escape(visit.url(story))}">']
    if story.has_metadata:
        head.append(f'<script type="application/ld+json">{_json_ld(visit, story)}</script>')
    return _document(visit, story.prose.title, article_tree(visit, story), head)


def archive_page(visit: Visit, day: date, listed: tuple[Story, ...], page: int) -> str | None:
    """One page of a day's archive, ten links each, or None past the end; a day without stories has one, empty."""
    start = (page - 1) * ARCHIVE_LENGTH
    shown = listed[start : start + ARCHIVE_LENGTH]
    if not shown and page != 1:
        return None
    entries = Box("main", "archive", tuple(_headlines(visit, shown)) or (Line("لا توجد أخبار في هذا اليوم", Kind.NAV),))
    turns = []
    if start + ARCHIVE_LENGTH < len(listed):
        turns.append(Line("التالي", Kind.NAV, link=f"{visit.base_url}/archive/{day:%Y/%m/%d}?page={page + 1}"))
    body = Box("body", "", (nakhla.menu(visit), Line(slashed(day), tag="h1"), entries, *turns, nakhla.footer(visit)))
    return _document(visit, slashed(day), body, [])


def home_page(visit: Visit, shown: tuple[Story, ...]) -> str:
    """The home page: the newest headlines and the way to the archive."""
    archive = f"{visit.base_url}/archive/{visit.day:%Y/%m/%d}"
    body = Box(
        "body",
        "",
        (
            nakhla.menu(visit),
            Line(visit.outlet.site_name, tag="h1"),
            Box("main", "latest", tuple(_headlines(visit, shown))),
            Line("أرشيف اليوم", Kind.NAV, link=archive),
            nakhla.footer(visit),
        ),
    )
    feed = f'<link rel="alternate" type="application/rss+xml" href="{visit.base_url}/rss.xml">'
    return _document(visit, visit.outlet.site_name, body, [feed])


def _headlines(visit: Visit, shown: tuple[Story, ...]) -> list[Line]:
    return [Line(story.prose.title, Kind.NAV, "h2", "headline", visit.url(story)) for story in shown]


def _document(visit: Visit, title: str, body: Box, head: list[str]) -> str:
    language = visit.outlet.language
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="rtl">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(title, quote=False)} - {visit.outlet.local_name}</title>",
            *head,
            "</head>",
            render(body),
            "</html>",
            "",
        )
    )


def _json_ld(visit: Visit, story: Story) -> str:
    statement = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.prose.title,
        "datePublished": story.moment.isoformat(),
        "articleSection": story.prose.section,
        "inLanguage": visit.outlet.language,
        "mainEntityOfPage": visit.url(story),
        "publisher": {"@type": "NewsMediaOrganization", "name": visit.outlet.local_name},
    }
    return json.dumps(statement, ensure_ascii=False).replace("</", "<\\/")
