"""Whether a difference to a peer is more than chance: paired bootstrap over sites, on the development pages."""

from __future__ import annotations

import gzip
import importlib.util
import logging
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.corpus import REAL_PAGES, real_truths
from newsflow.cli.page import extract_record
from newsflow.errors import PageError
from training.pages import site_of

Row = dict[str, Any]
Reads = Callable[[Row, bytes], Row]
DRAWS = 10_000
SEED = 7
LEVEL = 95.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared on the pages of a set: per page the figures of one engine, which `whole` makes one number of."""

    name: str
    of_page: Callable[[Row, Row], tuple[float, float] | None]
    whole: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]


def compare(say: Callable[[str], None]) -> None:
    """Says, for each set and measure, our figure, the peer's, and the interval of their difference."""
    pages = list(real_truths())
    ours = {page["id"]: _ours(page) for page in pages}
    for name, reads in PEERS.items():
        theirs = {page["id"]: reads(page, _body(page)) for page in pages}
        for chosen in dict.fromkeys(page["set"] for page in pages):
            of_set = [page for page in pages if page["set"] == chosen]
            for measure in MEASURES:
                if told := _told(measure, of_set, ours, theirs):
                    say(f"{chosen:8} {measure.name:8} newsflow {told[0]:.3f}  {name} {told[1]:.3f}  {told[2]}")


def _told(
    measure: Measure, pages: Sequence[Row], ours: Mapping[str, Row], theirs: Mapping[str, Row]
) -> tuple[float, float, str] | None:
    """Our figure, theirs, and what the interval of the difference says; None where the set has no such truth."""
    by_site: defaultdict[str, list[tuple[tuple[float, float], tuple[float, float]]]] = defaultdict(list)
    for page in pages:
        one, other = (measure.of_page(page["truth"], rows[page["id"]]) for rows in (ours, theirs))
        if one is not None and other is not None:
            by_site[site_of(page)].append((one, other))
    if not by_site:
        return None
    sums = np.array([np.sum(np.array(rows), axis=0) for rows in by_site.values()])  # site, engine, figure
    counts = np.array([len(rows) for rows in by_site.values()], dtype=float)
    chance = np.random.default_rng(SEED)
    weights = chance.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=DRAWS).astype(float)
    weights = np.vstack([np.ones(len(counts)), weights])
    means = np.tensordot(weights, sums, axes=1) / (weights @ counts)[:, None, None]
    whole = measure.whole(means[:, :, 0], means[:, :, 1])
    differences = whole[1:, 0] - whole[1:, 1]
    low, high = np.percentile(differences, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    verdict = "above" if low > 0 else "below" if high < 0 else "no difference"
    return float(whole[0, 0]), float(whole[0, 1]), f"{low:+.3f} to {high:+.3f}: {verdict} ({len(counts)} sites)"


def _scorer() -> Any:
    """The scorer that lies beside the pages, whose functions this measures by."""
    spec = importlib.util.spec_from_file_location("score_extract", REAL_PAGES / "score_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _text(truth: Row, got: Row) -> tuple[float, float] | None:
    if not truth.get("text"):
        return None
    body = SCORER.without_optional(got.get("body") or "", truth.get("optional", []))
    both, out, want = SCORER.overlap(truth["text"], body)
    return (both / out if out else 0.0), (both / want if want else 1.0)


def _snippets(truth: Row, got: Row) -> tuple[float, float] | None:
    """Of a page's strings: the share that is found, and the share of what was found that should be."""
    if not truth.get("with"):
        return None
    text = SCORER.flat(got.get("body")).lower()
    kept = sum(SCORER.flat(part).lower() in text for part in truth["with"])
    leaked = sum(SCORER.flat(part).lower() in text for part in truth.get("without", []))
    return (kept / (kept + leaked) if kept + leaked else 0.0), kept / len(truth["with"])


def _title(truth: Row, got: Row) -> tuple[float, float] | None:
    if not truth.get("title"):
        return None
    right = {SCORER.folded(title) for title in [truth["title"], *truth.get("title_alt", [])]}
    return float(SCORER.folded(got.get("title")) in right), 0.0


def _date(truth: Row, got: Row) -> tuple[float, float] | None:
    if not truth.get("date"):
        return None
    return float((got.get("published_at") or "")[:10] == truth["date"][:10]), 0.0


def _authors(truth: Row, got: Row) -> tuple[float, float] | None:
    if not truth.get("authors"):
        return None
    return float(SCORER.names(truth["authors"]) == SCORER.names(got.get("authors"))), 0.0


def _f1(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    return 2 * precision * recall / np.maximum(precision + recall, 1e-9)


def _share(right: NDArray[np.float64], _: NDArray[np.float64]) -> NDArray[np.float64]:
    return right


def _body(page: Row) -> bytes:
    return gzip.decompress((REAL_PAGES / "html" / f"{page['id']}.html.gz").read_bytes())


def _ours(page: Row) -> Row:
    asked = {"id": page["id"], "html_path": str(REAL_PAGES / "html" / f"{page['id']}.html.gz")}
    try:
        return extract_record(asked | ({"url": page["url"]} if page["url"] else {}))
    except PageError:
        return {}


def _trafilatura(page: Row, body: bytes, **options: bool) -> Row:
    from trafilatura import bare_extraction

    logging.disable(logging.ERROR)
    read: Any = bare_extraction
    made = read(body, url=page["url"], with_metadata=True, include_comments=False, **options)
    told = made.as_dict() if made else {}
    authors = [name.strip() for name in (told.get("author") or "").split(";") if name.strip()]
    return {"body": told.get("text"), "title": told.get("title"), "published_at": told.get("date"), "authors": authors}


def _careful(page: Row, body: bytes) -> Row:
    return _trafilatura(page, body, favor_precision=True)


def _newspaper(page: Row, body: bytes) -> Row:
    from newspaper import Article
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    made = Article(page["url"] or "http://n.invalid/", language="en", fetch_images=False)
    with warnings.catch_warnings(action="ignore"), suppress(Exception):
        made.download(input_html=bytes_to_str(body, detect_encoding(body) or "utf-8"))
        made.parse()
    stated = made.publish_date
    return {
        "body": made.text,
        "title": made.title,
        "published_at": stated.isoformat() if stated else None,
        "authors": made.authors,
    }


def _lines() -> Iterator[tuple[str, Reads]]:
    yield "trafilatura", _trafilatura
    yield "trafilatura, precise", _careful
    yield "newspaper4k", _newspaper


PEERS: dict[str, Reads] = dict(_lines())
SCORER: Any = _scorer() if REAL_PAGES.exists() else None
MEASURES = (
    Measure("text", _text, _f1),
    Measure("snippets", _snippets, _f1),
    Measure("title", _title, _share),
    Measure("date", _date, _share),
    Measure("authors", _authors, _share),
)
