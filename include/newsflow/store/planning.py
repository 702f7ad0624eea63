"""What the ledger knows for a plan: how days stand, and what days have cost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from newsflow.store.connection import Connection, transaction

HISTORY = timedelta(days=400)
"""How far from the asked days other days say what a day brings."""

DAY_RUNS = "trigger not in ('reprocess', 'import')"


@dataclass(frozen=True, slots=True)
class DayState:
    """How a day stands: URLs advertised, how many of them wait for another try, its newest run and its routes' faults.

    `strayed` says that most of what a run of this one day was advertised has turned out to be of other days. A day is
    complete when its newest run has passed, no route failed it, nothing waits, and it has not strayed.
    """

    day: date
    advertised: int
    waiting: int
    run_state: str | None
    failures: tuple[str, ...]
    strayed: bool

    @property
    def complete(self) -> bool:
        """Whether another run could bring nothing that this one owes."""
        return self.run_state == "passed" and not (self.waiting or self.failures or self.strayed)


@dataclass(frozen=True, slots=True)
class DayCost:
    """What one run of one day asked: requests for lists, URLs advertised, requests for their pages."""

    day: date
    lists: int
    advertised: int
    pages: int


def day_states(
    connection: Connection, source: str, first: date, last: date, passing: Collection[str]
) -> dict[date, DayState]:
    """How each day stands that has a run or a URL. `passing` are reasons of drops that another try may cure."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select day, coalesce(advertised, 0), coalesce(waiting, 0), state, coalesce(failures, '{{}}'),
                coalesce(strayed, false)
            from (
                select day, count(*)::integer as advertised, (count(*) filter (where outcome = 'pending'
                    or outcome = 'dropped' and reasons && %(passing)s::text[]))::integer as waiting
                from links where source = %(source)s and day between %(first)s and %(last)s group by day
            ) ledger full join (
                select distinct on (day) day, run, state, failures, trigger, routes from runs
                where source = %(source)s and day between %(first)s and %(last)s and {DAY_RUNS}
                order by day, started_at desc, run desc
            ) newest using (day) left join lateral (
                select count(*) filter (where links.day <> newest.day) * 2 > count(*) as strayed
                from run_links join links using (source, url)
                where source = %(source)s and run_links.day = newest.day and run_links.run = newest.run
                    and day_basis = 'published'
            ) lists on newest.trigger in ('backfill', 'manual') and not exists (
                select from unnest(newest.routes) route where route like 'files %%' or route like 'urls %%')
            """,  # noqa: S608 — the words are ours
            {"source": source, "first": first, "last": last, "passing": list(passing)},
        )
        return {
            day: DayState(day, advertised, waiting, state, tuple(failures), strayed)
            for day, advertised, waiting, state, failures, strayed in cursor.fetchall()
        }


def day_costs(connection: Connection, source: str, first: date, last: date) -> tuple[DayCost, ...]:
    """What each newest passed run of exactly one day asked, of the days around these; nightly runs list several."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            with chosen as (
                select distinct on (day) source, day, run, coalesce(advertised, 0) as advertised from runs
                where source = %(source)s and state = 'passed' and trigger in ('backfill', 'manual')
                    and failures = '{{}}' and day between %(first)s and %(last)s and {DAY_RUNS}
                order by day, started_at desc, run desc
            )
            select day, (count(attempts.url) filter (where run_links.url is null))::integer, chosen.advertised,
                (count(attempts.url) filter (where run_links.url is not null))::integer
            from chosen
            left join attempts using (source, day, run)
            left join run_links using (source, day, run, url)
            group by day, chosen.advertised order by day
            """,  # noqa: S608 — the words are ours
            {"source": source, "first": first - HISTORY, "last": last + HISTORY},
        )
        return tuple(DayCost(*row) for row in cursor.fetchall())


def answer_seconds(connection: Connection, source: str) -> float | None:
    """How long the source's newest thousand answers took, on average; None when nothing was asked yet."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select avg(seconds) from (select seconds from attempts where source = %s order by at desc limit 1000) a",
            (source,),
        )
        found = cursor.fetchone()
    return None if found is None or found[0] is None else float(found[0])
