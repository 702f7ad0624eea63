"""What people read: one sentence per check that failed, one for the batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsflow.model import Check, Verdict
from newsflow.validate.expectation import Expectation, Reading
from newsflow.validate.limits import Limits

HELD = "too_many_held"


def says(row: Expectation, reading: Reading, parameters: Mapping[str, Any]) -> str:
    """What failed, in words; nothing when nothing did."""
    if not reading.failed:
        return ""
    observed = reading.values[0] if row.scope == "batch" and reading.values else None
    told = row.says.format(**{**parameters, "observed": observed, "failed": reading.failed, "tested": reading.tested})
    return told if row.scope == "batch" else f"{reading.failed} of {reading.tested} articles {told}"


def not_judged(fault: str) -> str:
    """That a check could not be made, and what that means."""
    return f"the check could not be made: {' '.join(fault.split())[:300]}; this is a fault of ours, not of the articles"


def asides(limits: Limits) -> dict[str, str]:
    """The half-sentences that set a batch against its source's past."""
    usual = (
        f"{limits.usual:g} a day are usual"
        if limits.usual is not None
        else f"at least {limits.volume_low} were expected"
    )
    held, length = limits.usual_held, limits.usual_length
    return {
        "empty_because": "and a route failed" if limits.route_failed else f"where {usual}",
        "usually_held": "" if held is None else f", where {held:.0%} are usual",
        "usually_long": "" if length is None else f", where {length:.0f} are usual",
    }


def verdict_sentence(checks: Iterable[Check], verdicts: Sequence[Verdict], limits: Limits) -> str:
    """The batch in one sentence: why it was stopped, or what came of its articles."""
    failing = [check for check in checks if check.state != "pass"]
    stoppers = [check for check in failing if stops(check)]
    if stoppers:
        return "stopped: " + "; ".join(_reason(check, failing) for check in stoppers)
    if not verdicts:
        return "passed: nothing was published"
    return "passed: " + "; ".join([_accepted(verdicts), *_remarks(failing, limits)])


def stops(check: Check) -> bool:
    """Whether a check lets nothing of its batch become an article."""
    return check.state == "error" or (check.state == "fail" and check.scope == "batch" and check.severity == "critical")


def _reason(check: Check, failing: Sequence[Check]) -> str:
    told = f"{check.sentence} ({check.code})"
    if check.code != HELD:
        return told
    causes = [each for each in failing if each.scope == "row" and each.severity == "critical"]
    main = max(causes, key=lambda each: each.failed)
    return f"{main.sentence} ({main.code}); {told}"


def _accepted(verdicts: Sequence[Verdict]) -> str:
    accepted = sum(verdict.accepted for verdict in verdicts)
    codes = Counter(code for verdict in verdicts for code in verdict.codes)
    held = ", ".join(f"{code} {count}" for code, count in codes.most_common())
    told = f"{accepted} of {len(verdicts)} articles accepted"
    return f"{told}, {len(verdicts) - accepted} held ({held})" if held else told


def _remarks(failing: Iterable[Check], limits: Limits) -> Iterable[str]:
    yield from (f"{check.sentence} ({check.code})" for check in failing if check.severity == "warning")
    if limits.route_failed:
        yield "a route failed"
