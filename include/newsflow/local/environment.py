"""The environment that Airflow and its tasks run in, as one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsflow.local.keys import Keys
from newsflow.local.ports import HOST
from newsflow.local.processes import MARK
from newsflow.settings import PROJECT, Settings

USER = "admin"


@dataclass(frozen=True, slots=True)
class Machine:
    """What the table depends on beside settings and keys: the UI's port, Airflow's database, the number of cores."""

    port: int
    airflow_database: str
    cores: int

    @property
    def airflow_url(self) -> str:
        """Where the UI and the API are."""
        return f"http://{HOST}:{self.port}"

    @property
    def parallelism(self) -> int:
        """How many tasks run at once: two a core, for they wait more than they work, at least 4 and at most 16."""
        return min(max(2 * self.cores, 4), 16)


def supervised_environment(
    given: Mapping[str, str], settings: Settings, keys: Keys, machine: Machine
) -> dict[str, str]:
    """The whole environment of the supervised programs: what was given, less another Airflow's settings, and ours."""
    kept = {name: value for name, value in given.items() if not name.startswith(("AIRFLOW__", "_AIRFLOW", "AIRFLOW_"))}
    direct = ",".join(filter(None, (given.get("NO_PROXY") or given.get("no_proxy"), HOST, "localhost")))
    return (
        kept
        | newsflow_environment(settings)
        | airflow_environment(settings.home, keys, machine)
        | {
            MARK: str(settings.home),
            # setproctitle would overwrite the environment in which the mark is read
            "SPT_NOENV": "1",
            # tasks and API server talk over loopback, never through a proxy
            "NO_PROXY": direct,
            "no_proxy": direct,
            "NO_COLOR": "1",
            "PYTHONUNBUFFERED": "1",
        }
    )


def newsflow_environment(settings: Settings) -> dict[str, str]:
    """The variables from which `read_settings` rebuilds `settings` in every task."""
    return {
        "NEWSFLOW_HOME": str(settings.home),
        "NEWSFLOW_SOURCES": str(settings.sources),
        "NEWSFLOW_LAKE": settings.lake,
        "NEWSFLOW_DATABASE_URL": settings.database_url,
        "NEWSFLOW_CONTACT": settings.contact,
    }


def airflow_environment(home: Path, keys: Keys, machine: Machine) -> dict[str, str]:
    """Airflow's configuration for one machine: everything on 127.0.0.1, all of its files below `home`.

    The API server's port stands in two places, else tasks cannot report. Dead tasks are found within a minute.
    """
    airflow = home / "airflow"
    logs = home / "logs" / "tasks"
    options: dict[str, dict[str, object]] = {
        "core": {
            "executor": "newsflow.airflow.warm.WarmLocalExecutor",
            "parallelism": machine.parallelism,
            "dags_folder": PROJECT / "dags",
            "plugins_folder": PROJECT / "plugins",
            "load_examples": False,
            "dags_are_paused_at_creation": False,
            "execution_api_server_url": f"{machine.airflow_url}/execution/",
            "fernet_key": keys.fernet,
            # the default asks the name service, which can take seconds on a laptop
            "hostname_callable": "socket.gethostname",
            "simple_auth_manager_users": f"{USER}:admin",
            "simple_auth_manager_passwords_file": airflow / "passwords.json",
        },
        "api": {
            "host": HOST,
            "port": machine.port,
            "base_url": machine.airflow_url,
            "workers": 1,
            "worker_timeout": 30,
            "secret_key": keys.api,
            "instance_name": "Newsflow",
        },
        "api_auth": {"jwt_secret": keys.jwt},
        "database": {
            "sql_alchemy_conn": machine.airflow_database.replace("postgresql:", "postgresql+psycopg2:", 1),
            "sql_alchemy_conn_async": machine.airflow_database.replace("postgresql:", "postgresql+asyncpg:", 1),
            "sql_alchemy_pool_size": 3,
            "sql_alchemy_max_overflow": 5,
        },
        "logging": {
            "base_log_folder": logs,
            "dag_processor_log_target": "stdout",
            "dag_processor_child_process_log_directory": logs / "dag_processor",
            "colored_console_log": False,
        },
        "scheduler": {
            "enable_health_check": False,
            "orphaned_tasks_check_interval": 30,
            "task_instance_heartbeat_timeout": 60,
        },
        "dag_processor": {"refresh_interval": 30, "parsing_processes": 1 if machine.cores <= 2 else 2},
        "usage_data_collection": {"enabled": False},
    }
    return {"AIRFLOW_HOME": str(airflow)} | {
        f"AIRFLOW__{section.upper()}__{name.upper()}": str(value)
        for section, values in options.items()
        for name, value in values.items()
    }
