"""Each hour: the feeds of sources that have nothing but feeds, so that the night knows what the day advertised."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable, task

from newsflow.airflow.docs import LISTEN
from newsflow.airflow.listening import listen_to
from newsflow.airflow.retries import RETRYING
from newsflow.settings import read_settings
from newsflow.sources import read_catalogue

listened = [source.key for source in read_catalogue(read_settings().sources).sources.values() if source.is_listened_to]

hourly = CronTriggerTimetable("17 * * * *", timezone="UTC", run_immediately=timedelta())

with DAG(
    dag_id="listen",
    schedule=hourly if listened else None,
    catchup=False,
    max_active_runs=1,
    tags=["newsflow", "listen"],
    doc_md=LISTEN,
    # an hour that failed is made up for by the next one, so that trying again would only be late
    default_args={"owner": "newsflow", "execution_timeout": timedelta(minutes=50), **RETRYING, "retries": 1},
) as dag:
    task(task_id="listen", doc_md=LISTEN)(listen_to)(listened)
