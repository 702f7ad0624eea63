"""Several sites at once: each in its own order and by its own pace, and no fault is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from fetch_site import FakeTime, Handler, Site, make_source, page, running
from newsflow.fetch import Client, fetch, read_index
from newsflow.fetch.fetch import PART_PAGES
from newsflow.fetch.hosts import ask_sites, by_site, most_on_their_way
from newsflow.lake import Lake
from newsflow.model import Link, RunKey
from newsflow.sources import Source

KEY = RunKey("nakhla", date(2026, 11, 20), "manual-1")
PATIENCE = 10.0


def links(*urls: str) -> list[Link]:
    return [Link(url, "feed") for url in urls]


def of(*sites: str, count: int) -> list[Link]:
    return links(*(f"http://{site}/{number}" for number in range(count) for site in sites))


@pytest.fixture
def second() -> Iterator[Site]:
    """Another site, at another loopback address and the same port as its server was given."""
    yield from running(Site("127.0.0.2"))


@pytest.fixture
def both(site: Site, second: Site) -> Source:
    return make_source(site.url, former_domains=["127.0.0.2"])


def named(both: Source, second: Site) -> Source:
    """The source, whose file also names the second site's port by a route."""
    route = {"kind": "feed", "url": f"{second.url}/rss"}
    return Source.model_validate({**both.model_dump(exclude_unset=True), "routes": [*both.routes, route]})


def test_links_are_parted_by_site_in_their_order() -> None:
    parted = by_site(links("http://a.example/1", "http://www.b.example/2", "http://www.a.example/3", "file:x.txt"))
    assert [[link.url for link in site] for site in parted] == [
        ["http://a.example/1", "http://www.a.example/3"],
        ["http://www.b.example/2"],
        ["file:x.txt"],
    ]


@pytest.mark.parametrize(("sites", "at_once", "most"), [(1, 8, 0), (3, 1, 0), (3, 8, 3), (3, 2, 2)])
def test_so_many_answers_are_on_their_way(sites: int, at_once: int, most: int) -> None:
    assert most_on_their_way(of(*(f"{n}.example" for n in range(sites)), count=4), at_once) == most


def test_answers_of_a_site_keep_its_order(client: Client) -> None:
    asked = of("a.example", "b.example", "c.example", count=9)
    made = list(ask_sites(asked, client, lambda link, _: link.url, 2))
    assert sorted(made) == sorted(link.url for link in asked)
    for site in ("a", "b", "c"):
        assert [url for url in made if f"//{site}." in url] == [f"http://{site}.example/{n}" for n in range(9)]


def test_two_sites_are_asked_at_the_same_time(client: Client) -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE)  # nobody passes it alone
    assert len(list(ask_sites(of("a.example", "b.example", count=5), client, lambda *_: meeting.wait(), 8))) == 10


def test_a_slow_site_holds_no_other_up(client: Client) -> None:
    quick: list[str] = []
    others_are_done = threading.Event()

    def ask(link: Link, _: Client) -> str:
        if "slow" in link.url:
            assert others_are_done.wait(PATIENCE)
        else:
            quick.append(link.url)
            if len(quick) == 20:
                others_are_done.set()
        return link.url

    assert len(list(ask_sites(of("slow.example", "a.example", "b.example", count=10), client, ask, 8))) == 30


def test_no_site_is_asked_twice_at_once_and_never_more_sites_than_wished(client: Client) -> None:
    guard, asking, most = threading.Lock(), set[str](), list[int]()

    def ask(link: Link, _: Client) -> None:
        site = link.url.split("/")[2]
        with guard:
            assert site not in asking
            asking.add(site)
            most.append(len(asking))
        with guard:
            asking.remove(site)

    list(ask_sites(of("a.example", "b.example", "c.example", "d.example", count=50), client, ask, 3))
    assert max(most) <= 3


def test_each_site_has_a_client_of_its_own_with_the_same_rules(client: Client) -> None:
    clients = dict(ask_sites(of("a.example", "b.example", count=3), client, lambda link, own: (link.url, own), 8))
    assert len({id(own) for own in clients.values()}) == 2
    assert {(own.agent, own.limits) for own in clients.values()} == {(client.agent, client.limits)}


def test_a_fault_of_one_ends_all_and_is_raised(client: Client) -> None:
    failed = threading.Event()
    asked: list[str] = []

    def ask(link: Link, own: Client) -> str:
        if link.url == "http://bad.example/0":
            failed.set()
            raise MemoryError("full")
        assert failed.wait(PATIENCE)
        asked.append(link.url)
        own.clocks.sleep(3600)
        return link.url

    with pytest.raises(MemoryError, match="full"):
        list(ask_sites(of("bad.example", "a.example", count=500), client, ask, 8))
    assert len(asked) < 500


def test_who_wants_no_more_leaves_no_worker_behind(client: Client) -> None:
    before = threading.active_count()
    with closing(ask_sites(of("a.example", "b.example", count=500), client, lambda link, _: link.url, 8)) as answers:
        next(answers)
    assert threading.active_count() == before


def test_pages_of_two_sites_come_into_one_run(
    site: Site, second: Site, both: Source, time: FakeTime, tmp_path: Path
) -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE)

    def together(handler: Handler) -> None:
        meeting.wait()
        page()(handler)

    for server in (site, second):
        server.replies["*"] = [together]
        server.replies["/robots.txt"] = [page(b"")]
    source = named(both, second)
    asked = [Link(f"{url}/{n}", "feed") for n in range(60) for url in (site.url, second.url)]
    lake = Lake(str(tmp_path / "lake"))
    with Client(source, "Newsflow test", clocks=time.clocks) as client:
        report = fetch(source, asked, KEY, lake, client)
    assert (report.pages, report.drops) == (120, 0)
    assert {line.url for line in read_index(lake, KEY)} == {link.url for link in asked}


def test_after_a_kill_no_more_than_a_part_is_asked_for_again(
    site: Site, second: Site, both: Source, time: FakeTime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = named(both, second)
    for server in (site, second):
        server.replies["*"] = [page()]
    asked = [Link(f"{url}/{n}", "feed") for n in range(100) for url in (site.url, second.url)]
    lake = Lake(str(tmp_path / "lake"))
    get, count = Client.get, [0]

    def killed(self: Client, url: str) -> object:
        count[0] += 1
        if count[0] > 110:
            raise KeyboardInterrupt
        return get(self, url)

    with Client(source, "Newsflow test", clocks=time.clocks) as client:
        with monkeypatch.context() as patch:
            patch.setattr(Client, "get", killed)
            with pytest.raises(KeyboardInterrupt):
                fetch(source, asked, KEY, lake, client)
        report = fetch(source, asked, KEY, lake, client)
    assert report.pages == 200
    repeated = len(site.pages()) + len(second.pages()) - 200
    assert 0 < repeated <= PART_PAGES
