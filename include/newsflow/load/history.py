"""An article's history: the sequence of its texts, which follows from its captures in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsflow.model import Outcome
from newsflow.store import Capture, Revision


def history(captures: Iterable[Capture], ranks: Mapping[str, int]) -> tuple[Revision, ...]:
    """One revision wherever a capture reads differently from the one before; the last one is the current text.

    Captures are ordered by time, then by the `ranks` of their rules, the newest rules highest. A text is described by
    the reading of the newest rules, and among those by the earliest capture, so that a new rule's fields arrive and a
    second look changes nothing.
    """
    ordered = sorted(captures, key=lambda capture: (capture.captured_at, ranks[capture.rules_version]))
    tellers = _tellers(ordered, ranks)
    revisions: list[Revision] = []
    before: Capture | None = None
    for capture in ordered:
        same_text = before is not None and before.content_hash == capture.content_hash
        same_rules = before is None or before.rules_version == capture.rules_version
        before = capture
        if same_text:
            continue
        teller = tellers[capture.content_hash]
        revisions.append(
            Revision(
                article_id=capture.article_id,
                captured_at=capture.captured_at,
                rules_version=capture.rules_version,
                content_hash=capture.content_hash,
                cause="publisher" if same_rules else "rules",
                told_at=teller.captured_at,
                told_by=teller.rules_version,
            )
        )
    return tuple(revisions)


def merged(known: Iterable[Capture], new: Iterable[Capture]) -> tuple[Capture, ...]:
    """Known and new captures; a new reading of the same bytes by the same rules takes the place of the known one."""
    return tuple({(item.captured_at, item.rules_version): item for item in (*known, *new)}.values())


def outcome(before: tuple[Revision, ...], after: tuple[Revision, ...]) -> Outcome:
    """What new captures did to an article: loaded, revised when its current text changed, else unchanged."""
    if not before:
        return Outcome.LOADED
    return Outcome.UNCHANGED if before[-1].content_hash == after[-1].content_hash else Outcome.REVISED


def _tellers(ordered: Iterable[Capture], ranks: Mapping[str, int]) -> dict[str, Capture]:
    tellers: dict[str, Capture] = {}
    for capture in ordered:
        known = tellers.get(capture.content_hash)
        if known is None or ranks[capture.rules_version] > ranks[known.rules_version]:
            tellers[capture.content_hash] = capture
    return tellers
