"""Judging an answer: is it a page of this source, or something else that came with status 200?"""

from __future__ import annotations

from urllib.parse import urlsplit

from newsflow.fetch.answer import Answer
from newsflow.fetch.reasons import EMPTY, NOT_HTML, OFF_SITE, REDIRECT_HOME
from newsflow.fetch.walls import wall_of
from newsflow.model import Link
from newsflow.sources import Source
from newsflow.sources.paths import SCHEME

READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})


def page_fault(link: Link, answer: Answer, source: Source) -> tuple[str, str] | None:
    """Why an answer is no page of the source, as reason and detail; None when it is one."""
    if answer.reason:
        return answer.reason, answer.detail
    if not link.url.startswith(SCHEME) and (fault := _address_fault(link.url, answer.url, source)):
        return fault, f"led to {answer.url:.200}"
    kind = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    if kind not in READABLE:
        return NOT_HTML, f"content type {kind:.80}"
    if not answer.body.strip():
        return EMPTY, ""
    return None if link.url.startswith(SCHEME) or kind == "text/plain" else wall_of(answer.body)


def _address_fault(asked: str, final: str, source: Source) -> str | None:
    """Outlets answer for a vanished article with their home page, or send the reader elsewhere."""
    if urlsplit(final).hostname not in source.hosts:
        return OFF_SITE
    return REDIRECT_HOME if _is_home(final) and not _is_home(asked) else None


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
