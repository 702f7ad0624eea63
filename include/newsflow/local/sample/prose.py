"""Writes one story: a headline and paragraphs that hang together, from the tables of phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from newsflow.local.sample.almanac import coming_month, weekday
from newsflow.local.sample.grammar import Pen, Table
from newsflow.local.sample.outlets import Desk, Outlet
from newsflow.local.sample.tables import table

# Mean temperatures in degrees Celsius for the months January to December, ± 4: hot summers, mild winters.
WARMTH = (15, 18, 23, 30, 37, 42, 45, 45, 41, 34, 24, 17)

# The bag from which the paragraphs between the lead and the end are drawn; a language without so many leaves some out.
MIDDLES = ("statement",) * 5 + ("voice_of",) * 3 + ("fact",) * 2 + ("expert",) + ("aside",) * 2

HARD_LINES = ("cry", "date_opening", "source_speech", "near_miss")

# The lead speaks mostly of today's weekday, sometimes of yesterday's, sometimes of none.
WHEN = {"today": 6, "yesterday": 1, "undated": 3}

# Filled once, in this order, so that the whole story speaks of the same people and places.
CAST = ("club", "rival", "role", "body", "official", "councillor", "speaker", "writer", "district", "when")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a story's body.

    `hard` marks a line that looks like boilerplate and is not; `item` one that stands in a list.
    """

    text: str
    hard: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote below a story."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A written story and what may stand around it on its page.

    `post` and `rest` are the two halves of what the outlet said on a social network; `correction` is the paragraph that
    replaces the second one, should the story be corrected.
    """

    language: str
    title: str
    section: str
    city: str
    paragraphs: tuple[Paragraph, ...]
    correction: Paragraph
    post: str
    rest: str
    caption: str
    reporter: str
    reporter_role: str
    comments: tuple[Comment, ...]


def write(outlet: Outlet, day: date, chance: Random) -> Prose:
    """A story of this day: 5 to 10 paragraphs, perhaps a few short lines; the same chance writes the same story."""
    desk = chance.choices(outlet.desks, [desk.share for desk in outlet.desks])[0]
    topics = table(f"{desk.language}_topics")
    topic = topics[chance.choice(sorted(topics))]
    known = _known(outlet, desk, topic, day, chance)
    pen = Pen({**known, **_cast(known, chance)}, chance)
    return Prose(
        language=desk.language,
        title=_capital(pen.pick("title")),
        section=topic["section"][0],
        city=known["city"][0],
        paragraphs=tuple(_paragraphs(pen, topic, chance)),
        correction=_paragraph(pen, "statement"),
        post=pen.pick("post"),
        rest=pen.pick("rest"),
        caption=pen.pick("caption"),
        reporter=pen.pick("reporter"),
        reporter_role=pen.pick("reporter_role"),
        comments=tuple(Comment(pen.pick("commenter"), pen.pick("comment")) for _ in range(chance.choice((0, 0, 1, 2)))),
    )


def _paragraphs(pen: Pen, topic: Table, chance: Random) -> list[Paragraph]:
    """The body: in a third of the stories, lines stand between the paragraphs that only look like boilerplate."""
    lead = _paragraph(pen, "lead")
    middle = [_paragraph(pen, kind) for kind in chance.sample(MIDDLES, chance.randint(3, 8))]
    if chance.random() < 0.35:
        hard = Paragraph(pen.pick(chance.choice(HARD_LINES)), hard=True)
        middle.insert(chance.randint(1, len(middle)), hard)
    if "list" in topic and chance.random() < 0.5:
        items = [Paragraph(pen.pick("list"), hard=True, item=True) for _ in range(chance.randint(3, 5))]
        middle.extend(items)
    if "score" in topic and chance.random() < 0.5:
        middle.insert(0, Paragraph(pen.pick("score"), hard=True))
    return list(dict.fromkeys([lead, *middle, _paragraph(pen, "closing")]))


def _paragraph(pen: Pen, symbol: str) -> Paragraph:
    return Paragraph(_capital(pen.pick(symbol)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _known(outlet: Outlet, desk: Desk, topic: Table, day: date, chance: Random) -> dict[str, Sequence[str]]:
    """The phrases of the desk's language, of the topic, and of this outlet, place and day."""
    place = chance.choice(desk.places)
    warmth = WARMTH[day.month - 1]
    when = chance.choices(list(WHEN), list(WHEN.values()))[0]
    return {
        **table(f"{desk.language}_phrases"),
        **topic,
        "outlet": (outlet.local_name if desk.language == outlet.language else outlet.name,),
        "handle": (outlet.handle,),
        "province": (place.province,),
        "city": (place.city,),
        "any_city": tuple(other.city for other in desk.places),
        "tag_city": (_tag(place.city),),
        "tag_outlet": (_tag(outlet.local_name),),
        "tag_section": (_tag(topic["section"][0]),),
        "currency": desk.currency[:1],
        "currencies": desk.currency[1:],
        "degrees": tuple(str(degree) for degree in range(warmth - 4, warmth + 5)),
        "coming_month": (coming_month(day, desk.months),),
        "weekday": (weekday(day, desk.language),),
        "weekday_before": (weekday(day - timedelta(days=1), desk.language),),
        "weekday_name": tuple(weekday(day + timedelta(days=ahead), desk.language) for ahead in range(2, 6)),
        "when": ("{" + when + "}",),
        "official": ("{man}",),
        "councillor": ("{man}",),
        "speaker": ("{man}",),
        "writer": ("{woman}",),
    }


def _cast(known: Mapping[str, Sequence[str]], chance: Random) -> dict[str, Sequence[str]]:
    """One fixed phrase for everyone and everything that appears throughout the story."""
    pen = Pen(known, chance)
    return {symbol: (pen.pick(symbol),) for symbol in CAST if symbol in known}


def _tag(words: str) -> str:
    return words.replace(" ", "_")
