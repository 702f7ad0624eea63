"""Memory: what earlier runs have learned of a source, as far as it saves requests."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field


def nothing_known(_urls: Collection[str]) -> Collection[str]:
    """None of the addresses."""
    return ()


@dataclass(frozen=True, slots=True)
class Memory:
    """Which of some addresses the ledger has already, and which files of sitemaps are known to be gone."""

    known: Callable[[Collection[str]], Collection[str]] = nothing_known
    dead: frozenset[str] = field(default_factory=frozenset)


NOTHING = Memory()
