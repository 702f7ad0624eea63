"""Files: a folder of pages, every file a link."""

from __future__ import annotations

from pathlib import Path, PurePath

from newsflow.discover.found import MISSING_FOLDER, NO_FILES, Finding, RouteFailure, route_name
from newsflow.errors import ConfigurationError
from newsflow.model import Link
from newsflow.sources import Files, Source
from newsflow.sources.paths import file_url, route_folder


def find_in_folder(route: Files, source: Source) -> Finding:
    """Every file that the route's glob finds, sorted by path; hidden ones are left out.

    Raises ConfigurationError when the glob leads out of the folder.
    """
    folder = route_folder(source, route)
    glob = PurePath(route.glob)
    if glob.is_absolute() or ".." in glob.parts:
        raise ConfigurationError(f"{source.key}: glob = {route.glob!r}: leads out of {folder}. Change `path` instead.")
    if not folder.is_dir():
        return Finding(failures=(RouteFailure(route.kind, str(folder), MISSING_FOLDER, "no such folder"),))
    paths = sorted(_visible(folder, route.glob))
    if not paths:
        return Finding(failures=(RouteFailure(route.kind, str(folder), NO_FILES, f"{route.glob} finds nothing"),))
    return Finding(tuple(Link(file_url(path), route_name(route)) for path in paths))


def _visible(folder: Path, glob: str) -> list[PurePath]:
    found = (path.relative_to(folder) for path in folder.glob(glob) if path.is_file())
    return [path for path in found if not any(part.startswith(".") for part in path.parts)]
