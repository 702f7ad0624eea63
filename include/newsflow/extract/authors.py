"""Authors: the people a byline names, without the words around the names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST = 60  # characters of one name
MOST_WORDS = 6  # of one name
MOST = 12  # authors: more is a masthead, not a byline

_MADE = (
    "articles?|beitrag|content|created|guide|insights?|interview|posted|published|recipe|reported|review|story|text|texte"
    "|view all posts|words|written|erstellt|geschrieben|verfasst|veröffentlicht|publié|écrit|escrito|scritto"
)
_LABEL = re.compile(
    rf"^(?:(?:{_MADE})\s+)?(?:by|von|vom|par|por|door|av|di|de|da|od|przez|del|from)\b\s*:?\s*"
    r"|^(?:the\s+)?(?:post\s+)?(?:authors?|autor(?:in|en)?|auteure?s?|autore|autori|reporter|text|writers?)\s*[:/]?\s+"
    r"|^(?:بقلم|كتبت?|إعداد|تحرير|الكاتبة?|المؤلف|نویسنده|تحریر)\s*[:/ـ-]?\s+",
    re.IGNORECASE,
)
# Who did something else than write; the name may stand on the next line.
_OTHER_WORK = re.compile(
    r"^(?:(?:expert|fact|last|legally|medically|technically)?[\s-]*"
    r"(?:approv|check|contribut|curat|edit|illustrat|modifi|photograph|review|translat|updat|verif)\w*"
    r"|photos?|images?|foto|bild|graphics?|illustrations?|(?:media )?contact)(?:\s+by)?\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)[a-zäé]{0,7}\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
_BEHIND = re.compile(
    rf"\b(?:{_MONTH}\s+\d|\d{{1,2}}\.?\s+[^\W\d]{{3,9}}\.?\s+\d{{4}}|\d{{1,2}}[./:-]\d|(?:19|20)\d\d)"
    r"|\b\d+\s*(?:min|sec|hour|day|comment)"
    r"|\b(?:published|posted|updated|modified|read more|for the|für die)\b"
    r"|\b(?:aktualisiert|veröffentlicht|actualizado|publié)\b"
    rf"|\b(?:on|am)\s+{_WEEKDAY}",
    re.IGNORECASE,
)
# What people are; a name ends before it.
_WORK = re.compile(
    r"\b(?:(?:associate|chief|contributing|deputy|executive|former|freelance|guest|lead|managing|senior|staff)\s"
    r"(?:\w+\s){0,2})?(?:analyst|ceo|cfo|columnist|contributor|correspondent|cto|director|editor|editorial team|expert"
    r"|(?:co-)?founder|head of|journalist|manager|(?:vice )?president|producer|professor|redakteur(?:in)?|reporter"
    r"|specialist|writer)\b",
    re.IGNORECASE,
)
# A full name and, behind a dash, what its bearer does or for whom.
_DASHED = re.compile(r"(?P<name>\S+(?:\s\S+){1,3})\s+[-–—]\s")
_PARTS = re.compile(r"\s*(?:[,;/،؛]|\s(?:and|und|et|y|e|og|och|en|i|ve|im gespräch mit)\s|&|\s+و\s+)\s*", re.IGNORECASE)
_LINES = re.compile(r"\n|\s*[|•·●⋅∙»]\s*")
_NOISE = re.compile(r"\S+@\S+\.\w+|https?://\S+|\(?@\w{2,}\)?|\([^()]*\)|\[[^\[\]]*\]|[*†→←]", re.IGNORECASE)
# Degrees and titles that stand behind a name.
_DEGREE = re.compile(
    r"(?:(?:M\.?D|Ph\.?D|Ed\.?D|D\.?V\.?M|D\.?O|D\.?D\.?S|J\.?D|M\.?A|B\.?A|M\.?S|R\.?N|Esq|Jr|Sr)\.?|II|III"
    r"|MSc|BSc|MBA|MPH|RDN?|LDN?|CFP|CFA|CPA|CPP|PSP|LCSW|MRCGP|FRCGP|E-RYT \d+)"
)
_NOT_A_NAME = re.compile(
    r"\d{3}|\d[:.]\d|\b\d+\b|[<>{}=#?!]|\b(?:sign|log) (?:in|up)\b"
    r"|^(?:admin|administrator|agenc(?:y|ies)|and|authors?|by|default|guest|n/?a|no author|none|null|redaktion|root"
    r"|test|und|undefined|unknown|user|web ?master|wordpressadmin)$"
    r"|\b(?:about|all|archiv\w*|articles?|bio|click|comments?|contact|copyright|follow|gmbh|inc|likes?|mehr|min|more"
    r"|posts?|print|read|save|see|share|show|subscribe|view|weiter\w*|written|über)\b",
    re.IGNORECASE,
)


def read_authors(bylines: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """The names in some bylines, each once, in order; [] of an outlet, an address or an account is no name.

    A line break parts what the page parts: names, dates, what people are. A single word beside full names is a place.
    """
    names = {_key(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for byline in bylines:
        said = [name for name in _names(_NOISE.sub(" ", byline)) if _key(name) not in names]
        full = [name for name in said if " " in name or not name.isascii()]
        for name in full or said:
            found.setdefault(_key(name), name)
    return tuple(found.values())[:MOST]


def choose_authors(witnesses: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The first witness that names anyone; a later one where the first knows only an account or half a name."""
    named = (witness for witness in witnesses if witness)
    first = next(named, ())
    if not first:
        return ()
    if len(first) > 1 or " " in first[0] or not first[0].isascii():
        return first
    word = first[0].casefold()
    fuller = [other for other in named if " " in other[0]]
    known = (other for other in fuller if word in other[0].casefold().split())
    return next(known, fuller[0] if fuller and first[0].islower() else first)


def _names(byline: str) -> Iterator[str]:
    passed = False
    for line in _LINES.split(byline):
        text = " ".join(line.split()).strip(" .:,")
        if not text:
            continue
        if _OTHER_WORK.match(text):
            passed = _OTHER_WORK.sub("", text).strip(" :") == ""
            continue
        if not passed:
            yield from _of_line(text)
        passed = False


def _of_line(text: str) -> Iterator[str]:
    text = _LABEL.sub("", f"{_LABEL.sub('', f'{text} ')} ")
    if (behind := _BEHIND.search(text)) is not None:
        text = text[: behind.start()]
    parts = [" ".join(part.split()).strip(" .·•-–—|:") for part in _PARTS.split(text)]
    work = [_WORK.match(part) is not None for part in parts]
    for at, part in enumerate(parts):
        name = _LABEL.sub("", f"{_without_work(part)} ").strip()
        if not name or (work[at] and not all(work)) or _DEGREE.fullmatch(name) or not _is_name(name):
            continue
        yield name + "".join(f", {after}" for after in _degrees(parts[at + 1 :]))


def _degrees(parts: list[str]) -> Iterator[str]:
    for part in parts:
        if not _DEGREE.fullmatch(part):
            return
        yield part


def _without_work(part: str) -> str:
    if (dashed := _DASHED.match(part)) is not None:
        return dashed["name"]
    work = _WORK.search(part)
    return part if work is None or not work.start() else part[: work.start()].strip()


def _is_name(name: str) -> bool:
    return len(name) <= LONGEST and len(name.split()) <= MOST_WORDS and not _NOT_A_NAME.search(name)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
