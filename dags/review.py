"""What people decide about what the gate held: one run for each decision, by the user who is signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, task
from airflow.utils.types import DagRunType

from newsflow.airflow.decisions import ASK, REVIEW, decide
from newsflow.airflow.docs import REVIEW_DAG, REVIEW_PARAMS, REVIEW_TASKS
from newsflow.airflow.questions import StoppedBatch, answer
from newsflow.airflow.retries import RETRYING

OPEN_TEXT: dict[str, Any] = {"default": None, "type": ["null", "string"]}
# never a backfill, which is of days; Airflow's SDK has a second enum of this name, and takes either
BY_PEOPLE: Any = [DagRunType.MANUAL, DagRunType.OPERATOR_TRIGGERED]
ACTIONS = ["release", "discard", "retry", "overrule", "veto", ASK]

with DAG(
    dag_id=REVIEW,
    schedule=None,
    catchup=False,
    max_active_runs=100,
    allowed_run_types=BY_PEOPLE,
    tags=["newsflow", "review"],
    doc_md=REVIEW_DAG,
    params={
        "action": Param(type="string", enum=ACTIONS, description=REVIEW_PARAMS["action"]),
        "why": Param("", type="string", description=REVIEW_PARAMS["why"]),
        "ids": Param([], type="array", description=REVIEW_PARAMS["ids"]),
        "source": Param(**OPEN_TEXT, description=REVIEW_PARAMS["source"]),
        "day": Param(**OPEN_TEXT, format="date", description=REVIEW_PARAMS["day"]),
        "run": Param(**OPEN_TEXT, description=REVIEW_PARAMS["run"]),
        "minutes": Param(24 * 60, type="number", exclusiveMinimum=0, description=REVIEW_PARAMS["minutes"]),
        "line": Param(**OPEN_TEXT, description=REVIEW_PARAMS["line"]),
    },
    default_args={"owner": "newsflow", **RETRYING},
) as dag:
    task(task_id="decide", doc_md=REVIEW_TASKS["decide"], execution_timeout=timedelta(hours=2))(decide)()
    # without a limit of its own: Airflow would take that as the time people have for an answer
    answered: Any = StoppedBatch(task_id="ask", doc_md=REVIEW_TASKS["ask"]).output
    task(task_id="answer", doc_md=REVIEW_TASKS["answer"], execution_timeout=timedelta(hours=2))(answer)(answered)
