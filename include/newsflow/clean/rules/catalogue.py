"""All rules of all topics in the order they are tried, and the version that names this exact table."""

from __future__ import annotations

import hashlib

from newsflow.clean.rule import Rule
from newsflow.clean.rules import comments, counters, furniture, notices, origin, people, related, roles, sections, share

RULES: tuple[Rule, ...] = (
    *share.RULES,
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


def _version() -> str:
    """The first twelve hex digits of the table's SHA-256: another rule, another version."""
    return hashlib.sha256(repr(RULES).encode()).hexdigest()[:12]


RULES_VERSION = _version()
