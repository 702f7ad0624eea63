"""Results of Great Expectations become checks: passed, failed, or not to be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsflow.model import Check
from newsflow.validate.expectation import Expectation, Reading
from newsflow.validate.reading import UntrustedResult, read
from newsflow.validate.sentences import not_judged, says
from newsflow.validate.suite import INDEX, results_of

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult


SHOWN_VALUES = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """One check with the ids of the records that failed it."""

    check: Check
    ids: frozenset[str] = frozenset()


def judge(
    frame: pd.DataFrame, expectations: Sequence[Expectation], parameters: Mapping[str, Any]
) -> tuple[Judged, ...]:
    """One check per expectation, in their order, each with every failing id.

    A result that cannot be trusted gives a check of the state "error": it says nothing about the articles, and the
    batch must not pass. An aggregate tests one thing, the batch; `observed` shows what failed or what was measured.
    """
    asked = {name: parameters[name] for row in expectations for name in row.parameters}
    results = results_of(frame, expectations, asked)
    known = frozenset(frame[INDEX])
    return tuple(_judged(row, results.get(row.code), frame, known, parameters) for row in expectations)


def _judged(
    row: Expectation,
    result: ExpectationValidationResult | None,
    frame: pd.DataFrame,
    known: frozenset[str],
    parameters: Mapping[str, Any],
) -> Judged:
    try:
        reading = read(row, result, frame, known)
    except UntrustedResult as fault:
        return Judged(_check(row, "error", Reading(), not_judged(str(fault))))
    state = "pass" if reading.passed else "fail"
    return Judged(_check(row, state, reading, says(row, reading, parameters)), frozenset(reading.ids))


def _check(row: Expectation, state: str, reading: Reading, sentence: str) -> Check:
    return Check(
        code=row.code,
        column=row.column,
        scope=row.scope,
        severity=row.severity,
        state=state,
        tested=reading.tested,
        failed=reading.failed,
        observed=", ".join(_short(value) for value in islice(dict.fromkeys(reading.values), SHOWN_VALUES)),
        sentence=sentence,
    )


def _short(value: object) -> str:
    return value[:80] if isinstance(value, str) else f"{value:.6g}"
