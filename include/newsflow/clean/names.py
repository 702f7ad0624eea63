"""Names: whether a whole line is the name of a place, an outlet or an agency that the gazetteer lists."""

from __future__ import annotations

import re

from newsflow.clean.gazetteer import AGENCIES, OUTLETS, PLACES
from newsflow.clean.rule import phrases
from newsflow.text import plain

_PLACE = re.compile(phrases(*PLACES))
_OUTLET = re.compile(phrases(*OUTLETS, *AGENCIES))
_AGENCY = re.compile(phrases(*AGENCIES))


def is_place(line: str) -> bool:
    """Whether the whole line is the name of a known place."""
    return _PLACE.fullmatch(plain(line)) is not None


def is_outlet(line: str) -> bool:
    """Whether the whole line is the name of a known outlet or agency."""
    return _OUTLET.fullmatch(plain(line)) is not None


def is_agency(line: str) -> bool:
    """Whether the whole line is the name of a news agency."""
    return _AGENCY.fullmatch(plain(line)) is not None
