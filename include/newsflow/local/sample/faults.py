"""Faults on demand: errors by chance, a day that does not answer, slowness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsflow.local.sample.grammar import dice

DAY_IN_PATH = re.compile(r"(?P<year>\d{4})[-/]?(?P<month>\d{2})[-/]?(?P<day>\d{2})")


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong: `errors` is the share of requests that fail, 0 to 1.

    Everything that belongs to one of the `dead_days` (archive, sitemap, articles) fails; every answer takes at least
    `seconds`. The answer key, robots.txt and the home page never fail.
    """

    errors: float = 0.0
    dead_days: frozenset[date] = frozenset()
    seconds: float = 0.0

    def fails(self, path: str, number: int) -> bool:
        """Whether the request of this path fails that comes after so many others of it: the same every time."""
        if path == "/" or path.startswith(("/truth/", "/robots")):
            return False
        found = DAY_IN_PATH.search(path)
        if found and any(f"{day:%Y%m%d}" == "".join(found.groups()) for day in self.dead_days):
            return True
        return dice(path, number).random() < self.errors


NONE = Faults()
