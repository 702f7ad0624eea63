"""Small articles and batches, for tests of load and of whatever reads the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from newsflow.load import Batch
from newsflow.model import (
    Article,
    Attempt,
    BatchVerdict,
    Check,
    CleanArticle,
    CleanText,
    DateRole,
    DateWitness,
    Drop,
    Embed,
    Fields,
    Kind,
    Link,
    Place,
    Quality,
    Removed,
    RunKey,
    Trigger,
    Verdict,
    article_id,
)

SOURCE = "harbour"
ZONE = "Asia/Baghdad"
DAY = date(2024, 11, 30)
NIGHT = datetime(2024, 12, 1, 0, 30, tzinfo=UTC)
SHARE = "شارك الخبر"
PASSED = BatchVerdict(True, "passed: all is well", (Check("no_date", "has_date", "row", "critical", "pass", 2, 0),))
STOPPED = BatchVerdict(False, "stopped: 2 of 2 articles have no title (no_title)")


def url(key: str) -> str:
    return f"https://harbour.example/news/{key}"


def key(run: str = "nightly", day: date = DAY, source: str = SOURCE, trigger: Trigger = Trigger.SCHEDULED) -> RunKey:
    return RunKey(source, day, run, trigger)


def published(day: date = DAY, clock: time | None = time(9), offset: int | None = 180) -> DateWitness:
    return DateWitness(DateRole.PUBLISHED, day, clock, offset, "stated", "json_ld", day.isoformat(), 0.9)


def clean(
    name: str,
    body: str = "افتتحت المديرية الجسر القديم.\nوقال المدير إن العمل استمر ثمانية أشهر.",
    at: datetime = NIGHT,
    title: str = "افتتاح الجسر القديم",
    when: DateWitness | None = None,
    rules: str = "1",
    source: str = SOURCE,
) -> CleanArticle:
    text = f"{title}\n{SHARE}\n{body}"
    cut = len(title) + 1
    removed = (
        Removed(0, len(title), Kind.TITLE, "any_title"),
        Removed(cut, cut + len(SHARE), Kind.SHARE, "ar_share"),
    )
    fields = Fields(
        title=title,
        published=when or published(),
        author="هدى",
        tags=("جسور",),
        embeds=(Embed("x", handle="@harbour", text="الجسر مفتوح"),),
    )
    link = Link(url(name), "feed")
    article = Article(
        source=source,
        key=name,
        url=url(name),
        link=link,
        blocks=(),
        fetched_at=at,
        place=Place(f"fetch/{name}.warc.gz", 42),
        extractor="generic/1",
        charset="utf-8",
        section="محليات",
    )
    quality = Quality(
        article_id=str(article_id(source, name)),
        url=url(name),
        url_ok=1,
        status=200,
        title_length=len(title),
        body_length=len(body),
        word_count=len(body.split()),
        paragraphs=2,
        script_ratio=1.0,
        language_ok=1,
        boilerplate_ratio=0.1,
        replacement_ratio=0.0,
        mojibake_ratio=0.0,
        control_count=0,
        bidi_count=0,
        html_residue=0,
        title_is_body=0,
        has_date=1,
        date_basis="json_ld",
        lag_hours=16.0,
        suspect=0,
        duplicate_text=0,
    )
    return CleanArticle(article, CleanText(text, removed, fields, (fields.published,)), "ar", quality, rules)  # type: ignore[arg-type]


def accept(article: CleanArticle) -> Verdict:
    return Verdict(str(article.article.id), article.article.url, accepted=True)


def refuse(article: CleanArticle, *codes: str) -> Verdict:
    return Verdict(str(article.article.id), article.article.url, False, codes)


def batch(
    run: RunKey,
    articles: Sequence[CleanArticle] = (),
    drops: Sequence[Drop] = (),
    verdicts: Sequence[Verdict] | None = None,
    verdict: BatchVerdict = PASSED,
    also: Sequence[str] = (),
) -> Batch:
    """A batch whose links are those of its articles and drops, and `also` these, which nothing came of."""
    links = {article.article.link.url: article.article.link for article in articles}
    links |= {name: Link(name, "feed") for name in (*(drop.url for drop in drops), *also) if name not in links}
    return Batch(
        key=run,
        zone=ZONE,
        links=tuple(links.values()),
        attempts=tuple(Attempt(name, NIGHT, 200, None, 0.2, Place("fetch/a.warc.gz", 0)) for name in links),
        drops=drops,
        articles=articles,
        verdicts=tuple(map(accept, articles)) if verdicts is None else verdicts,
        verdict=verdict,
    )


def renamed(given: Batch, run: str) -> Batch:
    return replace(given, key=replace(given.key, run=run))
