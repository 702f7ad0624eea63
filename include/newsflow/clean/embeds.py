"""Posts of other platforms in the text: found by the attribution that each platform prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsflow.clean.lines import Line
from newsflow.clean.sheet import Mark, Sheet
from newsflow.dates import read_dates
from newsflow.model import DateRole, DateWitness, Embed, Kind, Role

# A post on X was at most 280 characters long for all but paying accounts; the fallback markup keeps that.
LONGEST_POST = 300
# First millisecond of the ids of X (twitter-archive/snowflake, IdWorker.scala: twepoch).
X_EPOCH = 1_288_834_974_657

_ATTRIBUTION = re.compile(
    r"[-–—―ـ]{1,2}\s*(?P<name>.{1,60}?)\s*\(@(?P<handle>\w{1,20})\)\s*(?P<date>[^()@]{0,40}?)(?P<url>\s*https?://\S+)?"
)
_SHARED = re.compile(
    r"(?:A post shared by|تمت مشاركة منشور بواسطة|منشور تمت مشاركته بواسطة|Une publication partagée par)\s+"
    r"(?P<name>.{1,60}?)\s*"
    r"\(@(?P<handle>[\w.]{1,30})\)(?P<date>.{0,60})"
)
_POSTED = re.compile(
    r"(?:Posted by|تم النشر بواسطة|Publiée? par)\s+(?P<name>.{1,60}?)\s+(?:on|في|le)\s+(?P<date>.{6,50})"
)
_TIKTOK = re.compile(r"@(?P<handle>[\w.]{2,24})\b.{0,300}♬.{0,120}")
_VIEW = re.compile(
    r"\s*(?:View this (?:post|profile|photo) on Instagram|See this Instagram post"
    r"|(?:عرض|شاهد) هذا المنشور على Instagram)\.?\s*"
)
_POST_URL = re.compile(
    r"(?:https?://)?(?:www\.|m\.|web\.|mobile\.)?(?P<host>twitter\.com|x\.com|instagram\.com|facebook\.com|fb\.watch|tiktok\.com|t\.me|youtube\.com|youtu\.be|vimeo\.com"
    r"|dailymotion\.com|soundcloud\.com)/\S+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?:^|/)@(?P<handle>[\w.]{2,24})", re.MULTILINE)
_STATUS = re.compile(r"/status(?:es)?/(\d{10,20})")
_MEDIA = re.compile(r"pic\.(?:twitter|x)\.com/\w+")
_LINK = re.compile(r"https?://\S+")
_TAG = re.compile(r"[#@]\w")
_BBC_OPEN = re.compile(
    r"أهمل\s+\S+\s+مشاركة.{0,20}|تخطى\s+\S+\s+مشاركة.{0,20}|Skip\s+(?:twitter|x|instagram|facebook|youtube|tiktok)\s+post.{0,20}"
    r"|(?:از\s)?(?:پست|پیام|\S{1,12})\s(?:پست|پیام|\S{1,12})\s(?:را\s)?(?:رد|عبور)\s(?:شوید|کنید)|\S{1,12}\sپوسٹ\sنظر.{2,20}",
    re.IGNORECASE,
)

_PLATFORMS = {
    "twitter.com": "x", "x.com": "x", "instagram.com": "instagram", "facebook.com": "facebook", "fb.watch": "facebook",
    "tiktok.com": "tiktok", "t.me": "telegram", "youtube.com": "youtube", "youtu.be": "youtube", "vimeo.com": "vimeo",
    "dailymotion.com": "dailymotion", "soundcloud.com": "soundcloud",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """The line that attributes a post: where it stands, on which platform, by whom."""

    at: int
    platform: str
    name: str | None
    handle: str | None
    date: str
    url: str | None


def mark_embeds(sheet: Sheet) -> None:
    """Every post is marked with all its lines, and stands in `sheet.embeds`; posts on X witness a date."""
    if not any(sign in sheet.text for sign in ("@", "://", "Instagram", "Posted by", "t.me/")):
        _mark_roles(sheet)
        return
    taken: set[int] = set()
    for anchor in filter(None, (_anchor(at, line) for at, line in enumerate(sheet.lines))):
        members = {anchor.at, *_above(sheet, anchor, taken), *_below(sheet, anchor, taken)}
        address = max(members) + 1
        if _platform(sheet, address) == anchor.platform and address not in taken:
            members.add(address)
        taken.update(members)
        _record(sheet, anchor, sorted(members))
    _mark_roles(sheet)
    for at, line in enumerate(sheet.lines):
        if sheet.marks[at] is None and (platform := _platform(sheet, at)) is not None:
            _record(sheet, Anchor(at, platform, None, None, "", line.text), [at])


def _anchor(at: int, line: Line) -> Anchor | None:
    text = line.text
    if line.words > 40:
        return None
    if "(@" in text and (found := _ATTRIBUTION.fullmatch(text)):
        return Anchor(at, "x", found["name"], found["handle"], found["date"], (found["url"] or "").strip() or None)
    if found := _SHARED.search(text) if "shared by" in text or "بواسطة" in text or "partagée" in text else None:
        return Anchor(at, "instagram", found["name"], found["handle"], found["date"].strip(" on|-"), None)
    if found := _POSTED.fullmatch(text):
        return Anchor(at, "facebook", found["name"], None, found["date"], None)
    if "♬" in text and (found := _TIKTOK.search(text)):
        return Anchor(at, "tiktok", None, found["handle"], "", None)
    return None


def _platform(sheet: Sheet, at: int) -> str | None:
    """The platform of a post whose address is the whole line."""
    url = _POST_URL.fullmatch(sheet.lines[at].text) if at < len(sheet.lines) else None
    return _PLATFORMS[url["host"].lower()] if url else None


def _above(sheet: Sheet, anchor: Anchor, taken: set[int]) -> list[int]:
    """The post's own words before its attribution: one line of a post's length, more if they look like a post.

    Where the page's HTML marks posts, it says what belongs to one.
    """
    above: list[int] = []
    if sheet.lines[anchor.at].role is Role.EMBED:
        return _marked_above(sheet, anchor, taken)
    if anchor.platform == "tiktok":
        return above
    room = LONGEST_POST
    first = _first_paragraph(sheet)
    for at in range(anchor.at - 1, -1, -1):
        line = sheet.lines[at]
        room -= len(line.text)
        posted = (
            _TAG.search(line.text) or _MEDIA.search(line.text) or _LINK.search(line.text) or _VIEW.fullmatch(line.text)
        )
        if at in taken or room < 0 or (above and not posted) or _is_wrapper(line):
            break
        if not posted and at == first:
            break
        if anchor.platform == "instagram" and not (_VIEW.fullmatch(line.text) or (above and posted)):
            break
        above.append(at)
    return above


def _marked_above(sheet: Sheet, anchor: Anchor, taken: set[int]) -> list[int]:
    """The lines above that the HTML marks as a post too, down to the end of the post before."""
    above: list[int] = []
    for at in range(anchor.at - 1, -1, -1):
        if at in taken or sheet.lines[at].role is not Role.EMBED or _platform(sheet, at) is not None:
            break
        above.append(at)
    return above


def _first_paragraph(sheet: Sheet) -> int:
    """The line that opens the story: an attribution under it never takes it for a post, unless it looks like one."""
    return next((at for at, line in enumerate(sheet.lines) if line.words >= 12 and line.ends), -1)


def _below(sheet: Sheet, anchor: Anchor, taken: set[int]) -> list[int]:
    """The line after the attribution when it is the rest of the post: its picture, its link or its tags.

    A line before another attribution is that post's own, unless it holds tags alone.
    """
    at = anchor.at + 1
    if anchor.platform != "x" or at >= len(sheet.lines) or at in taken:
        return []
    text = sheet.lines[at].text
    followed = at + 1 < len(sheet.lines) and _anchor(at + 1, sheet.lines[at + 1]) is not None
    tags = len(_TAG.findall(text))
    rest = _MEDIA.search(text) or "t.co/" in text or tags * 2 >= len(text.split())
    own_link = any(
        _MEDIA.search(sheet.lines[above].text) or "t.co/" in sheet.lines[above].text
        for above in (anchor.at - 1,)
        if above >= 0
    )
    return [at] if rest and not (followed and own_link) and not (own_link and not tags) else []


def _is_wrapper(line: Line) -> bool:
    return _BBC_OPEN.fullmatch(line.text) is not None


def _record(sheet: Sheet, anchor: Anchor, members: Iterable[int]) -> None:
    lines = [sheet.lines[at].text for at in members if at != anchor.at]
    whole = "\n".join(lines)
    media = _MEDIA.search(whole)
    links = [link for link in _LINK.findall(whole) if not _MEDIA.search(link)]
    url = anchor.url or (links[0] if links else None)
    words = "\n".join(filter(None, (_bare(line) for line in lines))) or None
    moment = _moment(url or "")
    day = moment.date().isoformat() if moment else _day(anchor.date)
    sheet.embeds.append(
        Embed(anchor.platform, anchor.name, anchor.handle, day, url, media.group() if media else None, words)
    )
    mark = Mark(Kind.EMBED, f"any_{anchor.platform}_post")
    for at in members:
        sheet.marks[at] = mark
    if anchor.platform == "x" and (witness := _witness(anchor, moment)) is not None:
        sheet.witnesses.append(witness)


def _bare(line: str) -> str:
    """The words of a post without its links."""
    if _VIEW.fullmatch(line):
        return ""
    return " ".join(_LINK.sub(" ", _MEDIA.sub(" ", line)).split())


def _moment(url: str) -> datetime | None:
    """The exact time of a post on X, which its id holds."""
    status = _STATUS.search(url)
    if status is None:
        return None
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=(int(status[1]) >> 22) + X_EPOCH)


def _day(text: str) -> str | None:
    readings = read_dates(text) if text else ()
    return readings[0].day.isoformat() if readings else None


def _witness(anchor: Anchor, moment: datetime | None) -> DateWitness | None:
    """The post's own time: exact from its id, else the day that the attribution prints."""
    if moment is not None:
        return DateWitness(
            DateRole.PUBLISHED,
            moment.date(),
            moment.time().replace(microsecond=0),
            0,
            "stated",
            "tweet",
            anchor.url or "",
            0.5,
        )
    readings = read_dates(anchor.date) if anchor.date else ()
    return readings[0].witness(DateRole.PUBLISHED, "tweet") if readings else None


def _mark_roles(sheet: Sheet) -> None:
    """Lines that the page's HTML marks as a post, without an attribution we know: posts end with their address."""
    run: list[int] = []
    for at, line in enumerate(sheet.lines):
        if line.role is Role.EMBED and sheet.marks[at] is None:
            run.append(at)
        if run and (run[-1] != at or at == len(sheet.lines) - 1 or _platform(sheet, at) is not None):
            _record(sheet, _unattributed(sheet, run), run)
            run = []


def _unattributed(sheet: Sheet, run: list[int]) -> Anchor:
    text = "\n".join(sheet.lines[at].text for at in run)
    url = _POST_URL.search(text)
    platform = _PLATFORMS[url["host"].lower()] if url else "tiktok" if "♬" in text else "unknown"
    handle = _HANDLE.search(text) if platform == "tiktok" else None
    return Anchor(-1, platform, None, handle["handle"] if handle else None, "", url.group() if url else None)
