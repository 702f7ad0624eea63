"""Which passages of a page are its article: what the learned judgement takes for it, and what stands near.

The choice sees only the outline and what the page's metadata say of the text, so that another way to choose replaces
this file alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from newsflow.extract.grid import Grid, Vector, read_grid
from newsflow.extract.judgement import judge
from newsflow.extract.near import LINKED, Span, near_lines
from newsflow.extract.outline import Outline, Passage
from newsflow.extract.prose import Hints, Stand, read_stand, repeats, squeezed
from newsflow.extract.shape import by_shape, hidden
from newsflow.extract.story import one_story
from newsflow.extract.visible import Bounds
from newsflow.model import Role

# Probabilities from which a passage is article, fitted on development pages; a lead above the text is lost more easily
# than it is wrongly taken.
LIKELY = 0.45
LIKELY_LEAD = 0.15
LEAD_WORDS = 6
LEAD_LENGTH = 5  # at most so many passages above the text
LEAST_ITEM = 0.05  # the probability of an item whose list has others that are article
FEW = 24  # passages: a smaller page shows the judgement too little, and its shape says enough
_PLAIN = frozenset((Role.CAPTION, Role.EMBED))
HEAD_LENGTH = 40  # at most so many passages between headline and core


@dataclass(frozen=True, slots=True)
class Region:
    """The article's passages in document order; those at `near` stand around it and may carry its fields. `bounds` say
    where in the outline it lies; None when it does not.
    """

    passages: tuple[Passage, ...]
    near: frozenset[int]
    bounds: Bounds | None = None

    def told(self) -> tuple[Passage, ...]:
        """The passages, those that only stand near with Role.ASIDE; captions and embeds keep their own."""
        return tuple(
            passage._replace(role=Role.ASIDE) if at in self.near and passage.role not in _PLAIN else passage
            for at, passage in enumerate(self.passages)
        )


def choose(outline: Outline, hints: Hints) -> Region:
    """The passages that may be article or say something about it; none when the page has no prose.

    The headline, where the page shows it above the text, has Role.TITLE.
    """
    passages = outline.passages
    article = _article(outline, hints) if passages else None
    if not article:
        return Region((), frozenset())
    text, barred = article
    text = one_story(outline, text)
    text = sorted({*text, *_posts(passages, text)})
    title = _headline(passages, hints.title, text)
    # the headline may be among the text; what stands between it and the rest is near all the same
    first = next((i for i in text if i != title), text[0])
    around = near_lines(outline, Span(title, first, text[-1]), barred) - set(text)
    chosen = sorted({*text, *around} | ({title} if title is not None else set()))
    kept = tuple(passages[i]._replace(role=Role.TITLE) if i == title else passages[i] for i in chosen)
    near = frozenset(at for at, i in enumerate(chosen) if i in around)
    return Region(kept, near, Bounds(min(text[0] if title is None else title, text[0]), text[0], text[-1]))


def _posts(passages: Sequence[Passage], text: Sequence[int]) -> Iterator[int]:
    """Posts of other platforms between the article's passages, and those that follow its last one."""
    yield from (i for i in range(text[0], text[-1]) if passages[i].role is Role.EMBED)
    yield from takewhile(lambda i: passages[i].role is Role.EMBED, range(text[-1] + 1, len(passages)))


def _article(outline: Outline, hints: Hints) -> tuple[list[int], frozenset[int]] | None:
    """The passages of the article, and the places that hold none by their names; None when there is no prose."""
    grid = read_grid(outline)
    stand = read_stand(outline, grid, hints)
    chosen = _judged(outline, grid, stand, hints) if len(outline.passages) >= FEW else []
    chosen = chosen or (by_shape(outline, grid, stand) if stand.prose.any() else [])
    return (chosen, stand.barred) if chosen else None


def _judged(outline: Outline, grid: Grid, stand: Stand, hints: Hints) -> list[int]:
    odds = judge(outline, grid, stand, hints)
    odds[hidden(outline, grid, stand) & (stand.body == 0)] = 0
    likely: list[int] = np.nonzero(odds > LIKELY)[0].tolist()
    if not likely:
        return []
    above = range(max(0, likely[0] - LEAD_LENGTH), likely[0])
    lead = [
        i for i in above if odds[i] > LIKELY_LEAD and grid.words[i] >= LEAD_WORDS and _may_lead(outline.passages[i])
    ]
    return sorted({*lead, *likely, *_of_lists(outline.passages, odds, likely)})


def _of_lists(passages: Sequence[Passage], odds: Vector, likely: Sequence[int]) -> Iterator[int]:
    """The items between the first and the last likely passage whose lists hold likely ones: a list is told whole."""
    lists = {_list_of(passages[i]) for i in likely} - {None}
    for i in range(likely[0], likely[-1]):
        if odds[i] > LEAST_ITEM and _list_of(passages[i]) in lists and passages[i].link_share <= LINKED:
            yield i


def _list_of(passage: Passage) -> int | None:
    """The place around an item of a list."""
    return passage.places[-2] if passage.tag == "li" and len(passage.places) > 1 else None


def _may_lead(passage: Passage) -> bool:
    return passage.tag != "h1" and passage.role not in _PLAIN


def _headline(passages: Sequence[Passage], title: str | None, core: Sequence[int]) -> int | None:
    """Where the headline stands above the core or in its head: the first h1 that repeats it, else the last passage that
    does, else the last h1 above the core.
    """
    head = range(max(0, core[0] - HEAD_LENGTH), core[min(5, len(core) - 1)] + 1)
    wanted = squeezed(title or "")
    same = [i for i in head if repeats(passages[i].text, wanted)]
    above = [i for i in head if passages[i].tag == "h1" and i <= core[0]]
    best = [i for i in same if passages[i].tag == "h1"] or same[-1:] or above[-1:]
    return best[0] if best else None
