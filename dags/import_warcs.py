"""WARC files that others wrote: a source's pages are taken over into the lake and brought in, file by file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, task

from newsflow.airflow.docs import IMPORT, IMPORT_TASKS
from newsflow.airflow.imports import find_files, take_over
from newsflow.airflow.retries import RETRYING

OPEN_DAY: dict[str, Any] = {"default": None, "type": ["null", "string"], "format": "date"}

with DAG(
    dag_id="import_warcs",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    tags=["newsflow", "import"],
    doc_md=IMPORT,
    params={
        "source": Param(type="string", description="The source whose pages are looked for."),
        "folder": Param(type="string", description="A folder of WARC files, as the tasks see it."),
        "first": Param(**OPEN_DAY, description="Only pages fetched since this local day."),
        "last": Param(**OPEN_DAY, description="Only pages fetched until this local day."),
        "hosts": Param([], type="array", description="Only these hosts of the source's; all of them when empty."),
    },
    default_args={"owner": "newsflow", "execution_timeout": timedelta(hours=24), **RETRYING},
) as dag:
    files: Any = task(task_id="find_files", doc_md=IMPORT_TASKS["find_files"])(find_files)()
    task(task_id="take_over", doc_md=IMPORT_TASKS["take_over"])(take_over).expand(files=files)
