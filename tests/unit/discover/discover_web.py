"""A web made of a table: what each address gives, and which were asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from newsflow.model import Attempt
from newsflow.sources import Source

TODAY = date(2026, 11, 21)
HOME = "https://n.example"


@dataclass(frozen=True, slots=True)
class Reply:
    body: bytes = b""
    url: str = ""
    status: int | None = 200
    reason: str | None = None
    detail: str = ""
    attempts: tuple[Attempt, ...] = ()
    content_type: str | None = None

    def header(self, name: str) -> str | None:
        return self.content_type if name == "content-type" else None


MISSING = Reply(status=404, reason="http_404", detail="status 404")
TIMED_OUT = Reply(status=None, reason="timeout", detail="no answer")


@dataclass
class Web:
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, url: str) -> Reply:
        self.asked.append(url)
        found = self.replies.get(url, MISSING)
        attempt = Attempt(url, datetime(2026, 11, 21, tzinfo=UTC), found.status, found.reason)
        return Reply(
            found.body, found.url or url, found.status, found.reason, found.detail, (attempt,), found.content_type
        )


def make_source(*routes: dict[str, object], **groups: object) -> Source:
    return Source.model_validate(
        {
            "key": "nakhla",
            "name": "Nakhla",
            "homepage": f"{HOME}/",
            "language": "ar",
            "time_zone": "Asia/Baghdad",
            "routes": routes,
            "urls": {"pattern": r"/news/\d+"},
            **groups,
        }
    )
