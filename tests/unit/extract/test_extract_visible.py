"""Visible dates: the article's own, not those of the articles around it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.tree import parse
from newsflow.extract.visible import Bounds, visible_dates
from newsflow.model import DateRole

TEXT = "<p>The first paragraph of the story.</p><p>The second paragraph of the story.</p>"
TEASERS = "".join(f'<div class="card"><span>{day} March 2021</span></div>' for day in (3, 4, 5))
SERVED = datetime(2024, 12, 2, tzinfo=UTC)

CASES = {
    "a_date_alone_below_the_headline": ("<h1>Head</h1><p>30 November 2024</p>" + TEXT, "2024-11-30"),
    "with_a_label": ("<h1>Head</h1><div>Published: 30 November 2024, by Jane Roe</div>" + TEXT, "2024-11-30"),
    "named_by_its_place": (
        "<h1>Head</h1>" + TEXT + '<div class="post-date"><span>Nov 30, 2024</span></div>',
        "2024-11-30",
    ),
    "jalali": ("<h1>سر</h1><div class='date'>۱۰ آذر ۱۴۰۳</div>" + TEXT, "2024-11-30"),
    "maghrebi_month": ("<h1>عنوان</h1><div class='date'>30 نونبر 2024</div>" + TEXT, "2024-11-30"),
    "beside_a_place_below_the_headline": ("<h1>Head</h1><p>30.11.2024 Ormalingen, Baselbiet</p>" + TEXT, "2024-11-30"),
    "one_of_two_below_the_headline": (
        "<h1>Head</h1><p>30.11.2024 Ormalingen, Baselbiet</p><p>29.11.2024 Sissach, Baselbiet</p>" + TEXT,
        None,
    ),
    "not_of_the_teasers": ("<h1>Head</h1>" + TEXT + TEASERS, None),
    "not_of_a_comment": ("<h1>Head</h1>" + TEXT + '<div class="comments"><p>1 May 2021</p></div>', None),
    "not_inside_a_sentence": ("<h1>Head</h1><p>The law of 1 May 2021 was the first of its kind here.</p>" + TEXT, None),
}


@pytest.mark.parametrize(("page", "day"), CASES.values(), ids=CASES)
def test_published(page: str, day: str | None) -> None:
    outline = read_outline(parse(f"<html><body>{page}</body></html>").find("body"))
    text = [at for at, passage in enumerate(outline.passages) if "paragraph" in passage.text]
    found = visible_dates(outline, Bounds(0, text[0], text[-1]), language=None, fetched_at=SERVED, zone="UTC")
    assert [witness.day for witness in found] == ([date.fromisoformat(day)] if day else [])


def test_an_update_is_told_by_its_label() -> None:
    page = "<h1>Head</h1><p>Published 30 November 2024</p><p>Updated 2 December 2024</p>" + TEXT
    outline = read_outline(parse(f"<html><body>{page}</body></html>").find("body"))
    found = visible_dates(outline, Bounds(0, 3, 4), language="en", fetched_at=SERVED, zone="UTC")
    assert {(witness.role, witness.day.day, witness.basis) for witness in found} == {
        (DateRole.PUBLISHED, 30, "visible"),
        (DateRole.UPDATED, 2, "visible"),
    }
