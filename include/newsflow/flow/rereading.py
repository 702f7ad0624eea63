"""Reading one stored page again: its bytes from the lake, the rules and the learned lines of today."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsflow.errors import NewsflowError
from newsflow.flow.station import database
from newsflow.model import CleanArticle, Page, Place, RunKey
from newsflow.settings import Settings
from newsflow.sources import find

if TYPE_CHECKING:
    from newsflow.lake import Lake


def reread(settings: Settings, source: str, place: Place) -> tuple[CleanArticle, dict[str, int]]:
    """The page at a place of the lake, extracted and cleaned as a run of today would do it, and the lines learned.

    Nothing is written, nothing is fetched. Raises NewsflowError when the lake does not hold the page, PageError when
    it cannot be read.
    """
    from newsflow import store
    from newsflow.clean import clean_article
    from newsflow.extract import extract
    from newsflow.fetch import read_page
    from newsflow.lake import Lake

    outlet = find(settings.sources, source)
    lake = Lake(settings.lake)
    page = _page(lake, place)
    with database(settings, f"newsflow/reread {source}") as connection:
        _, learned = store.read_snapshot(connection, source)
    return clean_article(extract(page, read_page(lake, page), outlet), outlet, learned), learned


def _page(lake: Lake, place: Place) -> Page:
    from newsflow.fetch import read_index

    pages = (line.page for line in read_index(lake, _run_of(place)) if line.page)
    page = next((page for page in pages if page.place == place), None)
    if page is None:
        raise NewsflowError(
            f"{place.file}, offset {place.offset}: the lake {lake.url} has no page there. Is NEWSFLOW_LAKE the lake "
            "that the article was fetched into?"
        )
    return page


def _run_of(place: Place) -> RunKey:
    """The run whose folder holds a WARC: `fetch/<source>/<day>/<run>/part-0000.warc.gz`."""
    parts = PurePosixPath(place.file).parts
    try:
        _, source, day, run, _ = parts
        return RunKey(source, date.fromisoformat(day), unquote(run))
    except ValueError:
        raise NewsflowError(f"{place.file}: is not a file of a run. Give an article that `fetch` brought.") from None
