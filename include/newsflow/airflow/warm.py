"""An executor whose tasks find the heavy libraries already in memory."""

from __future__ import annotations

from importlib import import_module

from airflow.executors.local_executor import LocalExecutor

HEAVY = (
    "airflow.sdk.execution_time.task_runner",
    "newsflow.discover",
    "newsflow.fetch",
    "newsflow.extract",
    "newsflow.clean",
    "newsflow.validate.judge",
    "newsflow.load",
)


class WarmLocalExecutor(LocalExecutor):
    """LocalExecutor, with `HEAVY` imported once before it forks its workers, of which each task is a fork.

    Only the executor's own process pays. Without it each `validate` task spends 3 to 10 s importing Great Expectations.
    """

    def start(self) -> None:
        """The modules are imported, the workers forked."""
        for name in HEAVY:
            import_module(name)
        super().start()
