"""A measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what was measured, in which unit.

    `more_is_better` is None for what only describes. `most` and `least` are bounds that the figure must keep.
    """

    group: str
    name: str
    value: float
    unit: str
    more_is_better: bool | None = None
    most: float | None = None
    least: float | None = None

    @property
    def key(self) -> str:
        """What names it in the history."""
        return f"{self.group}: {self.name}"

    @property
    def kept(self) -> bool:
        """Whether it keeps its bounds, if it has any."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)


def rate(group: str, name: str, value: float, unit: str, least: float | None = None) -> Figure:
    """A figure of which more is better: so many a second, a share that is right."""
    return Figure(group, name, value, unit, more_is_better=True, least=least)


def cost(group: str, name: str, value: float, unit: str, most: float | None = None) -> Figure:
    """A figure of which less is better: seconds, megabytes."""
    return Figure(group, name, value, unit, more_is_better=False, most=most)
