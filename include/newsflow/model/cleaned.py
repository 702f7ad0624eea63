"""An article after cleaning: what was kept, what was removed, what it said, how good it is."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.model.article import Article
from newsflow.model.dating import DateWitness
from newsflow.model.names import Kind


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

    Lengths in characters, ratios 0 to 1, lags in hours, flags 0 or 1. `fallback` says that the source has selectors
    for the text and that they did not find it; `off_day` that the date is of another day than its route says,
    `odd_day` that this other day is the day of the visit or the first of a year;
    `title_overlap` is the share of the title's longer words that the body has too; `moment` is the instant of
    publication where it is known; `text_key` is equal for equal bodies, whatever their letters' forms.
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
    fallback: int = 0
    link_density: float = 0.0
    title_overlap: float = 1.0
    off_day: int = 0
    odd_day: int = 0
    moment: str = ""
    text_key: str = ""


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article after cleaning: the page's article, the clean text, its language and its quality record."""

    article: Article
    clean: CleanText
    language: str
    quality: Quality
    rules_version: str
