"""Which passages of a page are its article, by aligning them with the true text or with true and false snippets."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from newsflow.extract.grid import Vector
from newsflow.extract.outline import Outline

RUN = 4  # words in a row that a passage and the truth have in common by no accident
NEAR = 2  # passages on either side that say of a short line whether the truth means this one
COPIES_NEAR = 6  # the same for the copies of a passage
SMOOTHING = 60  # words that every page counts as more than it has, so that short pages do not weigh too much
SNIPPET_WEIGHT = 0.06  # of a passage that one snippet stands in, as a share of a page
MOST = 2.0  # pages that one page counts for: one whose truth is cut short has far more wrong text than right

_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_UNSEEN = re.compile("[\u0640\u064b-\u0652\u200b-\u200f\u00ad\ufeff]")


@dataclass(frozen=True, slots=True)
class Labels:
    """For each passage: 1 for article, 0 for not; and how much it counts, 0 where the truth says nothing."""

    article: Vector
    weight: Vector


def label(outline: Outline, truth: dict[str, Any]) -> Labels:
    """The labels of a page's passages. `truth` has `text`, perhaps with `optional` lines, or `with` and `without`."""
    words = [split(passage.text) for passage in outline.passages]
    if truth.get("text"):
        return _by_text(words, truth)
    if truth.get("with"):
        return _by_snippets([" ".join(part) for part in words], truth)
    return Labels(np.zeros(len(words)), np.zeros(len(words)))


def split(text: str) -> list[str]:
    """The words of a text as they are compared: small, without marks that nobody sees."""
    return _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).lower())


def _by_text(words: Sequence[list[str]], truth: dict[str, Any]) -> Labels:
    true = split(truth["text"])
    lines = {" ".join(split(line)) for line in truth["text"].split("\n")}
    optional = {" ".join(split(line)) for line in truth.get("optional", ())}
    joined = f" {' '.join(true)} "
    runs = {tuple(true[at : at + RUN]) for at in range(len(true) - RUN + 1)}
    share = np.array([_share(part, runs, lines, joined) for part in words])
    _settle_short(share, words)
    article = (share > 0.5).astype(float)
    _settle_copies(article, words, joined)
    weight = np.array([0 if not part or " ".join(part) in optional else len(part) + 1 for part in words], float)
    weight /= len(true) + SMOOTHING
    return Labels(article, weight * min(1.0, MOST / max(float(weight.sum()), 1e-9)))


def _share(part: list[str], runs: set[tuple[str, ...]], lines: set[str], joined: str) -> float:
    """How much of a passage the truth holds; a half for a few words that stand somewhere in it."""
    if len(part) >= RUN:
        return sum(tuple(part[at : at + RUN]) in runs for at in range(len(part) - RUN + 1)) / (len(part) - RUN + 1)
    text = " ".join(part)
    if not text:
        return 0.0
    return 1.0 if text in lines else 0.5 if f" {text} " in joined else 0.0


def _settle_short(share: Vector, words: Sequence[list[str]]) -> None:
    """A few words that also stand inside the truth are article where the longer passages around them are."""
    for at in np.nonzero(share == 0.5)[0].tolist():
        near = [i for i in range(max(0, at - NEAR), min(len(words), at + NEAR + 1)) if i != at and len(words[i]) >= RUN]
        share[at] = float(bool(near) and share[near].mean() > 0.5)


def _settle_copies(article: Vector, words: Sequence[list[str]], joined: str) -> None:
    """Of equal passages only as many are article as the truth has: those that most article text stands around."""
    places = defaultdict(list)
    for at in np.nonzero(article)[0].tolist():
        places[" ".join(words[at])].append(at)
    length = np.array([len(part) for part in words]) * article
    for text, copies in places.items():
        wanted = max(1, joined.count(f" {text} "))
        if len(copies) > wanted:
            article[sorted(copies, key=lambda at: -_around(length, at))[wanted:]] = 0


def _around(length: Vector, at: int) -> float:
    near = [i for i in range(max(0, at - COPIES_NEAR), min(len(length), at + COPIES_NEAR + 1)) if i != at]
    return float(sum(length[i] / (1 + abs(i - at)) for i in near))


def _by_snippets(texts: Sequence[str], truth: dict[str, Any]) -> Labels:
    article, weight = np.zeros(len(texts)), np.zeros(len(texts))
    for value, name in ((1.0, "with"), (0.0, "without")):
        for snippet in (" ".join(split(given)) for given in truth.get(name, ())):
            found = [at for at, text in enumerate(texts) if snippet and snippet in text]
            article[found], weight[found] = value, SNIPPET_WEIGHT
    return Labels(article, weight)
