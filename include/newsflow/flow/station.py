"""Where a step works: the run's source, its files in the lake, its connection to Postgres."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing
from functools import cached_property
from typing import TYPE_CHECKING

from newsflow.model import Link, RunKey, Verb
from newsflow.settings import Settings, require_database
from newsflow.sources import Source, find

if TYPE_CHECKING:
    from newsflow.lake import Lake
    from newsflow.store import Connection

LINKS = "links.jsonl.zst"
ATTEMPTS = "attempts.jsonl.zst"
ARTICLES = "articles.jsonl.zst"
DROPS = "drops.jsonl.zst"
VERDICTS = "verdicts.jsonl.zst"
BATCH = "batch.jsonl.zst"


class Station:
    """What a step needs of the world for one run; each part is opened when it is first used."""

    def __init__(self, settings: Settings, key: RunKey) -> None:
        self.settings = settings
        self.key = key

    @cached_property
    def source(self) -> Source:
        """The run's source, from its file."""
        return find(self.settings.sources, self.key.source)

    @cached_property
    def lake(self) -> Lake:
        """The lake that holds the run's files."""
        from newsflow.lake import Lake

        return Lake(self.settings.lake)

    def path(self, verb: Verb, name: str) -> str:
        """A file that a verb of this run leaves, below the lake."""
        return f"{self.lake.folder(verb, self.key)}/{name}"

    def links(self) -> tuple[Link, ...]:
        """The links that the run's discover listed.

        Raises NewsflowError when it has listed none yet.
        """
        return tuple(self.lake.read_lines(self.path(Verb.DISCOVER, LINKS), Link))

    def database(self) -> AbstractContextManager[Connection]:
        """A connection under the run's name, closed at the end."""
        return database(self.settings, self.key.run)


def database(settings: Settings, application: str) -> AbstractContextManager[Connection]:
    """A connection to our Postgres, closed at the end.

    Raises ConfigurationError when none is set or it refuses us, TransientError when it is away.
    """
    from newsflow import store

    return closing(store.connect(require_database(settings), application))
