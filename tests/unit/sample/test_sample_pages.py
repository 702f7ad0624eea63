from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from newsflow.local.sample import demo_source
from newsflow.local.sample.newsroom import stories, story
from newsflow.local.sample.outlets import NAKHLA
from newsflow.local.sample.site import Reply, reply
from newsflow.local.sample.visit import Visit
from newsflow.sources import canonical_url, is_article, read_source

PAST = date(2024, 11, 30)

DAYS = {"past": PAST, "leap day": date(2024, 2, 29), "year's last": date(2023, 12, 31), "long past": date(2012, 1, 1)}


def get(visit: Visit, target: str) -> Reply:
    return reply(visit, target.removeprefix(visit.base_url))


def truths(visit: Visit, day: date, served: str = "") -> list[dict[str, Any]]:
    answer = get(visit, f"/truth/{day}.jsonl{served}")
    assert answer.status == 200
    return [json.loads(row) for row in answer.body.decode().splitlines()]


def soup(answer: Reply) -> BeautifulSoup:
    assert answer.status == 200
    return BeautifulSoup(answer.body.decode(), "lxml")


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


def test_an_archive_page_holds_ten_links(visit: Visit) -> None:
    first = soup(get(visit, f"/archive/{PAST:%Y/%m/%d}"))
    assert len(first.select("main.archive a")) == 10
    assert first.find("a", string="التالي")["href"] == f"{visit.base_url}/archive/2024/11/30?page=2"


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
def test_every_truth_line_stands_on_the_page_in_order(visit: Visit, day: date) -> None:
    for row in truths(visit, day):
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


def test_a_post_is_embedded_and_known(visit: Visit) -> None:
    row = next(row for row in truths(visit, PAST) if row["fields"]["embeds"])
    post = row["fields"]["embeds"][0]
    quote = soup(get(visit, row["url"])).select_one("blockquote.twitter-tweet")
    assert quote.get_text(" ", strip=True).startswith(post["text"])
    assert quote.find_all("a")[-1]["href"].split("?")[0] == post["url"]
    said = [removed["line"] for removed in row["removed"] if removed["kind"] == "embed"]
    assert said == [f"{post['text']} {post['media']}", "— صدى النخلة (@SadaNakhlaDemo) November 30, 2024"]


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


def test_the_source_file_is_right_and_covers_the_sites_own_urls(visit: Visit, tmp_path: Any) -> None:
    path = tmp_path / "nakhla.yaml"
    path.write_text(demo_source(NAKHLA, visit.base_url), encoding="utf-8")
    source = read_source(path)
    assert [route.kind for route in source.routes] == ["feed", "dated_archive"]
    archived = source.routes[1]
    assert archived.page_url(PAST, 2) == f"{visit.base_url}/archive/2024/11/30?page=2"
    url = visit.url(stories(NAKHLA, PAST, visit.now)[0])
    assert canonical_url(url, source) == url
    assert is_article(url, source)
    assert not is_article(archived.page_url(PAST, 1), source)
    assert len(soup(get(visit, archived.page_url(PAST, 1))).select(archived.links)) == 10
