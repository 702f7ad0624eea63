"""Fields: what the removed lines and the page's own witnesses say about the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsflow.clean.candidates import bare_name
from newsflow.clean.counts import comment_count, view_count
from newsflow.clean.evidence import Chosen
from newsflow.clean.gazetteer import AGENCIES, OUTLETS, WIRES
from newsflow.clean.names import is_agency, is_outlet
from newsflow.clean.rule import phrases, read_groups
from newsflow.clean.scene import told_place
from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Embed, Fields, Kind
from newsflow.text import fold, plain

_NOUN = re.compile(
    r"(?<!\w)(?:موقع|صحيفة|جريدة|وكالة(?!\s(?:ال)?[أا]نباء)|شبكة|قناة|بوابة|مجلة|إذاعة|راديو|تلفزيون|منصة|خبرگزاری|روزنامه|روزنامہ)\s+"
)
_EDITION = re.compile(r"\s+(?:الالكترونية|الإلكترونية|News|Lebanon News|TV|Tv|Online|أونلاين)\Z")
_OUTLET = re.compile(phrases(*OUTLETS))
_WIRE = re.compile(phrases(*WIRES))
_KNOWN_NAME = re.compile(phrases(*AGENCIES, *OUTLETS))
_REPORTER = re.compile(r"مراسل(?:نا|تنا|\s|ة)|our (?:reporter|correspondent)")
_OWN_RIGHTS = re.compile(
    r"(?:محفوظه|©|\(c\)|copyright)\s+"
    r"(?!جميع|كل |all |كافه|حقوق )"
    r"(?:لل(?P<of>[^\d.,|©-]{3,40}?)|(?:ل(?:دي\s+)?|الي\s+)?(?P<outlet>[^\d.,|©-]{3,40}?))\s*(?:[\d.,|©-].*)?\Z"
)
_OWN_STORY = re.compile(rf"(?P<outlet>{phrases(*OUTLETS)})\s+(?:تحاور|تكشف|تنشر|ترصد|تنفرد|تفتح|تستطلع|تلتقي)(?!\w).*")
_FOLLOWED = re.compile(
    r"(?:تابعوا|تابعونا|تابع|لمتابعه|متابعه)\s+(?:(?:اخر|احدث)\s+)?(?:اخبار\s+)?(?!الاخبار)(?P<outlet>[A-Za-z]\w{1,12}|"
    + phrases(*OUTLETS)
    + r")\s+(?:علي|عبر)(?!\w).*"
    rf"|(?:قناه|تطبيق|صفحه|نشره|حساب|موقع|منصات)\s+(?P<channel>{phrases(*OUTLETS)})(?!\w)"
    rf"|^(?P<app>{phrases(*OUTLETS)})(?:'[a-zıiuü]{{1,2}}\s+google|\s+(?:كي\s+ايپ|app(?!\w)))",
    re.IGNORECASE,
)
# As in “he told the Iraqi News Agency (INA)”.
_SPELT = r"(?:^|\s|ل)(وكالة (?:ال\w+ ){{1,3}})\({}\)"
_MORE_FROM = re.compile(rf"(?:more from|المزيد من)\s+(?P<outlet>{phrases(*OUTLETS)})(?!\w)")
_CONTENT_OF = re.compile(rf"محتوي\s+من\s+[\"(«]?(?P<outlet>{phrases(*OUTLETS)})(?!\w)")
# As in “he said to "The Harbour Daily"”, with the preposition joined to the mark.
_SPOKE_TO = re.compile(rf"(?<!\w)ل-?\s?\"(?P<outlet>{phrases(*OUTLETS)})\"")
_TAG_JOINTS = re.compile(r"\s*[,،|#؛;•·]\s*")


def read_fields(sheet: Sheet, chosen: Chosen) -> Fields:
    """Every field that a removed line, an inline dateline or a witness of the page states; None where none does."""
    marks = _marks(sheet)
    said = _said(marks)
    document = sheet.document
    outlet = _outlet(sheet, marks, said)
    agency = said.get("agency") or said.get("sign")
    return Fields(
        title=said.get("title") or document.title,
        published=chosen.published,
        updated=chosen.updated,
        page_date=chosen.page,
        dateline=said.get("dateline") or told_place(sheet),
        author=_author(sheet, marks, outlet),
        outlet=outlet,
        source=_source(said, outlet),
        agency=agency,
        comment_count=comment_count(sheet, said),
        view_count=view_count(sheet, said),
        tags=_tags(marks),
        embeds=tuple(sheet.embeds),
    )


def _source(said: dict[str, str], outlet: str | None) -> str | None:
    """Where the story came from; an outlet that names itself says nothing."""
    source = said.get("source")
    own = source is not None and outlet is not None and _bare(source) == _bare(outlet)
    return None if own else source


def _bare(outlet: str) -> str:
    """An outlet's name folded, without the noun in front."""
    return fold(_NOUN.sub("", outlet))


def _marks(sheet: Sheet) -> list[Mark]:
    """All marks in the order of the text, but each once: those of runs repeat their opener's."""
    placed = [(line.start, mark) for line, mark in zip(sheet.lines, sheet.marks, strict=True) if mark is not None]
    placed += [(inline.start, inline.mark) for inline in sheet.inline]
    return [mark for _, mark in sorted(placed, key=lambda pair: pair[0])]


def _said(marks: list[Mark]) -> dict[str, str]:
    said: dict[str, str] = {}
    for mark in marks:
        for name, value in mark.fields.items():
            said.setdefault(name, value)
    return said


def _author(sheet: Sheet, marks: list[Mark], outlet: str | None) -> str | None:
    """Who signed: the byline, then the dateline's person, then the page's own word, then the outlet of the dateline."""
    for kind in (Kind.BYLINE, Kind.DATELINE, Kind.DATE):
        for mark in marks:
            author = mark.fields.get("author") if mark.kind is kind else None
            if author and not _is_account(mark, author):
                return author
    if sheet.document.authors:
        return bare_name(sheet.document.authors[0]) or None
    return next(
        (
            outlet
            for mark in marks
            if mark.kind is Kind.DATELINE
            and mark.rule == "any_dateline"
            and "outlet" in mark.fields
            and _signs(marks, mark)
        ),
        None,
    )


def _is_account(mark: Mark, author: str) -> bool:
    """Whether a name with a handle is the outlet's own account."""
    return mark.rule == "any_byline_handle" and is_outlet(author)


def _signs(marks: list[Mark], dateline: Mark) -> bool:
    """Whether a dateline of place and outlet stands where the byline would: the page names the outlet elsewhere too."""
    own = fold(dateline.fields["outlet"])
    return "dateline" in dateline.fields and any(
        mark is not dateline and own in fold(mark.fields.get("outlet", "")) for mark in marks
    )


def _outlet(sheet: Sheet, marks: list[Mark], said: dict[str, str]) -> str | None:
    """The outlet as the text names it: heading, dateline, signature, credit, rights, its own reporter's post."""
    named = next(_named_outlets(sheet, marks, said), None)
    if named is None or named.endswith(")") or _OUTLET.fullmatch(plain(named)):
        return named
    return _EDITION.sub("", _NOUN.sub("", named)).strip(' "«»()') or named


def _named_outlets(sheet: Sheet, marks: list[Mark], said: dict[str, str]) -> Iterator[str]:
    for kind in (Kind.DATELINE, Kind.SITE_NAME, Kind.BYLINE):
        yield from (
            named
            for mark in marks
            if mark.kind is kind and (named := mark.fields.get("outlet") or mark.fields.get("named"))
        )
    yield from _sources_above(sheet)
    yield from (
        author
        for mark in marks
        if mark.kind is Kind.BYLINE and _KNOWN_NAME.fullmatch(plain(author := mark.fields.get("author", "")))
    )
    yield from _from_lines(sheet)
    yield from _agencies(sheet, marks, said)
    yield from _told_to(sheet)
    yield from (embed.name for embed in sheet.embeds if embed.name and _is_own(embed))
    yield from (credit for mark in marks if _is_outlet(credit := mark.fields.get("credit", "")))


def _sources_above(sheet: Sheet) -> Iterator[str]:
    """Outlets that a source line above the headline names: there a page prints its own name, below the text others'."""
    for mark in sheet.marks[: sheet.title or 0]:
        source = mark.fields.get("source", "") if mark is not None and mark.kind is Kind.SOURCE else ""
        if is_outlet(source) and not is_agency(source):
            yield source


def _agencies(sheet: Sheet, marks: list[Mark], said: dict[str, str]) -> Iterator[str]:
    """The agency that signs: not one that all the world prints or that is quoted; in full if spelt."""
    helped = any(mark.rule == "en_contributed" and "helper" in mark.fields for mark in marks)
    for sign in (said[name] for name in ("agency", "sign") if name in said):
        if f"«{sign}»" in sheet.text or (_WIRE.fullmatch(plain(sign)) and not helped):
            continue
        spelt = re.search(_SPELT.format(re.escape(sign)), sheet.text)
        yield f"{spelt[1].strip()} ({sign})" if spelt else sign


def _from_lines(sheet: Sheet) -> Iterator[str]:
    for line, mark in zip(sheet.lines, sheet.marks, strict=True):
        if mark is None:
            continue
        pattern = _PATTERNS.get(mark.kind)
        found = pattern.search(line.plain) if pattern else None
        if found is not None:
            name, value = next(iter(read_groups(found, line.text).items()))
            yield f"ال{value}" if name == "of" else value


_PATTERNS = {
    Kind.TITLE: _OWN_STORY,
    Kind.COPYRIGHT: _OWN_RIGHTS,
    Kind.FOLLOW: _FOLLOWED,
    Kind.RELATED: _MORE_FROM,
    Kind.LINK: _CONTENT_OF,
}


def _told_to(sheet: Sheet) -> Iterator[str]:
    """The outlet in quotation marks to which somebody of the story speaks; agencies are spoken to for all the world."""
    for line, mark in zip(sheet.lines, sheet.marks, strict=True):
        found = _SPOKE_TO.search(line.plain) if mark is None and '"' in line.plain else None
        if found is not None and not _WIRE.fullmatch(found["outlet"]):
            yield read_groups(found, line.text)["outlet"]


def _is_outlet(credit: str) -> bool:
    """Whether a picture is credited to an outlet, which is then this one; agencies sell theirs to all."""
    return _OUTLET.fullmatch(plain(credit)) is not None


def _is_own(embed: Embed) -> bool:
    """Whether a post is the outlet's: an outlet's account that speaks of its own reporter."""
    return _NOUN.match(embed.name or "") is not None and _REPORTER.search(embed.text or "") is not None


def _tags(marks: list[Mark]) -> tuple[str, ...]:
    listed = [
        tag.strip()
        for mark in marks
        if mark.kind is Kind.TAGS
        for tag in _TAG_JOINTS.split(mark.fields.get("tags", ""))
    ]
    return tuple(dict.fromkeys(tag for tag in listed if tag))
