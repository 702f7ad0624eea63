"""A preview: what one page becomes, told before it is on a screen or a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby

from newsflow.clean.choice import explain_choice
from newsflow.flow import Preview
from newsflow.model import CleanArticle, DateRole, DateWitness, Drop, Kind
from newsflow.newsroom.page_lines import page_lines
from newsflow.newsroom.report import template
from newsflow.newsroom.run_report import PageLine
from newsflow.sources import UNKNOWN
from newsflow.validate import BY_CODE

SURE = ("strict", "bom", "header", "meta", "source")
"""Rules that say a page's charset; the others guess it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One field: what was chosen, why or from whom, and what other witnesses say of it."""

    name: str
    value: str
    basis: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What was removed as one kind: the words, and the rule that took each."""

    kind: Kind
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """Everything that a preview shows. `state` is accepted, held or dropped; `lines` are the page's, in order."""

    url: str
    state: str
    sentence: str
    language: str = ""
    fields: tuple[Told, ...] = ()
    body: tuple[str, ...] = ()
    removed: tuple[Taken, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[PageLine, ...] = ()

    @property
    def title(self) -> str:
        """The article's title, or nothing."""
        return next((field.value for field in self.fields if field.name == "title"), "")


def page_verdict(preview: Preview) -> PageVerdict:
    """What a preview shows of its page."""
    made, verdict = preview.made, preview.verdict
    if isinstance(made, Drop):
        detail = f": {made.detail}" if made.detail else ""
        return PageVerdict(made.url, "dropped", f"Dropped at {made.verb.value}, {made.reason}{detail}")
    codes = verdict.codes if verdict else ()
    return PageVerdict(
        url=made.article.url,
        state="held" if codes else "accepted",
        sentence=f"Held: {', '.join(codes)}" if codes else "Accepted",
        language=made.language,
        fields=tuple(field for field in _fields(made, preview) if field.value),
        body=made.clean.body_lines,
        removed=tuple(_taken(made)),
        warnings=tuple(_warnings(preview, made)),
        lines=tuple(page_lines(made.clean)),
    )


def preview_page(verdict: PageVerdict) -> str:
    """The page, whole: what the outlet served on one side, the article on the other; no script, no request."""
    return template("preview.html").render(told=verdict)


def _fields(made: CleanArticle, preview: Preview) -> Iterator[Told]:
    article, said = made.article, made.clean.fields
    named, zone = ", ".join(article.authors), preview.source.zone
    yield Told("title", said.title or article.title or "", "", _others(said.title or "", article.title))
    yield Told("published", _iso(said.published, zone), explain_choice(made.clean), _dates(made, DateRole.PUBLISHED))
    yield Told("updated", _iso(said.updated, zone), said.updated.basis if said.updated else "")
    yield Told("page served", _iso(said.page_date, zone), said.page_date.basis if said.page_date else "")
    yield Told("authors", named or said.author or "", "", _others(named or "", said.author))
    for name in ("dateline", "outlet", "source", "agency"):
        yield Told(name, getattr(said, name) or "")
    yield Told("section", article.section or "")
    yield Told("tags", ", ".join((*article.tags, *(tag for tag in said.tags if tag not in article.tags))))
    yield Told("image", article.image or "")
    yield Told(
        "embeds", ", ".join(f"{embed.platform} {embed.url or embed.handle or ''}".strip() for embed in said.embeds)
    )
    yield Told("language", made.language if made.language != UNKNOWN else "")
    yield Told("charset", article.charset)
    yield Told("read by", article.extractor, f"source {preview.source.key}; rules {made.rules_version}")


def _others(chosen: str, other: str | None) -> tuple[str, ...]:
    return (other,) if chosen and other and other != chosen else ()


def _iso(witness: DateWitness | None, zone: tzinfo) -> str:
    return witness.local_iso(zone) if witness else ""


def _dates(made: CleanArticle, role: DateRole) -> tuple[str, ...]:
    """What every witness of a date said, each statement once."""
    heard = (f"{one.iso()} {one.basis}" for one in made.clean.dates if one.role is role)
    return tuple(dict.fromkeys(heard))


def _taken(made: CleanArticle) -> Iterator[Taken]:
    clean = made.clean
    spans = sorted(clean.removed, key=lambda span: span.kind.value)
    for kind, members in groupby(spans, key=lambda span: span.kind):
        cut = ((" ".join(clean.removed_text(span).split()), span.rule) for span in members)
        yield Taken(kind, tuple((text, rule) for text, rule in cut if text))


def _warnings(preview: Preview, made: CleanArticle) -> Iterator[str]:
    """What the gate would say of it, and what is less than sure."""
    verdict, article = preview.verdict, made.article
    for code in (*verdict.codes, *verdict.remarks) if verdict else ():
        known = BY_CODE[code]
        yield f"{code}: {known.why} {known.todo}"
    charset, _, rule = article.charset.partition("/")
    if rule and rule not in SURE:
        yield f"charset: guessed to be {charset} ({rule}). Set fetch.encoding in the source file if it is another."
    days = {one.day for one in article.dates if one.role is DateRole.PUBLISHED}
    if len(days) > 1:
        yield f"dates: the page states {len(days)} days of publication: {', '.join(map(str, sorted(days)))}."
    for flag in made.clean.flags:
        yield f"flag: {flag}"
