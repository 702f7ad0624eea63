"""The frozen types that the six verbs give one another.

    discover → Link      extract → Article         validate → Verdict
    fetch    → Page      clean   → CleanArticle    load     → LoadReport

An item that leaves the line on its way is a `Drop`: never silence, always a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from uuid import UUID, uuid5

ARTICLE_NAMESPACE = UUID("6f1d2a52-6b0c-5c58-9f5e-4e65777366a1")


class Verb(StrEnum):
    """The six stations of the line, in order; each is a folder, a task, a command and a folder of the lake."""

    DISCOVER = "discover"
    FETCH = "fetch"
    EXTRACT = "extract"
    CLEAN = "clean"
    VALIDATE = "validate"
    LOAD = "load"


class Trigger(StrEnum):
    """Why a run exists; only scheduled runs look back at earlier days."""

    SCHEDULED = "scheduled"
    BACKFILL = "backfill"
    MANUAL = "manual"


class Outcome(StrEnum):
    """What became of an advertised URL; every URL has exactly one."""

    PENDING = "pending"
    LOADED = "loaded"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    DROPPED = "dropped"
    GONE = "gone"


class Kind(StrEnum):
    """The kinds of line that surround an article on its page."""

    TITLE = "title"
    SITE_NAME = "site_name"
    NAV = "nav"
    DATE = "date"
    DATELINE = "dateline"
    BYLINE = "byline"
    COUNTER = "counter"
    SHARE = "share"
    FOLLOW = "follow"
    RELATED = "related"
    TAGS = "tags"
    SOURCE = "source"
    CAPTION = "caption"
    EMBED = "embed"
    AD = "ad"
    COMMENTS = "comments"
    COPYRIGHT = "copyright"
    MEDIA = "media"
    LINK = "link"
    AGENCY_SIG = "agency_sig"
    COOKIE = "cookie"


class Role(StrEnum):
    """What a block is on its page, as far as the HTML says; plain text has only paragraphs."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE = "table"
    EMBED = "embed"


class DateRole(StrEnum):
    """Which question a date answers: when published, when last changed, or when this page was served."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class RunKey:
    """One run of one (source, day); the small pointer that travels between tasks."""

    source: str
    day: date
    run: str
    trigger: Trigger = Trigger.MANUAL


@dataclass(frozen=True, slots=True)
class DateWitness:
    """One statement of a date, with what it rests on.

    `clock` is None when only the day is known. `offset` is the distance to UTC in minutes, None when unknown.
    `zone_basis` is "stated", "source" (the outlet's default) or "none".
    `basis` names the witness: json_ld, meta, time_tag, microdata, feed, sitemap, archive, url, line, hijri, tweet,
    inferred. `text` is what was read.
    """

    role: DateRole
    day: date
    clock: time | None = None
    offset: int | None = None
    zone_basis: str = "none"
    basis: str = "line"
    text: str = ""
    confidence: float = 1.0

    @property
    def precision(self) -> str:
        """Either "day" or "minute"."""
        return "day" if self.clock is None else "minute"

    def iso(self) -> str:
        """ISO 8601: the day alone, or day and time with the offset where it is known."""
        if self.clock is None:
            return self.day.isoformat()
        return self._moment().isoformat()

    def moment(self) -> datetime | None:
        """The aware instant, or None when time or zone is unknown."""
        return None if self.clock is None or self.offset is None else self._moment()

    def _moment(self) -> datetime:
        zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
        return datetime.combine(self.day, self.clock or time(), tzinfo=zone)


@dataclass(frozen=True, slots=True)
class Link:
    """An article URL that a route advertised: canonical, inside the source's pattern, dated where the route knows."""

    url: str
    route: str
    day: date | None = None
    published: DateWitness | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes lie in the lake: WARC file (path below the lake) and the record's offset in it."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request for one URL: when, what came back, how long it took (seconds), where the bytes lie."""

    url: str
    at: datetime
    status: int | None = None
    reason: str | None = None
    seconds: float = 0.0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A served page; the bytes themselves stay in the lake at `place`."""

    link: Link
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched_at: datetime
    place: Place
    digest: str

    def header(self, name: str) -> str | None:
        """The first value of a header, compared without case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Drop:
    """An item that left the line: at which verb, for which counted reason, with the detail for people.

    `duplicate_of` names the first URL when the reason is "duplicate".
    """

    url: str
    verb: Verb
    reason: str
    detail: str = ""
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with its role in the page; one or more lines."""

    text: str
    role: Role = Role.PARAGRAPH


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


@dataclass(frozen=True, slots=True)
class Removed:
    """A span of the repaired text that is not article: [start, end) in characters, with kind and rule."""

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A post of another platform that stood in the page."""

    platform: str
    name: str | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None
    media: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """What the removed lines and the page's witnesses said about the article."""

    title: str | None = None
    published: DateWitness | None = None
    updated: DateWitness | None = None
    page_date: DateWitness | None = None
    dateline: str | None = None
    author: str | None = None
    outlet: str | None = None
    source: str | None = None
    agency: str | None = None
    comment_count: int | None = None
    view_count: int | None = None
    tags: tuple[str, ...] = ()
    embeds: tuple[Embed, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanText:
    """Repaired text plus removed spans; what is left between the spans is the article's body."""

    text: str
    removed: tuple[Removed, ...]
    fields: Fields
    dates: tuple[DateWitness, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def body_lines(self) -> tuple[str, ...]:
        """The body, line by line, without the removed spans and without empty lines."""
        return tuple(line for raw in self._kept().split("\n") if (line := raw.strip()))

    def removed_text(self, removed: Removed) -> str:
        """The removed words themselves."""
        return self.text[removed.start : removed.end]

    def _kept(self) -> str:
        parts, at = [], 0
        for span in self.removed:
            parts.append(self.text[at : span.start])
            at = span.end
        parts.append(self.text[at:])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality record of one article: what Great Expectations judges. Numbers, flags and ids; never text.

    Lengths in characters, ratios 0 to 1, lags in hours, flags 0 or 1.
    """

    article_id: str
    url: str
    url_ok: int
    status: int
    title_length: int
    body_length: int
    word_count: int
    paragraphs: int
    script_ratio: float
    language_ok: int
    boilerplate_ratio: float
    replacement_ratio: float
    mojibake_ratio: float
    control_count: int
    bidi_count: int
    html_residue: int
    title_is_body: int
    has_date: int
    date_basis: str
    lag_hours: float
    suspect: int
    duplicate_text: int


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article after cleaning: the page's article, the clean text, its language and its quality record."""

    article: Article
    clean: CleanText
    language: str
    quality: Quality
    rules_version: str


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
    """The judgement of one article: accepted, or quarantined with reason codes."""

    article_id: str
    url: str
    accepted: bool
    codes: tuple[str, ...] = ()


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


def article_id(source: str, key: str) -> UUID:
    """The id of an article: uuid5 of source and key, the same wherever and whenever it is computed."""
    return uuid5(ARTICLE_NAMESPACE, f"{source}\n{key}")
