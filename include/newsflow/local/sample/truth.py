"""The answer key: for every story, what a reader who makes no mistake would keep, remove and note."""

from __future__ import annotations

import json
import re
from typing import Any

from newsflow.local.sample.almanac import hijri
from newsflow.local.sample.newsroom import Post, Story
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.pages import article_tree
from newsflow.local.sample.parts import Line, lines
from newsflow.local.sample.visit import Visit

TAG = re.compile(r"#(\w+)")


def truth(visit: Visit, story: Story) -> dict[str, Any]:
    """The answer for one story as served on the visit's day.

    `body` and `removed` hold the page's lines in its order, one per element; `hard_negatives` are indexes into the
    body; a removed line that is `outside` may be missing after extraction; `fields` are as the page states them, the
    publication with its time only where the page states one; `outcome` is what the first run that sees it must give.
    """
    tree = article_tree(visit, story)
    placed = list(lines(tree))
    kept = [line for line, _ in placed if line.kind is None]
    return {
        "id": f"{visit.outlet.key}-{story.id}",
        "url": visit.url(story),
        "outlet_style": visit.outlet.style,
        "language": visit.outlet.language,
        "day": story.day.isoformat(),
        "outcome": "loaded",
        "raw_text": "\n".join(line.text for line, _ in placed),
        "body": [line.text for line in kept],
        "body_alt": {},
        "hard_negatives": [index for index, line in enumerate(kept) if line.hard],
        "removed": [_removed(line, outside=outside) for line, outside in placed if line.kind is not None],
        "fields": _fields(visit, story),
    }


def truth_lines(visit: Visit, listed: tuple[Story, ...]) -> bytes:
    """The answers for these stories as UTF-8 JSON lines."""
    rows = (json.dumps(truth(visit, story), ensure_ascii=False) for story in listed)
    return "".join(f"{row}\n" for row in rows).encode()


def _removed(line: Line, *, outside: bool) -> dict[str, Any]:
    removed: dict[str, Any] = {"line": line.text, "kind": line.kind}
    if line.alt_kinds:
        removed["alt_kinds"] = list(line.alt_kinds)
    if outside:
        removed["outside"] = True
    return removed


def _fields(visit: Visit, story: Story) -> dict[str, Any]:
    outlet = visit.outlet
    year, month, day = hijri(visit.day)
    return {
        "title": story.prose.title,
        "published_at": story.moment.isoformat() if story.has_metadata else story.day.isoformat(),
        "updated_at": None,
        "page_date": visit.day.isoformat(),
        "page_date_hijri": f"{year}-{month:02d}-{day:02d}",
        "dateline": story.prose.city,
        "author": outlet.local_name,
        "author_is_outlet": True,
        "outlet": outlet.local_name,
        "source": None,
        "agency": None,
        "comment_count": story.comments,
        "view_count": None,
        "embeds": [_embed(outlet, story.post)] if story.post else [],
    }


def _embed(outlet: Outlet, post: Post) -> dict[str, Any]:
    return {
        "platform": "x",
        "name": outlet.local_name,
        "handle": outlet.handle,
        "date": post.moment.date().isoformat(),
        "url": f"https://twitter.com/{outlet.handle}/status/{post.status}",
        "media": f"pic.twitter.com/{post.picture}",
        "text": post.text,
        "hashtags": TAG.findall(post.text),
        "mentions": [],
    }
