"""Once a week: learn each source's own lines, and keep Airflow's past to thirty days."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable, task

from newsflow.airflow.docs import HOUSEKEEPING, UPKEEP
from newsflow.airflow.retries import RETRYING
from newsflow.airflow.upkeep import clean_database, delete_logs, learn_lines

with DAG(
    dag_id="housekeeping",
    # at midday, when no nightly run is near; the first time on the next Saturday, never at once for the last one
    schedule=CronTriggerTimetable("40 12 * * 6", timezone="UTC", run_immediately=timedelta()),
    catchup=False,
    max_active_runs=1,
    tags=["newsflow", "housekeeping"],
    doc_md=HOUSEKEEPING,
    default_args={"owner": "newsflow", "execution_timeout": timedelta(hours=2), **RETRYING},
) as dag:
    for chore in (learn_lines, clean_database, delete_logs):
        task(task_id=chore.__name__, doc_md=UPKEEP[chore.__name__])(chore)()
