"""Lists of addresses on disk: one a line, or CSV with a heading."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from newsflow.discover.advertised import Place, advertised
from newsflow.discover.feeding import Item, one_line
from newsflow.discover.found import MISSING_FILE, NO_ARTICLES, Finding, RouteFailure
from newsflow.sources import Source, Urls
from newsflow.sources.paths import route_folder

# Addresses may hold commas, so one ends a plain line's address only where a date or nothing of it follows.
ADDRESS = re.compile(r"""https?://[^\s"<>;]+?(?=,?(?:[\s"<>;]|$)|,\d{4}-\d\d)""", re.IGNORECASE)
SEPARATORS = "\t;,"
LONGEST_LINE = 20_000
"""Characters; a longer line is none of a list."""

NAMES = {
    "url": ("url", "link", "loc", "address", "الرابط"),
    "date": ("date", "day", "published", "published_at", "publish_date", "pubdate", "lastmod", "التاريخ"),
    "title": ("title", "headline", "العنوان"),
}
"""What a heading may call each column."""


def find_in_list(route: Urls, source: Source, today: date) -> Finding:
    """The articles that the list names, under their days where it dates them."""
    path = route_folder(source, route)
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        return Finding(failures=(RouteFailure(route.kind, str(path), MISSING_FILE, error.strerror or "unreadable"),))
    items = tuple(read_list(text))
    place = Place(route, source, None, "archive")
    links = tuple(link for item in items if (link := advertised(item, place, today)))
    if links:
        return Finding(links)
    detail = f"none of {len(items)} addresses is an article on the source's own hosts that matches urls.pattern"
    return Finding(failures=(RouteFailure(route.kind, str(path), NO_ARTICLES, detail),))


def read_list(text: str) -> Iterator[Item]:
    """The addresses of a list, with date and title where a heading names such columns.

    Without a heading the first address of each line counts; empty lines and those that begin with # are nothing.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    lines = [line for line in lines if len(line) <= LONGEST_LINE]
    separator = max(SEPARATORS, key=lines[0].count) if lines else ","
    heading = [name.strip().lower() for name in next(csv.reader(lines[:1], delimiter=separator), [])]
    columns = {field: _column(heading, names) for field, names in NAMES.items()}
    if columns["url"] is None:
        yield from (Item(found.group()) for line in lines if (found := ADDRESS.search(line)))
        return
    for row in csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=separator):
        cells = {
            field: row[place].strip() for field, place in columns.items() if place is not None and place < len(row)
        }
        if cells.get("url"):
            yield Item(cells["url"], one_line(cells.get("title", "")), cells.get("date") or None)


def _column(heading: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, name in enumerate(heading) if name in names), None)
