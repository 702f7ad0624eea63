"""How right the text is, by the scorers that lie beside the development data."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from bench.corpus import REAL_PAGES, SHARED, Stored
from bench.figure import Figure, rate
from bench.measured import measured
from bench.peers import as_page
from newsflow.cli.contract import convert
from newsflow.sources import find

CLEAN = SHARED / "clean"
COLUMNS = ("pages", "P", "R", "F1", "mean F1", "snippets F1", "lead", "title", "date", "date given", "authors")
"""What score_extract.py prints of each set of pages."""


class CleanSet(StrEnum):
    """Which of the written documents are scored: all, or the first twenty by the SHA-1 of their ids."""

    FIRST20 = "first20"
    ALL = "all"


def measure_clean(chosen: CleanSet) -> Iterator[Figure]:
    """Line and kind accuracy on the example inputs and on the written documents."""
    yield from _scored("clean, the example inputs", CLEAN / "seeds_clean.jsonl")
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        documents = _chosen((CLEAN / "dev_clean.jsonl").read_text(encoding="utf-8").splitlines(), chosen)
        truth = Path(folder) / "truth.jsonl"
        truth.write_text("".join(f"{line}\n" for line in documents), encoding="utf-8")
        yield from _scored(f"clean, {len(documents)} written documents", truth)


def measure_extract(pages: Sequence[Stored], sources: Path) -> Iterator[Figure]:
    """Text, title, date and authors of the real pages, set by set."""
    rows = measured(_articles, pages, sources).result
    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        given = Path(folder) / "given.jsonl"
        given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        said = _score(REAL_PAGES / "score_extract.py", REAL_PAGES / "truth.jsonl", given)
    for line in said.splitlines()[2:]:
        name, *values = line.split()
        for column, value in zip(COLUMNS, values, strict=True):
            if column != "pages" and value != "-":
                yield rate(f"extract and clean, real pages of {name}", column, float(value), "")


def _chosen(documents: Sequence[str], chosen: CleanSet) -> list[str]:
    if chosen is CleanSet.ALL:
        return list(documents)
    return sorted(documents, key=lambda line: hashlib.sha1(json.loads(line)["id"].encode()).hexdigest())[:20]  # noqa: S324


def _scored(group: str, truth: Path) -> Iterator[Figure]:
    from newsflow.clean import clean_record

    with tempfile.TemporaryDirectory(prefix="newsflow-bench-") as folder:
        given, scores = Path(folder) / "given.jsonl", Path(folder) / "scores.json"
        convert(truth, given, clean_record)
        _score(CLEAN / "score_clean.py", truth, given, "--json", scores)
        found: dict[str, Any] = json.loads(scores.read_text(encoding="utf-8"))
    kept, total = found["hard_negatives_kept"].split("/")
    yield rate(group, "kept lines F1", found["kept_lines"]["F1"], "")
    yield rate(group, "hard lines kept", int(kept) / max(1, int(total)), "")
    yield rate(group, "kinds of removed lines", found["removed"]["kind_acc_all"], "")
    for name, field in found["fields"].items():
        if field["acc"] is not None:
            yield rate(group, f"field {name}", field["acc"], "")


def _score(*words: str | Path) -> str:
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 — our scorers


def _articles(pages: Iterable[Stored], sources: Path) -> list[dict[str, Any]]:
    from newsflow.clean import clean_article
    from newsflow.errors import PageError
    from newsflow.extract import extract

    rows: list[dict[str, Any]] = []
    for page in pages:
        source = find(sources, page.source)
        try:
            article = extract(as_page(page), page.body, source)
        except PageError:
            continue
        clean = clean_article(article, source).clean
        published = clean.fields.published
        rows.append(
            {
                "id": page.id,
                "title": clean.fields.title or article.title,
                "body": "\n".join(clean.body_lines),
                "published_at": published.iso() if published else None,
                "authors": list(article.authors) or ([clean.fields.author] if clean.fields.author else []),
            }
        )
    return rows
