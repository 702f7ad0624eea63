"""What the service `init` does before the others start. Usage: python -m newsflow.local.containers.prepare"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from newsflow.errors import ConfigurationError, NewsflowError
from newsflow.local.environment import USER
from newsflow.local.migrate import migrate
from newsflow.local.private import write_private
from newsflow.settings import read_settings, require_database
from newsflow.store import driver_url

DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
PASSWORDS = "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"


def prepare(environment: Mapping[str, str]) -> None:
    """Both schemas are current, and the UI's one user has the password of NEWSFLOW_AIRFLOW_PASSWORD.

    Raises ConfigurationError for a missing setting, TransientError when a database is away.
    """
    settings = read_settings(environment)
    password = _require(environment, "NEWSFLOW_AIRFLOW_PASSWORD")
    airflow_database = driver_url(_require(environment, DATABASE))
    (settings.home / "logs").mkdir(parents=True, exist_ok=True)
    migrate(settings.home, environment, airflow_database, require_database(settings))
    write_private(Path(_require(environment, PASSWORDS)), json.dumps({USER: password}))


def _require(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise ConfigurationError(f"{name} is not set. docker-compose.yaml sets it from .env; see `newsflow secrets`.")
    return environment[name]


if __name__ == "__main__":
    try:
        prepare(os.environ)
    except NewsflowError as error:
        sys.exit(str(error))
