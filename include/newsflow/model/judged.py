"""Judgements, and what the closing transaction did."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.model.run import RunKey


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation's result: `state` is "pass", "fail" or "error"; `failed` of `tested` rows failed."""

    code: str
    column: str | None
    scope: str
    severity: str
    state: str
    tested: int
    failed: int
    observed: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one article: accepted, or quarantined with reason codes.

    `remarks` are the codes of the checks that it failed without being held for it.
    """

    article_id: str
    url: str
    accepted: bool
    codes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchVerdict:
    """The judgement of a run: passed or stopped, the sentence that says so, every check."""

    passed: bool
    sentence: str
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What the closing transaction did: counts of articles and of outcomes."""

    run: RunKey
    inserted: int
    revised: int
    unchanged: int
    quarantined: int
    outcomes: dict[str, int]
    passed: bool
    sentence: str
