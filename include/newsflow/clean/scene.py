"""The scene: where a story plays that no dateline places, when headline and first paragraph agree on it."""

from __future__ import annotations

import re

from newsflow.clean.gazetteer import PLACES
from newsflow.clean.rule import phrases
from newsflow.clean.sheet import Sheet
from newsflow.text import plain, plain_offsets

_PLACE = phrases(*PLACES)
# The office or area whose name the place is; a town merely mentioned says little.
_OFFICES = phrases(
    "محافظ|محافظة|بمحافظة|بلدية|أمانة|أمين|والي|ولاية|عميد بلدية|رئيس بلدية|قائممقام|متصرف|استاندار|شهردار|پارێزگاری"
)
_OFFICE = re.compile(rf"(?<!\w){_OFFICES}\s+(?P<place>{_PLACE})(?!\w)")
# "کراچی میں", "Rize'de": the place in front of everything, in the case that tells where.
_OPENING = re.compile(rf"(?P<place>{_PLACE})(?:\s+ميں|\s*'\s*[dt][ea])(?!\w)")

# "به گزارش خبرگزاری … از تبریز،": Persian agencies name the desk in the first words.
_REPORTED = re.compile(rf"به گزارش \S[^,.]{{1,40}}? از (?P<place>{_PLACE})\s*[,:،]")


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
    return None
