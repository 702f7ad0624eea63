"""The scene: where a story plays that no dateline places, when headline and first paragraph agree on it."""

from __future__ import annotations

import re

from newsflow.clean.gazetteer import GULF, IRAQ, LEVANT, MAGHREB, NILE, PLACES
from newsflow.clean.rule import phrases
from newsflow.clean.sheet import Sheet
from newsflow.model import Kind
from newsflow.text import plain, plain_offsets

_PLACE = phrases(*PLACES)
_ARABIC_PLACE = phrases(IRAQ, LEVANT, GULF, NILE, MAGHREB)
# The office or area whose name the place is; a town merely mentioned says little.
_OFFICES = phrases(
    "محافظ|محافظة|بمحافظة|بلدية|أمانة|أمين|والي|ولاية|عميد بلدية|رئيس بلدية|قائممقام|متصرف|استاندار|شهردار|پارێزگاری"
)
_OFFICE = re.compile(rf"(?<!\w){_OFFICES}\s+(?P<place>{_PLACE})(?!\w)")
# "کراچی میں", "Rize'de": the place in front of everything, in the case that tells where.
_OPENING = re.compile(rf"(?P<place>{_PLACE})(?:\s+ميں|\s*'\s*[dt][ea])(?!\w)")

# "به گزارش خبرگزاری … از تبریز،": Persian agencies name the desk in the first words.
_REPORTED = re.compile(rf"به گزارش \S[^,.]{{1,40}}? از (?P<place>{_PLACE})\s*[,:،]")

# Towns and provinces, with the prepositions that are joined to them. Countries head stories from anywhere, and some
# towns are common words: صور are pictures, الخبر the news.
_COMMON = phrases(
    """صور|الخبر|الجديدة|البيضاء|الغربية|الشرقية|البحيرة|العين|الداخلة|العيون|الجوف|الكاف|المهدية|قبلي|نابل|سرت|حجة|عمران|
    معان|القادسية|المثنى|واسط|إب|سلا|قم|مهر|الضفة|عواصم|الأمم المتحدة|العراق|سوريا|لبنان|الأردن|فلسطين|فلسطين المحتلة|
    السعودية|الكويت|البحرين|قطر|الإمارات|سلطنة عمان|عمان|اليمن|مصر|السودان|جيبوتي|ليبيا|تونس|الجزائر|المغرب|موريتانيا|
    الإمارات العربية المتحدة|الولايات المتحدة|المملكة المتحدة|فرنسا|ألمانيا|تركيا|إيران|كوردستان|كردستان|إقليم كوردستان|
    إقليم كردستان|واشنطن|موسكو|بكين|طهران|أنقرة|لندن|باريس|بروكسل|الناصرة|النجف الأشرف|تل أبيب|القدس المحتلة|
    غزة|قطاع غزة"""
)
_TOWN = re.compile(rf"(?<!\w)(?:و?[بل])?(?!{_COMMON}(?!\w))(?P<place>{_ARABIC_PLACE})(?!\w)")
_NAMED_AFTER = re.compile(
    r"(?:جامعه|بنك|مصرف|بورصه|نادي|منتخب|منطقه|مهرجان|جريده|صحيفه|قناه|اهلي|فريق|كتاب|اتفاق|اعلان)\s\Z"
)


def told_place(sheet: Sheet) -> str | None:
    """The place as the headline writes it, or None."""
    lead = next((line.text for line, mark in zip(sheet.lines, sheet.marks, strict=True) if mark is None), None)
    if lead is None:
        return None
    if (reported := _REPORTED.match(plain(lead))) is not None:
        offsets = plain_offsets(lead)
        return lead[offsets[reported.start("place")] : offsets[reported.end("place")]]
    if sheet.title is None:
        return None
    headline = sheet.lines[sheet.title].text
    title, body = plain(headline), plain(lead)
    for found in (_OFFICE.search(title), _OPENING.match(title)):
        if found is not None and (told := found.re.search(body)) is not None and told["place"] == found["place"]:
            offsets = plain_offsets(headline)
            return headline[offsets[found.start("place")] : offsets[found.end("place")]]
    desk = any(mark is not None and mark.kind is Kind.DATELINE for mark in sheet.marks)
    return None if desk else _shared_place(headline, body)


def _shared_place(headline: str, lead: str) -> str | None:
    """The first town or province of the headline that the lead names as well.

    An institution's name says where it sits, not where the story plays.
    """
    title = plain(headline)
    named = list(_TOWN.finditer(title))
    told = {found["place"] for found in _TOWN.finditer(lead)} if named else frozenset()
    for found in named:
        if found["place"] in told and not _NAMED_AFTER.search(title, 0, found.start("place")):
            offsets = plain_offsets(headline)
            return headline[offsets[found.start("place")] : offsets[found.end("place")]]
    return None
