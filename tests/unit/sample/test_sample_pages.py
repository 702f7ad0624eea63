from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from newsflow.local.sample import demo_source
from newsflow.local.sample.newsroom import stories, story
from newsflow.local.sample.outlets import MARSA, NAKHLA, OUTLETS, SINDYAN, Fate, Outlet
from newsflow.local.sample.site import Reply, reply
from newsflow.local.sample.visit import Visit
from newsflow.sources import article_key, canonical_url, is_article, read_source

PAST = date(2024, 11, 30)

DAYS = {"past": PAST, "leap day": date(2024, 2, 29), "year's last": date(2023, 12, 31), "long past": date(2012, 1, 1)}


def get(visit: Visit, target: str) -> Reply:
    return reply(visit, target.removeprefix(visit.base_url))


def truths(visit: Visit, day: date, served: str = "") -> list[dict[str, Any]]:
    answer = get(visit, f"/truth/{day}.jsonl{served}")
    assert answer.status == 200
    return [json.loads(row) for row in answer.body.decode().splitlines()]


def soup(answer: Reply, form: str = "lxml") -> BeautifulSoup:
    assert answer.status == 200
    return BeautifulSoup(answer.body, form)


def archive(visit: Visit, day: date) -> list[str]:
    """The links of every archive page, as a crawler sees them: until a page is not found."""
    links: list[str] = []
    for page in range(1, 10):
        answer = get(visit, f"/archive/{day:%Y/%m/%d}?page={page}")
        if answer.status == 404:
            break
        links += [str(link["href"]) for link in soup(answer).select("main.archive h2.headline a")]
    return links


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
def test_the_archive_lists_exactly_the_truths_urls(visit: Visit, day: date) -> None:
    listed = archive(visit, day)
    assert listed == [row["url"] for row in truths(visit, day)]
    assert len(set(listed)) >= 8


def test_what_has_no_date_stands_only_in_the_newest_headlines(visit: Visit) -> None:
    days = [PAST - timedelta(days=back) for back in range(60)]
    told = next(one for day in days for one in stories(SINDYAN, day, visit.now) if one.fate is Fate.UNDATED)
    press = replace(visit, outlet=SINDYAN, now=told.moment)
    listed = archive(press, told.day)
    assert press.url(told) not in listed
    assert listed == [row["url"] for row in truths(press, told.day)]
    newest = [str(link["href"]) for link in soup(get(press, "/latest")).select("main.latest h2.headline a")]
    answers = [json.loads(row) for row in get(press, "/truth/latest.jsonl").body.decode().splitlines()]
    assert newest == [row["url"] for row in answers]
    assert newest[0] == press.url(told)


def test_the_sitemaps_list_exactly_the_truths_urls(visit: Visit) -> None:
    marsa = replace(visit, outlet=MARSA)
    index = soup(get(marsa, "/sitemap.xml"), "xml")
    children = [loc.get_text() for loc in index.select("sitemap > loc")]
    assert children[0] == f"{marsa.base_url}/sitemaps/2024-12-04.xml"
    assert children[-1] == f"{marsa.base_url}/sitemaps/2018-01-01.xml"
    child = next(url for url in children if url.endswith(f"/{PAST}.xml"))
    listed = [loc.get_text() for loc in soup(get(marsa, child), "xml").select("url > loc")]
    assert listed == [row["url"] for row in truths(marsa, PAST)]


def test_an_archive_page_holds_ten_links(visit: Visit) -> None:
    first = soup(get(visit, f"/archive/{PAST:%Y/%m/%d}"))
    assert len(first.select("main.archive a")) == 10
    assert first.find("a", string="التالي")["href"] == f"{visit.base_url}/archive/2024/11/30?page=2"


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS.keys())
def test_every_truth_line_stands_on_the_page_in_order(visit: Visit, outlet: Outlet) -> None:
    visit = replace(visit, outlet=outlet)
    served = [row for day in (PAST, date(2024, 2, 29), date(2023, 12, 31)) for row in truths(visit, day)]
    for row in (row for row in served if row["outcome"] not in ("gone", "dropped")):
        page = soup(get(visit, row["url"])).body
        visible = " ".join(page.get_text(" ").split())
        at = 0
        for line in row["raw_text"].split("\n"):
            found = visible.find(line, at)
            assert found >= 0, (row["url"], line)
            at = found + len(line)
        kept_and_removed = [*row["body"], *(removed["line"] for removed in row["removed"])]
        assert sorted(kept_and_removed) == sorted(row["raw_text"].split("\n"))
        assert sum(map(len, "".join(kept_and_removed).split())) == sum(map(len, visible.split()))


def test_the_page_looks_as_it_should(visit: Visit) -> None:
    told = story(NAKHLA, "2024113001")
    assert told is not None
    page = soup(get(visit, visit.url(told)))
    content = [" ".join(line.split()) for line in page.select_one("div.content").get_text("\n").split("\n")]
    lines = [line for line in content if line]
    assert lines[:2] == ["الأربعاء 3 جمادى الآخرة 1446هـ 4 ديسمبر 2024", "موقع صدى النخلة الإخباري"]
    assert lines[2] == page.h1.get_text() == told.prose.title
    assert lines[3].endswith(" ـ صدى النخلة")
    assert lines[4:6] == ["2024 / 11 / 30", str(told.comments)]
    assert lines[-1] == "التعليقات"
    assert page.find("link", rel="canonical")["href"] == visit.url(told)
    assert page.html["dir"] == "rtl"


def test_metadata_states_the_time_and_its_zone(visit: Visit) -> None:
    told = [one for one in stories(NAKHLA, PAST, visit.now) if one.has_metadata]
    for one in told:
        written = soup(get(visit, visit.url(one))).find("script", type="application/ld+json")
        statement = json.loads(written.get_text())
        assert statement["headline"] == one.prose.title
        assert statement["datePublished"] == f"{one.moment:%Y-%m-%dT%H:%M:00}+03:00"
    assert told


def test_truth_knows_the_time_only_where_the_page_states_it(visit: Visit) -> None:
    rows = truths(visit, PAST)
    for row, one in zip(rows, stories(NAKHLA, PAST, visit.now), strict=True):
        stated = one.moment.isoformat() if one.has_metadata else "2024-11-30"
        assert row["fields"]["published_at"] == stated
        assert row["fields"]["comment_count"] == one.comments
        assert row["hard_negatives"] == [i for i, p in enumerate(one.prose.paragraphs) if p.hard]
        assert row["body"] == [p.text for p in one.prose.paragraphs]


@pytest.mark.parametrize("is_split", [False, True], ids=["twitter's order", "split by its author"])
def test_a_post_is_embedded_and_known(visit: Visit, is_split: bool) -> None:
    days = (PAST - timedelta(days=back) for back in range(30))
    told = next(
        one for day in days for one in stories(NAKHLA, day, visit.now) if one.post and one.post.is_split is is_split
    )
    row = next(row for row in truths(visit, told.day) if row["url"] == visit.url(told))
    post = row["fields"]["embeds"][0]
    quote = soup(get(visit, row["url"])).select_one("div.story > blockquote.twitter-tweet:nth-child(3)")
    links = [link["href"].split("?")[0] for link in quote.find_all("a")]
    assert set(links) == {post["url"], f"https://t.co/{told.post.picture}"}
    signature = f"— صدى النخلة (@SadaNakhlaDemo) {told.day:%B} {told.day.day}, {told.day.year}"
    first, *others = post["text"].split("\n")
    lines = [first, signature, f"{others[0]} {post['media']}"] if is_split else [f"{first} {post['media']}", signature]
    assert [removed["line"] for removed in row["removed"] if removed["kind"] == "embed"] == lines
    assert " ".join(quote.get_text(" ").split()) == " ".join(lines)
    assert post["mentions"] == (["SadaNakhlaDemo"] if is_split else [])
    assert "صدى_النخلة" in post["hashtags"]


def test_the_same_day_of_serving_gives_the_same_bytes(visit: Visit) -> None:
    later_that_day = replace(visit, now=visit.now + timedelta(hours=2))
    next_day = replace(visit, now=visit.now + timedelta(days=1))
    url = visit.url(stories(NAKHLA, PAST, visit.now)[0])
    assert get(visit, url) == get(later_that_day, url)
    assert get(visit, url).etag == get(later_that_day, url).etag
    assert get(visit, url).body != get(next_day, url).body
    assert get(visit, f"/truth/{PAST}.jsonl?served=2024-12-05").body == get(next_day, f"/truth/{PAST}.jsonl").body


def test_the_page_date_is_the_day_of_serving_in_the_outlets_zone(visit: Visit) -> None:
    late = replace(visit, now=visit.now.replace(hour=21, minute=30))
    assert {row["fields"]["page_date"] for row in truths(visit, PAST)} == {"2024-12-04"}
    assert {row["fields"]["page_date"] for row in truths(late, PAST)} == {"2024-12-05"}
    assert {row["fields"]["page_date_hijri"] for row in truths(late, PAST)} == {"1446-06-04"}


def test_the_feed_is_read_without_complaint(visit: Visit) -> None:
    feed = feedparser.parse(get(visit, "/rss.xml").body)
    assert not feed.bozo
    assert feed.feed.title == "صدى النخلة"
    yesterday = visit.day - timedelta(days=1)
    links = [entry.link for entry in feed.entries]
    assert {row["url"] for row in truths(visit, yesterday)} | {row["url"] for row in truths(visit, visit.day)} <= set(
        links
    )
    newest = stories(NAKHLA, visit.day, visit.now)[-1]
    assert links[0] == visit.url(newest)
    assert feed.entries[0].published == f"Wed, 04 Dec 2024 {newest.moment:%H:%M}:00 +0300"
    assert feed.entries[0].title == newest.prose.title


MISSING = {
    "unknown number": "/news/2024113099",
    "not an id": "/news/latest",
    "no such day": "/archive/2024/02/30",
    "before the archive": "/archive/2011/12/31",
    "tomorrow": "/archive/2024/12/05",
    "past the end": "/archive/2024/11/30?page=4",
    "page zero": "/archive/2024/11/30?page=0",
    "page of letters": "/archive/2024/11/30?page=x",
    "truth of no day": "/truth/2024-02-30.jsonl",
    "truth of no serving": "/truth/2024-11-30.jsonl?served=today",
    "elsewhere": "/admin/",
}


@pytest.mark.parametrize("target", MISSING.values(), ids=MISSING.keys())
def test_what_is_not_there_is_not_found(visit: Visit, target: str) -> None:
    assert get(visit, target).status == 404


def test_a_story_of_tonight_is_neither_listed_nor_served_yet(visit: Visit) -> None:
    tonight = stories(NAKHLA, visit.day, visit.now + timedelta(days=1))[-1]
    url = visit.url(tonight)
    assert get(visit, url).status == 404
    assert url not in archive(visit, visit.day)
    assert url.encode() not in get(visit, "/rss.xml").body + get(visit, "/").body
    assert get(replace(visit, now=tonight.moment), url).status == 200


def test_a_morning_without_stories_is_an_empty_page(visit: Visit) -> None:
    early = replace(visit, now=visit.now.replace(hour=2))
    assert archive(early, early.day) == []
    assert get(early, f"/archive/{early.day:%Y/%m/%d}").status == 200


def test_the_atom_feed_is_read_without_complaint(visit: Visit) -> None:
    marsa = replace(visit, outlet=MARSA)
    feed = feedparser.parse(get(marsa, "/atom.xml").body)
    assert not feed.bozo
    newest = stories(MARSA, marsa.day, marsa.now)[-1]
    assert feed.entries[0].link == marsa.url(newest)
    assert feed.entries[0].published == f"{newest.moment.astimezone(UTC):%Y-%m-%dT%H:%M:00Z}"
    assert {row["url"] for row in truths(marsa, marsa.day)} <= {entry.link for entry in feed.entries}


ROUTES = {
    "nakhla": ["feed", "dated_archive"],
    "marsa": ["feed", "sitemap"],
    "sindyan": ["listing", "dated_archive"],
}


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS.keys())
def test_the_source_file_is_right_and_covers_the_sites_own_urls(visit: Visit, tmp_path: Any, outlet: Outlet) -> None:
    visit = replace(visit, outlet=outlet)
    path = tmp_path / f"{outlet.key}.yaml"
    path.write_text(demo_source(outlet, visit.base_url), encoding="utf-8")
    source = read_source(path)
    assert [route.kind for route in source.routes] == ROUTES[outlet.key]
    assert source.time_zone == outlet.time_zone
    advertised = [url for back in range(20) for url in _advertised(visit, PAST - timedelta(days=back))]
    assert [canonical_url(url, source) for url in advertised] == advertised
    assert all(is_article(url, source) for url in advertised)
    assert not is_article(f"{visit.base_url}/archive/2024/11/30?page=1", source)
    keys = {article_key(source, url) for url in advertised}
    assert keys == {one.id for back in range(20) for one in stories(outlet, PAST - timedelta(days=back), visit.now)}


def _advertised(visit: Visit, day: date) -> list[str]:
    return [url for one in stories(visit.outlet, day, visit.now) for url in visit.urls(one)]


@pytest.mark.parametrize("outlet", [NAKHLA, SINDYAN], ids=["nakhla", "sindyan"])
def test_the_archive_route_of_the_source_file_finds_the_links(visit: Visit, tmp_path: Any, outlet: Outlet) -> None:
    visit = replace(visit, outlet=outlet)
    path = tmp_path / f"{outlet.key}.yaml"
    path.write_text(demo_source(outlet, visit.base_url), encoding="utf-8")
    route = next(route for route in read_source(path).routes if route.kind == "dated_archive")
    assert route.page_url(PAST, 2) == f"{visit.base_url}/archive/2024/11/30?page=2"
    links = [link["href"] for link in soup(get(visit, route.page_url(PAST, 1))).select(route.links)]
    assert links == archive(visit, PAST)[:10]
