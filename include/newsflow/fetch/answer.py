"""What one URL answered: the bytes, or the counted reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsflow.model import Attempt


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of asking for one URL, after redirects and retries.

    `url` is the final address. `raw` is the body as served, `body` the same decoded. `reason` is None for a good
    answer (status 200), else one of the phrases of `reasons` and `detail` is for people. `seconds` is the time of
    the last request, `asked` are its headers. `attempts` lists every request made for the URL.
    """

    url: str
    at: datetime
    seconds: float = 0.0
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes = b""
    body: bytes = b""
    reason: str | None = None
    detail: str = ""
    attempts: tuple[Attempt, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The first value of a header, compared without case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)
