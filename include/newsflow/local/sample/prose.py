"""Writes one story: a headline and paragraphs that hang together, from the tables of phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from newsflow.local.sample.almanac import coming_month, weekday
from newsflow.local.sample.grammar import Pen, Table
from newsflow.local.sample.outlets import Outlet, Place
from newsflow.local.sample.tables import table

CLUBS = ("النخيل", "الفرات الأزرق", "السنابل", "الجسر", "شباب الضفاف", "الرواد", "الأمواج", "القلعة الحمراء")

# Mean temperatures in degrees Celsius for the months January to December, ± 4: hot summers, mild winters.
WARMTH = (15, 18, 23, 30, 37, 42, 45, 45, 41, 34, 24, 17)

# The bag from which the paragraphs between the lead and the end are drawn.
MIDDLES = ("statement",) * 5 + ("voice_of",) * 3 + ("fact",) * 2 + ("expert",) + ("aside",) * 2

HARD_LINES = ("cry", "date_opening", "source_speech", "near_miss")

# The bound symbols: filled once, in this order, so that the whole story speaks of the same people and places.
CAST = ("role", "body", "official", "councillor", "speaker", "district")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a story's body.

    `hard` marks a line that looks like boilerplate and is not; `item` one that stands in a list.
    """

    text: str
    hard: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A written story; `post` is what the outlet said about it on a social network."""

    title: str
    section: str
    city: str
    paragraphs: tuple[Paragraph, ...]
    post: str


def write(outlet: Outlet, day: date, chance: Random) -> Prose:
    """A story of this day: 5 to 10 paragraphs, perhaps a few short lines; the same chance writes the same story."""
    topics = table("ar_topics")
    topic = topics[chance.choice(sorted(topics))]
    place = chance.choice(outlet.places)
    pen = Pen(_cast(outlet, place, topic, day, chance), chance)
    title = pen.pick("title")
    lead = Paragraph(pen.pick("lead"))
    kinds = chance.sample(MIDDLES, chance.randint(3, 8))
    middle = [Paragraph(pen.pick(kind)) for kind in kinds]
    body = [lead, *_with_hard_lines(middle, topic, pen, chance), Paragraph(pen.pick("closing"))]
    return Prose(title, topic["section"][0], place.city, tuple(body), pen.write("{voice} #{tag_city} #{tag_place}"))


def _cast(outlet: Outlet, place: Place, topic: Table, day: date, chance: Random) -> Table:
    """The story's table: the shared phrases, its topic's, and one fixed phrase for everyone who appears throughout."""
    club, rival = chance.sample(CLUBS, 2)
    warmth = WARMTH[day.month - 1]
    known: dict[str, Sequence[str]] = {
        **table("ar_phrases"),
        **topic,
        "outlet": (outlet.local_name,),
        "province": (place.province,),
        "city": (place.city,),
        "any_city": tuple(other.city for other in outlet.places),
        "tag_city": (place.city.replace(" ", "_"),),
        "tag_place": (outlet.local_name.replace(" ", "_"),),
        "club": (club,),
        "rival": (rival,),
        "degrees": tuple(str(degree) for degree in range(warmth - 4, warmth + 5)),
        "coming_month": (coming_month(day),),
        "weekday_name": tuple(weekday(day + timedelta(days=ahead)) for ahead in range(2, 6)),
        "when": (_when(day, chance),),
        "official": ("{man}",),
        "councillor": ("{man}",),
        "speaker": ("{man}",),
    }
    return {**known, **_fixed(known, chance)}


def _fixed(known: Mapping[str, Sequence[str]], chance: Random) -> dict[str, Sequence[str]]:
    pen = Pen(known, chance)
    return {symbol: (pen.pick(symbol),) for symbol in CAST}


def _when(day: date, chance: Random) -> str:
    """What the lead says of the day: mostly today's weekday, sometimes yesterday's, sometimes nothing."""
    said = chance.random()
    if said < 0.6:
        return f"، اليوم {weekday(day)}،"
    if said < 0.7:
        return f"، أمس {weekday(day - timedelta(days=1))}،"
    return ""


def _with_hard_lines(middle: list[Paragraph], topic: Table, pen: Pen, chance: Random) -> list[Paragraph]:
    """The paragraphs, in a third of the stories with a line between them that only looks like boilerplate."""
    if chance.random() < 0.35:
        symbol = chance.choice(HARD_LINES)
        middle.insert(chance.randint(1, len(middle)), Paragraph(pen.pick(symbol), hard=True))
    if "list" in topic and chance.random() < 0.5:
        items = [Paragraph(pen.pick("list"), hard=True, item=True) for _ in range(chance.randint(3, 5))]
        middle.extend(dict.fromkeys(items))
    if "score" in topic and chance.random() < 0.5:
        middle.insert(0, Paragraph(pen.pick("score"), hard=True))
    return middle
