"""Whether cleaning stays as it is: memory over very many articles, time a word in very long ones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import cycle, islice

from bench.corpus import texts_of
from bench.figure import Figure, cost
from bench.measured import measured, peak

STEADY = "cleaning stays as it is"
ARTICLES = 100_000
FIRST = 5_000
DISTINCT = 500
LINES = 12  # of each text: its head and first paragraphs
WORDS, TIMES = 400, 40


def measure_steady() -> Iterator[Figure]:
    """Growth of memory from the first articles to the last, and of the time a word takes in a long text."""
    grown = measured(_growth, warm=("newsflow.clean",)).result
    yield cost(STEADY, f"memory gained from article {FIRST:,} to {ARTICLES:,}", grown, "MB", most=20)
    longer = measured(_slowdown, warm=("newsflow.clean",)).result
    yield cost(STEADY, f"time a word in a text {TIMES} times as long", longer, "times")


def _growth() -> float:
    """Megabytes of peak memory gained; each text is another one."""
    from newsflow.clean import clean_text
    from newsflow.model import Document

    early = 0.0
    texts = ["\n".join(text.split("\n")[:LINES]) for text in texts_of(WORDS, DISTINCT)]
    for number, text in enumerate(islice(cycle(texts), ARTICLES)):
        clean_text(Document(f"{text}\nرقم {number}", language="ar"))
        early = peak() if number == FIRST else early
    return peak() - early


def _slowdown() -> float:
    """How many times as long a word takes in a text of so many times the words."""
    from newsflow.clean import clean_text
    from newsflow.model import Document

    texts = list(texts_of(WORDS, TIMES))
    began = time.perf_counter()
    for text in texts:
        clean_text(Document(text, language="ar"))
    apart = time.perf_counter() - began
    began = time.perf_counter()
    clean_text(Document("\n".join(texts), language="ar"))
    return (time.perf_counter() - began) / apart
