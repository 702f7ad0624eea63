"""The article page of Sada al-Nakhla: date of serving on top, dateline and numeric date, a comment footer."""

from __future__ import annotations

from html import escape

from newsflow.local.sample import almanac
from newsflow.local.sample.newsroom import Post, Story
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.prose import Paragraph
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

MENU = ("الرئيسية", "سياسة", "محليات", "اقتصاد", "رياضة", "ثقافة", "منوعات", "من نحن")


def article(visit: Visit, story: Story, related: tuple[Story, ...]) -> Box:
    """The whole page of a story as it is served on the visit's day."""
    outlet = visit.outlet
    content = Box(
        "div",
        "content",
        (
            Line(almanac.masthead(visit.day), Kind.DATE, "div", "today"),
            Line(outlet.site_name, Kind.SITE_NAME, "div", "site-name"),
            Line(story.prose.title, Kind.TITLE, "h1", "title"),
            Box("div", "meta", _meta(outlet, story)),
            Box("div", "story", _story(outlet, story)),
            Box("div", "related", _related(visit, related)),
            Box("div", "comments", (Line("التعليقات", Kind.COMMENTS, "h3"),)),
        ),
    )
    return Box("body", "", (menu(visit), content, footer(visit)))


def menu(visit: Visit) -> Box:
    """The menu on top of every page."""
    entries = (Line(name, Kind.NAV, "li", link=f"{visit.base_url}/") for name in MENU)
    return Box("nav", "menu", (Box("ul", "", tuple(entries)),), outside=True)


def footer(visit: Visit) -> Box:
    """The foot of every page."""
    rights = f"جميع الحقوق محفوظة لـ{visit.outlet.site_name} © {visit.day.year}"
    return Box("footer", "", (Line(rights, Kind.COPYRIGHT),), outside=True)


def _meta(outlet: Outlet, story: Story) -> tuple[Line, ...]:
    return (
        Line(f"{story.prose.city} ـ {outlet.local_name}", Kind.DATELINE, "span", "writer", alt_kinds=(Kind.BYLINE,)),
        Line(almanac.slashed(story.day), Kind.DATE, "span", "date"),
        Line(str(story.comments), Kind.COUNTER, "span", "count", alt_kinds=(Kind.COMMENTS,)),
    )


def _story(outlet: Outlet, story: Story) -> tuple[Line | Box, ...]:
    """The paragraphs, runs of list items in a list of their own, the post after the second one."""
    parts: list[Line | Box] = []
    items: list[Line] = []
    for paragraph in story.prose.paragraphs:
        if paragraph.item:
            items.append(_line(paragraph))
            continue
        if items:
            parts.append(Box("ul", "figures", tuple(items)))
            items = []
        parts.append(_line(paragraph))
    if story.post:
        parts.insert(2, _embed(outlet, story.post))
    return tuple(parts)


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph.text, tag="li" if paragraph.item else "p", hard=paragraph.hard)


def _embed(outlet: Outlet, post: Post) -> Box:
    """Twitter's fallback markup, as its oEmbed documentation shows it."""
    picture = f"pic.twitter.com/{post.picture}"
    link = f"https://twitter.com/{outlet.handle}/status/{post.status}?ref_src=twsrc%5Etfw"
    said = almanac.english(post.moment.date())
    author = f"— {outlet.local_name} (@{outlet.handle})"
    return Box(
        "blockquote",
        "twitter-tweet",
        (
            Line(
                f"{post.text} {picture}",
                Kind.EMBED,
                html=f'{escape(post.text, quote=False)} <a href="https://t.co/{post.picture}">{picture}</a>',
            ),
            Line(f"{author} {said}", Kind.EMBED, "", html=f'{author} <a href="{escape(link)}">{said}</a>'),
        ),
    )


def _related(visit: Visit, related: tuple[Story, ...]) -> tuple[Line | Box, ...]:
    entries = (
        Line(other.prose.title, Kind.RELATED, "li", link=visit.url(other), alt_kinds=(Kind.NAV,)) for other in related
    )
    return (Line("أخبار ذات صلة", Kind.RELATED, "h3"), Box("ul", "", tuple(entries)))
