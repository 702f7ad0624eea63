"""What a run of an ingest Dag may be asked for, in the trigger form and by a backfill."""

from __future__ import annotations

from airflow.sdk import Param

from newsflow.airflow.docs import DAY, ONLY_MISSING

PARAMS = {
    "day": Param(default=None, type=["null", "string"], format="date", description=DAY),
    "only_missing": Param(default=False, type="boolean", description=ONLY_MISSING),
}
