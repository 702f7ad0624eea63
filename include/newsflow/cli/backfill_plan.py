"""A backfill's plan on the screen: a table for people, or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from newsflow.cli.screen import out, say, table
from newsflow.flow import DayPlan, Plan
from newsflow.flow.planning import COMPLETE

STYLES = {"complete": "green", "planned": "", "unserved": "magenta"}


def show_plans(plans: Sequence[Plan], *, only_missing: bool, as_json: bool) -> None:
    """Each source's plan: its days, then its sums; with `only_missing` without the days that are complete."""
    if as_json:
        say(json.dumps([_record(plan, only_missing=only_missing) for plan in plans], ensure_ascii=False, indent=2))
        return
    for plan in plans:
        _show(plan, only_missing=only_missing)
    if len(plans) > 1:
        total = sum(plan.requests for plan in plans)
        say(f"All: {total:,} requests; hosts are asked side by side, so {_span(max(p.seconds for p in plans))} or more")


def _show(plan: Plan, *, only_missing: bool) -> None:
    columns = {"day": "left", "": "left", "routes": "left", "requests": "right", "time": "right", "why": "left"}
    rows = table(plan.source, columns)
    for day in _days(plan, only_missing=only_missing):
        cost = (f"{day.requests:,}", _span(day.seconds)) if day.requests else ("", "")
        rows.add_row(str(day.day), day.state, ", ".join(day.routes), *cost, day.why, style=STYLES[day.state])
    out.print(rows)
    states = {state: sum(day.state == state for day in plan.days) for state in STYLES}
    sums = ", ".join(f"{count} {state}" for state, count in states.items() if count)
    say(
        f"{plan.source}: {sums}; {plan.requests:,} requests, {_span(plan.seconds)} at {plan.delay:g} s between two; "
        f"the numbers rest on {plan.basis}"
    )


def _days(plan: Plan, *, only_missing: bool) -> list[DayPlan]:
    return [day for day in plan.days if not (only_missing and day.state == COMPLETE)]


def _record(plan: Plan, *, only_missing: bool) -> dict[str, object]:
    days = [asdict(day) | {"day": day.day.isoformat()} for day in _days(plan, only_missing=only_missing)]
    sums = {"requests": plan.requests, "seconds": round(plan.seconds, 1), "delay": plan.delay, "basis": plan.basis}
    return {"source": plan.source, **sums, "days": days}


def _span(seconds: float) -> str:
    """The time as h:mm:ss."""
    return str(timedelta(seconds=round(seconds)))
