"""The pages that the bench measures on are the same everywhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

from bench.corpus import real_sources, sample_pages, sample_sources, texts_of, write_sources
from newsflow.sources import read_catalogue


def test_sample_pages_are_shared_among_the_outlets() -> None:
    pages = list(sample_pages(10))
    assert Counter(page.source for page in pages) == {"nakhla": 4, "marsa": 4, "sindyan": 4}
    assert len({page.url for page in pages}) == 12
    assert all(page.body.startswith(b"<!DOCTYPE html>") for page in pages)


def test_sample_pages_do_not_change_from_call_to_call() -> None:
    first, second = ([hashlib.sha256(page.body).digest() for page in sample_pages(9)] for _ in range(2))
    assert first == second


def test_texts_have_about_the_words_that_were_asked_for() -> None:
    lengths = [len(text.split()) for text in texts_of(400, 20)]
    assert len(lengths) == 20
    assert 350 < sum(lengths) / 20 < 430


def test_every_written_source_is_right(tmp_path: Path) -> None:
    sources = sample_sources() | real_sources()
    write_sources(tmp_path, sources)
    catalogue = read_catalogue(tmp_path)
    assert (set(catalogue.sources), catalogue.broken) == (set(sources), ())
