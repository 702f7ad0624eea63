"""The house holds: floors, file sizes, what may be imported where."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "include" / "newsflow"

FLOORS = {
    "model": 0, "errors": 0,
    "extract": 1, "clean": 1, "dates": 1, "text": 1, "sources": 1,
    "discover": 2, "fetch": 2, "validate": 2, "load": 2, "store": 2, "lake": 2, "settings": 2,
    "flow": 3,
    "airflow": 4, "cli": 4, "newsroom": 4, "local": 4, "__main__": 4, "__init__": 0,
}  # fmt: skip
VERBS = {"discover", "fetch", "extract", "clean", "validate", "load"}
WIRING = {"airflow", "fastapi", "typer"}
OUTSIDE = {"requests", "urllib3", "psycopg2", "socket", "subprocess", "sqlalchemy", "alembic", "fsspec"}
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "time.monotonic", "time.sleep"}
PURE_READERS = {"sources/catalogue.py"}  # sources reads its own files
LONGEST = {"dags": 60, "plugins": 100, "include": 250, "tests": 400}
TABLES = ("rules/", "tables/", "phrases/")  # files of data may be longer


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def _own(path: Path) -> set[str]:
    return {name.split(".")[1] for name in _imports(path) if name.startswith("newsflow.") and len(name.split(".")) > 1}


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(PACKAGE)) for path in paths]


@pytest.mark.parametrize("path", _files(), ids=_names(_files()))
def test_a_file_imports_its_own_floor_and_lower_ones(path: Path) -> None:
    floor = FLOORS[_room(path)]
    assert {room: FLOORS[room] for room in _own(path) if FLOORS.get(room, 0) > floor} == {}


@pytest.mark.parametrize("path", _files(), ids=_names(_files()))
def test_verbs_do_not_import_each_other(path: Path) -> None:
    if _room(path) in VERBS:
        assert (_own(path) & VERBS) - {_room(path)} == set()


@pytest.mark.parametrize("path", _files(), ids=_names(_files()))
def test_wiring_lives_on_the_top_floor(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imports(path)}
    if FLOORS[_room(path)] < 4:
        assert tops & WIRING == set()
    if FLOORS[_room(path)] < 2:
        assert tops & OUTSIDE == set()


@pytest.mark.parametrize("path", _files(), ids=_names(_files()))
def test_the_pure_floors_have_no_clock_and_no_disk(path: Path) -> None:
    if FLOORS[_room(path)] > 1 or str(path.relative_to(PACKAGE)) in PURE_READERS:
        return
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    forbidden = {
        name for name in calls if name in CLOCKS or name == "open" or name.endswith((".read_text", ".write_text"))
    }
    assert forbidden == set()


def _sources() -> list[Path]:
    return sorted(path for top in LONGEST for path in (ROOT / top).rglob("*.py"))


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    inside = path.relative_to(ROOT)
    if any(table in str(inside) for table in TABLES):
        return
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST[inside.parts[0]]


@pytest.mark.parametrize(
    "module", ["newsflow.model", "newsflow.errors", "newsflow.settings", "newsflow.sources", "newsflow.flow"]
)
def test_light_modules_import_no_heavy_library(module: str) -> None:
    heavy = "{'lxml', 'pandas', 'great_expectations', 'psycopg2', 'bs4', 'warcio', 'airflow'}"
    program = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
