"""The feed of an outlet: RSS 2.0 with dates of RFC 822."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from newsflow.local.sample.almanac import post_date
from newsflow.local.sample.newsroom import Story
from newsflow.local.sample.visit import Visit


def rss(visit: Visit, listed: tuple[Story, ...]) -> bytes:
    """The feed of these stories, as UTF-8 XML."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _say(channel, "title", visit.outlet.local_name)
    _say(channel, "link", f"{visit.base_url}/")
    _say(channel, "description", visit.outlet.site_name)
    _say(channel, "language", visit.outlet.language)
    for story in listed:
        item = ET.SubElement(channel, "item")
        _say(item, "title", story.prose.title)
        _say(item, "link", visit.url(story))
        _say(item, "guid", visit.url(story))
        _say(item, "pubDate", post_date(story.moment))
        _say(item, "category", story.prose.section)
        _say(item, "description", story.prose.paragraphs[0].text)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
