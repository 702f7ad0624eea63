"""One Dag per source file: discover → fetch → extract → clean → validate → load, each night and for any past day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Asset, get_parsing_context, task

from newsflow.airflow.docs import BROKEN, INGEST, VERBS
from newsflow.airflow.links import ReportLink
from newsflow.airflow.params import PARAMS
from newsflow.airflow.retries import RETRYING
from newsflow.airflow.steps import REPORTED, refusal, step
from newsflow.airflow.timetable import NightlyPartitionTimetable
from newsflow.model import Verb
from newsflow.settings import read_settings
from newsflow.sources import Broken, Source, read_catalogue

ON_THE_HOST = {Verb.DISCOVER, Verb.FETCH}  # they wait for the host's lock, and must not fill the pool with waiters


def ingest(source: Source) -> DAG:
    """The Dag of one source."""
    with DAG(
        dag_id=f"ingest__{source.key}",
        schedule=NightlyPartitionTimetable(source.nightly, timezone=source.time_zone),
        catchup=False,
        max_active_runs=2,
        tags=["newsflow", "ingest", source.language],
        doc_md=INGEST.format(source=source, names=" ".join(reversed(source.outlet_names))),
        params=PARAMS,
        default_args={"owner": source.owner or "newsflow", "execution_timeout": timedelta(hours=6), **RETRYING},
    ) as dag:
        articles = Asset(f"articles__{source.key}", uri=f"x-newsflow://articles/{source.key}")
        pointer: Any = None
        for verb in Verb:
            options: dict[str, Any] = {"max_active_tis_per_dag": 1} if verb in ON_THE_HOST else {}
            options["outlets"] = [articles] if verb is Verb.LOAD else []
            pointer = task(task_id=verb.value, doc_md=VERBS[verb], **options)(step)(verb.value, source.key, pointer)
            if verb in REPORTED:
                pointer.operator.operator_extra_links = [ReportLink()]
    return dag


def placeholder(broken: Broken) -> DAG:
    """The Dag of a file that cannot be read: one task, which fails each night with the file's problem."""
    nightly, tags = NightlyPartitionTimetable("02:30", timezone="UTC"), ["newsflow", "broken"]
    with DAG(f"ingest__{broken.key}", schedule=nightly, catchup=False, tags=tags, doc_md=BROKEN) as dag:
        # bound, not passed: Airflow would render the words of the file as a template
        task(task_id="read_source", doc_md=BROKEN, retries=0)(refusal(broken.problem))()
    return dag


only = (get_parsing_context().dag_id or "").removeprefix("ingest__") or None
catalogue = read_catalogue(read_settings().sources, only=only)
for broken in catalogue.broken:
    globals()[f"ingest__{broken.key}"] = placeholder(broken)
for source in catalogue.sources.values():
    globals()[f"ingest__{source.key}"] = ingest(source)
