"""docker-compose.yaml as Compose reads it: parsed, its variables substituted by the rules of the specification."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docker-compose.yaml"

# $$ is a dollar sign; a default may hold further variables; any other dollar sign is an error
VARIABLE = re.compile(
    r"\$(?:(?P<dollar>\$)|(?P<bare>[A-Za-z_]\w*)"
    r"|\{(?P<name>[A-Za-z_]\w*)(?:(?P<rule>:?[-?])(?P<word>(?:[^{}]|\$\{[^{}]*\})*))?\}|(?P<wrong>))"
)


class Refused(Exception):
    """Compose would not start; the message is what it would say."""


def template() -> dict[str, Any]:
    """The file's content before any substitution."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def compose(variables: Mapping[str, str]) -> dict[str, Any]:
    """The file's content with its variables substituted.

    Raises Refused as Compose does: for a variable that is demanded and not there, or a stray dollar sign.
    """
    return dict(_walk(template(), variables))


def read_dotenv(path: Path) -> dict[str, str]:
    """The variables of a `.env` file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def references(node: Any) -> Iterator[tuple[str, str, str]]:
    """Every variable that is named in keys or values: its name, its rule (`:-`, `:?` … or nothing), its word."""
    if isinstance(node, dict):
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)
    elif isinstance(node, str):
        for found in VARIABLE.finditer(node):
            if found["dollar"] is None:
                yield found["bare"] or found["name"] or "", found["rule"] or "", found["word"] or ""
                yield from references(found["word"] or "")


def _walk(node: Any, variables: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _walk(value, variables) for key, value in node.items()}
    if isinstance(node, list):
        return [_walk(value, variables) for value in node]
    return VARIABLE.sub(lambda found: _value(found, variables), node) if isinstance(node, str) else node


def _value(found: re.Match[str], variables: Mapping[str, str]) -> str:
    if found["dollar"]:
        return "$"
    if found["wrong"] is not None:
        raise Refused(f"invalid interpolation format: {found.string!r}")
    name, rule = found["bare"] or found["name"], found["rule"] or ""
    given = variables.get(name)
    present = bool(given) if rule.startswith(":") else given is not None
    if rule.endswith("?") and not present:
        raise Refused(f"required variable {name} is missing a value: {found['word']}")
    if rule.endswith("-") and not present:
        return str(_walk(found["word"], variables))
    return given or ""
