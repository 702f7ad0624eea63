"""What the tasks of the Dag `review` do: apply what the signed-in user decided."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from newsflow.airflow.connection import task_settings
from newsflow.errors import ConfigurationError, NewsflowError
from newsflow.flow import deciding
from newsflow.flow.retrying import retry
from newsflow.settings import Settings

REVIEW, ASK = "review", "ask"
REFUSAL = "refusal"
"""The XCom that holds why a decision was refused, for those who wait for it elsewhere."""

Asked = Mapping[str, Any]

log = logging.getLogger(__name__)


def decide() -> list[str]:
    """The decision of the user who started this run is applied and recorded; tells what was done.

    Raises ConfigurationError when it cannot be: nobody is signed in, or nothing of that name waits for a decision.
    """
    context: Mapping[str, Any] = get_current_context()
    if context["params"]["action"] == ASK:
        raise AirflowSkipException("This run asks; nothing is decided yet.")
    try:
        told = _apply(task_settings(), context["params"], context["dag_run"])
    except NewsflowError as refusal:
        context["ti"].xcom_push(REFUSAL, str(refusal))
        raise
    for line in told:
        log.info("%s", line)
    return list(told)


def _apply(settings: Settings, asked: Asked, run: Any) -> deciding.Told:
    action, by, why = asked["action"], run.triggering_user_name or "", asked["why"] or ""
    if action in ("release", "discard"):
        return deciding.settle(settings, _numbers(asked), action, by, why)
    if action == "veto":
        return deciding.veto(settings, _named(asked, "source"), _named(asked, "line"), by, why)
    if action == "retry":
        name, numbers = re.sub(r"[^\w.-]", "_", run.run_id), _numbers(asked)
        return retry(settings, numbers, asked["source"], _day(asked), name, deciding.signed(by, why))
    return deciding.overrule(settings, _named(asked, "source"), _day(asked), asked["run"], by, why)


def _numbers(asked: Asked) -> list[int]:
    try:
        return [int(number) for number in asked["ids"]]
    except (TypeError, ValueError):
        raise ConfigurationError(
            f"ids = {asked['ids']!r}: are not all numbers. Give those of `newsflow quarantine list`."
        ) from None


def _named(asked: Asked, name: str) -> str:
    if not asked[name]:
        raise ConfigurationError(f"{name} = {asked[name]!r}: is needed for the action {asked['action']}. Name it.")
    return str(asked[name])


def _day(asked: Asked) -> date | None:
    return date.fromisoformat(asked["day"]) if asked["day"] else None
