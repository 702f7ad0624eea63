"""The sample outlets: invented newsrooms, each one declaration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo


class Fate(StrEnum):
    """What becomes of a story after it is written."""

    PLAIN = "plain"
    CORRECTED = "corrected"  # a later visit finds another text
    VANISHED = "vanished"  # a later visit finds nothing, though the archive still lists it
    LATE = "late"  # it appears a day after the date it bears
    DOUBLED = "doubled"  # it has two addresses, and both are advertised
    UNDATED = "undated"  # neither its page nor any dated list says when it was published
    HURRIED = "hurried"  # whoever asks for it first is told to come back a second later
    SOFT_404 = "soft_404"  # in its place stands a page that says that there is none, with status 200
    PAYWALLED = "paywall_stub"  # only its lead is free
    CONSENT = "consent_wall"  # in its place readers are asked whether they accept cookies
    CHALLENGED = "challenge"  # in its place readers must prove that they are people


WALLED = frozenset({Fate.SOFT_404, Fate.PAYWALLED, Fate.CONSENT, Fate.CHALLENGED})
"""The fates of stories that nobody can read; each is named as the reason that a run must record."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province and its main city, by their local names."""

    province: str
    city: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Those of a newsroom who write in one language: their share of the stories, and what they write of.

    `months` is a manner of `almanac.MONTHS`; `currency` has singular and plural.
    """

    language: str
    share: float
    months: str
    currency: tuple[str, str]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newsroom that does not exist.

    `style` names the way its pages are built; `path` leads to a story, `second_path` to those that are doubled;
    `handle` is its account in embedded posts; `articles` are the least and most articles a day; `since` is the first
    day of its archive; `metadata` is the share of pages with JSON-LD; `fates` are shares of stories, the rest is plain;
    `obstacles` are shares of the plain ones, which stand between them and whoever asks;
    `holidays` are (month, day) without stories.
    """

    key: str
    name: str
    local_name: str
    site_name: str
    style: str
    path: str
    country: str
    time_zone: str
    capital: str
    handle: str
    articles: tuple[int, int]
    since: date
    desks: tuple[Desk, ...]
    metadata: float = 0.5
    second_path: str = ""
    fates: tuple[tuple[Fate, float], ...] = ()
    obstacles: tuple[tuple[Fate, float], ...] = ()
    holidays: frozenset[tuple[int, int]] = frozenset()

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose local days its articles belong to."""
        return ZoneInfo(self.time_zone)

    @property
    def language(self) -> str:
        """Its main language: the first desk's."""
        return self.desks[0].language


IRAQ = (
    Place("بغداد", "بغداد"),
    Place("البصرة", "البصرة"),
    Place("نينوى", "الموصل"),
    Place("ذي قار", "الناصرية"),
    Place("ميسان", "العمارة"),
    Place("واسط", "الكوت"),
    Place("بابل", "الحلة"),
    Place("القادسية", "الديوانية"),
    Place("المثنى", "السماوة"),
    Place("الأنبار", "الرمادي"),
    Place("ديالى", "بعقوبة"),
    Place("صلاح الدين", "تكريت"),
    Place("كركوك", "كركوك"),
    Place("كربلاء", "كربلاء"),
    Place("النجف", "النجف"),
)

EGYPT = (
    Place("الدقهلية", "المنصورة"),
    Place("الغربية", "طنطا"),
    Place("الشرقية", "الزقازيق"),
    Place("البحيرة", "دمنهور"),
    Place("كفر الشيخ", "كفر الشيخ"),
    Place("دمياط", "دمياط"),
    Place("الإسكندرية", "الإسكندرية"),
    Place("أسيوط", "أسيوط"),
    Place("المنيا", "المنيا"),
    Place("قنا", "قنا"),
    Place("أسوان", "أسوان"),
    Place("الفيوم", "الفيوم"),
)

LEBANON = (
    Place("جبل لبنان", "بعبدا"),
    Place("الشمال", "طرابلس"),
    Place("الجنوب", "صيدا"),
    Place("البقاع", "زحلة"),
    Place("النبطية", "النبطية"),
    Place("عكار", "حلبا"),
    Place("بعلبك الهرمل", "بعلبك"),
)

LEBANON_IN_ENGLISH = (Place("Mount Lebanon", "Baabda"), Place("the North", "Tripoli"), Place("the Bekaa", "Zahle"))

LEBANON_IN_PERSIAN = (Place("جبل لبنان", "بعبدا"), Place("شمال لبنان", "طرابلس"), Place("بقاع", "زحله"))

NAKHLA = Outlet(
    key="nakhla",
    name="Sada al-Nakhla",
    local_name="صدى النخلة",
    site_name="موقع صدى النخلة الإخباري",
    style="nakhla",
    path="/news/{id}",
    country="IQ",
    time_zone="Asia/Baghdad",
    capital="بغداد",
    handle="SadaNakhlaDemo",
    articles=(8, 20),
    since=date(2012, 1, 1),
    desks=(Desk("ar", 1, "levant", ("دينار", "دنانير"), IRAQ),),
)

MARSA = Outlet(
    key="marsa",
    name="Marsa al-Delta",
    local_name="مرسى الدلتا",
    site_name="بوابة مرسى الدلتا",
    style="marsa",
    path="/story/{id}",
    country="EG",
    time_zone="Africa/Cairo",
    capital="القاهرة",
    handle="MarsaDeltaDemo",
    articles=(10, 24),
    since=date(2018, 1, 1),
    desks=(Desk("ar", 1, "ar", ("جنيه", "جنيهات"), EGYPT),),
    metadata=1.0,
    second_path="/amp/{id}",
    fates=((Fate.CORRECTED, 0.08), (Fate.DOUBLED, 0.05), (Fate.LATE, 0.05)),
    obstacles=((Fate.HURRIED, 0.03), (Fate.PAYWALLED, 0.03), (Fate.CONSENT, 0.03)),
)

SINDYAN = Outlet(
    key="sindyan",
    name="Sindyan Press",
    local_name="سنديان برس",
    site_name="موقع سنديان برس",
    style="sindyan",
    path="/{language}/{id}.html",
    country="LB",
    time_zone="Asia/Beirut",
    capital="بيروت",
    handle="SindyanDemo",
    articles=(6, 14),
    since=date(2015, 1, 1),
    desks=(
        Desk("ar", 0.7, "levant", ("ليرة", "ليرات"), LEBANON),
        Desk("en", 0.18, "en", ("pounds", "pounds"), LEBANON_IN_ENGLISH),
        Desk("fa", 0.12, "fa", ("پوند", "پوند"), LEBANON_IN_PERSIAN),
    ),
    metadata=0.0,
    fates=((Fate.VANISHED, 0.06), (Fate.LATE, 0.06), (Fate.UNDATED, 0.05), (Fate.CORRECTED, 0.05)),
    obstacles=((Fate.SOFT_404, 0.05), (Fate.CHALLENGED, 0.05)),
    holidays=frozenset({(1, 1), (5, 1)}),
)

OUTLETS = {outlet.key: outlet for outlet in (NAKHLA, MARSA, SINDYAN)}
