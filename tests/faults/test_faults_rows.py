"""Every row of the fault list, 1 to 38, is played somewhere."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
UNIT = HERE.parent / "unit" / "fetch"
ELSEWHERE: dict[int, tuple[Path, str]] = {
    13: (HERE / "test_faults_memory.py", '"/gzip"'),
    14: (HERE / "test_faults_memory.py", '"/in-a-redirect"'),
    17: (HERE / "test_faults_memory.py", '"/endless-chunks"'),
    19: (HERE / "test_faults_secret.py", '"redirected"'),
    20: (HERE / "test_faults_secret.py", "Rebinding"),
    21: (HERE / "test_faults_secret.py", '"IPv4 in IPv6"'),
    23: (UNIT / "test_fetch_tls.py", '"of another host"'),
}
"""Rows that a file plays as a whole, by a word that stands in it."""

ROW = re.compile(r'^    "(\d{1,2}) |^def test_(\d{1,2})_', re.MULTILINE)


def test_no_row_is_left_out() -> None:
    named = {
        int(one or other)
        for path in HERE.glob("test_faults_*.py")
        for one, other in ROW.findall(path.read_text(encoding="utf-8"))
    }
    told = {row for row, (path, word) in ELSEWHERE.items() if word in path.read_text(encoding="utf-8")}
    assert named | told == set(range(1, 39))
