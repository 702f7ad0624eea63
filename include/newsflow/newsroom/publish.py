"""The report's file: where it lies in the lake, and how it gets there."""

from __future__ import annotations

from newsflow.lake import Lake
from newsflow.model import RunKey, Verb
from newsflow.newsroom.gather import gather
from newsflow.newsroom.report import report
from newsflow.newsroom.run_report import RunReport
from newsflow.settings import Settings

FILE = "report.html"
AFTER = (Verb.LOAD, Verb.VALIDATE)
"""The verbs that have a report, the one that knows most first."""


def publish(settings: Settings, key: RunKey) -> str:
    """The run's report lies in the lake, as of now; its path there: below `load` once the run is closed.

    Raises what `gather` raises, and TransientError or ConfigurationError when the lake cannot be written.
    """
    data, lake = gather(settings, key), Lake(settings.lake)
    path = _path(lake, Verb.LOAD if data.closed_at else Verb.VALIDATE, key)
    with lake.replacing(path) as file:
        file.write(_bytes(data, linked=True))
    return path


def page_of(settings: Settings, key: RunKey) -> bytes:
    """The run's report as of now, not stored.

    Raises what `gather` raises.
    """
    return _bytes(gather(settings, key))


def published(lake: Lake, key: RunKey) -> bytes | None:
    """The newest report of a run, or None when it has none yet.

    Raises ConfigurationError when the run's name names no folder.
    """
    for verb in AFTER:
        path = _path(lake, verb, key)
        if lake.exists(path):
            with lake.open(path) as file:
                return file.read()
    return None


def _bytes(data: RunReport, *, linked: bool = False) -> bytes:
    # a lone surrogate of a broken page has no bytes
    return report(data, linked=linked).encode("utf-8", errors="replace")


def _path(lake: Lake, verb: Verb, key: RunKey) -> str:
    return f"{lake.folder(verb, key)}/{FILE}"
