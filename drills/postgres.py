"""A Postgres without Airflow, in a folder of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from newsflow import store
from newsflow.local import cluster, databases
from newsflow.local.keys import fresh_keys
from newsflow.local.ports import free_port
from newsflow.local.processes import SHUTDOWN, end

FIRST_PORT = 15680
READY_WITHIN = 60.0


@contextmanager
def own_postgres(home: Path) -> Iterator[str]:
    """The address of an empty, migrated database; its server is gone at the end."""
    keys, port = fresh_keys(), free_port(FIRST_PORT, "Postgres", lambda _: None)
    data = home / "postgres"
    cluster.create_cluster(data, keys.postgres, lambda _: None)
    user = cluster.server_user()
    # with root's groups it would not be let through folders that are closed to root's group
    identity: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if user else {}
    with (home / "postgres.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 — the wheel's own server
            cluster.command(data, port), cwd="/", stdout=log, stderr=log, **identity
        )
    try:
        databases.wait_until_ready(databases.url("postgres", keys.postgres, port), READY_WITHIN)
        databases.create_databases(port, keys)
        address = databases.url("newsflow", keys.newsflow, port)
        store.migrate(address)
        yield address
    finally:
        end([psutil.Process(server.pid)], SHUTDOWN)
        server.wait()
