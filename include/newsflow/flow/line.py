"""The line: which step does which verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from newsflow.errors import NewsflowError
from newsflow.flow.closing import load, validate
from newsflow.flow.opening import discover, fetch
from newsflow.flow.reading import clean, extract
from newsflow.flow.station import Station
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings

Counts = dict[str, int]

STEPS: dict[Verb, Callable[[Station], Counts]] = {
    Verb.DISCOVER: discover,
    Verb.FETCH: fetch,
    Verb.EXTRACT: extract,
    Verb.CLEAN: clean,
    Verb.VALIDATE: validate,
    Verb.LOAD: load,
}


def run_verb(settings: Settings, verb: Verb, key: RunKey) -> Counts:
    """The verb is done for this run; what it counted.

    Raises NotServed (discover: no route reaches the day), BatchStopped (load: the gate stopped the batch, everything is
    recorded), TransientError and ConfigurationError.
    """
    return STEPS[verb](Station(settings, key))


def newest_run(settings: Settings, source: str, day: date) -> RunKey:
    """The newest run of a day, to go on with.

    Raises NewsflowError when the day has none.
    """
    from newsflow import store
    from newsflow.flow.station import database

    with database(settings, "newsflow/cli") as connection:
        run = store.newest_run(connection, source, day)
    if run is None:
        raise NewsflowError(f"{source} {day}: has no run yet. Start one: newsflow discover {source} {day}")
    return run.key
