"""What `newsflow rules explain` looks at: a file, or an article in the store."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from newsflow import flow
from newsflow.errors import NewsflowError
from newsflow.model import (
    Block,
    CleanArticle,
    CleanText,
    DateRole,
    DateWitness,
    Document,
    Fields,
    Kind,
    Link,
    Page,
    Place,
    Removed,
    Role,
)
from newsflow.settings import Settings, require_database
from newsflow.sources import Source

if TYPE_CHECKING:
    from newsflow.store import StoredArticle

WEB = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Subject:
    """A cleaned text, where it is from, the HTML's roles of its lines, the lines learned of its source."""

    name: str
    clean: CleanText
    roles: tuple[Role, ...]
    learned: dict[str, int]
    rules_version: str


def from_file(settings: Settings, path: Path, source: Source | None, language: str, record: str | None) -> Subject:
    """A file, cleaned now: HTML as `extract` and `clean` read a page, JSON lines and text as `clean` reads a text.

    With a source its zone, its names and its learned lines count, as far as there is a database.
    """
    from newsflow.clean import RULES_VERSION, clean_text

    learned = _learned(settings, source) if source else {}
    if path.suffix.lower() in WEB:
        outlet = source or _nobody(path.name, language)
        return _of_article(str(path), _read_page(path, outlet, learned), learned)
    given = _record(path, record) if path.suffix.lower() in LINES else {"raw_text": _text(path)}
    document = Document(
        text=given["raw_text"],
        language=given.get("language") or (source.language if source else language),
        url=given.get("url"),
        fetched_at=datetime.fromisoformat(given["fetched_at"]) if given.get("fetched_at") else None,
        zone=source.time_zone if source else None,
        outlets=source.outlet_names if source else (),
        learned=learned,
    )
    return Subject(str(given.get("id") or path), clean_text(document), (), learned, RULES_VERSION)


def from_store(settings: Settings, name: str, *, again: bool) -> Subject:
    """An article by its URL or id: as it is stored, or its stored page by today's rules and learned lines.

    Raises NewsflowError when there is no such article.
    """
    from newsflow import store

    with closing(store.connect(require_database(settings), "newsflow/rules")) as connection:
        stored = store.find_article(connection, name)
        if stored is None:
            raise NewsflowError(f"{name!r}: is neither a file nor an article. Give a path, a URL or an article's id.")
        row = stored.row
        snapshot = row["rules_version"].partition("+")[2]
        learned = store.read_snapshot(connection, row["source"], int(snapshot))[1] if snapshot else {}
    if again:
        article, learned = flow.reread(settings, row["source"], Place(row["warc_file"], row["warc_offset"]))
        return _of_article(row["url"], article, learned)
    return Subject(row["url"], _stored_text(stored), (), learned, row["rules_version"])


def _of_article(name: str, article: CleanArticle, learned: dict[str, int]) -> Subject:
    return Subject(name, article.clean, _roles(article.article.blocks), learned, article.rules_version)


def _roles(blocks: Sequence[Block]) -> tuple[Role, ...]:
    return tuple(block.role for block in blocks for _ in range(block.text.count("\n") + 1))


def _stored_text(stored: StoredArticle) -> CleanText:
    row = stored.row
    witnesses = TypeAdapter(tuple[DateWitness, ...]).validate_python(row["dates"])
    removed = tuple(Removed(cut.starts, cut.ends, Kind(cut.kind), cut.rule) for cut in stored.removed)
    page_date = next((heard for heard in witnesses if heard.role is DateRole.PAGE), None)
    fields = Fields(title=row["title"], published=_published(row, witnesses), page_date=page_date)
    return CleanText(row["page_text"], removed, fields, witnesses, tuple(row["flags"]))


def _published(row: dict[str, Any], witnesses: Sequence[DateWitness]) -> DateWitness | None:
    """The witness whose word the store keeps; one that was inferred from another stands for itself."""
    if row["published_on"] is None:
        return None
    basis = row["published_basis"]
    told = (one for one in witnesses if (one.day, one.basis) == (row["published_on"], basis))
    moments = sorted(told, key=lambda one: one.moment() != row["published_at"])
    if moments:
        return moments[0]
    return DateWitness(DateRole.PUBLISHED, row["published_on"], basis=basis, confidence=row["published_confidence"])


def _read_page(path: Path, outlet: Source, learned: dict[str, int]) -> CleanArticle:
    from newsflow.clean import clean_article
    from newsflow.extract import extract

    body = path.read_bytes()
    url = path.resolve().as_uri()
    served = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    headers = (("content-type", "text/html"),)
    digest = hashlib.sha256(body).hexdigest()
    page = Page(Link(url, "file"), url, 200, headers, served, Place(str(path), 0), digest)
    return clean_article(extract(page, body, outlet), outlet, learned)


def _nobody(name: str, language: str) -> Source:
    """A source of which nothing is known but the language."""
    routes = [{"kind": "files", "path": "."}]
    return Source.model_validate(
        {"key": "file", "name": name, "language": language, "time_zone": "UTC", "routes": routes}
    )


def _learned(settings: Settings, source: Source) -> dict[str, int]:
    from newsflow import store

    if not settings.database_url:
        return {}
    with closing(store.connect(settings.database_url, "newsflow/rules")) as connection:
        return store.read_snapshot(connection, source.key)[1]


def _record(path: Path, wanted: str | None) -> dict[str, Any]:
    """The document of this id, or the first, as `newsflow clean --in` would take it."""
    from newsflow.clean import clean_record

    found = next((given for given in _records(path) if wanted in (None, str(given.get("id")))), None)
    if found is None:
        raise NewsflowError(f"{path}: has no document {wanted or ''!r}. Each line is one JSON object with an id.")
    clean_record(found)  # says what is wrong with one that cannot be cleaned
    return found


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        try:
            given = json.loads(line)
        except json.JSONDecodeError as error:
            raise NewsflowError(f"{path}, line {number}: is not JSON ({error}).") from None
        if isinstance(given, dict):
            yield given


def _text(path: Path) -> str:
    from newsflow.extract.charset import decode

    body = path.read_bytes()
    if b"\0" in body and not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NewsflowError(f"{path}: is not text. Give a .txt, .html or .jsonl file, unpacked.")
    return decode(body, "text/plain").text
