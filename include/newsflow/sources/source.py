"""One outlet as its file describes it."""

from __future__ import annotations

import codecs
import re
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import re2
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from newsflow.sources.css import Selector
from newsflow.sources.routes import ROUTE_KINDS, WEB_URL, Feed, Files, NewsSitemap, Route

KEY = r"^[a-z][a-z0-9_]{1,39}$"
HOST = r"^[A-Za-z0-9.-]+$"
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fetching(_Group):
    """Limits of fetching. No field turns robots.txt off."""

    delay: float = Field(default=2.0, ge=0, le=60, description="seconds between two requests to the host, 0 to 60")
    cap: int = Field(default=1000, ge=1, le=50_000, description="at most so many pages a run, 1 to 50000")
    at_once: int = Field(default=8, ge=1, le=32, description="so many of its hosts are asked at a time, 1 to 32")
    encoding: str | None = Field(default=None, description="the pages' real charset, when they lie: windows-1256")
    revisit: tuple[Annotated[int, Field(ge=1, le=60)], ...] = Field(
        default=(1, 3, 7),
        max_length=10,
        description="so many days after its own a night looks at an article's page again: [1, 3, 7]; [] for never",
    )
    user_agent: str | None = Field(default=None, min_length=3, description="a User-Agent of its own for this source")

    @field_validator("encoding")
    @classmethod
    def _is_a_charset(cls, encoding: str | None) -> str | None:
        if encoding is not None:
            try:
                codecs.lookup(encoding)
            except LookupError:
                raise ValueError("is not a charset that Python knows") from None
        return encoding


class UrlRules(_Group):
    """Which URLs are articles, and what names one."""

    pattern: str | None = Field(default=None, description="RE2 expression that article URLs match: /news/\\d+")
    id: str | None = Field(default=None, description="RE2 expression with one group, the article's id: /news/(\\d+)")
    strip: tuple[str, ...] = Field(default=(), description="query parameters that do not change the page")
    rewrite: dict[str, str] = Field(
        default_factory=dict,
        description="RE2 expressions and what stands for them, for other addresses of the same page: '/lite/': '/'",
    )

    @field_validator("rewrite")
    @classmethod
    def _all_compile(cls, rules: dict[str, str]) -> dict[str, str]:
        for pattern in rules:
            cls._compiles(pattern)
        return rules

    @field_validator("pattern", "id")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            try:
                re2.compile(pattern)
            except re2.error as error:
                raise ValueError(f"is not a regular expression: {error}") from None
        return pattern

    @field_validator("id")
    @classmethod
    def _has_one_group(cls, pattern: str | None) -> str | None:
        if pattern is not None and re2.compile(pattern).groups != 1:
            raise ValueError("needs exactly one group")
        return pattern


class Selectors(_Group):
    """CSS selectors of the article's parts, where the generic reading does not do."""

    body: Selector | None = Field(
        default=None, description="CSS selector of the element that holds the article: div.story"
    )
    title: Selector | None = Field(default=None, description="CSS selector of the headline: h1")
    authors: Selector | None = Field(
        default=None, description="CSS selector of the elements that each name an author: .byline a"
    )
    date: Selector | None = Field(
        default=None, description="CSS selector of the element that states when it was published: .meta time"
    )
    drop: tuple[Selector, ...] = Field(default=(), description="CSS selectors of parts that are never article: .ads")


class FormerSelectors(Selectors):
    """The selectors of a layout that the outlet has given up; stored pages of that time are still read by it."""

    valid_until: date = Field(description="the last day on which pages were served so: 2023-06-30")


class Expectations(_Group):
    """What a usual day of this source looks like; wider than usual, narrower than anything."""

    articles: tuple[int, int] | None = Field(default=None, description="least and most articles a day: [5, 80]")
    body_length: tuple[int, int] = Field(default=(200, 200_000), description="characters of a body: [200, 200000]")
    script_ratio: float = Field(default=0.5, ge=0, le=1, description="least share of letters in its script, 0 to 1")

    @field_validator("articles", "body_length")
    @classmethod
    def _rises(cls, bounds: tuple[int, int] | None) -> tuple[int, int] | None:
        if bounds is not None and not 0 <= bounds[0] <= bounds[1]:
            raise ValueError("must be two rising numbers")
        return bounds


class Source(_Group):
    """An outlet: identity, language and time, routes, rules, expectations."""

    key: str = Field(pattern=KEY, description="the file's own name: small letters, digits, _")
    name: str = Field(min_length=1, description="the outlet's name in English")
    local_name: str | None = Field(default=None, description="the outlet's name in its own language")
    homepage: str | None = Field(default=None, pattern=WEB_URL, description="the outlet's home page, https://…")
    former_domains: tuple[Annotated[str, Field(pattern=HOST)], ...] = Field(
        default=(), description="host names it had before: old.example"
    )
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="ISO 3166 code: IQ")
    language: str = Field(pattern=r"^[a-z]{2,3}$", description="ISO 639 code of its main language: ar")
    time_zone: str = Field(description="IANA name: Asia/Baghdad")
    nightly: str = Field(default="02:30", pattern=CLOCK, description="local time of the nightly run: '02:30'")
    routes: tuple[Route, ...] = Field(
        min_length=1, description=f"one way or more to find links: {', '.join(ROUTE_KINDS)}"
    )
    listen: bool | None = Field(
        default=None,
        description="whether its feeds are looked at each hour, so that none forgets an article before the night: "
        "true or false; when not said, where no route reaches back",
    )
    fetch: Fetching = Fetching()
    urls: UrlRules = UrlRules()
    selectors: Selectors = Selectors()
    former_selectors: tuple[FormerSelectors, ...] = Field(
        default=(), description="selectors of layouts that pages had before: [{valid_until: 2023-06-30, body: td.news}]"
    )
    expect: Expectations = Expectations()
    owner: str | None = Field(default=None, description="who answers for this source")
    notes: str | None = None
    folder: Path = Field(default=Path(), exclude=True, repr=False, description="set when read: the file's folder")

    @field_validator("time_zone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("is not a known time zone") from None
        return name

    @model_validator(mode="after")
    def _has_a_home(self) -> Source:
        if self.homepage is None and any(not isinstance(route, Files) for route in self.routes):
            raise ValueError("homepage is missing: a source with web routes has one")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The time zone whose local days this source's articles belong to."""
        return ZoneInfo(self.time_zone)

    def as_of(self, moment: datetime) -> Source:
        """The source as its pages were laid out at an aware moment: its `selectors` are those of that day."""
        day = moment.astimezone(self.zone).date()
        layouts = sorted(self.former_selectors, key=lambda layout: layout.valid_until)
        former = next((layout for layout in layouts if day <= layout.valid_until), None)
        return self.model_copy(update={"selectors": former}) if former else self

    @property
    def is_listened_to(self) -> bool:
        """Whether its feeds are looked at each hour."""
        forgetful = any(isinstance(route, Feed | NewsSitemap) for route in self.routes)
        wished = not any(route.reaches_back for route in self.routes) if self.listen is None else self.listen
        return forgetful and wished

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The host names that are this source's own, with and without www."""
        homes = {urlsplit(self.homepage).hostname or ""} if self.homepage else set()
        names = homes | set(self.former_domains)
        bare = {re.sub(r"^www\.", "", name) for name in names if name}
        return frozenset(bare | {f"www.{name}" for name in bare})

    @property
    def outlet_names(self) -> tuple[str, ...]:
        """The names the outlet goes by, its own language first."""
        return tuple(name for name in (self.local_name, self.name) if name)
