"""Pages to measure on, generated and real, with the source that each belongs to."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from newsflow.local.sample import OUTLETS, Outlet, demo_source
from newsflow.local.sample.newsroom import archived
from newsflow.local.sample.pages import article_page
from newsflow.local.sample.story import Story
from newsflow.local.sample.truth import truth
from newsflow.local.sample.visit import Visit
from newsflow.settings import PROJECT

SHARED = PROJECT.parent / "shared" / "data"
REAL_PAGES = SHARED / "pages"

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""The moment at which the sample newsroom is seen: the same pages on every machine and every day."""

ANY_NUMBER = [1, 100_000]
NEWS = frozenset(("scrap", "fundus", "atf", "hdate"))  # the sets of real pages that are of news alone
USUAL_LANGUAGE = "en"  # of the real pages that do not state theirs: nearly all are English
SERVED_AFTER = timedelta(days=1)
UNNAMED = "http://pages.invalid"  # where real pages lie whose address is not known

Truth = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it was served: its identity in the corpus, address, bytes, the key of its source, and when."""

    id: str
    url: str
    body: bytes
    source: str
    day: date | None = None
    served: datetime = NOW


def sample_pages(wanted: int) -> Iterator[Stored]:
    """Pages of the sample newsroom, as many from each outlet, `wanted` in all (rounded up to a multiple of them)."""
    each = -(-wanted // len(OUTLETS))
    for outlet in OUTLETS.values():
        visit = Visit(outlet, address(outlet), NOW)
        for told in islice(stories(outlet), each):
            yield Stored(told.id, visit.url(told), article_page(visit, told).encode(), outlet.key, told.day)


def sample_sources() -> dict[str, str]:
    """The source files of the sample outlets by key; a run may bring any number of articles."""
    return {
        outlet.key: _of_any_size(yaml.safe_load(demo_source(outlet, address(outlet)))) for outlet in OUTLETS.values()
    }


def stories(outlet: Outlet) -> Iterator[Story]:
    """The outlet's dated stories, newest day first, without end."""
    today = NOW.astimezone(outlet.zone).date()
    for back in count(2):
        yield from archived(outlet, today - timedelta(days=back), NOW)


def address(outlet: Outlet) -> str:
    """Where the outlet would be, if it were served."""
    return f"http://{outlet.key}.invalid"


def texts_of(words: int, wanted: int) -> Iterator[str]:
    """Page texts with boilerplate in Arabic, each of about so many words: short bodies go on with the next one's."""
    outlet = next(iter(OUTLETS.values()))
    visit = Visit(outlet, address(outlet), NOW)
    told = (truth(visit, story) for story in stories(outlet))
    for answer in islice(told, wanted):
        lines = answer["raw_text"].split("\n")
        end = len(lines) - lines[::-1].index(answer["body"][-1])
        length = len(answer["raw_text"].split())
        more: list[str] = []
        for line in next(told)["body"]:
            if length < words:
                more.append(line)
                length += len(line.split())
        yield "\n".join((*lines[:end], *more, *lines[end:]))


@cache
def real_truths() -> tuple[Truth, ...]:
    """What is known of each real page; none when the development data are not beside the repository."""
    path = REAL_PAGES / "truth.jsonl"
    if not path.is_file():
        return ()
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def real_pages(sets: Collection[str] = ()) -> Iterator[Stored]:
    """The real pages of these sets or of all, one source for each language; as if served a day after their date, where
    that is known.
    """
    for known in (known for known in real_truths() if not sets or known["set"] in sets):
        body = gzip.decompress((REAL_PAGES / "html" / f"{known['id']}.html.gz").read_bytes())
        yield Stored(known["id"], _address(known), body, _source_key(known), served=_served(known))


def real_sources() -> dict[str, str]:
    """The source files of the real pages by key."""
    known = sorted(real_truths(), key=_source_key)
    return {key: _of_any_size(_real_source(key, tuple(group))) for key, group in groupby(known, key=_source_key)}


def write_sources(folder: Path, sources: dict[str, str]) -> None:
    """The folder holds these source files."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, text in sources.items():
        (folder / f"{key}.yaml").write_text(text, encoding="utf-8")


def _address(known: Truth) -> str:
    url = str(known["url"] or "")
    return url if urlsplit(url).hostname else f"{UNNAMED}/{known['id']}"


def _served(known: Truth) -> datetime:
    day = known["truth"].get("date")
    return datetime.combine(date.fromisoformat(day[:10]), time(12), UTC) + SERVED_AFTER if day else NOW


def _source_key(known: Truth) -> str:
    return f"pages_{known['lang'] or USUAL_LANGUAGE}"


def _real_source(key: str, known: tuple[Truth, ...]) -> dict[str, Any]:
    return {
        "key": key,
        "name": "Pages",
        "homepage": f"{UNNAMED}/",
        "former_domains": sorted({str(urlsplit(_address(page)).hostname) for page in known}),
        "language": known[0]["lang"] or USUAL_LANGUAGE,
        "time_zone": "UTC",
        "routes": [{"kind": "feed", "url": f"{UNNAMED}/feed"}],
    }


def _of_any_size(source: dict[str, Any]) -> str:
    source["expect"] = {"articles": ANY_NUMBER}
    return yaml.safe_dump(source, allow_unicode=True)
