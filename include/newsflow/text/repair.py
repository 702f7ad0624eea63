"""The display level: text as its author meant it, free of what encodings and typesetting left behind."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")

# Bidi marks, zero-width spaces, soft hyphens and control characters. ZWNJ and ZWJ stay: they are spelling.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

# Arabic presentation forms A and B. The word ligatures FDF0–FDFF (ﷺ, ﷲ, ﷼) are symbols of their own and stay.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")

# Any of the above; most texts have none, and one look for all is five times as fast as five looks.
_ODD = re.compile(
    "["
    + "".join(part.pattern.strip("[]") for part in (_INVISIBLE, _LONE_SURROGATES, _SPACES, _PRESENTATION_FORMS))
    + "\r\u0085\u2028\u2029\v\f]"
)

_TATWEEL = "\u0640"
_IN_WORD = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f"
_STRETCHED = re.compile(f"(?<=[{_IN_WORD}]){_TATWEEL}+(?=[{_IN_WORD}])")


def repair(text: str) -> str:
    """The text in NFC with real letters, plain spaces, "\\n" line ends and no invisible characters; idempotent.

    Arabic presentation forms become base letters; tatweel goes inside words only, because a lone "ـ" is a dash.
    Tashkeel, quotes, digits and hamza stay as written, ZWNJ too (it is spelling in Persian, Urdu and Kurdish).
    Lone surrogates, which no database stores, become U+FFFD.
    """
    if _ODD.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _INVISIBLE.sub("", text)
        text = _LONE_SURROGATES.sub("\ufffd", text)
        text = _SPACES.sub(" ", text)
        text = _PRESENTATION_FORMS.sub(_base_letters, text)
    text = unicodedata.normalize("NFC", text)
    if _TATWEEL in text:
        # marks that the tatweel carried now follow a letter and may change places among its own
        text = unicodedata.normalize("NFC", _STRETCHED.sub("", text))
    return text


def _base_letters(form: re.Match[str]) -> str:
    """What a presentation form stands for; vowel signs without the space or tatweel that carries them."""
    letters = unicodedata.normalize("NFKC", form.group())
    return letters.lstrip(f" {_TATWEEL}") or letters
