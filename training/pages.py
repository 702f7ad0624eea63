"""The development pages as the judgement sees them, with what is true of them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from courlan import extract_domain

from bench.corpus import REAL_PAGES, UNNAMED, Truth, real_truths
from newsflow.extract.blocks import read_outline
from newsflow.extract.charset import decode
from newsflow.extract.grid import Grid, read_grid
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, Stand, read_stand
from newsflow.extract.tree import parse
from newsflow.extract.witnesses import read_witnesses
from newsflow.sources import Source
from training.labels import Labels, label

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """A page read and labelled; `site` is its registered domain."""

    id: str
    set: str
    site: str
    outline: Outline
    grid: Grid
    stand: Stand
    hints: Hints
    labels: Labels

    def part(self, parts: int) -> int:
        """Which of so many parts the page's site falls into: the same on every machine."""
        return part_of(self.site, parts)


def part_of(site: str, parts: int) -> int:
    """Which of so many parts a site falls into."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % parts


def read_samples() -> list[Sample]:
    """Every development page that has passages and a truth of its text."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        read = pool.map(_sample, [known for known in real_truths() if _is_labelled(known)], chunksize=16)
        return [sample for sample in read if sample is not None]


def site_of(known: Truth) -> str:
    """The registered domain of a page; the page itself where its address is not known."""
    return (extract_domain(known["url"]) if known["url"] else None) or str(known["id"])


def _is_labelled(known: Truth) -> bool:
    return bool(known["truth"].get("text") or known["truth"].get("with"))


def _sample(known: Truth) -> Sample | None:
    body = gzip.decompress((REAL_PAGES / "html" / f"{known['id']}.html.gz").read_bytes())
    root = parse(decode(body, "text/html").text)
    url = known["url"] or f"{UNNAMED}/{known['id']}"
    said = read_witnesses(root, url, _source(url))
    within = root.find("body")
    outline = read_outline(root if within is None else within)
    if not outline.passages:
        return None
    hints = Hints(said.title, said.body, said.lead)
    grid = read_grid(outline)
    stand = read_stand(outline, grid, hints)
    labels = label(outline, known["truth"])
    return Sample(known["id"], known["set"], site_of(known), outline, grid, stand, hints, labels)


def _source(url: str) -> Source:
    host = urlsplit(url).hostname or "localhost"
    known: dict[str, Any] = {"key": "page", "name": host, "homepage": f"https://{host}/", "language": "und"}
    return Source.model_validate({**known, "time_zone": "UTC", "routes": [{"kind": "files", "path": "."}]})


def held_out(samples: list[Sample], parts: int) -> Iterator[tuple[list[Sample], list[Sample]]]:
    """Each part of the sites in turn: the other parts' pages, and its own."""
    for part in range(parts):
        yield [s for s in samples if s.part(parts) != part], [s for s in samples if s.part(parts) == part]
