"""What the pages of several outlets share: menu and foot, paragraphs in their order, embedded posts, related lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from newsflow.local.sample import almanac
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.prose import Paragraph
from newsflow.local.sample.story import Post, Story
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind

TAG = re.compile(r"#(\w+)")
MENTION = re.compile(r"@(\w+)")


def menu(visit: Visit, names: Iterable[str]) -> Box:
    """The menu on top of a page."""
    entries = (Line(name, Kind.NAV, "li", link=f"{visit.base_url}/") for name in names)
    return Box("nav", "menu", (Box("ul", "", tuple(entries)),), outside=True)


def footer(rights: str) -> Box:
    """The foot of a page."""
    return Box("footer", "", (Line(rights, Kind.COPYRIGHT),), outside=True)


def body(visit: Visit, story: Story) -> list[Line | Box]:
    """The paragraphs of a story, list items that follow one another in a list of their own."""
    parts: list[Line | Box] = []
    items: list[Line] = []
    for paragraph in story.paragraphs(visit.now):
        if paragraph.item:
            items.append(_line(paragraph))
            continue
        if items:
            parts.append(Box("ul", "figures", tuple(items)))
            items = []
        parts.append(_line(paragraph))
    return parts


def embed(outlet: Outlet, story: Story, post: Post) -> Box:
    """Twitter's fallback markup, as its oEmbed documentation shows it; a split post goes on below the author."""
    picture = f"pic.twitter.com/{post.picture}"
    said = almanac.american(post.moment.date())
    author = f"— {outlet.local_name} (@{outlet.handle})"
    signature = Line(
        f"{author} {said}",
        Kind.EMBED,
        "",
        html=f'{author} <a href="{_status(outlet, post)}?ref_src=twsrc%5Etfw">{said}</a>',
    )
    link = f'<a href="https://t.co/{post.picture}">{picture}</a>'
    if not post.is_split:
        return _tweet(_post_line(story.prose.post, picture, link), signature)
    return _tweet(Line(story.prose.post, Kind.EMBED), signature, _post_line(story.prose.rest, picture, link))


def embed_fields(outlet: Outlet, story: Story) -> list[dict[str, Any]]:
    """What an embedded post says of itself, as the answer key notes it."""
    if story.post is None:
        return []
    text = f"{story.prose.post}\n{story.prose.rest}" if story.post.is_split else story.prose.post
    return [
        {
            "platform": "x",
            "name": outlet.local_name,
            "handle": outlet.handle,
            "date": story.post.moment.date().isoformat(),
            "url": _status(outlet, story.post),
            "media": f"pic.twitter.com/{story.post.picture}",
            "text": text,
            "hashtags": TAG.findall(text),
            "mentions": MENTION.findall(text),
        }
    ]


def related(visit: Visit, heading: str, others: tuple[Story, ...]) -> Box:
    """A list of other stories under its heading."""
    entries = (
        Line(other.prose.title, Kind.RELATED, "li", link=visit.url(other), alt_kinds=(Kind.NAV,)) for other in others
    )
    return Box("div", "related", (Line(heading, Kind.RELATED, "h3"), Box("ul", "", tuple(entries))))


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph.text, tag="li" if paragraph.item else "p", hard=paragraph.hard)


def _tweet(*parts: Line) -> Box:
    return Box("blockquote", "twitter-tweet", parts)


def _post_line(text: str, picture: str, link: str) -> Line:
    return Line(f"{text} {picture}", Kind.EMBED, html=f"{escape(text, quote=False)} {link}")


def _status(outlet: Outlet, post: Post) -> str:
    return f"https://twitter.com/{outlet.handle}/status/{post.status}"
