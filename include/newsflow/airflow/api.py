"""Airflow's public API, as far as Newsflow uses it: trigger a day, create a backfill, ask how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import requests

from newsflow.errors import ConfigurationError, TransientError
from newsflow.settings import Settings

TIMEOUT = (5, 60)
FINISHED = ("success", "failed")
ONLY_MISSING = {"only_missing": True}
"""The parameter with which a run of a day that is complete ends at once."""


@dataclass(frozen=True)
class DayRun:
    """One Dag run: its id, its local day (the partition key), its state."""

    run_id: str
    day: str
    state: str


@dataclass(frozen=True)
class Backfill:
    """A backfill: its number, its first and last local day, whether it is paused, and whether it is over."""

    number: int
    first: str
    last: str
    paused: bool
    over: bool

    @property
    def state(self) -> str:
        """Its state in one word."""
        return "over" if self.over else "paused" if self.paused else "running"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a backfill goes about its days.

    `again`: also days that have a run that succeeded. `only_missing`: every day that is not complete by the ledger, and
    no other. `newest_first`: the latest day first.
    """

    again: bool = False
    only_missing: bool = False
    newest_first: bool = False

    @property
    def reprocess(self) -> str:
        """Airflow's word for which days that have a run get another."""
        return "completed" if self.again or self.only_missing else "failed"


class Airflow:
    """A signed-in client of one Airflow.

    Raises ConfigurationError for a wrong address, a wrong password or a refused request, TransientError when Airflow
    does not answer.
    """

    def __init__(self, settings: Settings) -> None:
        if not settings.airflow_url:
            raise ConfigurationError(
                "No Airflow: NEWSFLOW_AIRFLOW_URL is not set and none was started here. Run `newsflow up`, or set it."
            )
        self.url = settings.airflow_url.rstrip("/")
        self._user = settings.airflow_user
        self._password = settings.airflow_password

    def trigger(self, dag_id: str, day: date) -> DayRun:
        """A run of one day is queued."""
        body = {"logical_date": None, "partition_key": day.isoformat()}
        return _day_run(self._call("POST", f"/dags/{dag_id}/dagRuns", body))

    def start(self, dag_id: str, conf: dict[str, Any]) -> DayRun:
        """A run of a Dag that is not of one day is queued, with these parameters."""
        return _day_run(self._call("POST", f"/dags/{dag_id}/dagRuns", {"logical_date": None, "conf": conf}))

    def unpause(self, dag_id: str) -> None:
        """The Dag is not paused."""
        self._call("PATCH", f"/dags/{dag_id}?update_mask=is_paused", {"is_paused": False})

    def has_dag(self, dag_id: str) -> bool:
        """Whether Airflow has parsed this Dag."""
        return dag_id in {
            dag["dag_id"] for dag in self._call("GET", f"/dags?dag_id_pattern={dag_id}&limit=500")["dags"]
        }

    def run(self, dag_id: str, run_id: str) -> DayRun:
        """How a run stands."""
        return _day_run(self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}"))

    def is_over(self, dag_id: str, run_id: str) -> bool:
        """Whether a run has ended, well or not."""
        return self.run(dag_id, run_id).state in FINISHED

    def runs(self, dag_id: str, run_type: str) -> list[DayRun]:
        """The newest thousand runs of a type ("scheduled", "backfill", "manual"), newest first."""
        query = f"run_type={run_type}&order_by=-id&limit=1000"
        return [_day_run(run) for run in self._call("GET", f"/dags/{dag_id}/dagRuns?{query}")["dag_runs"]]

    def failed_tasks(self, dag_id: str, run_id: str) -> list[str]:
        """The names of a run's tasks that failed."""
        answer = self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances?limit=100")
        return [task["task_id"] for task in answer["task_instances"] if task["state"] in ("failed", "upstream_failed")]

    def told(self, dag_id: str, run_id: str, task_id: str, key: str = "return_value") -> Any:
        """What a task of a run left for others under this key; None when it left nothing."""
        path = f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}/xcomEntries?xcom_key_pattern={key}"
        if not self._call("GET", path)["total_entries"]:
            return None
        return self._call("GET", f"{path.partition('?')[0]}/{key}")["value"]

    def running_tasks(self, dag_id: str, run_id: str) -> list[str]:
        """The names of a run's tasks that are at work."""
        answer = self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances?limit=100&state=running")
        return [task["task_id"] for task in answer["task_instances"]]

    def backfill(self, dag_id: str, first: date, last: date, wish: Wish) -> int:
        """A backfill of the local days `first` to `last` is created; its number."""
        body = self._span(dag_id, first, last) | {
            "run_backwards": wish.newest_first,
            "reprocess_behavior": wish.reprocess,
            "max_active_runs": 2,
            "dag_run_conf": ONLY_MISSING if wish.only_missing else {},
        }
        return int(self._call("POST", "/backfills", body)["id"])

    def backfill_days(self, dag_id: str, first: date, last: date, wish: Wish) -> list[str]:
        """The days that a backfill would run."""
        body = self._span(dag_id, first, last) | {"reprocess_behavior": wish.reprocess}
        return sorted(item["partition_key"] for item in self._call("POST", "/backfills/dry_run", body)["backfills"])

    def backfills(self, dag_id: str) -> list[Backfill]:
        """The newest hundred backfills of a Dag, newest first."""
        found = self._call("GET", f"/backfills?dag_id={dag_id}&limit=100&order_by=-id")["backfills"]
        return [_backfill(one) for one in found]

    def pause_backfill(self, number: int) -> None:
        """Its days that have not begun wait."""
        self._call("PUT", f"/backfills/{number}/pause")

    def resume_backfill(self, number: int) -> None:
        """Its days go on."""
        self._call("PUT", f"/backfills/{number}/unpause")

    def cancel_backfill(self, number: int) -> None:
        """Its days that have not begun never will; those at work come to their end."""
        self._call("PUT", f"/backfills/{number}/cancel")

    def _span(self, dag_id: str, first: date, last: date) -> dict[str, Any]:
        # the timetable reads the wall clock of these bounds in its own zone
        return {"dag_id": dag_id, "from_date": f"{first}T00:00:00Z", "to_date": f"{last}T00:00:00Z"}

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = _send(method, f"{self.url}/api/v2{path}", json=body, headers=self._token)
        if not answer.ok:
            raise ConfigurationError(f"Airflow refused {method} {path}: {answer.status_code} {_detail(answer)}")
        return answer.json() if answer.content else None

    @cached_property
    def _token(self) -> dict[str, str]:
        who = {"username": self._user, "password": self._password}
        answer = _send("POST", f"{self.url}/auth/token", json=who)
        if not answer.ok:
            raise ConfigurationError(
                f"Airflow at {self.url} does not let {self._user!r} in ({answer.status_code}). "
                "Check NEWSFLOW_AIRFLOW_USER and NEWSFLOW_AIRFLOW_PASSWORD."
            )
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def _send(method: str, url: str, **options: Any) -> requests.Response:
    try:
        return requests.request(method, url, timeout=TIMEOUT, **options)
    except requests.RequestException as error:
        raise TransientError(
            f"Airflow at {url} does not answer ({type(error).__name__}). Is it up? `newsflow status`"
        ) from None


def _detail(answer: requests.Response) -> str:
    try:
        return str(answer.json().get("detail", ""))
    except ValueError:
        return answer.reason


def _day_run(run: dict[str, Any]) -> DayRun:
    return DayRun(run["dag_run_id"], run.get("partition_key") or "", run["state"])


def _backfill(one: dict[str, Any]) -> Backfill:
    """The answer's bounds are our own: local days, written as midnight UTC."""
    over = one["completed_at"] is not None
    return Backfill(one["id"], one["from_date"][:10], one["to_date"][:10], one["is_paused"], over)
