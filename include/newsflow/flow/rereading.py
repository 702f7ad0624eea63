"""Reading one stored page again: its bytes from the lake, the rules and the learned lines of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsflow.errors import NewsflowError, PageError
from newsflow.flow.pool import in_children
from newsflow.flow.sparing import made_or_dropped
from newsflow.flow.station import database
from newsflow.model import Article, CleanArticle, Drop, Page, Place, RunKey, Verb
from newsflow.settings import Settings
from newsflow.sources import Source, find

if TYPE_CHECKING:
    from newsflow.lake import Lake


@dataclass(frozen=True, slots=True)
class Learned:
    """A snapshot of learned lines: its number, 0 when there is none, and its folded lines with their counts."""

    snapshot: int
    lines: dict[str, int]


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


def read_all_again(
    pages: Iterable[tuple[Page, bytes]], outlet: Source, learned: Learned, children: int = 1
) -> Iterator[tuple[tuple[Page, bytes], CleanArticle | Drop]]:
    """Each page with the article that it is by the rules and learned lines of today, or why it is none; in order.

    A page is read in one of so many child processes, so that one which never ends costs itself alone.
    """
    from newsflow.clean import clean_article  # both here, so that the children have them
    from newsflow.extract import extract

    for served, made in in_children(
        partial(_read_again, extract, clean_article, outlet, learned), pages, children=children
    ):
        url = served[0].link.url
        yield served, Drop(url, Verb.EXTRACT, made.reason, made.detail) if isinstance(made, PageError) else made


def _read_again(
    extract: Callable[[Page, bytes, Source], Article],
    clean: Callable[[Article, Source, dict[str, int]], CleanArticle],
    outlet: Source,
    learned: Learned,
    served: tuple[Page, bytes],
) -> CleanArticle | Drop:
    page, body = served
    article = made_or_dropped(Verb.EXTRACT, page.link.url, partial(extract, page, body, outlet))
    if isinstance(article, Drop):
        return article
    made = made_or_dropped(Verb.CLEAN, page.link.url, partial(clean, article, outlet, learned.lines))
    return made if isinstance(made, Drop) else replace(made, rules_version=edition(made.rules_version, learned))


def edition(rules: str, learned: Learned) -> str:
    """The version of rules and learned lines together: another snapshot is another edition of the rules."""
    return f"{rules}+{learned.snapshot}" if learned.snapshot else rules


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
