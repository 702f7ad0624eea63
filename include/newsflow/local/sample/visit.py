"""Who looks at an outlet, from where and when: what a page depends on beside its story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsflow.local.sample.outlets import Fate, Outlet
from newsflow.local.sample.story import Story


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at an outlet: its address without a final slash, and the aware moment of serving."""

    outlet: Outlet
    base_url: str
    now: datetime

    @property
    def day(self) -> date:
        """The outlet's local day of serving."""
        return self.now.astimezone(self.outlet.zone).date()

    def url(self, story: Story) -> str:
        """The canonical address of a story."""
        return self.urls(story)[0]

    def urls(self, story: Story) -> tuple[str, ...]:
        """Every address under which a story is advertised, the canonical one first."""
        paths = [self.outlet.path]
        if story.fate is Fate.DOUBLED:
            paths.append(self.outlet.second_path)
        return tuple(self.base_url + path.format(id=story.id, language=story.prose.language) for path in paths)
