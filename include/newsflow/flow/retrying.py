"""Trying again: held articles are read anew from their stored pages by the rules of today, and what passes now is in.

Each day's articles are a run of their own, closed as any other. The network is never used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from newsflow.errors import BatchStopped, ConfigurationError
from newsflow.flow.closing import load, validate
from newsflow.flow.deciding import BATCH_STOPPED, Told
from newsflow.flow.keeping import keep_articles, named, reopen
from newsflow.flow.rereading import Learned, read_all_again
from newsflow.flow.station import BATCH, Station, database
from newsflow.model import BatchVerdict, CleanArticle, Drop, RunKey, Trigger, Verb
from newsflow.settings import Settings

if TYPE_CHECKING:
    from newsflow.store import Decision, Held

MOST = 3000
"""Held articles of one retry: about a minute of reading, and what one load can hold in memory."""

ROUTE = "stored pages"


def retry(
    settings: Settings, numbers: Sequence[int], source: str | None, day: date | None, name: str, decision: Decision
) -> Told:
    """The held articles of these numbers, or of a source (and a day), are read again; tells what each is now.

    One that passes is an article, one that does not stays held for what is wrong with it today; where anything differs
    its row is superseded. What a stopped batch held is judged as a batch once more. `name` tells the runs of this retry
    from those of others. Raises ConfigurationError when a number is not open or nothing is held, BatchStopped when the
    gate stops a batch again, after all were tried.
    """
    told: list[str] = []
    stopped: list[str] = []
    picked = _picked(settings, numbers, source, day)
    for (own, its_day), group in groupby(picked, key=_source_and_day):
        key = RunKey(own, its_day, f"retry__{its_day}__{name}", Trigger.REPROCESS)
        try:
            told += _retry(Station(settings, key), list(group), decision)
        except BatchStopped as verdict:
            stopped.append(f"{own} {its_day}: {verdict}")
    if stopped:
        raise BatchStopped("\n".join((*stopped, *told)))
    return tuple(told)


def _picked(settings: Settings, numbers: Sequence[int], source: str | None, day: date | None) -> list[Held]:
    """The open rows that are meant, by source and day."""
    from newsflow import store

    if not numbers and not source:
        raise ConfigurationError(
            "ids = []: names no held article. Give numbers of `newsflow quarantine list`, or source."
        )
    with database(settings, "newsflow/retry") as connection:
        if numbers:
            with store.transaction(connection) as cursor:
                found = tuple(store.take_open(cursor, number) for number in sorted(set(numbers)))
        else:
            found = store.open_quarantine(connection, source, day, MOST)
    if not found:
        raise ConfigurationError(f"{source} {day or ''}: nothing is held there. See `newsflow quarantine list`.")
    return sorted(found, key=_source_and_day)


def _retry(station: Station, held: Sequence[Held], decision: Decision) -> list[str]:
    """The articles of one day are read, judged and closed as a run."""
    from newsflow import store

    made = list(_read(station, held))
    articles = [one for one in made if not isinstance(one, Drop)]
    if articles:
        keep_articles(station, articles)
        reopen(station, ROUTE, station.key.day)
        validate(station)
        if not any(BATCH_STOPPED in one.codes for one in held):
            _judge_alone(station)
        with station.database() as connection, store.transaction(connection) as cursor:
            key = station.key
            store.note_decision(cursor, "retry", decision, key.source, day=key.day, run=key.run)
        load(station)
    return _told(station, held, {one.url: one.reason for one in made if isinstance(one, Drop)})


def _read(station: Station, held: Sequence[Held]) -> Iterator[CleanArticle | Drop]:
    """What each stored page is by the rules of today; of the day it was held for, whatever its route had said."""
    from newsflow import store
    from newsflow.fetch import read_places
    from newsflow.load.page import read

    with station.database() as connection:
        learned = Learned(*store.read_snapshot(connection, station.key.source))
        pages = read_places(station.lake, [one.place for one in held])
        for _, made in read_all_again(pages, station.source, learned):
            if isinstance(made, Drop):
                yield made
                continue
            capture = read(made, station.key, station.source.time_zone).capture
            name = capture.article_id, capture.captured_at
            before = store.last_readings(connection, [name]).get(name)
            link = replace(made.article.link, day=None, again=False)
            own = replace(made, article=replace(made.article, link=link))
            # only an article that is in has a text that one of the same version would overwrite
            yield named(own, before, station.key) if before and not before.held else own


def _judge_alone(station: Station) -> None:
    """The batch passes whatever its shares: it is a choice of held articles, and none of a day.

    A check that could not be made stops it all the same, for it says nothing about any of them.
    """
    path = station.path(Verb.VALIDATE, BATCH)
    verdict = next(station.lake.read_lines(path, BatchVerdict))
    if any(check.state == "error" for check in verdict.checks):
        return
    own = tuple(check for check in verdict.checks if check.scope == "row")
    told = f"passed: held articles read again, each judged by itself ({len(station.links())})"
    station.lake.write_lines(path, [BatchVerdict(passed=True, sentence=told, checks=own)])


def _told(station: Station, held: Sequence[Held], unread: dict[str, str]) -> list[str]:
    """A line for each article: what it is now, and why where it is still held."""
    from newsflow import store

    lines = []
    with station.database() as connection:
        with store.transaction(connection) as cursor:
            outcomes = store.run_outcomes(cursor, station.key)
        for one in held:
            if one.url in unread:
                now = f"still held: its page cannot be read ({unread[one.url]})"
            elif outcomes.get(one.url) == "quarantined":
                newest = store.find_held(connection, one.url) or one
                now = f"held for {', '.join(newest.codes)}" + _renumbered(one, newest)
            else:
                now = f"{outcomes[one.url]}" if one.url in outcomes else "still held: its page is another article now"
            lines.append(f"{one.quarantine_id} read again: {one.url} is {now}")
    return lines


def _renumbered(before: Held, now: Held) -> str:
    return "" if now.quarantine_id == before.quarantine_id else f", as {now.quarantine_id}"


def _source_and_day(held: Held) -> tuple[str, date]:
    return held.key.source, held.key.day
