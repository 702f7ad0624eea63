"""Where the prose of a page stands: by the shape of its passages and the names of its places, before any learning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsflow.extract.barred import tolerance
from newsflow.extract.grid import Grid, Indexes, Vector
from newsflow.extract.outline import Outline, Passage, Place
from newsflow.model import Role

SENTENCE_WORDS = 8
CORE_SHARE = 0.75  # the core moves into an inner place that holds this share of the prose
LEAST_LEFT = 0.08  # of the page's prose: when the barred places leave less, their names mean something else
TOLD_WEIGHT = 3.0  # of prose that the page's metadata repeat as article text
TOLD_LENGTH = 25  # letters: shorter passages stand in any text
TOLD_START = 90  # characters of a passage that are looked for in the stated body
PARAGRAPHS = frozenset((
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption",
))  # fmt: skip
_NO_PROSE = frozenset((Role.EMBED, Role.CAPTION, Role.TABLE))
_LISTED = frozenset((Role.HEADING, Role.LIST_ITEM))
_CJK = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_NOT_WORD = re.compile(r"[\W_]+")
_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))
_BETWEEN = bytes(code for code in range(128) if not chr(code).isalnum())


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page's metadata say of its text: headline, whole body, description."""

    title: str | None = None
    body: str | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """How the prose stands on a page.

    `prose` is each passage's running text in characters; `body` and `lead` are 1 for passages that the metadata repeat
    as article text or as the description; `barred` are the places that are never article by their names; `core` is the
    innermost place that still holds most of the prose outside them, `chain` it and all around it.
    """

    prose: Vector
    body: Vector
    lead: Vector
    barred: frozenset[int]
    core: int
    chain: Indexes

    @property
    def whole(self) -> float:
        """The prose of the page in characters, never 0."""
        return float(self.prose.sum()) + 1e-9


def read_stand(outline: Outline, grid: Grid, hints: Hints) -> Stand:
    """Where the prose of an outline with at least one passage stands."""
    prose = _prose(outline.passages, grid)
    body, lead = _told(outline.passages, hints)
    barred = _barred(grid, prose)
    core = _core(outline.places, grid, prose * _weights(grid, np.maximum(body, lead), barred))
    chain = [core]
    while chain[-1]:
        chain.append(int(grid.parents[chain[-1]]))
    return Stand(prose, body, lead, barred, core, np.array(chain))


def squeezed(text: str) -> str:
    """The letters and digits of a text, small."""
    if text.isascii():
        return text.encode("ascii").translate(_SMALL, _BETWEEN).decode("ascii")
    return _NOT_WORD.sub("", text).lower()


def repeats(text: str, wanted: str) -> bool:
    """Whether a text, squeezed, is one that is not empty. Most texts are too short or start with another letter."""
    if not wanted or len(text) * 2 < len(wanted) or (text[0].isalnum() and text[0].lower()[0] != wanted[0]):
        return False
    return squeezed(text) == wanted


def _prose(passages: Sequence[Passage], grid: Grid) -> Vector:
    """How much running text each passage holds: characters outside links, less for what is no sentence or a list."""
    words = grid.words + np.array([_unspaced(passage.text) for passage in passages])
    long = words >= np.where(grid.ends > 0, SENTENCE_WORDS / 2, SENTENCE_WORDS)
    none = np.array([passage.role in _NO_PROSE for passage in passages])
    listed = np.array([passage.role in _LISTED for passage in passages])
    weight = np.where(grid.ends > 0, 1.0, 0.5) * np.where(listed, 0.5, 1.0)
    running: Vector = (grid.length - grid.linked) * weight * (long & ~none & (grid.share <= 0.5))
    return running


def _unspaced(text: str) -> float:
    """The words of a text whose language sets no spaces between them."""
    return len(_CJK.findall(text)) / 2 if not text[:1].isascii() and not text.isascii() else 0.0


def _told(passages: Sequence[Passage], hints: Hints) -> tuple[Vector, Vector]:
    """Which passages the metadata repeat: inside the body, as the description."""
    body, lead = squeezed(hints.body or ""), squeezed(hints.lead or "")
    in_body, as_lead = np.zeros(len(passages)), np.zeros(len(passages))
    body, lead = body if len(body) >= 300 else "", lead if len(lead) >= 40 else ""
    if not body and not lead:
        return in_body, as_lead
    for at, passage in enumerate(passages):
        start = squeezed(passage.text[:TOLD_START]) if len(passage.text) >= TOLD_LENGTH else ""
        if len(start) >= TOLD_LENGTH:
            in_body[at] = bool(body) and start in body
            as_lead[at] = bool(lead) and lead.startswith(start[:60])
    return in_body, as_lead


def _barred(grid: Grid, prose: Vector) -> frozenset[int]:
    """The places that are never article by their names, unless most of the page's prose stands in such places."""
    whole = float(prose.sum())
    tolerances = np.array([tolerance(tag, names) for tag, names in grid.kinds])
    named = grid.below(prose) <= tolerances[grid.kind] * whole
    barred: set[int] = set()
    for index, (own, parent) in enumerate(zip(named.tolist(), grid.parents.tolist(), strict=True)):
        if own or parent in barred:
            barred.add(index)
    left = float(prose[grid.within(_flags(barred, grid)) == 0].sum())
    return frozenset(barred) if left >= LEAST_LEFT * whole else frozenset()


def _flags(places: set[int] | frozenset[int], grid: Grid) -> Vector:
    flags = np.zeros(len(grid.parents))
    flags[list(places)] = 1.0
    return flags


def _weights(grid: Grid, told: Vector, barred: frozenset[int]) -> Vector:
    """Prose in barred places does not count, prose that the metadata repeat counts more."""
    return np.where(told > 0, TOLD_WEIGHT, grid.within(_flags(barred, grid)) == 0)


def _core(places: Sequence[Place], grid: Grid, weights: Vector) -> int:
    totals = grid.below(weights)
    children: dict[int, list[int]] = {}
    for index in np.nonzero(totals)[0].tolist():
        if places[index].tag not in PARAGRAPHS and index:
            children.setdefault(places[index].parent, []).append(index)
    here = 0
    while here in children:
        best = max(children[here], key=totals.__getitem__)
        if totals[best] < CORE_SHARE * totals[here]:
            break
        here = best
    return here
