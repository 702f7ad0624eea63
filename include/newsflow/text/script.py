"""Scripts: whether a text is written in the letters of its language."""

from __future__ import annotations

import re

import numpy as np

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_DEVANAGARI = "\u0900-\u097f"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_KANA = "\u3040-\u30ff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

_LANGUAGES = {
    _ARABIC: "ar arz ary fa ps ckb sd ug ur",
    _LATIN: "az ca cs da de en es et fi fr hr hu id it kmr ku lt lv ms nl no pl pt ro sk sl so sq sv sw tr uz vi",
    _CYRILLIC: "bg be kk ky mk mn ru sr tg uk",
    _GREEK: "el",
    _HEBREW: "he yi",
    _DEVANAGARI: "hi mr ne",
    _HAN: "zh",
    _HAN + _KANA: "ja",
    _HANGUL: "ko",
}

_LETTERS = re.compile(r"[^\W\d_]+")
_LAST = 0x7F  # of ASCII
_NOT_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_OWN_LETTERS = {
    language: re.compile(rf"(?:(?=[^\W\d_])[{script}])+")
    for script, languages in _LANGUAGES.items()
    for language in languages.split()
}


def script_ratio(text: str, language: str) -> float:
    """The share of letters, 0 to 1, that belong to the script of the language (ISO 639 code).

    A text without letters has 0. A language whose script is not in the table is not judged: its texts have 1.
    """
    plain, others = _parted(text)
    letters = plain + _length(_LETTERS, others)
    if not letters:
        return 0.0
    own = _OWN_LETTERS.get(language)
    return (_length(own, others) + (plain if own.match("a") else 0)) / letters if own else 1.0


def _parted(text: str) -> tuple[int, str]:
    """How many letters of ASCII a text has, and all that is not ASCII: patterns read a letter in thirty times what
    counting those costs.
    """
    if text.isascii():
        return len(text.encode("ascii").translate(None, _NOT_LETTERS)), ""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    beyond = codes > _LAST
    own = codes[~beyond].astype(np.uint8).tobytes()
    return len(own.translate(None, _NOT_LETTERS)), codes[beyond].tobytes().decode("utf-32-le")


def _length(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))
