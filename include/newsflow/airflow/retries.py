"""Which failures a task may try again."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

from newsflow.errors import BatchStopped, ConfigurationError, TransientError

RETRY_BY_CLASS = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            exception=TransientError,
            action=RetryAction.RETRY,
            retry_delay=timedelta(seconds=30),
            reason="our surroundings failed for now",
        ),
        RetryRule(
            exception=ConfigurationError, action=RetryAction.FAIL, reason="someone must change a file or a setting"
        ),
        RetryRule(exception=BatchStopped, action=RetryAction.FAIL, reason="the gate stopped the batch; it is recorded"),
    ]
)

RETRYING = {"retries": 3, "retry_policy": RETRY_BY_CLASS, "retry_delay": timedelta(seconds=20)}
"""What every task of a Dag takes as its default arguments; a killed worker's task is among what is tried again."""
