"""Fitting: words by two linear models, then two networks, each on answers for sites that the earlier did not see."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from newsflow.extract.context import second_features
from newsflow.extract.features import first_features
from newsflow.extract.grid import Rows, Vector
from newsflow.extract.judgement import Network, Weights, said
from newsflow.extract.words import LEVELS, NameWeights, TextWeights, name_words, text_words
from training.pages import Sample, held_out

PARTS = 5
NAME_SITES, TEXT_SITES = 8, 15  # sites on which a word is met before it is believed
STRENGTH = 0.01  # inverse regularisation of the words' weights
UNITS, SEEDS, ROUNDS, DECAY, PACE, BATCH = 32, 6, 10, 4.0, 0.002, 512
SLIGHT = 0.01  # weights smaller than this say nothing

Words = tuple[NameWeights, TextWeights]
Learned = TypeVar("Learned")
Answer = TypeVar("Answer")
Marked = Callable[[Sample], list[list[str]]]


def fit(samples: Sequence[Sample]) -> Weights:
    """The weights learned from these pages."""
    pages = list(samples)
    columns = _unseen(pages, fit_words, lambda words, page: said(page.outline, page.grid, *words))
    rows = {p.id: first_features(p.outline, p.grid, p.stand, p.hints, columns[p.id]) for p in pages}
    first_answers = _unseen(pages, lambda some: fit_network(some, rows), lambda net, p: net.log_odds(rows[p.id]))
    again = {p.id: second_features(rows[p.id], p.grid, first_answers[p.id]) for p in pages}
    return Weights(*fit_words(pages), fit_network(pages, rows), fit_network(pages, again))


def fit_words(pages: Sequence[Sample]) -> Words:
    """What the words that name places, and those of passages, say of being article."""
    by_name = _fit_words(pages, _named, NAME_SITES)
    names: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LEVELS))
    for marked, weight in by_name.items():
        level, _, word = marked.partition(" ")
        if level in LEVELS:
            names[word][LEVELS.index(level)] = weight
    texts = _fit_words(pages, lambda page: [text_words(passage.text) for passage in page.outline.passages], TEXT_SITES)
    # The words of sentences only speak against a passage: no language's small words shall speak for it.
    told = {word: weight for word, weight in texts.items() if weight < 0 or not word.startswith("long ")}
    return NameWeights({word: tuple(weights) for word, weights in names.items()}), TextWeights.of(told)


def fit_network(pages: Sequence[Sample], rows: dict[str, Rows]) -> Network:
    """One network for these rows: as many as there are seeds, side by side, which answer by their mean."""
    table = np.vstack([rows[page.id] for page in pages]).astype(float)
    article = np.concatenate([page.labels.article for page in pages])
    weight = np.concatenate([page.labels.weight for page in pages])
    known = weight > 0
    mean, scale = table[known].mean(0), table[known].std(0) + 1e-6
    inputs = np.clip((table[known] - mean) / scale, -4, 4)
    nets = [_trained(inputs, article[known], weight[known], seed) for seed in range(SEEDS)]
    return Network(
        mean,
        scale,
        hidden=np.hstack([net.coefs_[0] for net in nets]),
        hidden_bias=np.concatenate([net.intercepts_[0] for net in nets]),
        out=np.concatenate([net.coefs_[1][:, 0] for net in nets]) / SEEDS,
        out_bias=float(np.mean([net.intercepts_[1][0] for net in nets])),
    )


def _trained(inputs: Vector, article: Vector, weight: Vector, seed: int) -> MLPClassifier:
    net = MLPClassifier(
        (UNITS,), alpha=DECAY, max_iter=ROUNDS, batch_size=BATCH, learning_rate_init=PACE, random_state=seed
    )
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        return net.fit(inputs, article.astype(int), sample_weight=weight / weight.mean())


def _unseen(
    pages: list[Sample], learn: Callable[[list[Sample]], Learned], answer: Callable[[Learned, Sample], Answer]
) -> dict[str, Answer]:
    """Each page's answer by what was learned from other sites."""
    answers: dict[str, Answer] = {}
    for others, own in held_out(pages, PARTS):
        learned = learn(others)
        answers |= {page.id: answer(learned, page) for page in own}
    return answers


def _named(page: Sample) -> list[list[str]]:
    """The words that name the places of each passage, marked by level, and its tags, which would speak through them."""
    places = page.outline.places
    marked = []
    for passage in page.outline.passages:
        path = [places[at] for at in passage.places]
        levels = (path[-1:], path[-2:-1], path[:-2])
        words = [
            f"{level} {word}"
            for level, those in zip(LEVELS, levels, strict=True)
            for place in those
            for word in name_words(place.names)
        ]
        marked.append([*words, *(f"tag {place.tag}" for place in path[-3:]), *(f"in {tag}" for tag in _tags(path))])
    return marked


def _tags(path: Sequence[object]) -> set[str]:
    return {getattr(place, "tag", "") for place in path[:-1]}


def _fit_words(pages: Sequence[Sample], read: Marked, least: int) -> dict[str, float]:
    marked = {page.id: read(page) for page in pages}
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for word in {word for words in marked[page.id] for word in words}:
            sites[word].add(page.site)
    known = {word: at for at, word in enumerate(sorted(word for word, those in sites.items() if len(those) >= least))}
    table = _table([words for page in pages for words in marked[page.id]], known)
    article = np.concatenate([page.labels.article for page in pages])
    weight = np.concatenate([page.labels.weight for page in pages])
    rows = weight > 0
    model = LogisticRegression(C=STRENGTH, max_iter=60)
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        model.fit(table[rows], article[rows].astype(int), sample_weight=weight[rows] / weight[rows].mean())
    return {word: float(weight) for word, weight in zip(known, model.coef_[0], strict=True) if abs(weight) >= SLIGHT}


def _table(marked: Iterable[Sequence[str]], known: dict[str, int]) -> csr_matrix:
    indexes: list[int] = []
    ends = [0]
    for words in marked:
        indexes += [known[word] for word in words if word in known]
        ends.append(len(indexes))
    return csr_matrix((np.ones(len(indexes), np.float32), indexes, ends), shape=(len(ends) - 1, len(known)))
