"""Anchors: the links that a page has where a selector says."""

from __future__ import annotations

from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from newsflow.errors import ConfigurationError


def read_page(markup: str) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(markup, "lxml")


def select(page: BeautifulSoup, selector: str, field: str) -> list[Tag]:
    """The elements that the selector names, in order.

    Raises ConfigurationError that names the route's field when it is no selector.
    """
    try:
        return list(page.select(selector))
    except SelectorSyntaxError as error:
        said = str(error).splitlines()[0]
        raise ConfigurationError(f"{field} = {selector!r}: is not a CSS selector: {said}") from None


def anchors(page: BeautifulSoup, selector: str, field: str, base: str) -> list[tuple[Tag, str]]:
    """The elements that the selector names, each with the address that it or its first link leads to, absolute.

    Raises ConfigurationError that names the route's field when it is no selector.
    """
    root = page.select_one("base[href]")
    start = _joined(base, str(root["href"])) if root else base
    chosen = select(page, selector, field)
    found = ((element, element if element.has_attr("href") else element.select_one("a[href]")) for element in chosen)
    return [(element, _joined(start, str(anchor["href"]))) for element, anchor in found if anchor]


def _joined(base: str, href: str) -> str:
    """An address resolved; one that is none stays as it is and is sorted out later."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return href
