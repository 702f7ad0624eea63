"""A season of the sample newsroom's pages, extracted and cleaned in memory, against the answer key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsflow.clean import clean_article
from newsflow.extract import extract
from newsflow.local.sample import OUTLETS, Found, demo_source, score
from newsflow.local.sample.newsroom import stories
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.pages import article_page
from newsflow.local.sample.truth import truth
from newsflow.local.sample.visit import Visit
from newsflow.model import CleanArticle, DateWitness, Link, Page, Place
from newsflow.sources import Source, find

ADDRESS = "http://127.0.0.1:8765"
FIRST, DAYS = date(2026, 12, 1), 32  # a season that holds every fault found in a year


def read(outlet: Outlet, source: Source) -> Iterator[tuple[dict[str, Any], CleanArticle]]:
    """Every readable story with its truth, as a run finds it three days later."""
    for ahead in range(DAYS):
        day = FIRST + timedelta(days=ahead)
        now = datetime.combine(day + timedelta(days=3), time(12), tzinfo=UTC)
        visit = Visit(outlet, ADDRESS, now)
        for story in stories(outlet, day, now):
            told = truth(visit, story)
            if told["outcome"] == "loaded":
                url, headers = told["url"], (("Content-Type", "text/html; charset=utf-8"),)
                page = Page(Link(url, "sitemap", day), url, 200, headers, now, Place("", 0), "")
                yield told, clean_article(extract(page, article_page(visit, story).encode(), source), source)


def found(article: CleanArticle) -> Found:
    clean = article.clean
    names = ("title", "dateline", "author", "outlet", "source", "comment_count", "view_count", "agency")
    dates = {"published_at": "published", "updated_at": "updated", "page_date": "page_date"}
    return Found(
        "loaded",
        body=clean.body_lines,
        removed=tuple((clean.removed_text(removed), removed.kind) for removed in clean.removed),
        fields={name: getattr(clean.fields, name) for name in names}
        | {name: iso(getattr(clean.fields, field)) for name, field in dates.items()}
        | {"embeds": [asdict(embed) for embed in clean.fields.embeds]},
    )


def iso(witness: DateWitness | None) -> str | None:
    return witness and witness.iso()


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_every_page_of_a_season_is_read_as_its_answer_key_says(outlet: Outlet, tmp_path: Path) -> None:
    """No day's page may be read worse than another's: the tests that run on yesterday rest on it."""
    (tmp_path / f"{outlet.key}.yaml").write_text(demo_source(outlet, ADDRESS), encoding="utf-8")
    pages = list(read(outlet, find(tmp_path, outlet.key)))
    result = score([told for told, _ in pages], {told["url"]: found(article) for told, article in pages})
    assert len(pages) > 200
    assert result.counts["kind.right"] > 1000
    assert result.differences == ()
