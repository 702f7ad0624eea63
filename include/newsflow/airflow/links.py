"""What the tasks `validate` and `load` link to in the Airflow UI: the report of their run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from airflow.sdk import BaseOperatorLink
from airflow.sdk.configuration import conf

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey

MOUNT = "/newsflow"


class ReportLink(BaseOperatorLink):
    """The link "Report"; computed in the worker when the task has ended, stored beside it."""

    name = "Report"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:  # noqa: ARG002 — Airflow's signature
        """The page of the run that the task was given; nothing when the task was given none."""
        pointer = _pointer(operator)
        return report_address(pointer["source"], pointer["day"], pointer["run"]) if pointer else ""


class DigestLink(BaseOperatorLink):
    """The link "Digest": the newest report of a night."""

    name = "Digest"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:  # noqa: ARG002 — Airflow's signature
        """The page of this morning."""
        return f"{_below()}{MOUNT}/digest/{datetime.now(UTC).date()}"


def report_address(source: str, day: str, run: str) -> str:
    """Where Airflow shows a run's report, from the root of its host."""
    return f"{_below()}{MOUNT}/report/{source}/{day}/{quote(run, safe='')}"


def _below() -> str:
    """The path that Airflow is mounted at."""
    return urlsplit(conf.get("api", "base_url", fallback="") or "").path.rstrip("/")


def _pointer(operator: BaseOperator) -> dict[str, Any] | None:
    """What the task before handed on: the last argument of a step, rendered by the time the task ends."""
    given = getattr(operator, "op_args", None) or (None,)
    return given[-1] if isinstance(given[-1], dict) else None
