"""Settings as a task sees them: the Airflow connection `newsflow` may name the database."""

from __future__ import annotations

import os
from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException

from newsflow.settings import Settings, read_settings

CONNECTION = "newsflow"


def task_settings() -> Settings:
    """The settings, with the database of the Airflow connection `newsflow` unless NEWSFLOW_DATABASE_URL is set."""
    settings = read_settings()
    if os.environ.get("NEWSFLOW_DATABASE_URL"):
        return settings
    try:
        return replace(settings, database_url=Connection.get(CONNECTION).get_uri())
    except AirflowNotFoundException:
        return settings
