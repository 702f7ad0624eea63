"""The world that all tests share: a scratch Airflow home, no wish to touch the machine's own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = Path(tempfile.mkdtemp(prefix="newsflow-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

# Airflow reads these when it is first imported, so they are set before any test module is.
os.environ.update(
    {
        "AIRFLOW_HOME": str(SCRATCH / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
        "XDG_RUNTIME_DIR": str(SCRATCH),
        "NEWSFLOW_HOME": str(SCRATCH / "newsflow"),
    }
)
for name in ("NEWSFLOW_SOURCES", "NEWSFLOW_LAKE", "NEWSFLOW_DATABASE_URL"):
    os.environ.pop(name, None)
