"""Each morning: days that are missing are started, and the night is told: to a file, a page, a chat, a mailbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, CronTriggerTimetable, task

from newsflow.airflow.docs import DIGEST, DIGEST_TASKS
from newsflow.airflow.links import DigestLink
from newsflow.airflow.morning import mail, missing_days, post_to_slack, tell_night
from newsflow.airflow.questions import stopped_batches
from newsflow.airflow.retries import RETRYING

with DAG(
    dag_id="digest",
    schedule=CronTriggerTimetable("30 6 * * *", timezone="UTC", run_immediately=timedelta()),
    catchup=False,
    max_active_runs=1,
    tags=["newsflow", "digest"],
    doc_md=DIGEST,
    default_args={"owner": "newsflow", "execution_timeout": timedelta(minutes=30), **RETRYING},
) as dag:
    starts: Any = task(task_id="missing_days", doc_md=DIGEST_TASKS["missing_days"])(missing_days)()
    started = TriggerDagRunOperator.partial(
        task_id="start_days", doc_md=DIGEST_TASKS["start_days"], skip_when_already_exists=True
    ).expand_kwargs(starts)
    stopped: Any = task(task_id="stopped_batches", doc_md=DIGEST_TASKS["stopped_batches"])(stopped_batches)()
    TriggerDagRunOperator.partial(
        task_id="ask_people", doc_md=DIGEST_TASKS["ask_people"], skip_when_already_exists=True
    ).expand_kwargs(stopped)
    told: Any = task(task_id="tell_night", doc_md=DIGEST_TASKS["tell_night"], trigger_rule="all_done")(tell_night)(
        starts
    )
    told.operator.operator_extra_links = [DigestLink()]
    started >> told
    for passed_on in (post_to_slack, mail):
        task(task_id=passed_on.__name__, doc_md=DIGEST_TASKS[passed_on.__name__])(passed_on)(told)
