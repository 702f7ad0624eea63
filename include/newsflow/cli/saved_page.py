"""Pages kept as tests: the bytes of one page as served, and the article that they must always give."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsflow.clean import clean_article
from newsflow.errors import ConfigurationError, NewsflowError
from newsflow.extract import extract
from newsflow.flow import Preview
from newsflow.model import CleanArticle, Drop, Link, Page, Place
from newsflow.sources import Source, canonical_url

NAME_LENGTH = 60
_NOT_IN_A_NAME = re.compile(r"[^\w-]+")


def save_page(folder: Path, preview: Preview) -> Path:
    """The page lies below `<folder>/<source>`, and beside it what it must give; the path of the latter.

    Raises NewsflowError when there is no article, ConfigurationError when the folder cannot be written.
    """
    page, made = preview.page, preview.made
    if page is None or isinstance(made, Drop):
        raise NewsflowError(
            f"{made.url if isinstance(made, Drop) else ''}: gives no article, so there is none to save."
        )
    name = _NOT_IN_A_NAME.sub("-", page.url.split("://")[-1]).strip("-")[-NAME_LENGTH:].strip("-")
    target = folder / preview.source.key / f"{name}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.with_suffix(".html").write_bytes(preview.body)
        target.write_text(
            json.dumps(_said(page) | as_told(made), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise ConfigurationError(
            f"--save {folder}: cannot be written ({error.strerror}). Choose another place."
        ) from None
    return target


def read_saved(told: Path, source: Source) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a saved page must give, and what it gives now.

    Raises PageError when it gives no article.
    """
    given = json.loads(told.read_text(encoding="utf-8"))
    body = told.with_suffix(".html").read_bytes()
    page = Page(
        link=Link(given.pop("link"), "saved"),
        url=given.pop("url"),
        status=200,
        headers=(("Content-Type", given.pop("content_type")),),
        fetched_at=datetime.fromisoformat(given.pop("fetched_at")),
        place=Place(str(told), 0),
        digest="",
    )
    page = replace(page, url=canonical_url(page.url, source) or page.url)
    return given, as_told(clean_article(extract(page, body, source), source))


def as_told(made: CleanArticle) -> dict[str, Any]:
    """What a test holds of an article: the fields that readers see, and every line of the body."""
    article, said = made.article, made.clean.fields
    return {
        "title": said.title or article.title,
        "published": said.published.iso() if said.published else None,
        "authors": list(article.authors) or ([said.author] if said.author else []),
        "language": made.language,
        "body": list(made.clean.body_lines),
    }


def _said(page: Page) -> dict[str, Any]:
    return {
        "url": page.url,
        "link": page.link.url,
        "content_type": page.header("content-type") or "",
        "fetched_at": page.fetched_at.isoformat(),
    }
