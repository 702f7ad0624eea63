"""Learning: the short lines that many pages of one source share, whatever their language and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from uuid import UUID

from newsflow.clean.candidates import LEARNED_ARTICLES, LEARNED_WORDS
from newsflow.clean.lines import Line, split_lines
from newsflow.model import Kind
from newsflow.text import fold, repair

NEWEST = 500
"""Articles of a source that are looked at; templates change, and old ones teach nothing about new pages."""

SPEAKING = (Kind.DATE, Kind.DATELINE, Kind.BYLINE)
"""Lines of these kinds said when, where and who: a name that returns is an author, not furniture."""

# Furniture stands around the text; of a longer page only this many lines at either end are counted.
EDGE = 200
SHARE = 0.02
# Agencies close many reports with the same sentence of background, and columns return under one headline; but what a
# quarter of all pages say is no news.
PROSE_ARTICLES = 10
PROSE_SHARE = 0.25


def learn(texts: Iterable[tuple[UUID, str]], titles: Mapping[UUID, str] | None = None) -> dict[str, int]:
    """The folded lines of at most 25 words that are a source's furniture, each with its number of articles.

    A line counts once in an article, an article once. It is furniture when 3 articles and 2 % of those looked at
    (the first 500 of `texts`) hold it; a line that reads like a sentence, or is the title of an article, needs 10
    articles and 25 %. The order of the articles makes no difference; memory is bounded, whatever the texts' length.
    """
    counts: Counter[str] = Counter()
    prose = {fold(title) for title in (titles or {}).values()}
    seen: set[UUID] = set()
    for article, text in texts:
        if len(seen) == NEWEST:
            break
        if article not in seen:
            seen.add(article)
            lines = list(_outer(text))
            counts.update({line.folded for line in lines})
            prose.update(line.folded for line in lines if line.is_sentence)
    least = max(LEARNED_ARTICLES, ceil(SHARE * len(seen)))
    most = max(PROSE_ARTICLES, ceil(PROSE_SHARE * len(seen)))
    return {line: count for line, count in counts.items() if count >= (most if line in prose else least)}


def _outer(text: str) -> Iterator[Line]:
    """The short lines with words, at both ends of a page."""
    rows = repair(text).split("\n")
    outer = rows if len(rows) <= 2 * EDGE else rows[:EDGE] + rows[-EDGE:]
    return (
        line
        for line in split_lines("\n".join(outer))
        if line.words <= LEARNED_WORDS and any(map(str.isalpha, line.folded))
    )
