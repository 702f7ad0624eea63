"""Posts and players of other platforms inside a page, as the lines a reader sees and the post's address."""

from __future__ import annotations

import re
from typing import Any

POST_CLASSES = ("twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed")
ADDRESSES = ("cite", "data-instgrm-permalink", "data-href")
PLATFORMS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "facebook.com", "twitter.com",
    "x.com", "instagram.com", "tiktok.com", "t.me", "telegram.org", "soundcloud.com", "spotify.com", "rumble.com",
)  # fmt: skip
FRAME_ADDRESSES = ("src", "data-src", "data-lazy-src")

_POST = re.compile(r"/(?:status(?:es)?|p|reel|tv|video|post|videos)/[\w-]+|/@[\w.]+/\d+")
_YOUTUBE = re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{11})")
_FRAME = re.compile(r"^(?:https?:)?//([\w.-]+)(/[^\s#]*)", re.ASCII)


def embed_text(element: Any) -> str | None:
    """The lines of an embedded post or player, or None when the element is neither.

    A post: its text, its attribution, its address. A player: its address alone, YouTube's in the form people share.
    """
    if element.tag == "iframe":
        return _player(element)
    names = element.get("class") or ""
    if not any(name in names for name in POST_CLASSES):
        return None
    lines = [_flat("".join(paragraph.itertext())) for paragraph in element.iter("p")] or [
        _flat("".join(element.itertext()))
    ]
    lines += [line for line in map(_flat, _outside_paragraphs(element)) if line not in lines]
    return "\n".join(line for line in (*lines, _address(element)) if line)


def _player(frame: Any) -> str | None:
    address = next((frame.get(name) for name in FRAME_ADDRESSES if "//" in (frame.get(name) or "")), "")
    found = _FRAME.match(address.strip())
    host = found[1].lower() if found else ""
    if found is None or not any(host == platform or host.endswith(f".{platform}") for platform in PLATFORMS):
        return None
    url = f"https://{host}{found[2].partition('?')[0]}"
    video = _YOUTUBE.match(url)
    return f"https://www.youtube.com/watch?v={video[1]}" if video else url


def _outside_paragraphs(post: Any) -> list[str]:
    """The attribution, which Twitter's markup sets beside the paragraph: "— Name (@handle) December 1, 2024"."""
    text = post.text or ""
    for child in post:
        if child.tag != "p":
            text += "" if child.find(".//p") is not None else "".join(child.itertext())
        text += child.tail or ""
    return [text]


def _address(post: Any) -> str:
    given = (post.get(name) or "" for name in ADDRESSES)
    linked = (link.get("href") or "" for link in reversed(list(post.iter("a"))))
    return next((url.partition("?")[0] for url in (*given, *linked) if _POST.search(url)), "")


def _flat(text: str) -> str:
    return " ".join(text.split())
