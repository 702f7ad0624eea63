"""Reading source files: a wrong one says so and never hides the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from newsflow.errors import ConfigurationError
from newsflow.sources.routes import ROUTE_KINDS
from newsflow.sources.source import Source

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Broken:
    """A source file that cannot be used, and why; `key` is its name as far as a Dag can bear it."""

    key: str
    path: Path
    problem: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All source files of a folder: the good ones by key, the broken ones beside them."""

    sources: dict[str, Source]
    broken: tuple[Broken, ...]


def read_source(path: Path) -> Source:
    """The source that a file describes.

    Raises ConfigurationError that names file, field, value and remedy.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 — the safe loader, in C
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is not readable YAML: {' '.join(str(error).split())}") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"{path}: is empty or not a mapping. Start it with `key: {path.stem}`.")
    try:
        source = Source.model_validate({**content, "folder": path.parent})
    except ValidationError as error:
        raise ConfigurationError("\n".join(_explain(path, problem) for problem in _causes(error))) from None
    if source.key != path.stem:
        raise ConfigurationError(
            f"{path}: key = {source.key!r}: differs from the file's name. "
            f"Write `key: {path.stem}` or rename the file to {source.key}.yaml."
        )
    return source


def read_catalogue(folder: Path, only: str | None = None) -> Catalogue:
    """Every `*.yaml` of a folder (or the one with the key `only`), sorted by key; broken files are listed, not raised.

    Raises ConfigurationError when the folder does not exist.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"NEWSFLOW_SOURCES = {str(folder)!r}: no such folder. Create it or point elsewhere.")
    sources, broken = {}, []
    for path in sorted(folder.glob("*.yaml")):
        key = _plain(path.stem)
        if path.name.startswith(".") or only not in (None, key):
            continue
        try:
            sources[key] = read_source(path)
        except ConfigurationError as error:
            broken.append(Broken(key, path, str(error)))
    return Catalogue(sources, tuple(broken))


def find(folder: Path, key: str) -> Source:
    """The source with this key.

    Raises ConfigurationError that lists the known keys when there is none.
    """
    path = folder / f"{key}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml"))) or "none"
        raise ConfigurationError(f"No source {key!r} in {folder}. Known: {known}.")
    return read_source(path)


def _plain(stem: str) -> str:
    """A file's name as a key that Airflow takes: `kalima copy` becomes `kalima_copy`."""
    return re.sub(r"[^A-Za-z0-9_.-]", "_", stem)


def _causes(error: ValidationError) -> list[ErrorDetails]:
    """The problems without those that only follow from a broken part inside."""
    problems = error.errors()
    broken = {problem["loc"][:1] for problem in problems if len(problem["loc"]) > 1}
    return [problem for problem in problems if len(problem["loc"]) != 1 or problem["loc"] not in broken]


def _explain(path: Path, problem: ErrorDetails) -> str:
    """One problem as a sentence: file, field, value, what is wrong, what is expected."""
    loc = problem["loc"]
    name = ".".join(str(part) for place, part in enumerate(loc) if not _is_kind(loc, place)) or "file"
    shown = "" if problem["type"] == "missing" or not loc else f" = {problem['input']!r:.80}"
    said = problem["msg"].removeprefix("Value error, ")
    description = _description(loc)
    remedy = f" Expected: {description}." if description else ""
    return f"{path}: {name}{shown}: {said}.{remedy}"


def _description(loc: tuple[int | str, ...]) -> str | None:
    """What the field at this place should hold: its own description, or the known names when there is no such field."""
    model: type[BaseModel] = Source
    described = None
    for place, part in enumerate(loc):
        if _is_kind(loc, place):
            model = ROUTE_KINDS[str(part)]
        elif isinstance(part, str):
            field = model.model_fields.get(part)
            if field is None:
                return f"one of {', '.join(known for known in model.model_fields if known != 'folder')}"
            described = field.description or described
            if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
                model = field.annotation
    return described


def _is_kind(loc: tuple[int | str, ...], place: int) -> bool:
    """Whether this part of a place is the kind of the route before it, which people do not write there."""
    return loc[place] in ROUTE_KINDS and place > 0 and isinstance(loc[place - 1], int)
