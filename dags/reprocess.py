"""Stored pages of any past days, read again with today's rules: compare, stop for review, load what differs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, task

from newsflow.airflow.docs import REPROCESS, REPROCESS_TASKS
from newsflow.airflow.portions import apply, compare, plan, review
from newsflow.airflow.retries import RETRYING

with DAG(
    dag_id="reprocess",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    tags=["newsflow", "reprocess"],
    doc_md=REPROCESS,
    params={
        "source": Param(type="string", description="The source's key, as in `newsflow sources list`."),
        "first": Param(type="string", format="date", description="First local day."),
        "last": Param(type="string", format="date", description="Last local day, included."),
        "accept_loss": Param(False, type="boolean", description="Go on although much body text would go."),  # noqa: FBT003
    },
    default_args={"owner": "newsflow", "execution_timeout": timedelta(hours=6), **RETRYING},
) as dag:
    portions: Any = task(task_id="plan", doc_md=REPROCESS_TASKS["plan"])(plan)()
    compared = task(task_id="compare", doc_md=REPROCESS_TASKS["compare"])(compare).expand(portion=portions)
    reviewed = task(task_id="review", doc_md=REPROCESS_TASKS["review"])(review)(portions)
    loaded = task(task_id="load", doc_md=REPROCESS_TASKS["load"], max_active_tis_per_dag=1)(apply).expand(
        portion=portions
    )
    compared >> reviewed >> loaded
