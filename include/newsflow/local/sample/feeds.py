"""The lists that machines read: RSS 2.0, Atom, and sitemaps with one file per day."""

from __future__ import annotations

from datetime import UTC, timedelta
from xml.etree import ElementTree as ET

from newsflow.local.sample.almanac import post_date
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def rss(visit: Visit, listed: tuple[Story, ...]) -> bytes:
    """The feed of these stories with dates of RFC 822, as UTF-8 XML."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _say(channel, "title", visit.outlet.local_name)
    _say(channel, "link", f"{visit.base_url}/")
    _say(channel, "description", visit.outlet.site_name)
    _say(channel, "language", visit.outlet.language)
    for story, url in _addresses(visit, listed):
        item = ET.SubElement(channel, "item")
        _say(item, "title", story.prose.title)
        _say(item, "link", url)
        _say(item, "guid", url)
        _say(item, "pubDate", post_date(story.moment))
        _say(item, "category", story.prose.section)
        _say(item, "description", story.prose.paragraphs[0].text)
    return _written(root)


def atom(visit: Visit, listed: tuple[Story, ...]) -> bytes:
    """The feed of these stories with dates in UTC, as UTF-8 XML."""
    root = ET.Element("feed", xmlns=ATOM)
    _say(root, "title", visit.outlet.local_name)
    _say(root, "id", f"{visit.base_url}/")
    _say(root, "updated", _utc(listed[0]) if listed else "1970-01-01T00:00:00Z")
    for story, url in _addresses(visit, listed):
        entry = ET.SubElement(root, "entry")
        _say(entry, "title", story.prose.title)
        ET.SubElement(entry, "link", rel="alternate", href=url)
        _say(entry, "id", url)
        _say(entry, "published", _utc(story))
        corrected = story.corrected(visit.now)
        _say(entry, "updated", f"{corrected.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if corrected else _utc(story))
        _say(entry, "summary", story.prose.paragraphs[0].text)
    return _written(root)


def sitemap_index(visit: Visit) -> bytes:
    """The sitemap that names one child for every day since the archive began, the newest first."""
    root = ET.Element("sitemapindex", xmlns=SITEMAP)
    for back in range((visit.day - visit.outlet.since).days + 1):
        day = visit.day - timedelta(days=back)
        child = ET.SubElement(root, "sitemap")
        _say(child, "loc", f"{visit.base_url}/sitemaps/{day}.xml")
    return _written(root)


def sitemap(visit: Visit, listed: tuple[Story, ...]) -> bytes:
    """The sitemap of one day's stories."""
    root = ET.Element("urlset", xmlns=SITEMAP)
    for story, url in _addresses(visit, listed):
        entry = ET.SubElement(root, "url")
        _say(entry, "loc", url)
        _say(entry, "lastmod", (story.corrected(visit.now) or story.moment).isoformat())
    return _written(root)


def _addresses(visit: Visit, listed: tuple[Story, ...]) -> list[tuple[Story, str]]:
    return [(story, url) for story in listed for url in visit.urls(story)]


def _utc(story: Story) -> str:
    return f"{story.moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _say(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _written(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
