"""Listening, as the hourly Dag does it: every source's feeds, several hosts at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import NewsflowError

AT_ONCE = 8
"""Sources listened to at the same time; all but a moment of it is waiting for an answer."""

log = logging.getLogger(__name__)


def listen_to(sources: Sequence[str]) -> dict[str, int]:
    """What the feeds of the sources list is in the ledger; the number of new URLs by source.

    What an outlet did wrong stands in the log and in `polls`. Raises TransientError or ConfigurationError, after all
    sources were listened to, when one could not be for a fault of ours.
    """
    settings = task_settings()

    def heard(source: str) -> flow.Heard | NewsflowError:
        try:
            return flow.listen(settings, source)
        except NewsflowError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = dict(zip(sources, pool.map(heard, sources), strict=True))
    new = {source: told.new for source, told in results.items() if isinstance(told, flow.Heard)}
    for source, told in results.items():
        log.info("%s: %s", source, told)
    failed = [told for told in results.values() if isinstance(told, NewsflowError)]
    if failed:
        raise failed[0]
    return new
