"""The tables beside the code: phrases, texts and source files as YAML."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FOLDER = files("newsflow.local.sample") / "tables"


@cache
def table(name: str) -> Any:
    """What the table of this name holds; read once."""
    return yaml.safe_load(text(name))


def text(name: str) -> str:
    """The table of this name as it is written."""
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
