"""One story: what of the passages taken for article is another story, or this one printed again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsflow.extract.outline import Outline, Passage

TOLD = 1_000  # characters above the headline of another story: fewer may be what a page says before its own
COPIED = 0.5  # the share of the other paragraphs, and of their length, that a second print of the whole text has
START = 60  # characters by which a paragraph is found in another
LEAST_COPIED = 4  # paragraphs
MOST = 40  # headlines and paragraphs that are looked at: a page may have any number


def one_story(outline: Outline, text: Sequence[int]) -> list[int]:
    """The passages of the first story, each once; `text` are the indexes of those that are article, in order."""
    first = _above_the_next(outline, text)
    again = _whole_again(outline.passages, first)
    return [i for i in first if i not in again]


def _above_the_next(outline: Outline, text: Sequence[int]) -> Sequence[int]:
    """The text above the next story of an endless page: that has a headline in an `article` beside this one's; the
    entries of a live page stand inside it.
    """
    passages, places = outline.passages, outline.places
    own = {i for i in passages[text[0]].places if places[i].tag == "article"}
    headlines = (i for i in range(text[0] + 1, text[-1]) if passages[i].tag == "h1")
    for at in islice(headlines, MOST):
        others = {i for i in passages[at].places if places[i].tag == "article"}
        above = [i for i in text if i < at and others.isdisjoint(passages[i].places)]
        if own and others and sum(len(passages[i].text) for i in above) >= TOLD:
            return above
    return text


def _whole_again(passages: Sequence[Passage], text: Sequence[int]) -> set[int]:
    """The passages that repeat the article in one piece, as pages keep it for readers aloud and search engines."""
    half = max(len(passages[i].text) for i in text) / 2
    paragraphs = [passages[i].text for i in text if len(passages[i].text) < half]
    if 2 * half < COPIED * sum(map(len, paragraphs)):
        return set()
    starts = [paragraph[:START] for paragraph in paragraphs if len(paragraph) >= START][:MOST]
    least = max(LEAST_COPIED, COPIED * len(starts))
    long = (i for i in text if len(passages[i].text) >= half)
    return {i for i in long if sum(start in passages[i].text for start in starts) >= least}
