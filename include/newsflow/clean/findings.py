"""Findings: what cleaning made of a text, line by line, with the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsflow.clean.lines import Line, split_lines
from newsflow.clean.rule import Zone
from newsflow.clean.rules import RULES
from newsflow.model import CleanText, Removed, Role


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: where on the page, what was cut out of it, and what is known of it beside its words.

    `zone` is HEADER before the first line that was kept, FOOTER after the last. `shared` is the number of the source's
    articles that have the line, as learned. `elsewhere` names the rules that match the line but hold in other zones.
    """

    line: Line
    zone: Zone
    removed: tuple[Removed, ...]
    shared: int
    elsewhere: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether something of the line is body."""
        return sum(cut.end - cut.start for cut in self.removed) < len(self.line.text)

    @property
    def signs(self) -> tuple[str, ...]:
        """The evidence in words: zone, shape, role in the HTML, articles that share it."""
        line = self.line
        shape = "reads like a sentence" if line.is_sentence else "short" if line.words <= 4 else "a heading's length"
        words = f"{line.words} word{'' if line.words == 1 else 's'}, {shape}"
        role = f"marked as {line.role.value}" if line.role not in (None, Role.PARAGRAPH) else ""
        shared = f"in {self.shared} articles" if self.shared else ""
        return tuple(filter(None, (zone_name(self.zone), words, role, shared)))


def find(clean: CleanText, roles: Sequence[Role] = (), learned: Mapping[str, int] | None = None) -> tuple[Finding, ...]:
    """Every line of a cleaned text, in order; `roles` is the HTML's role of each line, as cleaning was given it."""
    lines = split_lines(clean.text, tuple(roles))
    cuts = [_cuts(line, clean.removed) for line in lines]
    kept = [at for at, line in enumerate(lines) if sum(cut.end - cut.start for cut in cuts[at]) < len(line.text)]
    first, last = (kept[0], kept[-1]) if kept else (len(lines), len(lines))
    found = []
    for at, line in enumerate(lines):
        zone = Zone.HEADER if at < first else Zone.FOOTER if at > last else Zone.BODY
        shared = (learned or {}).get(line.folded, 0)
        found.append(Finding(line, zone, cuts[at], shared, _elsewhere(line, zone)))
    return tuple(found)


def zone_name(zone: Zone) -> str:
    """A zone in words: "header", "header, footer", "anywhere"."""
    if zone is Zone.ANYWHERE:
        return "anywhere"
    return ", ".join(part.name.lower() for part in (Zone.HEADER, Zone.BODY, Zone.FOOTER) if part in zone and part.name)


def _cuts(line: Line, removed: Sequence[Removed]) -> tuple[Removed, ...]:
    return tuple(cut for cut in removed if cut.start < line.end and cut.end > line.start)


def _elsewhere(line: Line, zone: Zone) -> tuple[str, ...]:
    return tuple(rule.name for rule in RULES if zone not in rule.zone and line.plain and rule.match(line.plain))
