"""Which passages of a page are its article: found by where the prose stands, recall first.

The choice sees only the outline and what the page's metadata say of the text, so that another way to choose (a learned
one) replaces this file alone. Names and shares were fitted on development pages in a dozen languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsflow.extract.near import COMMENTS, LINKED, Span, is_line, near_lines
from newsflow.extract.outline import Outline, Passage
from newsflow.model import Role

SENTENCE_WORDS = 8
LONG_LINKED = 0.9  # the same for a long one
SHORT = 240  # characters of a short passage
CORE_SHARE = 0.75  # the core moves into an inner place that holds this share of the prose
BARRED_SHARE = 0.4  # a place with more of the page's prose is never barred, whatever it is called
COMMENTS_SHARE = 0.75  # the same for comments, which outgrow short articles
LEAST_LEFT = 0.08  # of the page's prose: when the barred places leave less, their names mean something else
HEAD_LENGTH = 40  # at most so many passages between headline and core
TOLD_WEIGHT = 3.0  # of prose that the page's metadata repeat as article text
BARRED_TAGS = frozenset(("aside", "footer"))
BARRED_NAMES = re.compile(
    r"\b(?:ads?|advert\w*|aside|author bio|banner|breadcrumbs?|commentlist|comments?|consent|cookies?|disqus"
    r"|donat\w+|follow|footer|gdpr|login|menu|modal|most (?:read|popular|viewed)|nav|navbar|navigation"
    r"|newsletter\w*|outbrain|pager|pagination|popular|popup|promo\w*|read (?:more|next|also)|readmore"
    r"|recirc\w*|recommend\w*|related\w*|respond|share|sharedaddy|sharing|sidebar|signup|snippet|social"
    r"|sponsor\w*|subscribe|subscription|taboola|tags?|teasers?|toolbar|trending|zergnet)\b"
)
PARAGRAPHS = frozenset((
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption",
))  # fmt: skip

_SENTENCE_END = re.compile(r"[.!?…؟۔。！？][\"'»”’)\]]*$")
_CJK = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page's metadata say of its text: headline, whole body, description."""

    title: str | None = None
    body: str | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """The article's passages in document order; those at `near` stand around it and may carry its fields."""

    passages: tuple[Passage, ...]
    near: frozenset[int]


def choose(outline: Outline, hints: Hints) -> Region:
    """The passages that may be article or say something about it; none when the page has no prose.

    The headline, where the page shows it above the text, has Role.TITLE.
    """
    passages = outline.passages
    told, barred = _told(passages, hints), _barred(outline)
    place = _core(outline, told, barred)
    text = [i for i in range(len(passages)) if told[i] or _is_text(outline, i, barred)]
    core = [i for i in text if place in passages[i].places]
    if not core:
        return Region((), frozenset())
    title = _headline(passages, hints.title, core)
    top = 0 if title is None else title + 1
    loose = {i for i in text if i >= top and _is_loose(passages[i], outline, place)}
    article = {*core, *loose, *(i for i in range(core[0]) if told[i])}
    around = near_lines(outline, Span(title, core[0], max({*core, *loose})), barred) - article
    chosen = sorted({*article, *around} | ({title} if title is not None else set()))
    kept = tuple(passages[i]._replace(role=Role.TITLE) if i == title else passages[i] for i in chosen)
    return Region(kept, frozenset(at for at, i in enumerate(chosen) if i in around))


def prose(passage: Passage) -> float:
    """How much running text a passage holds: its characters outside links, less for what is no sentence or a list."""
    if passage.role in (Role.EMBED, Role.CAPTION, Role.TABLE) or passage.link_share > 0.5:
        return 0.0
    words = len(passage.text.split()) + len(_CJK.findall(passage.text)) / 2
    ends = _SENTENCE_END.search(passage.text) is not None
    if words < (SENTENCE_WORDS / 2 if ends else SENTENCE_WORDS):
        return 0.0
    listed = passage.role in (Role.HEADING, Role.LIST_ITEM)
    return (len(passage.text) - passage.linked) * (1.0 if ends else 0.5) * (0.5 if listed else 1.0)


def _told(passages: Sequence[Passage], hints: Hints) -> list[bool]:
    """Whether the metadata repeat a passage as article text: inside the body, or as the description."""
    body, lead = _squeezed(hints.body or ""), _squeezed(hints.lead or "")
    if len(body) < 300:
        body = ""

    def told(text: str) -> bool:
        start = _squeezed(text[:90])
        return len(start) >= 25 and (
            (bool(body) and start in body) or (len(lead) >= 40 and lead.startswith(start[:60]))
        )

    return [told(passage.text) if body or lead else False for passage in passages]


def _totals(outline: Outline, weights: Iterable[float]) -> dict[int, float]:
    """The prose below each place."""
    totals: dict[int, float] = defaultdict(float)
    for passage, weight in zip(outline.passages, weights, strict=True):
        if weight:
            for place in passage.places:
                totals[place] += weight
    return totals


def _barred(outline: Outline) -> frozenset[int]:
    """The places that are never article by their names, unless most of the page's prose stands in such places."""
    raw = [prose(passage) for passage in outline.passages]
    totals, whole = _totals(outline, raw), sum(raw)
    barred: set[int] = set()
    for index, place in enumerate(outline.places):
        if place.parent in barred or totals.get(index, 0.0) <= _tolerance(place.tag, place.names) * whole:
            barred.add(index)
    left = sum(
        weight for passage, weight in zip(outline.passages, raw, strict=True) if barred.isdisjoint(passage.places)
    )
    return frozenset(barred) if left >= LEAST_LEFT * whole else frozenset()


@lru_cache(maxsize=20_000)
def _tolerance(tag: str, names: str) -> float:
    """The share of the page's prose up to which a place is barred; negative for places that never are."""
    if COMMENTS.search(names):
        return COMMENTS_SHARE
    return BARRED_SHARE if tag in BARRED_TAGS or BARRED_NAMES.search(names) else -1.0


def _core(outline: Outline, told: Sequence[bool], barred: frozenset[int]) -> int | None:
    """The innermost place that still holds most of the prose outside barred places."""
    weights = (
        prose(passage) * (TOLD_WEIGHT if known else barred.isdisjoint(passage.places))
        for passage, known in zip(outline.passages, told, strict=True)
    )
    totals = _totals(outline, weights)
    children: dict[int, list[int]] = defaultdict(list)
    for index in totals:
        if outline.places[index].tag not in PARAGRAPHS:
            children[outline.places[index].parent].append(index)
    here = next(iter(children[-1]), None)
    while here in children:
        best = max(children[here], key=totals.__getitem__)
        if totals[best] < CORE_SHARE * totals[here]:
            break
        here = best
    return here


def _is_loose(passage: Passage, outline: Outline, core: int | None) -> bool:
    """Whether running text stands directly in a place just around the core, as text before a paywall's part does."""
    if core is None or len(passage.places) < 2 or is_line(passage) or not prose(passage):
        return False
    around = outline.places[core].parent
    return passage.places[-2] in (around, outline.places[around].parent)


def _is_text(outline: Outline, index: int, barred: frozenset[int]) -> bool:
    passage = outline.passages[index]
    if barred.intersection(passage.places) or outline.places[passage.places[-1]].hidden:
        return False
    return passage.link_share <= (LINKED if len(passage.text) <= SHORT else LONG_LINKED)


def _headline(passages: Sequence[Passage], title: str | None, core: Sequence[int]) -> int | None:
    """Where the headline stands above the core or in its head: the first h1 that repeats it, else the last passage that
    does, else the last h1 above the core.
    """
    head = range(max(0, core[0] - HEAD_LENGTH), core[min(5, len(core) - 1)])
    wanted = _squeezed(title or "")
    same = [i for i in head if wanted and _squeezed(passages[i].text) == wanted]
    above = [i for i in head if passages[i].tag == "h1" and i <= core[0]]
    best = [i for i in same if passages[i].tag == "h1"] or same[-1:] or above[-1:]
    return best[0] if best else None


def _squeezed(text: str) -> str:
    return _NOT_WORD.sub("", text).lower()
