"""Learning, as housekeeping does it: a source's newest pages become its next snapshot of learned lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from newsflow.flow.station import database
from newsflow.settings import Settings


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a source taught: the number of its newest snapshot, and how many lines were found now."""

    source: str
    snapshot: int
    lines: int


def take_lesson(settings: Settings, source: str) -> Lesson:
    """The newest snapshot of a source holds the lines that its newest pages share, but for those that are vetoed.

    Without such lines, and when nothing has changed, the last snapshot stays. Articles that are in stay as they are;
    the next ones are cleaned with it.
    """
    from newsflow import store
    from newsflow.clean.learning import NEWEST, SPEAKING, learn

    with database(settings, f"newsflow/learn {source}") as connection:
        titles = store.newest_titles(connection, source, NEWEST)
        texts = store.page_texts(connection, source, newest=NEWEST, without=[kind.value for kind in SPEAKING])
        lines = learn(texts, titles)
        snapshot = store.take_snapshot(connection, source, lines, datetime.now(UTC))
        vetoed = {veto.line for veto in store.vetoes(connection, source)}
    return Lesson(source, snapshot, len(lines.keys() - vetoed))
