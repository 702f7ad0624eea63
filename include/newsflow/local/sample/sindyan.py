"""The article page of Sindyan Press: byline with a role, spelled date, readers' comments; in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from newsflow.local.sample import almanac, furniture
from newsflow.local.sample.outlets import Fate
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit
from newsflow.model import Kind


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of a page in one language."""

    menu: tuple[str, ...]
    source: str
    related: str
    comments: str
    add: str
    rights: str


LABELS = {
    "ar": Labels(
        ("الرئيسية", "لبنان", "اقتصاد", "ثقافة", "English", "فارسی"),
        "المصدر",
        "قد يهمك أيضاً",
        "التعليقات",
        "أضف تعليقاً",
        "جميع الحقوق محفوظة",
    ),
    "en": Labels(
        ("Home", "Lebanon", "Economy", "Culture", "العربية", "فارسی"),
        "Source",
        "You may also like",
        "Comments",
        "Add a comment",
        "All rights reserved",
    ),
    "fa": Labels(
        ("خانه", "لبنان", "اقتصاد", "فرهنگ", "العربية", "English"),
        "منبع",
        "بیشتر بخوانید",
        "نظرات",
        "نظر خود را بنویسید",
        "تمام حقوق محفوظ است",
    ),
}

# Every so many stories name a source at their end.
SOURCED = 5


def article(visit: Visit, story: Story, others: tuple[Story, ...]) -> Box:
    """The whole page of a story in its own language; an undated one has no date line, only those of its comments."""
    labels = LABELS[story.prose.language]
    same_language = tuple(other for other in others if other.prose.language == story.prose.language)
    dates = (Line(stamp(story), Kind.DATE, "div", "date"),) if stamp(story) else ()
    parts: list[Line | Box] = [
        Line(story.prose.title, Kind.TITLE, "h1"),
        Line(f"{story.prose.reporter} - {story.prose.reporter_role}", Kind.BYLINE, "div", "byline"),
        *dates,
        Box("div", "text", (*furniture.body(visit, story), *_source(visit, story, labels))),
    ]
    if same_language:
        parts.append(furniture.related(visit, labels.related, same_language))
    parts.append(Box("section", "comments", _comments(story, labels)))
    rights = f"{labels.rights} © {visit.outlet.local_name} {visit.day.year}"
    content = Box("div", "page", tuple(parts))
    return Box("body", "", (furniture.menu(visit, labels.menu), content, furniture.footer(rights)))


def fields(visit: Visit, story: Story) -> dict[str, Any]:
    """What the page says of its story."""
    return {
        "published_at": None if story.fate is Fate.UNDATED else story.moment.isoformat(),
        "author": story.prose.reporter,
        "source": visit.outlet.local_name if _has_source(story) else None,
        "comment_count": len(story.prose.comments),
        "embeds": [],
    }


def stamp(story: Story) -> str:
    """The date line in the manner of the story's language; empty for an undated one."""
    moment, language = story.moment, story.prose.language
    if story.fate is Fate.UNDATED:
        return ""
    if language == "en":
        return f"{almanac.spelled(story.day, 'en')}, {moment:%H:%M}"
    if language == "fa":
        day = f"{almanac.weekday(story.day, 'fa')} {almanac.spelled(story.day, 'fa')}"
        return f"{day} - {moment:%H:%M}".translate(almanac.PERSIAN_DIGITS)
    return f"{almanac.weekday(story.day)} {almanac.spelled(story.day, 'levant')} | {moment:%H:%M}"


def _has_source(story: Story) -> bool:
    return int(story.id) % SOURCED == 0


def _source(visit: Visit, story: Story, labels: Labels) -> tuple[Line, ...]:
    return (Line(f"{labels.source}: {visit.outlet.local_name}", Kind.SOURCE),) if _has_source(story) else ()


def _comments(story: Story, labels: Labels) -> tuple[Line, ...]:
    """The heading with the count, then name, date and words of every reader."""
    heading = f"{labels.comments} ({len(story.prose.comments)})"
    lines = [Line(heading, Kind.COMMENTS, "h3", alt_kinds=(Kind.COUNTER,))]
    manner = "levant" if story.prose.language == "ar" else story.prose.language
    for number, comment in enumerate(story.prose.comments, 1):
        said = story.moment + timedelta(minutes=17 * number)
        lines += [
            Line(comment.name, Kind.COMMENTS, "div", "name"),
            Line(
                f"{almanac.spelled(said.date(), manner)} {said:%H:%M}",
                Kind.COMMENTS,
                "div",
                "when",
                alt_kinds=(Kind.DATE,),
            ),
            Line(comment.text, Kind.COMMENTS),
        ]
    return (*lines, Line(labels.add, Kind.COMMENTS, "h4"))
