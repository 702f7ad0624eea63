"""How many pages a second come from twenty sites that ask for no delay, written to WARC; and by news-please."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date

from bench.figure import Figure, rate
from bench.loopback import ADDRESSES, serving
from bench.measured import measured

GROUP = "pages of 30 kB from 20 sites on loopback, no delay"
PAGES, PEER_PAGES = 2_000, 200
LEAST, RATIO = 100.0, 5.0


def measure_fetching() -> Iterator[Figure]:
    """Ours with its guard, robots.txt and WARC; news-please's crawler with its extraction, and its download alone."""
    with serving() as port:
        ours = measured(_fetch, port, PAGES, warm=("newsflow.fetch", "newsflow.sources"))
        crawled = measured(_crawl, port, PEER_PAGES, warm=("newsplease",))
        loaded = measured(_download, port, PEER_PAGES, warm=("newsplease",))
    pace, peer = ours.result / ours.seconds, crawled.result / crawled.seconds
    yield rate(GROUP, "newsflow: fetch into WARC", pace, "pages/s", least=LEAST)
    yield rate(GROUP, "news-please: from_urls", peer, "pages/s")
    yield rate(GROUP, "news-please: download alone, nothing kept", loaded.result / loaded.seconds, "pages/s")
    yield rate(GROUP, "newsflow against news-please's crawler", pace / peer, "times", least=RATIO)


def _urls(port: int, count: int) -> list[str]:
    return [f"http://{ADDRESSES[n % len(ADDRESSES)]}:{port}/news/{n}" for n in range(count)]


def _fetch(port: int, count: int) -> int:
    from newsflow.fetch import Client, fetch
    from newsflow.lake import Lake
    from newsflow.model import Link, RunKey
    from newsflow.sources import Source

    source = Source.model_validate(
        {
            "key": "loopback",
            "name": "Loopback",
            "homepage": f"http://{ADDRESSES[0]}:{port}/",
            "language": "ar",
            "time_zone": "Asia/Baghdad",
            "former_domains": list(ADDRESSES[1:]),
            "routes": [{"kind": "feed", "url": f"http://{address}:{port}/rss"} for address in ADDRESSES],
            "fetch": {"delay": 0, "cap": count},
        }
    )
    links = [Link(url, "feed") for url in _urls(port, count)]
    with tempfile.TemporaryDirectory() as lake, Client(source, "Newsflow bench") as client:
        return fetch(source, links, RunKey("loopback", date(2026, 11, 20), "bench"), Lake(lake), client).pages


def _crawl(port: int, count: int) -> int:
    from newsplease import NewsPlease

    logging.disable(logging.CRITICAL)
    return _whole(NewsPlease.from_urls(_urls(port, count)).values())


def _download(port: int, count: int) -> int:
    from newsplease.crawler.simple_crawler import SimpleCrawler

    return _whole(SimpleCrawler.fetch_urls(_urls(port, count)).values())


def _whole(made: Sequence[object]) -> int:
    return sum(one is not None for one in made)
