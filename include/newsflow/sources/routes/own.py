"""Routes without the network: a list of addresses, and a folder of pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from pydantic import Field

from newsflow.sources.routes.route import AnyRoute


class Urls(AnyRoute):
    """A list of addresses on disk: one a line, or CSV whose heading names `url` and perhaps `date` and `title`.

    Those with a date belong to its day, the others are brought in once, by the first run that sees them.
    """

    kind: Literal["urls"]
    path: str = Field(min_length=1, description="the file, absolute or relative to the source file: seeds.csv")

    @property
    def place(self) -> str:
        """The file as written."""
        return self.path

    @property
    def reaches_back(self) -> bool:
        """It does: a list is of any day."""
        return True

    def covers(self, day: date, today: date) -> bool:
        """Whether the day has begun."""
        return day <= today

    def requests(self, days: Collection[date]) -> int:  # noqa: ARG002 — no day costs anything
        """None."""
        return 0


class Files(AnyRoute):
    """A folder of pages on disk (.txt, .html): every run lists them all, each loads under its own day."""

    kind: Literal["files"]
    path: str = Field(min_length=1, description="the folder, absolute or relative to the source file")
    glob: str = Field(default="**/*", min_length=1, description="which files, as a glob: *.txt")

    @property
    def place(self) -> str:
        """The folder and the glob."""
        return f"{self.path}/{self.glob}"

    def covers(self, day: date, today: date) -> bool:
        """Files have no day of their own: any past day or today will do."""
        return day <= today

    def requests(self, days: Collection[date]) -> int:  # noqa: ARG002 — no day costs anything
        """None."""
        return 0
