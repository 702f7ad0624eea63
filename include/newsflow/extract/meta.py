"""Meta tags: every name, property and itemprop of the head, with what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

MOST = 200  # values of one name that are read
_NAMING = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page's meta tags say, by small-letter name, in document order; and its `rel=canonical`."""

    values: dict[str, tuple[str, ...]]
    canonical: str | None = None

    def all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Every value under these names, in the order of the names."""
        return tuple(value for name in names for value in self.values.get(name, ()))

    def first(self, names: Iterable[str]) -> str | None:
        """The first value under these names, or None."""
        return next(iter(self.all(names)), None)


def read_meta(root: Any, url: str) -> Meta:
    """The page's meta tags and its canonical address, made absolute against `url`."""
    values: dict[str, list[str]] = defaultdict(list)
    for tag in root.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        for name in {(tag.get(key) or "").strip().lower() for key in _NAMING} - {""}:
            if content and len(values[name]) < MOST:
                values[name].append(content)
    return Meta({name: tuple(found) for name, found in values.items()}, _canonical(root, url))


def _canonical(root: Any, url: str) -> str | None:
    for link in root.iter("link"):
        if link.get("rel") != "canonical":
            continue
        try:
            return urljoin(url, (link.get("href") or "").strip()) or None
        except ValueError:
            return None
    return None
