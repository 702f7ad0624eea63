from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from newsflow.local.sample.newsroom import latest, moments, stories, story
from newsflow.local.sample.outlets import NAKHLA, OUTLETS, Outlet
from newsflow.local.sample.story import TWITTER_EPOCH
from newsflow.local.sample.visit import Visit
from newsflow.text.repair import repair

LATER = datetime(2031, 1, 1, tzinfo=UTC)

DAYS = {
    "leap day": date(2024, 2, 29),
    "year's last": date(2023, 12, 31),
    "year's first": date(2024, 1, 1),
    "archive's first": date(2012, 1, 1),
    "friday": date(2024, 11, 29),
}


def season(days: int = 60) -> list[date]:
    return [date(2024, 9, 1) + timedelta(days=ahead) for ahead in range(days)]


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
def test_a_day_has_8_to_20_stories_with_ids_that_find_them_again(day: date) -> None:
    told = stories(NAKHLA, day, LATER)
    assert 8 <= len(told) <= 20
    assert [one.id for one in told] == [f"{day:%Y%m%d}{number:02d}" for number in range(1, len(told) + 1)]
    assert all(story(NAKHLA, one.id) == one for one in told)
    assert all(one.day == day and one.moment.utcoffset() == timedelta(hours=3) for one in told)
    assert [one.moment for one in told] == sorted({one.moment for one in told})


def test_the_first_story_of_a_day_never_changes() -> None:
    """Guards what every demo and every recorded answer rests on: the grammar may grow only at a known price."""
    first = story(NAKHLA, "2024113001")
    assert first is not None
    moments.cache_clear()
    story.cache_clear()
    assert story(NAKHLA, "2024113001") == first


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_what_a_story_says_needs_no_repair(outlet: Outlet) -> None:
    """Else its truth would ask for a text that no pipeline may store."""
    told = [
        paragraph.text
        for day in season(120)
        for one in stories(outlet, day, LATER)
        for paragraph in one.paragraphs(LATER)
    ]
    assert [text for text in told if repair(text) != text] == []


@pytest.mark.parametrize(
    "story_id",
    ["2023022901", "2024130101", "2024113000", "2024113099", "2011123101", "20241130", "202411300x", ""],
    ids=["no leap year", "month 13", "number 0", "number 99", "before the archive", "no number", "a letter", "empty"],
)
def test_an_id_that_names_nothing_finds_nothing(story_id: str) -> None:
    assert story(NAKHLA, story_id) is None


def test_only_what_is_published_by_now_is_listed(visit: Visit) -> None:
    today = stories(NAKHLA, visit.day, visit.now)
    whole_day = stories(NAKHLA, visit.day, LATER)
    assert 0 < len(today) < len(whole_day)
    assert today == tuple(one for one in whole_day if one.moment <= visit.now)


def test_the_latest_are_the_newest_of_two_days(visit: Visit) -> None:
    listed = latest(NAKHLA, visit.now)
    moments_listed = [one.moment for one in listed]
    assert moments_listed == sorted(moments_listed, reverse=True)
    assert visit.now - timedelta(days=2) < moments_listed[-1]
    assert moments_listed[0] <= visit.now
    assert set(stories(NAKHLA, visit.day - timedelta(days=1), visit.now)) <= set(listed)


def test_the_latest_are_never_more_than_fifty() -> None:
    busy = replace(NAKHLA, articles=(40, 45))
    assert len(latest(busy, LATER)) == 50


def test_bodies_have_5_paragraphs_or_more_and_nothing_unfilled() -> None:
    for day in season(30):
        for one in stories(NAKHLA, day, LATER):
            texts = [paragraph.text for paragraph in one.prose.paragraphs]
            assert 5 <= len(texts) <= 17
            assert len(set(texts)) == len(texts), one.id
            assert not any(sign in text for text in [one.prose.title, *texts] for sign in "{}")


def test_sentences_hardly_ever_return() -> None:
    """A line that many stories share is boilerplate to whoever learns it from the source: bodies must not be."""
    seen = Counter(
        paragraph.text for day in season() for one in stories(NAKHLA, day, LATER) for paragraph in one.prose.paragraphs
    )
    assert len(seen) > 4000
    assert max(seen.values()) <= 4
    assert sum(1 for count in seen.values() if count > 2) < 10


def test_hard_lines_posts_and_metadata_appear_in_their_share() -> None:
    told = [one for day in season() for one in stories(NAKHLA, day, LATER)]
    shares = {
        "hard lines": sum(any(p.hard for p in one.prose.paragraphs) for one in told) / len(told),
        "posts": sum(one.post is not None for one in told) / len(told),
        "metadata": sum(one.has_metadata for one in told) / len(told),
        "weekday": sum("، اليوم " in one.prose.paragraphs[0].text for one in told) / len(told),
    }
    assert shares == pytest.approx({"hard lines": 0.42, "posts": 0.3, "metadata": 0.5, "weekday": 0.6}, abs=0.07)


def test_a_posts_id_holds_its_moment() -> None:
    post = next(one.post for day in season() for one in stories(NAKHLA, day, LATER) if one.post)
    said = datetime.fromtimestamp(((post.status >> 22) + TWITTER_EPOCH) / 1000, UTC)
    assert said == post.moment
