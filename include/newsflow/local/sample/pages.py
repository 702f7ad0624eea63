"""The HTML pages of an outlet: articles, the archive of a day, the newest headlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsflow.local.sample import furniture, marsa, nakhla, sindyan
from newsflow.local.sample.almanac import slashed
from newsflow.local.sample.document import document, story_head
from newsflow.local.sample.newsroom import earlier
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

ARCHIVE_LENGTH = 10

RELATED_LENGTH = 3

MENU = ("الرئيسية", "من نحن")


@dataclass(frozen=True, slots=True)
class Style:
    """How an outlet builds its article page, what that says of its story, and how the home page dates it."""

    article: Callable[[Visit, Story, tuple[Story, ...]], Box]
    fields: Callable[[Visit, Story], dict[str, Any]]
    stamp: Callable[[Story], str] | None = None


STYLES = {
    "nakhla": Style(nakhla.article, nakhla.fields),
    "marsa": Style(marsa.article, marsa.fields),
    "sindyan": Style(sindyan.article, sindyan.fields, sindyan.stamp),
}


def article_tree(visit: Visit, story: Story) -> Box:
    """The article page of a story as boxes and lines."""
    return STYLES[visit.outlet.style].article(visit, story, earlier(visit.outlet, story, RELATED_LENGTH))


def article_page(visit: Visit, story: Story) -> str:
    """The article page of a story as HTML."""
    tree = article_tree(visit, story)
    return document(visit, story.prose.title, tree, story_head(visit, story), story.prose.language)


def archive_page(visit: Visit, day: date, listed: tuple[Story, ...], page: int) -> str | None:
    """One page of a day's archive, ten links each, or None past the end; a day without stories has one, empty."""
    links = _headlines(visit, listed)
    start = (page - 1) * ARCHIVE_LENGTH
    shown = links[start : start + ARCHIVE_LENGTH]
    if not shown and page != 1:
        return None
    entries = Box("main", "archive", tuple(shown) or (Line("لا توجد أخبار في هذا اليوم", Kind.NAV),))
    turns = []
    if start + ARCHIVE_LENGTH < len(links):
        turns.append(Line("التالي", Kind.NAV, link=f"{visit.base_url}/archive/{day:%Y/%m/%d}?page={page + 1}"))
    return _list_page(visit, slashed(day), [entries, *turns])


def home_page(visit: Visit, shown: tuple[Story, ...], head: list[str]) -> str:
    """The home page: the newest headlines and the way to today's archive."""
    archive = f"{visit.base_url}/archive/{visit.day:%Y/%m/%d}"
    newest = Box("main", "latest", tuple(_dated(visit, story) for story in shown))
    return _list_page(visit, visit.outlet.site_name, [newest, Line("أرشيف اليوم", Kind.NAV, link=archive)], head)


def _list_page(visit: Visit, title: str, parts: list[Line | Box], head: list[str] | None = None) -> str:
    rights = f"© {visit.day.year} {visit.outlet.site_name}"
    frame = (furniture.menu(visit, MENU), Line(title, tag="h1"), *parts, furniture.footer(rights))
    return document(visit, title, Box("body", "", frame), head or [])


def _dated(visit: Visit, story: Story) -> Box:
    """A story's headlines and its date, where the outlet gives one."""
    stamp = STYLES[visit.outlet.style].stamp
    text = stamp(story) if stamp else ""
    dates = (Line(text, Kind.DATE, "div", "date"),) if text else ()
    return Box("section", "news", (*_headlines(visit, (story,)), *dates))


def _headlines(visit: Visit, shown: tuple[Story, ...]) -> list[Line]:
    """A headline for every address of every story."""
    return [Line(story.prose.title, Kind.NAV, "h2", "headline", url) for story in shown for url in visit.urls(story)]
