"""The README names every command and every make target."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from newsflow.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {name for name in commands if f"newsflow {name}" not in README} == set()


def test_every_make_target_is_in_the_readme() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {name for name in targets if f"make {name}" not in README} == set()
