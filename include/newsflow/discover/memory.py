"""Memory: what earlier runs have learned of a source, as far as it saves requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from newsflow.model import Poll


def nothing_known(_urls: Collection[str]) -> Collection[str]:
    """None of the addresses."""
    return ()


@dataclass(frozen=True, slots=True)
class Memory:
    """Which of some addresses the ledger has already, and which files of sitemaps are known to be gone.

    `polls` are the last looks at each list that forgets, by the route's name.
    """

    known: Callable[[Collection[str]], Collection[str]] = nothing_known
    dead: frozenset[str] = field(default_factory=frozenset)
    polls: Mapping[str, Poll] = field(default_factory=dict)


NOTHING = Memory()
