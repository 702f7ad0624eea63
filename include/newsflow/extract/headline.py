"""The headline: which of the page's titles it is, and that title without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lxml.etree import XPath

SEPARATORS = re.compile(r"\s+[|–—·•»«‹›:~/-]+\s+|\s*[|｜»]\s*|\s+::\s+")
LIKENESS = 0.6  # share of the shorter title's words that the other has too
TELLING = 4  # words: a page's only h1 that has as many is its headline, whatever its metadata say
LONGEST = 400  # characters: more is a paragraph in a heading's clothes

_IS_LOGO = XPath("contains(@class, 'logo') or contains(@id, 'logo') or .//a[@href='/' or @rel='home']")
_WORDS = re.compile(r"[^\W_]+")
_GENERIC = frozenset(("home", "homepage", "untitled", "news", "article", "index", "error"))


def visible_headlines(root: Any) -> tuple[str, ...]:
    """The texts of the page's h1 elements, in document order, but for a logo's."""
    headings = (heading for heading in root.iter("h1") if not _IS_LOGO(heading))
    texts = (" ".join("".join(heading.itertext()).split()) for heading in headings)
    return tuple(text for text in texts if 0 < len(text) <= LONGEST)


def choose_headline(stated: Sequence[str], visible: Sequence[str], names: Iterable[str]) -> str | None:
    """The article's headline: the visible h1 that one of the stated titles resembles, else the first stated title.

    `stated` are titles of the page's metadata, the best first. `names` are what the outlet goes by: a title that is
    only such a name is none, and at a title's start or end it is left out.
    """
    known = {_folded(name) for name in names} - {""}
    titles = [bare for title in stated if (bare := without_names(title, known))]
    shown = [bare for title in visible if (bare := without_names(title, known))]
    for heading in shown:
        if any(_alike(heading, title) for title in titles):
            return heading
    if titles and not (len(shown) == 1 and len(_WORDS.findall(shown[0])) >= TELLING):
        return titles[0]
    return shown[0] if shown else None


def without_names(title: str, known: set[str]) -> str | None:
    """The title without the outlet's names at its ends; None when nothing is left. `known` are folded names."""
    title = " ".join(title.split())
    parts = [(found.start(), found.end()) for found in SEPARATORS.finditer(title)]
    if parts and _is_name(title[parts[-1][1] :], known):
        return without_names(title[: parts[-1][0]], known)
    if parts and _is_name(title[: parts[0][0]], known):
        return without_names(title[parts[0][1] :], known)
    return None if not title or _folded(title) in known | _GENERIC or len(title) > LONGEST else title


def _is_name(part: str, known: set[str]) -> bool:
    folded = _folded(part)
    return not folded or any(
        folded == name or (len(name) > 3 and folded.replace(" ", "") == name.replace(" ", "")) for name in known
    )


def _alike(one: str, other: str) -> bool:
    a, b = set(_WORDS.findall(one.lower())), set(_WORDS.findall(other.lower()))
    return (
        bool(a and b)
        and len(a & b) >= LIKENESS * min(len(a), len(b))
        and min(len(a), len(b)) * 3 >= max(len(a), len(b))
    )


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))
