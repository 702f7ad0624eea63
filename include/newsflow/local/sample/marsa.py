"""The article page of Marsa al-Delta: breadcrumb, byline, share bar, caption, "read also" and posts inside the text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsflow.local.sample import almanac, furniture
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

MENU = ("الرئيسية", "أخبار", "محافظات", "اقتصاد", "رياضة", "ثقافة وفن", "اتصل بنا")

SHARE = ("شارك", "فيسبوك", "تويتر", "واتساب", "طباعة")


def article(visit: Visit, story: Story, others: tuple[Story, ...]) -> Box:
    """The whole page of a story; the date of a correction stands beside the date of publication."""
    parts: list[Line | Box] = [
        Line(f"الرئيسية » {story.prose.section}", Kind.NAV, "div", "breadcrumb"),
        Line(story.prose.title, Kind.TITLE, "h1"),
        Box("div", "meta", _meta(visit, story)),
        _share(),
        Box("figure", "", (_caption(story),), opening=f'<img src="{visit.base_url}/pictures/{story.id}.jpg" alt="">'),
        Box("div", "article-body", _body(visit, story, others)),
        Box("div", "tags", _tags(story)),
        _share(),
        furniture.related(visit, "موضوعات متعلقة", others[1:]),
    ]
    rights = f"© {visit.day.year} {visit.outlet.site_name}. جميع الحقوق محفوظة."
    main = Box("main", "", (Box("article", "", tuple(parts)),))
    return Box("body", "", (furniture.menu(visit, MENU), main, furniture.footer(rights)))


def fields(visit: Visit, story: Story) -> dict[str, Any]:
    """What the page says of its story."""
    corrected = story.corrected(visit.now)
    return {
        "published_at": story.moment.isoformat(),
        "updated_at": corrected.isoformat() if corrected else None,
        "author": story.prose.reporter,
        "tags": [story.prose.section, story.prose.city],
        "embeds": furniture.embed_fields(visit.outlet, story),
    }


def _meta(visit: Visit, story: Story) -> tuple[Line, ...]:
    corrected = story.corrected(visit.now)
    lines = [
        Line(f"كتب: {story.prose.reporter}", Kind.BYLINE, "div", "author"),
        Line(_long(story.moment), Kind.DATE, "div", "published"),
    ]
    if corrected:
        lines.append(Line(f"آخر تحديث: {_long(corrected)}", Kind.DATE, "div", "updated"))
    return tuple(lines)


def _long(moment: datetime) -> str:
    day = moment.date()
    return f"{almanac.weekday(day)} {almanac.spelled(day)} - {almanac.half_day_clock(moment)}"


def _share() -> Box:
    return Box("ul", "share", tuple(Line(name, Kind.SHARE, "li") for name in SHARE))


def _caption(story: Story) -> Line:
    return Line(story.prose.caption, Kind.CAPTION, "figcaption")


def _body(visit: Visit, story: Story, others: tuple[Story, ...]) -> tuple[Line | Box, ...]:
    """The paragraphs, with a link to another story after the third one and the post after the second."""
    body = furniture.body(visit, story)
    if others:
        opener = Line("اقرأ أيضاً:", Kind.RELATED, "h4")
        teaser = Line(others[0].prose.title, Kind.RELATED, link=visit.url(others[0]), alt_kinds=(Kind.LINK,))
        body.insert(3, Box("div", "read-also", (opener, teaser)))
    if story.post:
        body.insert(2, furniture.embed(visit.outlet, story, story.post))
    return tuple(body)


def _tags(story: Story) -> tuple[Line, ...]:
    return (
        Line("كلمات دلالية", Kind.TAGS, "h4"),
        Line(story.prose.section, Kind.TAGS, "li", alt_kinds=(Kind.NAV,)),
        Line(story.prose.city, Kind.TAGS, "li", alt_kinds=(Kind.NAV,)),
    )
