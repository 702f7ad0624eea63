"""Batches of quality records, good ones and odd ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsflow.model import Quality
from newsflow.validate import Company

GOOD = Quality(
    article_id="id-0",
    url="https://outlet.example/0",
    url_ok=1,
    status=200,
    title_length=40,
    body_length=1500,
    word_count=250,
    paragraphs=5,
    script_ratio=0.98,
    language_ok=1,
    boilerplate_ratio=0.3,
    replacement_ratio=0.0,
    mojibake_ratio=0.0,
    control_count=0,
    bidi_count=0,
    html_residue=0,
    title_is_body=0,
    has_date=1,
    date_basis="json_ld",
    lag_hours=5.0,
    suspect=0,
    duplicate_text=0,
)


def batch(count: int, odd: int = 0, **changes: Any) -> list[Quality]:
    """Good records, the first `odd` of them with changes."""
    plain = [replace(GOOD, article_id=f"id-{n}", url=f"https://outlet.example/{n}") for n in range(count)]
    return [replace(record, **changes) if n < odd else record for n, record in enumerate(plain)]


def among(count: int, odd: int = 0, **changes: Any) -> list[Company]:
    """What the records share: nothing, but for the first `odd` of them."""
    return [Company(**changes) if n < odd else Company() for n in range(count)]
