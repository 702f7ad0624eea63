"""The article page of Sada al-Nakhla: date of serving on top, dateline and numeric date, a comment footer."""

from __future__ import annotations

from typing import Any

from newsflow.local.sample import almanac, furniture
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

MENU = ("الرئيسية", "سياسة", "محليات", "اقتصاد", "رياضة", "ثقافة", "منوعات", "من نحن")


def article(visit: Visit, story: Story, others: tuple[Story, ...]) -> Box:
    """The whole page of a story as it is served on the visit's day."""
    outlet = visit.outlet
    body = furniture.body(visit, story)
    if story.post:
        body.insert(2, furniture.embed(outlet, story, story.post))
    content = Box(
        "div",
        "content",
        (
            Line(almanac.masthead(visit.day), Kind.DATE, "div", "today"),
            Line(outlet.site_name, Kind.SITE_NAME, "div", "site-name"),
            Line(story.prose.title, Kind.TITLE, "h1", "title"),
            Box("div", "meta", _meta(visit, story)),
            Box("div", "story", tuple(body)),
            furniture.related(visit, "أخبار ذات صلة", others),
            Box("div", "comments", (Line("التعليقات", Kind.COMMENTS, "h3"),)),
        ),
    )
    rights = f"جميع الحقوق محفوظة لـ{outlet.site_name} © {visit.day.year}"
    return Box("body", "", (furniture.menu(visit, MENU), content, furniture.footer(rights)))


def fields(visit: Visit, story: Story) -> dict[str, Any]:
    """What the page says of its story."""
    year, month, day = almanac.hijri(visit.day)
    return {
        "published_at": story.moment.isoformat() if story.has_metadata else story.day.isoformat(),
        "page_date": visit.day.isoformat(),
        "page_date_hijri": f"{year}-{month:02d}-{day:02d}",
        "dateline": story.prose.city,
        "author": visit.outlet.local_name,
        "author_is_outlet": True,
        "outlet": visit.outlet.local_name,
        "comment_count": story.comments,
        "embeds": furniture.embed_fields(visit.outlet, story),
    }


def _meta(visit: Visit, story: Story) -> tuple[Line, ...]:
    writer = f"{story.prose.city} ـ {visit.outlet.local_name}"
    return (
        Line(writer, Kind.DATELINE, "div", "writer", alt_kinds=(Kind.BYLINE,)),
        Line(almanac.slashed(story.day), Kind.DATE, "div", "date"),
        Line(str(story.comments), Kind.COUNTER, "div", "count", alt_kinds=(Kind.COMMENTS,)),
    )
