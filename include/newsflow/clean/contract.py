"""The JSON contract of `newsflow clean`: one record in, one record out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from newsflow.clean.cleaning import clean_text
from newsflow.errors import PageError
from newsflow.model import CleanText, DateWitness, Document, Fields, Removed


def clean_record(record: dict[str, Any]) -> dict[str, Any]:
    """`{"id", "raw_text", "language"?, "url"?, "fetched_at"?}` → `{"id", "body_lines", "removed", "fields"}`.

    `removed` lists `{"line", "kind", "rule"}` in the order of the text. Raises PageError("bad record") when a part is
    missing or is not what it should be.
    """
    document = _document(record)
    clean = clean_text(document)
    return {
        "id": record["id"],
        "body_lines": list(clean.body_lines),
        "removed": list(_removed(clean)),
        "fields": _fields(clean.fields),
    }


def _document(record: dict[str, Any]) -> Document:
    name = record.get("id")
    for part, kind in (("id", str | int), ("raw_text", str)):
        if not isinstance(record.get(part), kind):
            raise PageError("bad record", f"id = {name!r}: {part} is missing or of another type. Give it as text.")
    for part in ("language", "url", "fetched_at"):
        if not isinstance(record.get(part), str | None):
            raise PageError(
                "bad record", f"id = {name!r}: {part} = {record[part]!r} is not text. Give text or leave it out."
            )
    return Document(
        text=record["raw_text"],
        language=record.get("language"),
        url=record.get("url"),
        fetched_at=_moment(name, record.get("fetched_at")),
    )


def _moment(name: object, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise PageError(
            "bad record",
            f"id = {name!r}: fetched_at = {text!r}: write ISO 8601 with offset: 2024-12-04T09:30:00+00:00.",
        )
    return moment


def _removed(clean: CleanText) -> Iterator[dict[str, str]]:
    """The removed spans; the pieces of a line that went whole, but in parts, stand as that one line."""
    rows: dict[int, list[Removed]] = {}
    for span in clean.removed:
        rows.setdefault(clean.text.count("\n", 0, span.start), []).append(span)
    lines = clean.text.split("\n")
    for row, spans in rows.items():
        line = lines[row].strip()
        whole = len(spans) > 1 and sum(span.end - span.start for span in spans) >= len(line.replace(" ", ""))
        for span in spans[:1] if whole else spans:
            yield {"line": line if whole else clean.removed_text(span), "kind": span.kind.value, "rule": span.rule}


def _fields(fields: Fields) -> dict[str, Any]:
    return {
        "title": fields.title,
        "published_at": _iso(fields.published),
        "updated_at": _iso(fields.updated),
        "page_date": _iso(fields.page_date),
        "dateline": fields.dateline,
        "author": fields.author,
        "outlet": fields.outlet,
        "source": fields.source,
        "agency": fields.agency,
        "comment_count": fields.comment_count,
        "view_count": fields.view_count,
        "embeds": [asdict(embed) for embed in fields.embeds],
    }


def _iso(witness: DateWitness | None) -> str | None:
    return None if witness is None else witness.iso()
