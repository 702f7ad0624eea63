"""All rules of all topics in the order they are tried, and the version that names this exact table."""

from __future__ import annotations

import hashlib

from newsflow.clean.rule import Rule
from newsflow.clean.rules import (
    comments,
    counters,
    follow,
    furniture,
    notices,
    origin,
    people,
    related,
    roles,
    sections,
    share,
)

RULES: tuple[Rule, ...] = (
    *share.RULES,
    *follow.RULES,
    *related.RULES,
    *comments.RULES,
    *notices.RULES,
    *roles.RULES,
    *people.RULES,
    *origin.RULES,
    *counters.RULES,
    *sections.RULES,
    *furniture.RULES,
)


# The steps around the rules; raised with every change of what they make of a page (tests/unit/clean hold them to it).
ENGINE = 15


def _version() -> str:
    """The first twelve hex digits of the SHA-256 of engine and table: another rule or step, another version."""
    return hashlib.sha256(f"{ENGINE} {RULES!r}".encode()).hexdigest()[:12]


RULES_VERSION = _version()
