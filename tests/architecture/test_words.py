"""The repository speaks of the project alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOSTS = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", "deb" + r"\.debian")))


def _tracked() -> list[Path]:
    said = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in said.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_package_registry_host() -> None:
    guilty = [path for path in _tracked() if HOSTS.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert guilty == []


def test_the_lock_has_a_hash_for_every_package_and_no_index_address() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==[^ ]+.*\\$", lock, flags=re.MULTILINE)
    assert len(packages) > 100
    assert "--index-url" not in lock
    assert len(re.findall(r"^[a-z0-9][\w.\[\]-]*==", lock, flags=re.MULTILINE)) == len(packages)
