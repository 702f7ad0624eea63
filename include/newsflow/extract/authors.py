"""Authors: the people a byline names, without the words around the names."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 80  # characters of one name
MOST = 12  # authors: more is a masthead, not a byline

_LABEL = re.compile(
    r"^(?:(?:written|posted|reported|story|words|text|texte|interview|article)\s+)?(?:by|von|par|por|door|av|di|de|da|od|przez)\s*:?\s+"
    r"|^(?:author|autor|auteur|autore|reporter|writer)s?\s*:\s*"
    r"|^(?:بقلم|كتبت?|إعداد|تحرير|الكاتبة?|المؤلف|نویسنده|تحریر)\s*[:/ـ-]?\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;|/،؛]|\s(?:and|und|et|y|e|og|och|en|i|ve)\s|&|\s+و\s+|\n)\s*", re.IGNORECASE)
_NOISE = re.compile(r"\S+@\S+\.\w+|https?://\S+|\(?@\w{2,}\)?|\(\s*\)", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"\d{3}|^(?:admin|administrator|null|none|unknown|author|redaktion|web ?master|n/?a)$", re.IGNORECASE
)


def read_authors(bylines: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """The names in some bylines, each once, in order; [] of an outlet, an address or an account is no name."""
    names = {_key(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for byline in bylines:
        for part in _PARTS.split(_LABEL.sub("", _NOISE.sub(" ", byline).strip())):
            name = _LABEL.sub("", " ".join(part.split())).strip(" .·•-–—|:")
            if name and len(name) <= LONGEST and _key(name) not in names and not _NOT_A_NAME.search(name):
                found.setdefault(_key(name), name)
    return tuple(found.values())[:MOST]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
