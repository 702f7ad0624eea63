"""For people who know Great Expectations: a source's suite as its own JSON, and its Data Docs, made harmless."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bs4 import BeautifulSoup

from newsflow.model import Quality
from newsflow.validate.company import Company
from newsflow.validate.expectation import Expectation
from newsflow.validate.gate import ARTICLES, BATCH, parameters_for
from newsflow.validate.limits import Limits
from newsflow.validate.suite import document, frame_of, suite_of

POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'"
OF_THE_GATE = frozenset({"held", "grown"})
"""Columns that only the gate can fill, from its own verdicts."""

SAVED = tuple(row for row in (*ARTICLES, *BATCH) if row.column not in OF_THE_GATE)


@dataclass(frozen=True, slots=True)
class Documented:
    """A run to be documented: its name, its quality records with what they share, and the limits it was held to."""

    name: str
    records: Sequence[Quality]
    company: Sequence[Company]
    limits: Limits


def suite_json(source: str, limits: Limits) -> str:
    """The source's suite as Great Expectations saves one: `ExpectationSuite(**json.loads(text))` reads it.

    Parameters are filled in with the limits; `meta` holds code, why and what to do. Checks of the gate's own verdicts
    are left out, for a frame of quality records has no such columns.
    """
    values = parameters_for(10**6, limits)
    suite = suite_of(source, [_filled(row, values) for row in SAVED])
    for expectation in suite.expectations:
        expectation.id = None
    return json.dumps(suite.to_json_dict(), ensure_ascii=False, indent=2)


def build_data_docs(source: str, runs: Iterable[Documented], folder: Path) -> Path:
    """Great Expectations' Data Docs of these runs lie in the folder, in place of what was there; the path of the index.

    They are built from quality records alone: numbers, flags and addresses, never text. Addresses are percent-encoded,
    for Data Docs write values into their pages as they are. Scripts, and everything that other hosts would be asked
    for, are taken out of the pages, and a policy in each forbids them.
    """
    given = (
        (run.name, frame_of([_harmless(record) for record in run.records], run.company), _values(run)) for run in runs
    )
    document(source, SAVED, given, folder)
    for page in folder.rglob("*.html"):
        page.write_text(_inert(page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / "index.html"


def _values(run: Documented) -> Mapping[str, Any]:
    return parameters_for(len(run.records), run.limits)


def _filled(row: Expectation, values: Mapping[str, Any]) -> Expectation:
    arguments = {
        name: values[value["$PARAMETER"]] if isinstance(value, dict) else value for name, value in row.arguments.items()
    }
    return replace(row, arguments=arguments)


def _harmless(record: Quality) -> Quality:
    """The record with an address that is no markup in any page."""
    return replace(record, url=quote(record.url, safe=":/?&=#%+,;@~"))


def _inert(page: str) -> str:
    """The page without scripts and without what another host would be asked for."""
    soup = BeautifulSoup(page, "lxml")
    for unwanted in soup(["script", "iframe", "object", "embed", "base", "form"]):
        unwanted.decompose()
    for element in soup.find_all():
        for name in [name for name in element.attrs if name.lower().startswith("on")]:
            del element[name]
        if _is_away(element.get("src")) or (element.name == "link" and _is_away(element.get("href"))):
            element.decompose()
    policy = soup.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": POLICY})
    if soup.head is not None:
        soup.head.insert(0, policy)
    return str(soup)


def _is_away(address: object) -> bool:
    return isinstance(address, str) and address.strip().lower().startswith(("http:", "https:", "//", "javascript:"))
