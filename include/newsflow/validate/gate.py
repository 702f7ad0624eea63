"""The gate: records go in, every article's verdict and the batch's come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from newsflow.model import BatchVerdict, Check, Quality, Verdict
from newsflow.validate.company import Company
from newsflow.validate.expectations import EXPECTATIONS
from newsflow.validate.limits import UNLIMITED_LENGTH, Limits
from newsflow.validate.sentences import asides, stops, verdict_sentence

if TYPE_CHECKING:
    from newsflow.validate.judge import Judged

ARTICLES = tuple(row for row in EXPECTATIONS if row.scope == "row")
BATCH = tuple(row for row in EXPECTATIONS if row.scope == "batch")
BATCH_OF_NONE = tuple(row for row in BATCH if row.column is None)

FEW = 5
"""Below so many articles a share of them says nothing."""

HELD_MAX = 0.5
HELD_WARNING = 0.3
HELD_ABOVE_USUAL = 0.15
SAME_TEXT_MAX = 0.5
MOMENT_MAX = 0.2
ODD_DAY_MAX = 0.5
GROWTH, GROWTH_LEAST = 2.0, 0.1

UNLIMITED = {
    "length_low": 0.0, "length_high": UNLIMITED_LENGTH, "length_least": 0.0, "length_most": UNLIMITED_LENGTH,
    "language_least": 0.0, "overlap_least": 0.0, "odd_day_max": 1.0, "repeated_max": 1.0, "moment_max": 1.0,
}  # fmt: skip


def validate(
    records: Sequence[Quality], limits: Limits, company: Sequence[Company] = ()
) -> tuple[tuple[Verdict, ...], BatchVerdict]:
    """One verdict per record, in their order, and the batch's own; `company` is what each shares with others.

    Articles that fail a critical row are held with its codes. The batch is stopped by a critical batch row, or by any
    check that could not be made. An empty batch has no articles to judge, only its emptiness.
    """
    from newsflow.validate.judge import judge
    from newsflow.validate.suite import frame_of

    parameters = parameters_for(len(records), limits)
    frame = frame_of(records, company)
    judged = judge(frame, ARTICLES, parameters) if records else ()
    verdicts = _verdicts(records, judged)
    grown = tuple(_grown((each.check for each in judged), limits.usual_shares))
    frame["held"] = [int(not verdict.accepted) for verdict in verdicts]
    frame["grown"] = len(grown)
    judged += judge(frame, BATCH if records else BATCH_OF_NONE, {**parameters, "grown": "; ".join(grown)})
    checks = tuple(each.check for each in judged)
    passed = not any(stops(check) for check in checks)
    return verdicts, BatchVerdict(passed, verdict_sentence(checks, verdicts, limits), checks)


def parameters_for(count: int, limits: Limits) -> Mapping[str, Any]:
    """What the suite takes: the limits, the shares that a batch of this size may reach, and words for sentences."""
    above_usual = HELD_WARNING if limits.usual_held is None else limits.usual_held + HELD_ABOVE_USUAL
    shares = {
        "held_max": HELD_MAX,
        "held_usual_max": min(HELD_WARNING, above_usual),
        "same_text_max": SAME_TEXT_MAX,
        "moment_max": MOMENT_MAX,
        "odd_day_max": ODD_DAY_MAX,
    }
    if count < FEW:
        shares = dict.fromkeys(shares, 1.0) | UNLIMITED
    return asdict(limits) | shares | asides(limits)


def _grown(checks: Iterable[Check], usual: Mapping[str, float]) -> Iterable[str]:
    """Which checks of articles fail twice as often as usual, and by a tenth of the articles more."""
    for check in checks:
        if check.severity == "info" or check.code not in usual or not check.tested:
            continue
        share, known = check.failed / check.tested, usual[check.code]
        if check.tested >= FEW and share >= max(GROWTH * known, known + GROWTH_LEAST):
            yield f"{check.code} fails {share:.0%} of the articles, where {known:.0%} are usual"


def _verdicts(records: Sequence[Quality], judged: Sequence[Judged]) -> tuple[Verdict, ...]:
    failed: dict[str, list[Check]] = {}
    for each in judged:
        for article in each.ids:
            failed.setdefault(article, []).append(each.check)
    return tuple(_verdict(record, failed.get(record.article_id, ())) for record in records)


def _verdict(record: Quality, failed: Sequence[Check]) -> Verdict:
    codes = tuple(check.code for check in failed if check.severity == "critical" and check.state == "fail")
    remarks = tuple(check.code for check in failed if check.code not in codes)
    return Verdict(record.article_id, record.url, accepted=not codes, codes=codes, remarks=remarks)
