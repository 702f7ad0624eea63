"""Which failures a task may try again."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

from newsflow.errors import BatchStopped, ConfigurationError, TransientError

RETRIES = 3

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
