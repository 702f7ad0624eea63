"""What the source's own selectors say of an article: it stands before what the page says elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsflow.dates import read_dates, read_stamp
from newsflow.extract.authors import read_authors
from newsflow.extract.selectors import selected, selected_texts
from newsflow.extract.witnesses import Witnesses
from newsflow.model import DateRole, DateWitness, Page
from newsflow.sources import Source

BASIS = "selector"


def as_selected(said: Witnesses, root: Any, page: Page, source: Source) -> Witnesses:
    """The page's witnesses with the authors and the date that the source's selectors find, where they find any."""
    authors = read_authors(selected_texts(root, source, "authors"), source.outlet_names)
    dates = tuple(_dates(root, page, source))
    return replace(said, authors=authors or said.authors, dates=(*dates, *said.dates))


def _dates(root: Any, page: Page, source: Source) -> Iterator[DateWitness]:
    """The date of the first selected element that states one: for machines in an attribute, else in its text."""
    for element in selected(root, source, "date"):
        text = " ".join("".join(element.itertext()).split())
        for stamp in (element.get("datetime"), element.get("content")):
            if stamp and (witness := _stamped(stamp, source)):
                yield witness
                return
        readings = read_dates(text, language=source.language, fetched_at=page.fetched_at, zone=source.time_zone)
        if readings:
            yield readings[0].witness(DateRole.PUBLISHED, BASIS)
            return


def _stamped(stamp: str, source: Source) -> DateWitness | None:
    return read_stamp(stamp, role=DateRole.PUBLISHED, basis=BASIS, zone=source.time_zone)
