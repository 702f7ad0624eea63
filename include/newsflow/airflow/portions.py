"""What the tasks of the Dag `reprocess` do: plan batches, compare each, stop for review, load each."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowFailException

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import ConfigurationError, NewsflowError
from newsflow.flow import Change, Portion
from newsflow.model import RunKey, Trigger

Pointer = dict[str, Any]

MOST_BATCHES = 1000  # Airflow maps over 1024 items at most

log = logging.getLogger(__name__)


def plan() -> list[Pointer]:
    """The batches: whole WARC files of the asked days, about a minute of work each."""
    context: Mapping[str, Any] = get_current_context()
    asked = context["params"]
    name = re.sub(r"[^\w.-]", "_", context["dag_run"].run_id)
    span = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
    portions = flow.plan_reprocess(task_settings(), asked["source"], *span, name)
    if len(portions) > MOST_BATCHES:
        raise ConfigurationError(f"{len(portions)} batches, at most {MOST_BATCHES} fit a run. Ask for fewer days.")
    log.info("%s pages in %s batches", sum(portion.pages for portion in portions), len(portions))
    return [_pointer(portion) for portion in portions]


def compare(portion: Pointer) -> dict[str, Any]:
    """The batch is read again; what differs is in the lake, ready to be loaded."""
    account = flow.compare_portion(task_settings(), _portion(portion), keep=True)
    return {"pages": account.pages, "differing": dict(account.kinds), "loss": round(account.loss, 4)}


def review(portions: Sequence[Pointer]) -> dict[str, Any]:
    """What all batches would change is in the log; fails when more body text would go than may go unseen."""
    account = flow.read_account(task_settings(), [_portion(portion) for portion in portions])
    log.info("%s pages read; differing: %s; %.2f%% of the body text would go", account.pages, dict(account.kinds),
             100 * account.loss)  # fmt: skip
    log.info("lines lost by rule: %s; gained: %s", dict(account.lost), dict(account.gained))
    for change in account.biggest:
        log.info("%s", _told(change))
    try:
        flow.refuse_loss(account, accepted=get_current_context()["params"]["accept_loss"])
    except NewsflowError as error:
        raise AirflowFailException(str(error)) from None
    return {"pages": account.pages, "differing": dict(account.kinds), "loss": round(account.loss, 4)}


def apply(portion: Pointer) -> dict[str, int]:
    """The articles of the batch that differ are loaded, in one transaction."""
    return flow.apply_portion(task_settings(), _portion(portion))


def _told(change: Change) -> str:
    gone = [line for line in change.before if line not in change.after]
    come = [line for line in change.after if line not in change.before]
    lines = [f"−{change.loss} characters  {change.url}", *(f"  − {line}" for line in gone)]
    return "\n".join((*lines, *(f"  + {line}" for line in come)))


def _pointer(portion: Portion) -> Pointer:
    key = portion.key
    return {
        "source": key.source,
        "first": key.day.isoformat(),
        "last": portion.last.isoformat(),
        "run": key.run,
        "files": list(portion.files),
        "pages": portion.pages,
    }


def _portion(pointer: Pointer) -> Portion:
    key = RunKey(pointer["source"], date.fromisoformat(pointer["first"]), pointer["run"], Trigger.REPROCESS)
    return Portion(key, date.fromisoformat(pointer["last"]), tuple(pointer["files"]), pointer["pages"])
