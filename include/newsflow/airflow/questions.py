"""Stopped batches, asked about in Airflow: which ones, the question itself, and what its answer does."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param, get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from newsflow.airflow.connection import task_settings
from newsflow.airflow.decisions import ASK, REVIEW
from newsflow.airflow.links import report_address
from newsflow.airflow.morning import DAYS, Start
from newsflow.errors import ConfigurationError
from newsflow.flow import deciding
from newsflow.model import RunKey
from newsflow.settings import require_database

OVERRULE, KEEP = "Overrule", "Keep stopped"
REASON = "reason"
SIGNIFICANT = re.compile(r"([\\`*_\[\]<>&|~$])")

log = logging.getLogger(__name__)


def stopped_batches() -> list[Start]:
    """The batches of the last seven days that nobody has been asked about, each as a run of `review` that asks.

    A run's id holds source and day, so that one question at most is asked about a day.
    """
    from newsflow import store

    today = datetime.now(UTC).date()
    with closing(store.connect(require_database(task_settings()), "newsflow/questions")) as connection:
        stopped = store.undecided_stops(connection, today - timedelta(days=DAYS), today)
    return [
        {
            "trigger_dag_id": REVIEW,
            "trigger_run_id": f"{ASK}__{key.source}__{key.day}",
            "conf": {"action": ASK, "source": key.source, "day": key.day.isoformat(), "run": key.run},
        }
        for key in stopped
    ]


class StoppedBatch(HITLOperator):
    """Asks people whether a stopped batch may pass, and waits; it stays stopped when nobody answers in time.

    Skipped in runs that bring a decision themselves. Left for the task after it: the option, who chose it (nobody when
    the time was over), and their reason.
    """

    template_fields: Collection[str] = ()  # the text is made here, from what the run says: nothing to render

    def __init__(self, **kwargs: Any) -> None:
        why = "Why, in your words; kept with the decision."
        # of the task, so that the form shows this and not the Dag's own parameters
        kwargs["params"] = {REASON: Param("", type=["null", "string"], description=why, source="task")}
        super().__init__(subject="A stopped batch", options=[OVERRULE, KEEP], defaults=KEEP, **kwargs)

    def execute(self, context: Any) -> Any:
        """The question stands among Airflow's required actions, and the task waits without a worker."""
        asked = context["params"]
        if asked["action"] != ASK:
            raise AirflowSkipException("This run brings a decision; it asks nothing.")
        stop = deciding.find_stop(task_settings(), _key(asked))
        self.subject = f"{stop.key.source} {stop.key.day}: may the stopped batch pass?"
        self.body = question(stop)
        self.response_timeout = timedelta(minutes=asked["minutes"])
        return super().execute(context)

    def execute_complete(self, context: Any, event: dict[str, Any]) -> dict[str, str]:
        """What was answered, and by whom."""
        payload = super().execute_complete(context, event)
        user = payload["responded_by_user"] or {}
        return {
            "choice": payload["chosen_options"][0],
            "by": user.get("name") or "",
            "why": (payload["params_input"] or {}).get(REASON) or "",
        }


def answer(answered: Mapping[str, str]) -> list[str]:
    """The answer is applied, signed by who gave it; tells what was done. Without one the batch stays stopped."""
    key, by = _key(get_current_context()["params"]), answered["by"]
    if not by:
        return [f"{key.source} {key.day}: nobody answered in time; the batch stays stopped."]
    why = answered["why"] or f"answered in Airflow: {answered['choice']}"
    apply = deciding.overrule_asked if answered["choice"] == OVERRULE else deciding.keep
    told = apply(task_settings(), key, by, why)
    for line in told:
        log.info("%s", line)
    return list(told)


def question(stop: deciding.Stop) -> str:
    """What people are asked, as Markdown: the gate's sentence and counts, nothing that a page says."""
    key, counts = stop.key, ", ".join(f"{count} {name}" for name, count in stop.outcomes.items())
    report = report_address(key.source, str(key.day), key.run)
    articles = (
        f"* {stop.good} articles are held for the stop alone: **{OVERRULE}** lets them in.",
        f"* {stop.faulty} are held for reasons of their own, and stay held.",
        f"* The run: {literal(counts)}.",
    )
    return "\n\n".join(
        (
            f"The gate stopped this batch. {literal(stop.sentence)}",
            "\n".join(articles),
            f"Look first: [the run's report]({report}), or `newsflow quarantine list {key.source} --day {key.day}`.",
            f"**{KEEP}** changes nothing, and is what happens when nobody answers.",
        )
    )


def literal(text: str) -> str:
    """The text as one line of Markdown that shows it as it is: no markup, no HTML, no links."""
    one = SIGNIFICANT.sub(r"\\\1", " ".join(text.split()))
    return one.replace("://", ":\\//").replace("www.", "www\\.")


def _key(asked: Mapping[str, Any]) -> RunKey:
    for name in ("source", "day", "run"):
        if not asked[name]:
            raise ConfigurationError(f"{name} = {asked[name]!r}: is needed for the action {ASK}. Name the stopped run.")
    return RunKey(asked["source"], date.fromisoformat(asked["day"]), asked["run"])
