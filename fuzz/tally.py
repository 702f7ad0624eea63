"""What a run of cases came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from fuzz.cases import Case
from fuzz.failures import Failure, advice, save, smaller
from newsflow.cli.screen import out, say, table


@dataclass
class Tally:
    """Counts by promise, and one failure of each kind."""

    tried: Counter[str] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    slowest: dict[str, float] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    def note(self, case: Case, failure: Failure | None, seconds: float) -> None:
        """The case is counted; a new kind of failure is made small and kept."""
        name = case.promise
        self.tried[name] += 1
        self.letters[name] += len(case.text)
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.slowest[name] = max(self.slowest.get(name, 0.0), seconds)
        if failure and failure.kind not in self.failures:
            self.failures[failure.kind] = failure
            small = smaller(failure)
            say(f"\n{small.kind}\n  {small.error}\n{advice(small, save(small))}")

    def show(self) -> None:
        """The counts are on the screen."""
        sides = {"": "left", "cases": "right", "letters": "right", "CPU s": "right", "slowest s": "right"}
        shown = table(None, sides)
        for name, count in self.tried.items():
            spent, slow = f"{self.seconds[name]:.1f}", f"{self.slowest[name]:.3f}"
            shown.add_row(name, f"{count:,}", f"{self.letters[name]:,}", spent, slow)
        out.print(shown)
        say(f"{len(self.failures)} kinds of failure" if self.failures else "Every promise was kept.")
