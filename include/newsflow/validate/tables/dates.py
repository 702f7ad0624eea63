"""What is expected of an article's date."""

from __future__ import annotations

from newsflow.validate.expectation import BETWEEN, DATED, IN_SET, NOT_IN_SET, Expectation

DATE_BASES = (
    "selector", "json_ld", "meta", "time_tag", "microdata", "feed", "sitemap", "archive", "url",
    "visible", "line", "hijri", "tweet", "inferred",
)  # fmt: skip

DATES: tuple[Expectation, ...] = (
    Expectation(
        code="no_date",
        column="has_date",
        expects=IN_SET,
        arguments={"value_set": [1]},
        severity="critical",
        scope="row",
        says="have no date",
        why="An article without a day belongs to no day, and a guessed day is worse than none.",
        todo="Open the page: where it states its date, report how; then run the day again from the lake.",
    ),
    Expectation(
        code="unknown_basis",
        column="date_basis",
        expects=IN_SET,
        arguments={"value_set": list(DATE_BASES)},
        severity="warning",
        scope="row",
        says="rest their date on a witness that has no name here",
        why="A date is worth what it rests on.",
        todo="Report it: the table of witnesses lacks a row.",
        where=DATED,
    ),
    Expectation(
        code="weak_date",
        column="date_basis",
        expects=NOT_IN_SET,
        arguments={"value_set": ["inferred"], "mostly": 0.8},
        severity="info",
        scope="row",
        says="have a date that was inferred, not read",
        why="Inferred dates are right most of the time; many of them at once mean that the page's date is not found.",
        todo="Look at a page: where it states its date, report how.",
        where=DATED,
    ),
    Expectation(
        code="future_date",
        column="lag_hours",
        expects=BETWEEN,
        arguments={"min_value": -1.0},
        severity="critical",
        scope="row",
        says="are dated after they were fetched",
        why="Day and month were swapped, or the time zone is wrong; an hour is left for clocks that differ.",
        todo="Check time_zone in the source file and the page's own date.",
        where=DATED,
    ),
    Expectation(
        code="old_date",
        column="lag_hours",
        expects=BETWEEN,
        arguments={"max_value": {"$PARAMETER": "oldest_hours"}},
        severity="critical",
        scope="row",
        says="are dated more than a month before the day they were listed for",
        why="A route lists its day; a date far before it is another page's date, or an old page listed again.",
        todo="Open the page; release it if the date is right.",
        where=DATED,
    ),
    Expectation(
        code="off_day",
        column="off_day",
        expects=IN_SET,
        arguments={"value_set": [0], "mostly": 0.8},
        severity="warning",
        scope="row",
        says="are dated on another day than their route says",
        why="Either the page or the route is wrong about the day.",
        todo="Compare the page's own date with the list it was found in.",
        where=DATED,
    ),
)
