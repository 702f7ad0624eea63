"""The gate: records go in, every article's verdict and the batch's come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from newsflow.model import BatchVerdict, Check, Quality, Verdict
from newsflow.validate.expectations import EXPECTATIONS
from newsflow.validate.limits import Limits
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


def validate(records: Sequence[Quality], limits: Limits) -> tuple[tuple[Verdict, ...], BatchVerdict]:
    """One verdict per record, in their order, and the batch's own.

    Articles that fail a critical row are held with its codes. The batch is stopped by a critical batch row, or by any
    check that could not be made. An empty batch has no articles to judge, only its emptiness.
    """
    from newsflow.validate.judge import judge
    from newsflow.validate.suite import frame_of

    parameters = parameters_for(len(records), limits)
    frame = frame_of(records)
    judged = judge(frame, ARTICLES, parameters) if records else ()
    verdicts = _verdicts(records, judged)
    frame["held"] = [int(not verdict.accepted) for verdict in verdicts]
    judged += judge(frame, BATCH if records else BATCH_OF_NONE, parameters)
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
    }
    if count < FEW:
        shares = dict.fromkeys(shares, 1.0)
    return asdict(limits) | shares | asides(limits)


def _verdicts(records: Sequence[Quality], judged: Sequence[Judged]) -> tuple[Verdict, ...]:
    return tuple(
        _verdict(record, [each.check for each in judged if record.article_id in each.ids]) for record in records
    )


def _verdict(record: Quality, failed: Sequence[Check]) -> Verdict:
    codes = tuple(check.code for check in failed if check.severity == "critical" and check.state == "fail")
    remarks = tuple(check.code for check in failed if check.code not in codes)
    return Verdict(record.article_id, record.url, accepted=not codes, codes=codes, remarks=remarks)
