"""What a page offers, and what cleaning looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from newsflow.model.dating import DateWitness
from newsflow.model.names import Role
from newsflow.model.run import Link, Place

BY_SELECTORS = "source-selectors"
"""The extractor of an article whose text the source's own selectors found."""

ARTICLE_NAMESPACE = UUID("6f1d2a52-6b0c-5c58-9f5e-4e65777366a1")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with its role in the page; one or more lines. `linked` is its number of characters inside links."""

    text: str
    role: Role = Role.PARAGRAPH
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """What a page offers, recall first: every block that may be article, every witness of its fields."""

    source: str
    key: str
    url: str
    link: Link
    blocks: tuple[Block, ...]
    fetched_at: datetime
    place: Place
    extractor: str
    charset: str
    language: str | None = None
    title: str | None = None
    dates: tuple[DateWitness, ...] = ()
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None

    @property
    def id(self) -> UUID:
        """The article's identity, from (source, key)."""
        return article_id(self.source, self.key)

    @property
    def text(self) -> str:
        """All blocks, a line or more each."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Document:
    """What cleaning looks at: text, and what is known beside it. Plain text alone is enough.

    `roles` gives the HTML role per line of `text` (evidence, never required). `zone` is an IANA name.
    `outlets` are the names the source goes by. `learned` maps a folded line to the number of articles that share it.
    """

    text: str
    language: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    zone: str | None = None
    title: str | None = None
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dates: tuple[DateWitness, ...] = ()
    roles: tuple[Role, ...] = ()
    learned: dict[str, int] = field(default_factory=dict)


def article_id(source: str, key: str) -> UUID:
    """The id of an article: uuid5 of source and key, the same wherever and whenever it is computed."""
    return uuid5(ARTICLE_NAMESPACE, f"{source}\n{key}")
