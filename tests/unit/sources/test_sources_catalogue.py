"""A wrong source file names file, field, value and remedy, and hides no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsflow.errors import ConfigurationError
from newsflow.sources import find, read_catalogue, read_source

GOOD = """
key: {key}
name: Kalima
homepage: https://kalima.example/
language: ar
time_zone: Asia/Baghdad
routes:
  - {{kind: feed, url: "https://kalima.example/rss.xml"}}
"""


def _write(folder: Path, key: str, text: str = GOOD) -> Path:
    path = folder / f"{key}.yaml"
    path.write_text(text.format(key=key) if text is GOOD else text, encoding="utf-8")
    return path


def _with(line: str) -> str:
    return GOOD.format(key="wrong") + line + "\n"


def _route(line: str) -> str:
    return GOOD.format(key="wrong").replace('{kind: feed, url: "https://kalima.example/rss.xml"}', line)


WRONG = {
    "unknown zone": (
        GOOD.format(key="wrong").replace("Asia/Baghdad", "Asia/Bagdad"),
        ("time_zone = 'Asia/Bagdad'", "is not a known time zone", "IANA name: Asia/Baghdad"),
    ),
    "delay out of bounds": (_with("fetch: {delay: 100}"), ("fetch.delay = 100", "less than or equal to 60", "0 to 60")),
    "misspelt field": (
        _with("fetch: {dilay: 1}"),
        ("fetch.dilay = 1", "one of delay, cap, at_once, encoding, revisit, user_agent"),
    ),
    "no way to turn robots off": (_with("fetch: {robots: false}"), ("fetch.robots = False", "one of delay")),
    "misspelt group": (_with("selektors: {}"), ("selektors", "one of key, name")),
    "archive without a day": (
        _route('{kind: dated_archive, url: "https://kalima.example/{yyyy}/{mm}", since: 2020-01-01}'),
        ("routes.0.url", "lacks {dd}", "{yyyy} {mm} {dd}"),
    ),
    "route of no kind": (
        GOOD.format(key="wrong").replace("kind: feed", "kind: rss"),
        ("routes.0", "'feed', 'news_sitemap', 'sitemap', 'dated_archive', 'listing', 'wordpress', 'urls', 'files'"),
    ),
    "sitemap without a past": (
        _route('{kind: sitemap, url: "https://kalima.example/s.xml"}'),
        ("routes.0", "needs either `since: YYYY-MM-DD` or, when it forgets, `days: 2`"),
    ),
    "sitemap with two pasts": (
        _route('{kind: sitemap, url: "https://kalima.example/s.xml", since: 2020-01-01, days: 2}'),
        ("routes.0", "needs either `since"),
    ),
    "child with a month of no year": (
        _route('{kind: sitemap, url: "https://kalima.example/s.xml", since: 2020-01-01, child: "/{mm}.xml"}'),
        ("routes.0.child = '/{mm}.xml'", "lacks {yyyy}", "/posts-{yyyy}-{mm}"),
    ),
    "child with an unknown part": (
        _route('{kind: sitemap, url: "https://kalima.example/s.xml", since: 2020-01-01, child: "/{yyyy}-{page}"}'),
        ("routes.0.child", "{page} is none of {yyyy} {jy} {mm}"),
    ),
    "misspelt field of a sitemap": (
        _route('{kind: sitemap, url: "https://kalima.example/s.xml", sinse: 2020-01-01}'),
        ("routes.0.sinse", "one of kind, url, child, since, days, files"),
    ),
    "listing without pages": (
        _route('{kind: listing, url: "https://kalima.example/latest", pages: 0}'),
        ("routes.0.pages = 0", "greater than or equal to 1", "1 to 500"),
    ),
    "listing with an empty selector": (
        _route('{kind: listing, url: "https://kalima.example/latest", dates: ""}'),
        ("routes.0.dates = ''", "CSS selector of the date beside a link"),
    ),
    "no routes": (
        GOOD.format(key="wrong").split("routes:")[0] + "routes: []\n",
        ("routes = []", "at least 1 item", "one way or more to find links"),
    ),
    "id pattern without a group": (_with("urls: {id: '/news/'}"), ("urls.id = '/news/'", "exactly one group")),
    "pattern that is none": (_with("urls: {pattern: '(unclosed'}"), ("urls.pattern", "is not a regular expression")),
    "charset that is none": (
        _with("fetch: {encoding: windows-1256x}"),
        ("fetch.encoding = 'windows-1256x'", "charset"),
    ),
    "selector that is none": (_with("selectors: {body: 'div['}"), ("selectors.body = 'div['", "is not a CSS selector")),
    "drop that is no selector": (
        _with("selectors: {drop: ['.ads', '>>']}"),
        ("selectors.drop.1 = '>>'", "CSS selector"),
    ),
    "links that are no selector": (
        GOOD.format(key="wrong").replace(
            '{kind: feed, url: "https://kalima.example/rss.xml"}',
            '{kind: listing, url: "https://kalima.example/", links: "a["}',
        ),
        ("routes.0.links = 'a['", "is not a CSS selector", "article links"),
    ),
    "former domain with a scheme": (
        _with("former_domains: ['https://old.example']"),
        ("former_domains.0 = 'https://old.example'", "host names it had before"),
    ),
    "falling bounds": (_with("expect: {articles: [9, 3]}"), ("expect.articles", "rising numbers", "[5, 80]")),
    "web source without homepage": (
        GOOD.format(key="wrong").replace("homepage: https://kalima.example/\n", ""),
        ("homepage is missing",),
    ),
    "key differs from the name": (GOOD.format(key="other"), ("key = 'other'", "rename the file to other.yaml")),
    "empty": ("", ("empty or not a mapping", "Start it with `key: wrong`")),
    "no YAML": ("key: [", ("is not readable YAML",)),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_says_what_and_how_to_mend_it(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    path = _write(tmp_path, "wrong", text)
    with pytest.raises(ConfigurationError) as caught:
        read_source(path)
    assert str(caught.value).startswith(str(path))
    assert [part for part in said if part not in str(caught.value)] == []


def test_one_wrong_route_is_told_once(tmp_path: Path) -> None:
    path = _write(tmp_path, "wrong", GOOD.format(key="wrong").replace("https://kalima.example/rss.xml", "rss.xml"))
    with pytest.raises(ConfigurationError) as caught:
        read_source(path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    _write(tmp_path, "good")
    _write(tmp_path, "wrong", "key: [")
    catalogue = read_catalogue(tmp_path)
    assert list(catalogue.sources) == ["good"]
    assert [broken.key for broken in catalogue.broken] == ["wrong"]


def test_a_file_with_an_odd_name_hides_no_other(tmp_path: Path) -> None:
    _write(tmp_path, "good")
    for name in ("good copy.yaml", "good (1).yaml", ".#good.yaml", "نسخة.yaml"):
        (tmp_path / name).write_text(GOOD.format(key="good"), encoding="utf-8")
    catalogue = read_catalogue(tmp_path)
    assert list(catalogue.sources) == ["good"]
    assert sorted(broken.key for broken in catalogue.broken) == ["____", "good__1_", "good_copy"]
    assert all("rename the file to good.yaml" in broken.problem for broken in catalogue.broken)


def test_only_the_asked_file_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "good")
    _write(tmp_path, "wrong", "key: [")
    assert read_catalogue(tmp_path, only="good").broken == ()
    assert read_catalogue(tmp_path, only="review").sources == {}


def test_an_unknown_source_lists_the_known(tmp_path: Path) -> None:
    _write(tmp_path, "good")
    with pytest.raises(ConfigurationError, match=r"No source 'zeit' in .*\. Known: good\."):
        find(tmp_path, "zeit")


def test_routes_say_which_past_they_cover(tmp_path: Path) -> None:
    archive = '  - {kind: dated_archive, url: "https://kalima.example/{yyyy}/{mm}/{dd}", since: 2020-01-01}\n'
    source = read_source(_write(tmp_path, "both", GOOD.format(key="both") + archive))
    today = date(2024, 12, 4)
    cases = {
        date(2024, 12, 3): 2,
        date(2024, 12, 1): 1,
        date(2020, 1, 1): 1,
        date(2019, 12, 31): 0,
        date(2024, 12, 5): 0,
    }
    assert {day: sum(route.covers(day, today) for route in source.routes) for day in cases} == cases
