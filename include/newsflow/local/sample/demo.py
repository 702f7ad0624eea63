"""What a demo needs beside the server: the sample outlets' source files and two pages of text."""

from __future__ import annotations

from pathlib import Path
from string import Template

from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.tables import table, text


def demo_source(outlet: Outlet, base_url: str) -> str:
    """The source file of a sample outlet that is served at this address (without a final slash)."""
    return Template(text(outlet.style)).substitute(
        key=outlet.key,
        name=outlet.name,
        local_name=outlet.local_name,
        base_url=base_url,
        country=outlet.country,
        language=outlet.language,
        time_zone=outlet.time_zone,
        since=outlet.since.isoformat(),
    )


def write_texts(folder: Path) -> tuple[Path, ...]:
    """The two text pages stand in the folder, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, page in table("texts").items():
        path = folder / str(name)
        path.write_text(page, encoding="utf-8")
        paths.append(path)
    return tuple(paths)
