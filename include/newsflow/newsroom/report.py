"""The page of a run: one HTML file that asks nobody for anything."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from newsflow.model import Check
from newsflow.newsroom.hues import HUES, RIGHT_TO_LEFT
from newsflow.newsroom.run_report import RunReport
from newsflow.validate import BY_CODE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing; its style stands in it."""

SHOWN = {"findings": 10, "held": 100, "missing": 200}
LONGEST = 400  # characters of one stored text

WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
# Controls, and marks that turn the direction of what stands around them.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def report(data: RunReport, *, linked: bool = False) -> str:
    """The page, whole: no script, no request, every stored text as text, in its own direction.

    A `linked` one is served by Airflow, and its articles lead to their pages there.
    """
    groups = [(group, list(checks)) for group, checks in groupby(sorted(data.checks, key=group_of), key=group_of)]
    return template("report.html").render(run=data, groups=groups, linked=linked)


def group_of(check: Check) -> int:
    """Where a check stands on the page: 0 could not be made, 1 stops or holds, 2 only warns, 3 passed."""
    if check.state == "pass":
        return 3
    if check.state == "error":
        return 0
    return 1 if check.severity == "critical" else 2


@cache
def template(name: str) -> Template:
    """A template of ours: every value is escaped, and rid of what cannot be seen."""
    environment = Environment(
        loader=PackageLoader("newsflow.newsroom"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    environment.filters |= {"cut": _cut, "has_words": _has_words, "moment": _moment, "web": _is_web}
    environment.globals |= {
        "expectations": BY_CODE,
        "hues": HUES,
        "policy": POLICY,
        "right_to_left": RIGHT_TO_LEFT,
        "shown": SHOWN,
    }
    return environment.get_template(name)


def _seen(value: Any) -> Any:
    """Text without what cannot be seen and turns directions; markup of the templates is left as it is."""
    return UNSEEN.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _cut(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]} …"


def _has_words(text: str) -> bool:
    """Whether letters decide the line's direction; lines of figures run from the left in any language."""
    return bool(LETTER.search(text))


def _is_web(url: str) -> bool:
    """Whether the address may become a link."""
    return bool(WEB.match(url))


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
