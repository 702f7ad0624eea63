"""The answer key: for every address, what a reader who makes no mistake would keep, remove and note."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from newsflow.local.sample.pages import STYLES, article_tree
from newsflow.local.sample.parts import Line, lines
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit

UNSTATED = ("updated_at", "page_date", "dateline", "author", "source", "agency", "comment_count", "view_count")


def truth(visit: Visit, story: Story, before: datetime | None = None) -> dict[str, Any]:
    """The answer for one story as it is served on this visit.

    `body` and `removed` hold the page's lines in its order, one per element; `hard_negatives` are indexes into the
    body; a removed line that is `outside` may be missing after extraction; `fields` are as the page states them, the
    publication with its time only where the page states one; `outcome` is what a run must record that sees the outlet
    for the first time, or for the first time since `before`, with the `reason` of what is dropped.
    """
    placed = list(lines(article_tree(visit, story)))
    kept = [line for line, _ in placed if line.kind is None]
    return {
        "id": f"{visit.outlet.key}-{story.id}",
        "url": visit.url(story),
        "outlet_style": visit.outlet.style,
        "language": story.prose.language,
        "day": story.day.isoformat(),
        "fate": story.fate,
        "outcome": story.outcome(visit.now, before),
        "reason": story.wall,
        "raw_text": "\n".join(line.text for line, _ in placed),
        "body": [line.text for line in kept],
        "body_alt": {},
        "hard_negatives": [index for index, line in enumerate(kept) if line.hard],
        "removed": [_removed(line, outside=outside) for line, outside in placed if line.kind is not None],
        "fields": {
            **dict.fromkeys(UNSTATED),
            "title": story.prose.title,
            **STYLES[visit.outlet.style].fields(visit, story),
        },
    }


def truths(visit: Visit, listed: Iterable[Story], before: datetime | None = None) -> Iterator[dict[str, Any]]:
    """The answers for every address of these stories; a second address is a duplicate of the first."""
    for story in listed:
        answer = truth(visit, story, before)
        first, *others = visit.urls(story)
        yield answer
        for url in others:
            yield {**answer, "url": url, "outcome": "duplicate", "duplicate_of": first}


def truth_lines(visit: Visit, listed: Iterable[Story], before: datetime | None = None) -> bytes:
    """The answers as UTF-8 JSON lines."""
    rows = (json.dumps(row, ensure_ascii=False) for row in truths(visit, listed, before))
    return "".join(f"{row}\n" for row in rows).encode()


def _removed(line: Line, *, outside: bool) -> dict[str, Any]:
    removed: dict[str, Any] = {"line": line.text, "kind": line.kind}
    if line.alt_kinds:
        removed["alt_kinds"] = list(line.alt_kinds)
    if outside:
        removed["outside"] = True
    return removed
