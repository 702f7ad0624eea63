"""Advertised: an item of a list as a link of its source, under its local day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsflow.dates import read_stamp
from newsflow.discover.days import is_believable
from newsflow.discover.feeding import Item
from newsflow.discover.found import route_name
from newsflow.model import DateRole, Link
from newsflow.sources import Route, Source, canonical_url, is_article


@dataclass(frozen=True, slots=True)
class Place:
    """Where items were listed: the route, its source, the address they are relative to, the witness they make."""

    route: Route
    source: Source
    base: str | None
    basis: str


def advertised(item: Item, place: Place, today: date) -> Link | None:
    """The item as a link, or None when it is not an article of the source; undated where its date is not believable."""
    source, name = place.source, route_name(place.route)
    url = canonical_url(item.url, source, place.base)
    if url is None or not is_article(url, source):
        return None
    stamp = item.published or ""
    published = read_stamp(stamp, role=DateRole.PUBLISHED, basis=place.basis, zone=source.time_zone)
    day = published.local_day(source.zone) if published else None
    if day is None or not is_believable(day, today):
        return Link(url, name, title=item.title)
    return Link(url, name, day, published, item.title)
