"""Faults on demand: errors by chance, a day that does not answer, slowness, a charset that nobody admits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from newsflow.local.sample.grammar import dice

DAY_IN_PATH = re.compile(r"(?P<year>\d{4})[-/]?(?P<month>\d{2})[-/]?(?P<day>\d{2})")

SPARED = ("/truth/", "/robots")
LISTS = ("/archive/", "/sitemaps/")
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong: `errors` is the share of requests that fail, 0 to 1.

    `refusals` is the share that is answered with 429. Everything that belongs to one of the `dead_days` (archive,
    sitemap, articles) fails; the lists of one of the `lying_days` are those of the day after; every answer takes at
    least `seconds`. The answer key, robots.txt and the home page never fail. HTML pages are in `charset`, if one is
    given, whatever header and page say of it.
    """

    errors: float = 0.0
    dead_days: frozenset[date] = frozenset()
    seconds: float = 0.0
    refusals: float = 0.0
    lying_days: frozenset[date] = frozenset()
    charset: str | None = None

    def fails(self, path: str, number: int) -> bool:
        """Whether the request of this path fails that comes after so many others of it: the same every time."""
        if path == "/" or path.startswith(SPARED):
            return False
        found = DAY_IN_PATH.search(path)
        if found and any(f"{day:%Y%m%d}" == "".join(found.groups()) for day in self.dead_days):
            return True
        return dice(path, number).random() < self.errors

    def refuses(self, path: str, number: int) -> bool:
        """Whether the request is answered with 429: the same every time, and never one that fails."""
        if path == "/" or path.startswith(SPARED) or self.fails(path, number):
            return False
        return dice("refuses", path, number).random() < self.refusals

    def answered(self, path: str) -> str:
        """The path whose answer is given: of a list of a lying day that of the day after."""
        found = DAY_IN_PATH.search(path) if path.startswith(LISTS) else None
        day = date(*map(int, found.groups())) if found else None
        if found is None or day not in self.lying_days or day is None:
            return path
        separator = "/" if "/" in found.group() else "-"
        return path.replace(found.group(), f"{day + ONE:%Y{separator}%m{separator}%d}")

    def encoded(self, body: bytes, content_type: str) -> bytes:
        """The body in the charset; letters that it lacks are references, as editors write them."""
        if self.charset is None or not content_type.startswith("text/html"):
            return body
        return body.decode().encode(self.charset, "xmlcharrefreplace")


NONE = Faults()
