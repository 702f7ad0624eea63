"""What the store keeps of an article, as one mapping: the columns of `articles`, its removed lines, its embeds."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo

from newsflow.model import CleanArticle, RunKey
from newsflow.store import Capture, storable

PageRow = dict[str, Any]
"""Columns of `articles` (but search and since), and the rows of `removed` and `embeds`."""


@dataclass(frozen=True, slots=True)
class Read:
    """One reading of an article: its capture, and the page that the store would show."""

    capture: Capture
    page: PageRow


def read(clean: CleanArticle, key: RunKey, zone: str) -> Read:
    """The reading that a clean article is: every string storable, its hash over title and body alone."""
    article = clean.article
    page: PageRow = storable(_text(clean) | _dates(clean, ZoneInfo(zone)) | _fields(clean) | _origin(clean, key))
    digest = content_hash(page["title"], page["body"])
    capture = Capture(article.id, article.fetched_at, clean.rules_version, digest)
    return Read(capture, page | {"article_id": article.id, "content_hash": digest})


def content_hash(title: str, body: str) -> str:
    """SHA-256 (hex) of title and body: equal for two texts that readers cannot tell apart, whatever surrounds them."""
    return hashlib.sha256(f"{title}\n\n{body}".encode()).hexdigest()


def _text(clean: CleanArticle) -> PageRow:
    text, fields = clean.clean, clean.clean.fields
    return {
        "language": clean.language,
        "title": fields.title or clean.article.title or "",
        "body": "\n".join(text.body_lines),
        "page_text": text.text,
        "word_count": clean.quality.word_count,
        "flags": text.flags,
        "quality": asdict(clean.quality),
        "removed": [
            {
                "starts": removed.start,
                "ends": removed.end,
                "kind": removed.kind,
                "rule": removed.rule,
                "line": text.removed_text(removed).strip(),
            }
            for removed in text.removed
        ],
        "embeds": [asdict(embed) for embed in fields.embeds],
    }


def _dates(clean: CleanArticle, zone: ZoneInfo) -> PageRow:
    fields = clean.clean.fields
    published, updated = fields.published, fields.updated
    return {
        "day": published and published.local_day(zone),
        "published_on": published and published.day,
        "published_at": published and published.moment(),
        "published_basis": published and published.basis,
        "published_confidence": published and published.confidence,
        "updated_on": updated and updated.day,
        "updated_at": updated and updated.moment(),
        "page_date": fields.page_date and fields.page_date.day,
        "dates": [asdict(witness) for witness in clean.clean.dates or clean.article.dates],
    }


def _fields(clean: CleanArticle) -> PageRow:
    article, fields = clean.article, clean.clean.fields
    return {
        "dateline": fields.dateline,
        "author": fields.author or next(iter(article.authors), None),
        "authors": article.authors,
        "outlet": fields.outlet,
        "credit": fields.source,
        "agency": fields.agency,
        "section": article.section,
        "tags": tuple(dict.fromkeys((*article.tags, *fields.tags))),
        "image": article.image,
        "comment_count": fields.comment_count,
        "view_count": fields.view_count,
    }


def _origin(clean: CleanArticle, key: RunKey) -> PageRow:
    article = clean.article
    return {
        "source": article.source,
        "key": article.key,
        "url": article.url,
        "captured_at": article.fetched_at,
        "rules_version": clean.rules_version,
        "extractor": article.extractor,
        "charset": article.charset,
        "warc_file": article.place.file,
        "warc_offset": article.place.offset,
        "run": key.run,
    }
