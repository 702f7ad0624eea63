"""Posts and players of other platforms inside a page, as the lines a reader sees and the post's address."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

POST_CLASSES = (
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed", "fb-post",
    "fb-video",
)  # fmt: skip
ADDRESSES = ("cite", "data-instgrm-permalink", "data-href")
PLATFORMS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "facebook.com", "twitter.com",
    "x.com", "instagram.com", "tiktok.com", "t.me", "telegram.org", "soundcloud.com", "spotify.com", "rumble.com",
)  # fmt: skip
BLOCKS = frozenset(("p", "div", "section", "blockquote"))
FRAME_ADDRESSES = ("src", "data-src", "data-lazy-src")

_POST_CLASS = re.compile(rf"\s(?:{'|'.join(POST_CLASSES)})")
_POST = re.compile(r"/(?:status(?:es)?|p|reel|tv|videos?|posts?)/[\w-]+|/@[\w.]+/\d+")
_BLANKS = re.compile(r"\s+")
_ATTRIBUTION = re.compile(r"[-–—―].{1,80}\(@\w{1,15}\)")
_YOUTUBE = re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{11})")
_FRAME = re.compile(r"^(?:https?:)?//([\w.-]+)(/[^\s#]*)", re.ASCII)


def embed_text(element: Any) -> str | None:
    """The lines of an embedded post or player, or None when the element is neither.

    A post: its text, then its attribution and, on the same line, its address, which the attribution's date links to.
    A player: its address alone, YouTube's in the form people share.
    """
    if element.tag == "iframe":
        return _player(element)
    if _POST_CLASS.search(" " + (element.get("class") or "")) is None:
        return None
    return "\n".join(_addressed(_lines(element), _address(element)))


def _player(frame: Any) -> str | None:
    address = next((frame.get(name) for name in FRAME_ADDRESSES if "//" in (frame.get(name) or "")), "")
    found = _FRAME.match(address.strip())
    host = found[1].lower() if found else ""
    if found is None or not any(host == platform or host.endswith(f".{platform}") for platform in PLATFORMS):
        return None
    url = f"https://{host}{found[2].partition('?')[0]}"
    video = _YOUTUBE.match(url)
    return f"https://www.youtube.com/watch?v={video[1]}" if video else url


def _lines(post: Any) -> list[str]:
    """The post's text in document order: a block is a line, a line break inside it none.

    Twitter sets the attribution beside the paragraphs: "— Name (@handle) December 1, 2024".
    """
    parts: list[str] = []
    for event, element in etree.iterwalk(post, events=("start", "end")):
        parts.append("\n" if element.tag in BLOCKS else " " if element.tag == "br" else "")
        if event == "start":
            parts.append(_BLANKS.sub(" ", element.text or ""))
        elif element is not post:
            parts.append(_BLANKS.sub(" ", element.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _addressed(lines: list[str], address: str) -> list[str]:
    """The lines with the address behind the attribution, or on a line of its own where none is printed."""
    if not address:
        return lines
    signed = next((at for at, line in enumerate(lines) if _ATTRIBUTION.match(line)), None)
    if signed is None:
        return [*lines, address]
    return [*lines[:signed], f"{lines[signed]} {address}", *lines[signed + 1 :]]


def _address(post: Any) -> str:
    given = (post.get(name) or "" for name in ADDRESSES)
    linked = (link.get("href") or "" for link in reversed(list(post.iter("a"))))
    return next((url.partition("?")[0] for url in (*given, *linked) if _POST.search(url)), "")
