"""Five days of every sample outlet, while one request in twenty fails, against the answer key."""

from __future__ import annotations

from collections import Counter
from datetime import date

from drills.instance import Instance, Say, finished, instance, past_days, start_backfill
from newsflow import store
from newsflow.airflow.api import Wish
from newsflow.cli.answer_key import compare
from newsflow.local.sample import OUTLETS, Faults, Score
from newsflow.model import Outcome

DAYS = 5
ERRORS = 0.05
LEAST_F1 = 0.98
SHOWN = 10

Spans = dict[str, tuple[date, date]]


def drill_backfill(say: Say) -> bool:
    """Whether every URL has the outcome that the answer key names, and the body lines agree.

    A page that every retry lost counts as a difference, unless the backfill's second run brings it.
    """
    spans: Spans = {key: past_days(outlet, DAYS) for key, outlet in OUTLETS.items()}
    with instance(OUTLETS, Faults(errors=ERRORS), say) as running:
        say(f"{len(spans)} outlets misbehave: {ERRORS:.0%} of their requests fail with 503.")
        _backfill(running, spans, say)
        lost = _lost(running, spans, say)
        if lost:
            say("A second backfill of these outlets, with --again:")
            _backfill(running, {key: spans[key] for key in lost}, say, again=True)
            _lost(running, spans, say)
        agreed = [_agrees(running, key, span, say) for key, span in spans.items()]
    return all(agreed)


def _backfill(running: Instance, spans: Spans, say: Say, *, again: bool = False) -> None:
    begun = {key: start_backfill(running.airflow, key, span, Wish(again=again)) for key, span in spans.items()}
    for key, before in begun.items():
        runs = finished(running.airflow, key, before, DAYS)
        states = Counter(run.state for run in runs)
        say(f"  {key} {spans[key][0]} to {spans[key][1]}: " + ", ".join(f"{n} {state}" for state, n in states.items()))
    failed = sum(status == "503" for status in _statuses(running))
    say(f"  {len(running.requests)} requests so far, {failed} attempts in the ledger answered 503.")


def _statuses(running: Instance) -> list[str]:
    with running.connect() as connection, connection.cursor() as cursor:
        cursor.execute("select status::text from attempts")
        return [status for (status,) in cursor.fetchall()]


def _lost(running: Instance, spans: Spans, say: Say) -> list[str]:
    """The outlets that miss a page for a passing fault; each is said with its reason."""
    found: list[str] = []
    with running.connect() as connection:
        for key, (first, last) in spans.items():
            days = (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
            lines = [line for day in days for line in store.ledger_of_day(connection, key, day)]
            missing = [line for line in lines if line.outcome in (Outcome.DROPPED, Outcome.PENDING)]
            for line in missing:
                say(f"  {line.url}: {line.outcome} {', '.join(line.reasons)}")
            found += [key] * bool(missing)
    return found


def _agrees(running: Instance, key: str, span: tuple[date, date], say: Say) -> bool:
    with running.connect() as connection:
        truths, score = compare(connection, key, span, running.addresses[key])
    say(
        f"{key}: {len(truths)} URLs, outcomes {score.outcomes:.1%} right, body lines F1 {score.kept_f1:.3f}, "
        f"kinds {score.kinds:.1%}, fields {score.fields:.1%}"
    )
    for difference in score.differences[:SHOWN]:
        say(f"  {difference}")
    return _good(score) and bool(truths)


def _good(score: Score) -> bool:
    return score.outcomes == 1.0 and score.kept_f1 >= LEAST_F1
