"""What one result of Great Expectations says, taken at its word only when its counts agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsflow.validate.expectation import Expectation, Reading
from newsflow.validate.suite import INDEX

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult


class UntrustedResult(Exception):
    """The result says nothing about the articles; the message says why."""


def read(
    row: Expectation, result: ExpectationValidationResult | None, frame: pd.DataFrame, known: frozenset[str]
) -> Reading:
    """The reading of a result: of records where it judges records, of the one batch where it judges the whole.

    `known` are the ids of the frame's records.

    Raises UntrustedResult when the result is missing, when its expectation raised, or when its counts disagree with
    each other or with the frame.
    """
    if result is None:
        raise UntrustedResult("it gave no result")
    if message := next(_messages(result.exception_info or {}), None):
        raise UntrustedResult(f"it raised: {message}")
    asked = len(frame) if row.where is None else int((frame[row.where[0]] == row.where[1]).sum())
    if "observed_value" in result.result:
        return _of_the_batch(result, asked)
    reading = _of_records(result)
    for disagreement, found in _disagreements(row, result.result, reading, asked, known).items():
        if found:
            raise UntrustedResult(disagreement)
    return reading


def _messages(info: Mapping[str, Any]) -> Iterator[str]:
    """What went wrong; it lies flat, or one level deeper for each metric that failed."""
    if "raised_exception" not in info:
        for metric in info.values():
            yield from _messages(metric)
    elif info["raised_exception"]:
        yield str(info["exception_message"])


def _of_the_batch(result: ExpectationValidationResult, asked: int) -> Reading:
    observed = result.result["observed_value"]
    if observed is not None:
        return Reading(passed=bool(result.success), tested=1, failed=int(not result.success), values=(float(observed),))
    if asked:
        raise UntrustedResult(f"it observed nothing in {asked} records")
    return Reading(passed=True)


def _of_records(result: ExpectationValidationResult) -> Reading:
    told = result.result
    return Reading(
        passed=bool(result.success),
        tested=told.get("element_count", 0),
        failed=told.get("unexpected_count", 0),
        values=tuple(told.get("unexpected_list") or ()),
        ids=tuple(str(entry[INDEX]) for entry in told.get("unexpected_index_list") or ()),
    )


def _disagreements(
    row: Expectation, told: Mapping[str, Any], reading: Reading, asked: int, known: frozenset[str]
) -> dict[str, bool]:
    missing, named = told.get("missing_count"), len(reading.ids)
    tolerant = "mostly" in row.arguments
    return {
        f"it tested {reading.tested} of {asked} records": reading.tested != asked,
        f"it passed over {missing} missing values": missing != 0,
        f"it counted {reading.failed} failures and named {named}": reading.failed != named,
        "it named records that are not of this batch": not known.issuperset(reading.ids),
        f"it called {reading.failed} failures a success": reading.passed and bool(reading.failed) and not tolerant,
        "it called no failure a failure": not reading.passed and not reading.failed,
    }
