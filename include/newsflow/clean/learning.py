"""Learning: the short lines that many pages of one source share, whatever their language and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import ceil
from uuid import UUID

from newsflow.clean.candidates import LEARNED_ARTICLES, LEARNED_WORDS
from newsflow.clean.lines import Line, split_lines
from newsflow.model import Kind
from newsflow.text import repair

NEWEST = 500
"""Articles of a source that are looked at; templates change, and old ones teach nothing about new pages."""

SPEAKING = (Kind.DATE, Kind.DATELINE, Kind.BYLINE)
"""Lines of these kinds said when, where and who: a name that returns is an author, not furniture."""

# Furniture stands around the text; of a longer page only this many lines at either end are counted.
EDGE = 200
SHARE = 0.02
# Agencies close many reports with the same sentence of background; what a quarter of all pages say is no news.
SENTENCE_ARTICLES = 10
SENTENCE_SHARE = 0.25


def learn(texts: Iterable[tuple[UUID, str]]) -> dict[str, int]:
    """The folded lines of at most 25 words that are a source's furniture, each with its number of articles.

    A line counts once in an article, an article once. It is furniture when 3 articles and 2 % of those looked at
    (the first 500 of `texts`) hold it; a line that reads like a sentence needs 10 articles and 25 %.
    The order of the articles makes no difference; memory is bounded, whatever the length of the texts.
    """
    counts: Counter[str] = Counter()
    sentences: set[str] = set()
    seen: set[UUID] = set()
    for article, text in texts:
        if len(seen) == NEWEST:
            break
        if article not in seen:
            seen.add(article)
            lines = {line.folded: line for line in _outer(text)}
            counts.update(lines.keys())
            sentences.update(folded for folded, line in lines.items() if line.is_sentence)
    least = max(LEARNED_ARTICLES, ceil(SHARE * len(seen)))
    most = max(SENTENCE_ARTICLES, ceil(SENTENCE_SHARE * len(seen)))
    return {line: count for line, count in counts.items() if count >= (most if line in sentences else least)}


def _outer(text: str) -> Iterator[Line]:
    """The short lines with words at both ends of a page; sentences last, so that they stand for lines like them."""
    lines = split_lines(repair(text))
    outer = lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]
    short = (line for line in outer if line.words <= LEARNED_WORDS and any(map(str.isalpha, line.folded)))
    return iter(sorted(short, key=lambda line: line.is_sentence))
