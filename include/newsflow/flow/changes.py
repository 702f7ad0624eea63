"""What reading a stored page again would change: line by line, and summed up over many pages."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

PageRow = Mapping[str, Any]

ORIGIN = frozenset(
    {"run", "captured_at", "rules_version", "quality", "warc_file", "warc_offset", "extractor", "search"}
)
"""What says where a page comes from and who read it, not what it says."""

TEXT, FIELDS, HELD, NEW, UNREAD = "text", "fields", "held", "new", "unread"
EXTRACTION = "(extraction)"
"""Stands for a rule where none took the line or gave it back: the page is extracted differently."""

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One article that would change: its body before and after, and the rules that lines are lost to or gained from.

    `kind` is "text"; "fields" when title and body stay; "held" when it is no article yet, but held; "new" when nothing
    was read before; "unread" when nothing can be read now, and the text that is in stays.
    """

    article_id: str
    url: str
    kind: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lost: dict[str, int] = field(default_factory=dict)
    gained: dict[str, int] = field(default_factory=dict)

    @property
    def loss(self) -> int:
        """Characters of the body that would go, net."""
        return max(0, sum(map(len, self.before)) - sum(map(len, self.after)))


@dataclass
class Account:
    """The sum of many pages: how many were read, the changes by kind, lines by rule, characters, the biggest losses."""

    pages: int = 0
    characters: int = 0
    lost_characters: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    gained: Counter[str] = field(default_factory=Counter)
    biggest: list[Change] = field(default_factory=list)

    @property
    def changed(self) -> int:
        """Articles that would change; what cannot be read any more stays as it is."""
        return self.kinds.total() - self.kinds[UNREAD]

    @property
    def loss(self) -> float:
        """The share of all body text that would go, 0 to 1."""
        return self.lost_characters / self.characters if self.characters else 0.0

    def add(self, change: Change) -> None:
        """The change is counted."""
        self.kinds[change.kind] += 1
        self.lost.update(change.lost)
        self.gained.update(change.gained)
        self.lost_characters += 0 if change.kind == UNREAD else change.loss
        self._keep([change])

    def join(self, other: Account) -> None:
        """The other account's pages are counted here too."""
        self.pages += other.pages
        self.characters += other.characters
        self.lost_characters += other.lost_characters
        self.kinds.update(other.kinds)
        self.lost.update(other.lost)
        self.gained.update(other.gained)
        self._keep(other.biggest)

    def _keep(self, more: Iterable[Change]) -> None:
        losses = [change for change in (*self.biggest, *more) if change.loss]
        self.biggest = heapq.nlargest(SHOWN, losses, key=lambda change: (change.loss, change.url))


def compare(article_id: str, before: PageRow, after: PageRow) -> Change | None:
    """What differs between two readings of one page, as the store would show them; None when nothing does.

    Where a page comes from and which rules read it is no difference.
    """
    after = json.loads(json.dumps(after, ensure_ascii=False, default=str))
    names = (before.keys() | after.keys()) - ORIGIN
    if all(before.get(name) == after.get(name) for name in names):
        return None
    bodies = _lines(before["body"]), _lines(after["body"])
    lost = Counter(bodies[0]) - Counter(bodies[1])
    gained = Counter(bodies[1]) - Counter(bodies[0])
    same = bodies[0] == bodies[1] and before["title"] == after["title"]
    return Change(
        article_id,
        after["url"],
        FIELDS if same else TEXT,
        *bodies,
        lost=_by_rule(lost, after),
        gained=_by_rule(gained, before),
    )


def _lines(body: str) -> tuple[str, ...]:
    return tuple(body.split("\n")) if body else ()


def _by_rule(lines: Counter[str], taken: PageRow) -> dict[str, int]:
    """How many of the lines each rule takes out in this reading."""
    rules = {line.strip(): cut["rule"] for cut in taken["removed"] for line in cut["line"].split("\n")}
    counted: Counter[str] = Counter()
    for line, count in lines.items():
        counted[rules.get(line, EXTRACTION)] += count
    return dict(counted)
