"""The sample outlets: invented newsrooms, each one declaration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Place:
    """A province and its main city, by their local names."""

    province: str
    city: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newsroom that does not exist.

    `style` names the way its pages are built (a key of `pages.STYLES`); `handle` is its account in embedded posts;
    `articles` are the least and most articles a day; `since` is the first day of its archive.
    """

    key: str
    name: str
    local_name: str
    site_name: str
    style: str
    country: str
    language: str
    time_zone: str
    capital: str
    handle: str
    articles: tuple[int, int]
    since: date
    places: tuple[Place, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose local days its articles belong to."""
        return ZoneInfo(self.time_zone)


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

NAKHLA = Outlet(
    key="nakhla",
    name="Sada al-Nakhla",
    local_name="صدى النخلة",
    site_name="موقع صدى النخلة الإخباري",
    style="nakhla",
    country="IQ",
    language="ar",
    time_zone="Asia/Baghdad",
    capital="بغداد",
    handle="SadaNakhlaDemo",
    articles=(8, 20),
    since=date(2012, 1, 1),
    places=IRAQ,
)

OUTLETS = {outlet.key: outlet for outlet in (NAKHLA,)}
