"""A source of which nothing is known: for pages that belong to no source file."""

from __future__ import annotations

from newsflow.sources.clocks import country_zone
from newsflow.sources.source import Source

UNKNOWN = "und"  # ISO 639: undetermined


def unnamed_source(host: str = "localhost", language: str = UNKNOWN) -> Source:
    """A source with this host, the clock of the country that its address names, and nothing else.

    Raises pydantic.ValidationError when the host is none.
    """
    return Source.model_validate(
        {
            "key": "page",
            "name": host.removeprefix("www."),
            "homepage": f"https://{host}/",
            "language": language,
            "time_zone": country_zone(host) or "UTC",
            "routes": [{"kind": "files", "path": "."}],
        }
    )
