"""`newsflow psql`: the whole address reaches psql, and no password stands in its command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = f"""#!{sys.executable}
import json, os, sys
from psycopg2.extensions import parse_dsn
flag, address, *rest = sys.argv[1:]
print(json.dumps([flag, parse_dsn(address), rest, os.environ.get("PGPASSWORD"), os.environ.get("PGSSLMODE")]))
"""
ADDRESSES = {
    "plain": ("postgresql://u@h:5/d", {"user": "u", "host": "h", "port": "5", "dbname": "d"}, None),
    "password": ("postgresql+psycopg2://u:p%40ss@h/d", {"user": "u", "host": "h", "dbname": "d"}, "p@ss"),
    "certificates": (
        "postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/a%20b/root.crt&options=-c%20search_path%3Dx",
        {
            "user": "u",
            "host": "h",
            "dbname": "d",
            "sslmode": "verify-full",
            "sslrootcert": "/a b/root.crt",
            "options": "-c search_path=x",
        },
        "p",
    ),
    "a socket": ("postgresql:///d?host=/run/pg", {"host": "/run/pg", "dbname": "d"}, None),
}


@pytest.mark.parametrize(("address", "given", "password"), ADDRESSES.values(), ids=ADDRESSES)
def test_psql_is_given_the_whole_address(
    tmp_path: Path, address: str, given: dict[str, str], password: str | None
) -> None:
    program = tmp_path / "psql"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "NEWSFLOW_DATABASE_URL": address}
    done = subprocess.run(
        [sys.executable, "-m", "newsflow", "psql", "-c", "select 1"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(done.stdout) == ["--dbname", given, ["-c", "select 1"], password, None]
