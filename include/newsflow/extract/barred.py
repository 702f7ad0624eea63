"""Places that are never article by their tags and names: menus, related stories, comments."""

from __future__ import annotations

import re
from functools import lru_cache

BARRED_SHARE = 0.4  # a place with more of the page's prose is never barred, whatever it is called
COMMENTS_SHARE = 0.75  # the same for comments, which outgrow short articles
BARRED_TAGS = frozenset(("aside", "footer"))
# Of names between spaces: a pattern that starts with a character is found faster than one that starts with a boundary.
BARRED_NAMES = re.compile(
    r" (?:ads?|advert\w*|aside|author bio|banner|breadcrumbs?|commentlist|comments?|consent|cookies?|disqus"
    r"|donat\w+|follow|footer|gdpr|login|menu|modal|most (?:read|popular|viewed)|nav|navbar|navigation"
    r"|newsletter\w*|outbrain|pager|pagination|popular|popup|promo\w*|read (?:more|next|also)|readmore"
    r"|recirc\w*|recommend\w*|related\w*|respond|share|sharedaddy|sharing|sidebar|signup|snippet|social"
    r"|sponsor\w*|subscribe|subscription|taboola|tags?|teasers?|toolbar|trending|zergnet)(?= )"
)
# Of these a place may print the article's own date or author, whatever else it is called.
OWN_LINES = re.compile(r"\b(?:author|authors|byline|writer|date|dateline|meta|time|published|source)\b")
_COMMENTS = re.compile(r"\b(?:comments?|respond|disqus)\b")
_STEMS = ("comment", "respond", "disqus")  # far quicker looked for, and in few names


@lru_cache(maxsize=4_096)
def about_comments(names: str) -> bool:
    """Whether a place's names say that readers' comments stand in it."""
    return any(stem in names for stem in _STEMS) and _COMMENTS.search(names) is not None


@lru_cache(maxsize=4_096)
def tolerance(tag: str, names: str) -> float:
    """The share of the page's prose up to which a place is barred; negative for places that never are."""
    if about_comments(names):
        return COMMENTS_SHARE
    return BARRED_SHARE if tag in BARRED_TAGS or BARRED_NAMES.search(f" {names} ") else -1.0


@lru_cache(maxsize=4_096)
def is_furniture(tag: str, names: str) -> bool:
    """Whether a place without a paragraph may be left out whole: barred, no comments, no line of the article's own."""
    return tolerance(tag, names) == BARRED_SHARE and OWN_LINES.search(names) is None
