"""Pages from files on disk: read as they are, and kept in the lake like pages from the web."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newsflow.fetch.answer import Answer
from newsflow.fetch.reasons import MISSING_FILE, TOO_LARGE, UNREADABLE_FILE
from newsflow.model import Attempt
from newsflow.sources import Files, Source
from newsflow.sources.paths import file_path, route_folder

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
HTML_BEGINNING = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def read_file(url: str, source: Source, now: datetime, cap: int) -> Answer:
    """The file behind a `file:` address as an answer of at most `cap` bytes, or the reason why there is none.

    The first route that has the file gives it. HTML is what is named so or begins so; everything else is plain text.
    """
    answer = _read(Answer(url, now), _find(url, source), cap)
    return replace(answer, attempts=(Attempt(url, now, answer.status, answer.reason),))


def _read(blank: Answer, path: Path | None, cap: int) -> Answer:
    if path is None:
        return replace(blank, reason=MISSING_FILE, detail="in no folder of the source's routes")
    try:
        with path.open("rb") as file:
            body = file.read(cap + 1)
    except OSError as error:
        return replace(blank, reason=UNREADABLE_FILE, detail=f"{path}: {error.strerror}")
    if len(body) > cap:
        return replace(blank, reason=TOO_LARGE, detail=f"{path}: more than {cap} bytes")
    kind = "text/html" if path.suffix.lower() in HTML_SUFFIXES or HTML_BEGINNING.match(body) else "text/plain"
    return replace(blank, status=200, headers=(("Content-Type", kind),), raw=body, body=body)


def _find(url: str, source: Source) -> Path | None:
    relative = file_path(url)
    if relative is None:
        return None
    places = (route_folder(source, route) / relative for route in source.routes if isinstance(route, Files))
    return next((place for place in places if place.is_file()), None)
