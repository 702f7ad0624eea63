"""What the tasks of the Dag `import_warcs` do: find the files, take each over."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from airflow.sdk import get_current_context

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import BatchStopped, ConfigurationError

MOST_GROUPS = 1000  # Airflow maps over 1024 items at most

log = logging.getLogger(__name__)


def find_files() -> list[list[str]]:
    """The WARC files below the asked folder, one to a task, or several when there are more than tasks."""
    folder = Path(_params()["folder"])
    if not folder.exists():
        raise ConfigurationError(f"folder = {str(folder)!r}: is not there. It is read where the tasks run.")
    files = [str(path) for path in flow.warc_files(folder)]
    size = -(-len(files) // MOST_GROUPS)
    return [files[begin : begin + size] for begin in range(0, len(files), size)]


def take_over(files: list[str]) -> dict[str, int]:
    """The pages of these files are articles; how many pages, and their outcomes."""
    from newsflow.fetch.foreign import Window

    asked = _params()
    first, last = (date.fromisoformat(asked[name]) if asked[name] else None for name in ("first", "last"))
    window = Window(first, last, frozenset(asked["hosts"]) or None)
    counts: dict[str, int] = {"pages": 0}
    stopped: list[str] = []
    for file in files:
        done = flow.import_file(task_settings(), asked["source"], Path(file), window)
        log.info("%s: %s", file, done)
        stopped += done.stopped
        counts["pages"] += done.pages
        for name, count in done.outcomes.items():
            counts[name] = counts.get(name, 0) + count
    if stopped:
        raise BatchStopped("\n".join(stopped))
    return counts


def _params() -> dict[str, Any]:
    context: Mapping[str, Any] = get_current_context()
    return dict(context["params"])
