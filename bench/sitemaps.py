"""What it costs to read the largest sitemaps: all articles of one day, and of many years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench.figure import Figure, cost
from bench.measured import measured
from newsflow.discover.sitemap import find_in_sitemap
from newsflow.model import Attempt
from newsflow.sources import Sitemap, Source

GROUP = "a sitemap of 100,000 URLs"
URLS = 100_000
DAY, TODAY = date(2026, 11, 20), date(2026, 11, 21)
HOME = "https://n.invalid"
LETTERS = "%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"
SECONDS, MEGABYTES = 5.0, 200.0
ROUTE = {"kind": "sitemap", "url": f"{HOME}/sitemap.xml", "since": "2010-01-01"}


@dataclass(frozen=True, slots=True)
class Served:
    """The sitemap as a client would have got it."""

    body: bytes
    url: str = f"{HOME}/sitemap.xml"
    status: int | None = 200
    reason: str | None = None
    detail: str = ""
    attempts: tuple[Attempt, ...] = ()

    def header(self, _name: str) -> str | None:
        """None."""
        return None


def measure_sitemaps() -> Iterator[Figure]:
    """Seconds and peak megabytes of finding one day's articles, where all are of that day and where 1 in 4,000 is."""
    for name, years in (("all of one day", 1), ("of eleven years", 11)):
        done = measured(_found, years, warm=("newsflow.discover.sitemap", "newsflow.dates"))
        yield cost(GROUP, f"{name}, {done.result} articles found", done.seconds, "s", most=SECONDS)
        yield cost(GROUP, f"{name}, memory", done.peak, "MB", most=MEGABYTES)


def _found(years: int) -> int:
    source = Source.model_validate(
        {
            "key": "largest",
            "name": "Largest",
            "homepage": f"{HOME}/",
            "language": "ar",
            "time_zone": "Asia/Baghdad",
            "routes": [ROUTE],
            "urls": {"pattern": r"/news/\d+"},
        }
    )
    served = Served(_sitemap(years))
    route = Sitemap.model_validate(ROUTE)
    return len(find_in_sitemap(route, source, frozenset({DAY}), TODAY, lambda _: served).links)


def _sitemap(years: int) -> bytes:
    rows = (
        f"<url><loc>{HOME}/news/{n}/{LETTERS}-{n}</loc><lastmod>{_day(n, years)}</lastmod></url>" for n in range(URLS)
    )
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{''.join(rows)}</urlset>".encode()


def _day(number: int, years: int) -> str:
    """The day of an entry: this one, or each day of as many years in turn."""
    day = date.fromordinal(DAY.toordinal() - number % (365 * years if years > 1 else 1))
    return f"{day}T09:00:00+03:00"
