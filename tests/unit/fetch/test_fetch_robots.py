"""robots.txt: what it forbids is never asked for, and a site that cannot say is left alone."""

from __future__ import annotations

import pytest

from fetch_site import PAGE, QUICK, FakeTime, Reply, Site, make_source, page, raw, reply, to
from newsflow.fetch.client import Client
from newsflow.fetch.robots import LONGEST_DELAY, SIZE, robots_url

CLOSED = b"User-agent: *\nDisallow: /news/\n"
OURS = b"User-agent: newsflow\nDisallow: /news/\n\nUser-agent: *\nAllow: /\n"
OTHERS = b"User-agent: *\nDisallow: /\n\nUser-agent: newsflow\nDisallow: /admin/\n"
LONG = CLOSED + b"# padding\n" * 60_000 + b"Allow: /news/1\n"

FILES: dict[str, tuple[list[Reply], str | None, int]] = {
    "allows": ([page(b"User-agent: *\nAllow: /\n")], None, 1),
    "forbids everyone": ([page(CLOSED)], "robots", 1),
    "forbids us": ([page(OURS)], "robots", 1),
    "forbids others": ([page(OTHERS)], None, 1),
    "missing": ([reply(404)], None, 1),
    "hidden": ([reply(403)], None, 1),
    "a page instead": ([page(PAGE)], None, 1),
    "too large, its beginning counts": ([page(LONG)], "robots", 1),
    "moved": ([to("/rules.txt")], "robots", 1),
    "moves for ever": ([to("/robots.txt")], None, 6),
    "moves to what is no address": ([to("http://[x")], "robots_unread", 1),
    "500 for ever": ([reply(500)], "robots_unread", 3),
    "500, then forbids": ([reply(500), page(CLOSED)], "robots", 2),
    "429 for a day": ([reply(429, Retry_After="86400")], "robots_unread", 1),
    "no HTTP": ([raw(b"hello\r\n\r\n")], "robots_unread", 2),
}


@pytest.mark.parametrize(("answers", "reason", "visits"), FILES.values(), ids=FILES)
def test_what_the_file_says_holds(
    site: Site, client: Client, answers: list[Reply], reason: str | None, visits: int
) -> None:
    site.replies |= {"/robots.txt": answers, "/rules.txt": [page(CLOSED)], "/news/1": [page()]}
    got = [client.get(f"{site.url}/news/1").reason for _ in range(2)]

    assert got == [reason, reason]
    assert site.log.count("/robots.txt") == visits
    assert site.log.count("/news/1") == (2 if reason is None else 0)


def test_a_redirect_into_a_forbidden_path_is_not_followed(site: Site, client: Client) -> None:
    site.replies |= {"/robots.txt": [page(b"User-agent: *\nDisallow: /admin/\n")], "/news/1": [to("/admin/1")]}
    got = client.get(f"{site.url}/news/1")

    assert (got.reason, got.detail) == ("robots", f"{site.url}/robots.txt says no")
    assert "/admin/1" not in site.log


DELAYS = {"longer than ours": ("7", 7.0), "shorter than ours": ("1", 2.0), "absurd": ("86400", LONGEST_DELAY)}


@pytest.mark.parametrize(("said", "waited"), DELAYS.values(), ids=DELAYS)
def test_the_longer_delay_counts(site: Site, time: FakeTime, said: str, waited: float) -> None:
    site.replies |= {"/robots.txt": [page(f"User-agent: *\nCrawl-delay: {said}\n".encode())], "*": [page()]}
    with Client(make_source(site.url, fetch={"delay": 2}), "Newsflow/0.1", limits=QUICK, clocks=time.clocks) as client:
        client.get(f"{site.url}/news/1")
        client.get(f"{site.url}/news/2")

    assert time.slept == [waited, waited]


def test_a_large_file_is_not_read_whole() -> None:
    assert len(LONG) > SIZE


def test_rules_stand_at_the_root_of_scheme_host_and_port() -> None:
    assert robots_url("https://n.example:8080/a/b?c#d") == "https://n.example:8080/robots.txt"
