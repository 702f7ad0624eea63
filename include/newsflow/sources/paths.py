"""Files as links: one address for one file, the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote, unquote_to_bytes

from newsflow.sources.routes import Files, Urls
from newsflow.sources.source import Source

SCHEME = "file:"


def route_folder(source: Source, route: Files | Urls) -> Path:
    """The folder or list that a route on disk names; a relative one lies beside the source file."""
    return source.folder / route.path


def file_url(relative: PurePath) -> str:
    """The address of a file, from its path relative to the route's folder: `file:` and the percent-encoded path.

    Names that are not valid Unicode keep their bytes.
    """
    return SCHEME + quote(os.fsencode(relative.as_posix()), safe="/")


def file_path(url: str) -> PurePath | None:
    """The relative path that an address of a file stands for; None for other addresses and for paths that climb out."""
    if not url.startswith(SCHEME):
        return None
    path = PurePath(os.fsdecode(unquote_to_bytes(url.removeprefix(SCHEME))))
    return None if path.is_absolute() or ".." in path.parts else path
