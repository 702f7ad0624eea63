"""What the tasks of the Dag `digest` do: find what is missing, tell the night, pass it on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

import requests
from airflow.sdk import Connection
from airflow.sdk.configuration import conf
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowSkipException

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import ConfigurationError, TransientError
from newsflow.settings import require_database
from newsflow.sources import read_catalogue

DAYS = 7
SLACK, SMTP = "newsflow_slack", "newsflow_smtp"
TIMEOUT = 30

Start = dict[str, Any]
"""What TriggerDagRunOperator takes for one day."""

log = logging.getLogger(__name__)


def missing_days() -> list[Start]:
    """The red and missing days of the last seven that a route serves, each as a run to start.

    A run's id holds day and morning, so that a day is tried once each morning at most.
    """
    from newsflow import store
    from newsflow.store.tallies import day_tallies

    settings = task_settings()
    morning = datetime.now(UTC).date()
    with closing(store.connect(require_database(settings), "newsflow/digest")) as connection:
        tallies = day_tallies(connection, morning - timedelta(days=DAYS), morning - timedelta(days=1))
    lost = {(tally.source, tally.day) for tally in tallies if tally.colour in ("red", "missing")}
    starts = []
    for source in read_catalogue(settings.sources).sources:
        days = sorted(day for name, day in lost if name == source)
        if not days:
            continue
        plan = flow.plan_days(settings, source, days[0], days[-1], look=False)
        starts += [_start(source, day, morning) for day in plan.missing() if day in days]
    return starts


def tell_night(starts: Sequence[Start]) -> str:
    """The night's report is in the lake and in the log; returns its text."""
    from newsflow import store
    from newsflow.newsroom.digest import digest_text, gather_digest, publish_digest

    settings = task_settings()
    started = [(start["conf"]["source"], date.fromisoformat(start["conf"]["day"])) for start in starts]
    with closing(store.connect(require_database(settings), "newsflow/digest")) as connection:
        digest = gather_digest(settings, connection, started)
    text = digest_text(digest, conf.get("api", "base_url", fallback="").rstrip("/"))
    log.info("%s\n\n%s", publish_digest(settings, digest.morning, text), text)
    return text


def post_to_slack(text: str) -> None:
    """The text stands in the Slack channel of the Airflow connection `newsflow_slack`; skipped without one.

    The connection's password is the webhook's address. Raises TransientError when Slack does not take it.
    """
    connection = _connection(SLACK)
    if not connection.password:
        raise ConfigurationError(f"Connection {SLACK}: has no password. Put the webhook's whole address there.")
    try:
        answer = requests.post(connection.password, json={"text": f"```{text}```"}, timeout=TIMEOUT)
    except requests.RequestException as error:
        raise TransientError(f"Connection {SLACK}: no answer ({type(error).__name__}).") from None
    if not answer.ok:
        raise TransientError(f"Connection {SLACK}: Slack answered {answer.status_code} {answer.text:.200}")


def mail(text: str) -> None:
    """The text is mailed through the Airflow connection `newsflow_smtp`; skipped without one.

    The connection's extra names the readers: {"to": "desk@example.org", "from_email": "newsflow@example.org"}.
    """
    from airflow.providers.smtp.hooks.smtp import SmtpHook

    readers = _connection(SMTP).extra_dejson.get("to")
    if not readers:
        raise ConfigurationError(f'Connection {SMTP}: its extra names no reader. Add {{"to": "desk@example.org"}}.')
    with SmtpHook(SMTP) as hook:
        hook.send_email_smtp(to=readers, subject=text.splitlines()[0], html_content=f"<pre>{escape(text)}</pre>")


def _start(source: str, day: date, morning: date) -> Start:
    return {
        "trigger_dag_id": f"ingest__{source}",
        "trigger_run_id": f"heal__{day}__{morning}",
        "conf": {"day": day.isoformat(), "source": source},
    }


def _connection(name: str) -> Connection:
    try:
        found: Connection = Connection.get(name)
    except AirflowNotFoundException:
        raise AirflowSkipException(f"There is no connection {name}: nobody asked for it.") from None
    return found
