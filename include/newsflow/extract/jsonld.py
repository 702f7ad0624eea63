"""JSON-LD: what publishers say about an article in schema.org's words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from newsflow.extract.charset import sound

ITEMS = 200  # of one list that are read
DEEPEST = 20  # levels of lists and objects that are read; publishers' graphs have fewer than ten

# Branches of the graph that speak of other pages.
_ELSEWHERE = frozenset((
    "itemListElement", "hasPart", "isPartOf", "comment", "review", "relatedLink", "citation", "mentions", "about",
    "subjectOf", "publisher",
))  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|BlogPost|CreativeWork)$")
_PAGE = re.compile(r"(?:Page|HowTo|Recipe|PodcastEpisode|Episode)$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$"
)
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_SCALAR = re.compile(
    r"\"(headline|datePublished|dateModified|articleSection|description|inLanguage)\"\s*:\s*\"((?:[^\"\\\n]|\\.)*)\""
)
_DECODER = json.JSONDecoder(strict=False)


def read_jsonld(root: Any) -> dict[str, Any]:
    """The page's own article node, or {} when no script describes one; arrays and graphs are searched, lists of
    other articles are not. Slightly broken JSON is repaired; of JSON beyond repair the plain strings are read.
    """
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    nodes = [node for script in scripts for value in loads(script) for node in _nodes(value, 0)]
    articles = [node for node in nodes if any(map(_ARTICLE.search, texts(node.get("@type"))))]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    if not articles:
        return next((dated for node in nodes if (dated := _page_dates(node))), {})
    return {key: _resolved(value, named) for key, value in max(articles, key=_fullness).items()}


def _page_dates(node: dict[str, Any]) -> dict[str, Any]:
    """The dates of a node that stands for the page itself, which is no article by its type."""
    is_page = any(map(_PAGE.search, texts(node.get("@type"))))
    return {key: node[key] for key in ("datePublished", "dateModified") if key in node} if is_page else {}


def loads(text: str) -> list[Any]:
    """The JSON values of one script, in order and at most DEEPEST levels deep; [] when there is nothing to read."""
    text = text.strip()
    if text[:1] in "</" or text[-1:] in ">;":  # most scripts are bare, and the pattern looks everywhere
        text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for repaired in (text, _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\\\\", text)), html.unescape(text)):
        try:
            return [_shallow(value) for value in _values(repaired)]
        except (ValueError, RecursionError):
            continue
    found = dict(reversed(_SCALAR.findall(text)))
    return [{"@type": "NewsArticle", **found}] if "datePublished" in found or "headline" in found else []


def texts(value: Any, keys: Sequence[str] = ("@value", "name", "url", "@id")) -> tuple[str, ...]:
    """The strings that a schema.org value stands for: itself, those of its items, or what it has under the first of
    `keys` that holds any.
    """
    if isinstance(value, str):
        return (text,) if (text := sound(html.unescape(value)).strip()) else ()
    if isinstance(value, list):
        return tuple(text for item in value[:ITEMS] if not isinstance(item, list) for text in texts(item, keys))
    if isinstance(value, dict):
        return next((found for key in keys if (found := texts(value.get(key), keys))), ())
    return ()


def _values(text: str) -> Iterator[Any]:
    at = 0
    while at < len(text):
        value, at = _DECODER.raw_decode(text, at)
        yield value
        while at < len(text) and text[at] in " \t\r\n;,":
            at += 1


def _shallow(value: Any) -> Any:
    """The value without what lies below its DEEPEST levels, so that walking it is safe."""
    level = _containers([value])
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _containers(outer)]
    for container in level:
        container.clear()
    return value


def _containers(value: Any) -> list[Any]:
    """The lists and objects directly in a list or object."""
    held = value.values() if isinstance(value, dict) else value
    return [item for item in held if isinstance(item, dict | list)]


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
    children = [value[key] for key in value if key not in _ELSEWHERE] if isinstance(value, dict) else value
    if isinstance(children, list):
        for child in children:
            if isinstance(child, dict | list):
                yield from _nodes(child, depth + 1)


def _resolved(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """The value with each bare reference (`{"@id": …}`) replaced by the node of the graph that it means."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value


def _fullness(node: dict[str, Any]) -> int:
    return sum(weight for key, weight in _WEIGHTS.items() if node.get(key))


_WEIGHTS = {"headline": 4, "datePublished": 4, "articleBody": 3, "author": 2, "dateModified": 1, "mainEntityOfPage": 1}
