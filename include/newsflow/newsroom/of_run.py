"""One article of a run: as it was read and judged there, and the page it came from."""

from __future__ import annotations

from newsflow.errors import NewsflowError
from newsflow.flow import Preview, stored_page
from newsflow.flow.station import ARTICLES, VERDICTS, Station
from newsflow.model import CleanArticle, RunKey, Verb, Verdict
from newsflow.settings import Settings


def read_in_run(settings: Settings, key: RunKey, article_id: str) -> Preview:
    """The article with this id as the run read it, and its verdict if it has been judged.

    Raises NewsflowError when the run has no such article or its files are gone, ConfigurationError when its source is.
    """
    station = Station(settings, key)
    made = _article(station, article_id)
    path = station.path(Verb.VALIDATE, VERDICTS)
    verdicts = station.lake.read_lines(path, Verdict) if station.lake.exists(path) else ()
    verdict = next((one for one in verdicts if one.article_id == article_id), None)
    return Preview(station.source, made, verdict=verdict)


def page_in_run(settings: Settings, key: RunKey, article_id: str) -> tuple[str | None, bytes]:
    """The content type and the bytes of the page that the run read the article from.

    Raises what `read_in_run` raises, and NewsflowError when the page is no longer in the lake.
    """
    return stored_page(settings, _article(Station(settings, key), article_id).article.place)


def _article(station: Station, article_id: str) -> CleanArticle:
    read = station.lake.read_lines(station.path(Verb.CLEAN, ARTICLES), CleanArticle)
    found = next((clean for clean in read if clean.quality.article_id == article_id), None)
    if found is None:
        key = station.key
        raise NewsflowError(f"{key.source} {key.day}: the run {key.run} read no article {article_id}.")
    return found
