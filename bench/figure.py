"""A measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what was measured, in which unit.

    `more_is_better` is None for what only describes. `most` is a bound that the figure must keep.
    """

    group: str
    name: str
    value: float
    unit: str
    more_is_better: bool | None = None
    most: float | None = None

    @property
    def key(self) -> str:
        """What names it in the history."""
        return f"{self.group}: {self.name}"

    @property
    def kept(self) -> bool:
        """Whether it keeps its bound, if it has one."""
        return self.most is None or self.value <= self.most


def rate(group: str, name: str, value: float, unit: str) -> Figure:
    """A figure of which more is better: so many a second, a share that is right."""
    return Figure(group, name, value, unit, more_is_better=True)


def cost(group: str, name: str, value: float, unit: str, most: float | None = None) -> Figure:
    """A figure of which less is better: seconds, megabytes."""
    return Figure(group, name, value, unit, more_is_better=False, most=most)
