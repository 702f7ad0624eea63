"""The quality record: an article in numbers, as validation judges it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from newsflow.clean.cleaning import SUSPECT
from newsflow.clean.stems import begins_a_word, stems_of
from newsflow.model import BY_SELECTORS, Article, CleanText, DateWitness, Link, Quality
from newsflow.sources import Source, is_article
from newsflow.text import fold, fold_repaired, script_ratio

# Only pages that were served as articles come this far; every other status is a drop of fetch.
SERVED = 200
# The route whose lists are of one day each; a sitemap's days may be those of changes.
BY_DAY = "dated_archive "
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|strong|em|img|script|li|ul|h\d)\b[^>]{0,200}>|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
# UTF-8 read as Latin-1 or Windows-1252: a lead byte's letter and a continuation byte's sign, as in "Ø§Ù„" or "Ã©".
_LEADS = "ÃÂØÙÚÛâ"
_MOJIBAKE = re.compile("[ÃÂØÙÚÛ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€.")


def measure(article: Article, clean: CleanText, source: Source, language: str) -> Quality:
    """The quality record of an article; `duplicate_text` is 0 until the run compares its articles."""
    lines = clean.body_lines
    body = "\n".join(lines)
    words = body.split()
    # what no printer prints is looked for as a whole first: a third of the time, and few texts have any
    odd = "" if body.replace("\n", " ").isprintable() else body
    title = clean.fields.title or ""
    folded, headline = fold_repaired(body), fold(title)
    published = clean.fields.published
    off_day = int(published is not None and _is_off_day(published, article.link, source.zone))
    return Quality(
        article_id=str(article.id),
        url=article.url,
        url_ok=int(not source.hosts or is_article(article.url, source)),
        status=SERVED,
        title_length=len(title),
        body_length=len(body),
        word_count=len(words),
        paragraphs=len(lines),
        script_ratio=script_ratio(body, language),
        language_ok=int(language.partition("-")[0] == source.language),
        boilerplate_ratio=_removed_share(clean, sum(map(len, words))),
        replacement_ratio=_share(body.count("\ufffd"), body),
        mojibake_ratio=_share(2 * _count_mojibake(body), body),
        control_count=len(_CONTROLS.findall(odd)),
        bidi_count=len(_BIDI.findall(odd)),
        html_residue=len(_MARKUP.findall(body)) if "<" in body or "&" in body else 0,
        title_is_body=int(bool(title) and headline == folded),
        has_date=int(published is not None),
        date_basis=published.basis if published else "none",
        lag_hours=lag_hours(published, article.fetched_at, source.zone) if published else 0.0,
        suspect=int(SUSPECT in clean.flags),
        duplicate_text=0,
        fallback=int(_fell_back(article, source)),
        link_density=_link_density(article, lines),
        title_overlap=_title_overlap(headline, folded),
        off_day=off_day,
        odd_day=int(
            bool(off_day) and published is not None and _is_odd_day(published, article.fetched_at, source.zone)
        ),
        moment=_instant(published),
        text_key=text_key(folded),
    )


def text_key(folded: str) -> str:
    """Equal for bodies of the same words: the first 16 hex digits of SHA-256 over a folded text."""
    return hashlib.sha256(folded.encode("utf-8", errors="replace")).hexdigest()[:16]


def lag_hours(published: DateWitness, fetched_at: datetime, zone: ZoneInfo) -> float:
    """Hours from publication to fetching; a day without time counts from its midnight in the source's zone."""
    moment = published.moment() or datetime.combine(published.day, published.clock or time(), zone)
    return (fetched_at - moment).total_seconds() / 3600


def _fell_back(article: Article, source: Source) -> bool:
    """Whether the source has a selector for the text, and it was not what found it."""
    given = source.as_of(article.fetched_at).selectors.body
    return given is not None and article.extractor != BY_SELECTORS


def _link_density(article: Article, lines: Sequence[str]) -> float:
    """The share of the letters inside links, over the blocks that the body has lines of."""
    body = set(lines)
    kept = [block for block in article.blocks if not body.isdisjoint(map(str.strip, block.text.split("\n")))]
    length = sum(len(block.text) for block in kept)
    return sum(block.linked for block in kept) / length if length else 0.0


def _title_overlap(headline: str, folded: str) -> float:
    """The share of the title's longer words that the body has in any of their forms; 1 for a title without any."""
    wanted, text = stems_of(headline), f" {folded}"
    return sum(begins_a_word(stem, text) for stem in wanted) / len(wanted) if wanted else 1.0


def _is_off_day(published: DateWitness, link: Link, zone: ZoneInfo) -> bool:
    """Whether the article is dated on another day than the route that says when things were published."""
    if link.published is not None:
        return published.local_day(zone) != link.published.local_day(zone)
    return link.route.startswith(BY_DAY) and link.day is not None and published.local_day(zone) != link.day


def _is_odd_day(published: DateWitness, fetched_at: datetime, zone: ZoneInfo) -> bool:
    """Whether the date is one that pages give everything: that of the visit, or the first day of a year."""
    day = published.local_day(zone)
    return day == fetched_at.astimezone(zone).date() or (day.month, day.day) == (1, 1)


def _instant(published: DateWitness | None) -> str:
    moment = published.moment() if published else None
    return moment.astimezone(UTC).isoformat() if moment else ""


def _removed_share(clean: CleanText, kept: int) -> float:
    """The share of the page's letters, blanks aside, that are not among those kept."""
    removed = sum(sum(map(len, clean.removed_text(span).split())) for span in clean.removed)
    return removed / (kept + removed) if removed else 0.0


def _count_mojibake(text: str) -> int:
    # letters are looked for one by one in a tenth of the time that the pattern takes, and few texts have any
    return len(_MOJIBAKE.findall(text)) if any(lead in text for lead in _LEADS) else 0


def _share(count: int, text: str) -> float:
    return count / len(text) if text else 0.0
