"""Charsets: each labelled right and wrong, whole and with a broken byte."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from newsflow.extract.charset import decode, plausibility, sound

ARABIC = (
    "<p>أعلنت وزارة الصحة العراقية اليوم السبت افتتاح المستشفى الجديد في بغداد، وقال الوزير إن العمل انتهى.</p>" * 3
)
GERMAN = "<p>Für die Münchner Straßenbahn gab es gestern schöne Grüße aus Köln und größere Züge.</p>" * 3
RUSSIAN = "<p>Министерство сообщило сегодня о новых правилах для школьников</p>" * 3
JAPANESE = "<p>東京で新しい橋が開通した。市長は式典で住民に感謝した。</p>" * 3


def broken(body: bytes) -> bytes:
    """One byte that UTF-8 does not know, between two tags."""
    return body.replace(b"</p>", b"\x81</p>", 1)


LABELLED = {
    # each: body, the header, the charset, the rule that chose it
    "utf8_right": (ARABIC.encode(), "text/html; charset=utf-8", "utf-8", "strict"),
    "utf8_unlabelled": (ARABIC.encode(), "text/html", "utf-8", "strict"),
    "utf8_labelled_1256": (ARABIC.encode(), "text/html; charset=windows-1256", "utf-8", "strict"),
    "utf8_broken_byte": (broken(ARABIC.encode()), "text/html; charset=windows-1256", "utf-8", "lenient"),
    "utf8_bom": (b"\xef\xbb\xbf" + ARABIC.encode(), None, "utf-8", "bom"),
    "utf16_bom": (b"\xff\xfe" + ARABIC.encode("utf-16-le"), None, "utf-16-le", "bom"),
    "utf16_by_header": ("<p>plain</p>".encode("utf-16-le"), "text/html; charset=utf-16le", "utf-16-le", "header"),
    "1256_right": (ARABIC.encode("cp1256"), "text/html; charset=windows-1256", "windows-1256", "header"),
    "1256_right_quoted": (ARABIC.encode("cp1256"), 'text/html; charset="cp1256"', "windows-1256", "header"),
    "1256_labelled_utf8": (ARABIC.encode("cp1256"), "text/html; charset=utf-8", "windows-1256", "likeliest"),
    "1256_labelled_latin1": (ARABIC.encode("cp1256"), "text/html; charset=iso-8859-1", "windows-1256", "likeliest"),
    "1256_labelled_8859_6": (ARABIC.encode("cp1256"), "text/html; charset=iso-8859-6", "windows-1256", "likeliest"),
    "1256_unlabelled": (ARABIC.encode("cp1256"), None, "windows-1256", "likeliest"),
    "1256_broken_byte": (broken(ARABIC.encode("cp1256")), "text/html; charset=utf-8", "windows-1256", "likeliest"),
    "8859_6_right": (ARABIC.encode("iso-8859-6"), "text/html; charset=ISO-8859-6", "iso8859-6", "header"),
    "8859_6_labelled_1256": (ARABIC.encode("iso-8859-6"), "text/html; charset=windows-1256", "iso8859-6", "likeliest"),
    "8859_6_unlabelled": (ARABIC.encode("iso-8859-6"), None, "iso8859-6", "likeliest"),
    "8859_6_broken_byte": (broken(ARABIC.encode("iso-8859-6")), None, "iso8859-6", "likeliest"),
    "latin1_reads_as_1252": (GERMAN.encode("cp1252"), "text/html; charset=iso-8859-1", "windows-1252", "header"),
    "latin1_labelled_utf8": (GERMAN.encode("cp1252"), "text/html; charset=utf-8", "windows-1252", "likeliest"),
    "latin1_labelled_1256": (GERMAN.encode("cp1252"), "text/html; charset=windows-1256", "windows-1252", "likeliest"),
    "1251_right": (RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251", "windows-1251", "header"),
    "1251_unlabelled": (RUSSIAN.encode("cp1251"), None, "windows-1251", "likeliest"),
    "shift_jis_right": (JAPANESE.encode("cp932"), "text/html; charset=Shift_JIS", "cp932", "header"),
    "iso_2022_jp": (JAPANESE.encode("iso-2022-jp"), "text/html; charset=iso-2022-jp", "iso2022_jp", "header"),
    "unknown_label": (ARABIC.encode("cp1256"), "text/html; charset=klingon", "windows-1256", "likeliest"),
    "label_of_no_text": (ARABIC.encode("cp1256"), "text/html; charset=hex", "windows-1256", "likeliest"),
    "ascii": (b"<p>Plain words</p>", "text/html; charset=us-ascii", "utf-8", "strict"),
    "empty": (b"", None, "utf-8", "strict"),
}


@pytest.mark.parametrize(("body", "header", "charset", "rule"), LABELLED.values(), ids=LABELLED)
def test_charset_and_rule(body: bytes, header: str | None, charset: str, rule: str) -> None:
    decoded = decode(body, header)
    assert (decoded.charset, decoded.rule) == (charset, rule)
    assert decoded.label == f"{charset}/{rule}"


@pytest.mark.parametrize("name", [name for name in LABELLED if name.startswith(("utf8", "1256", "8859"))])
def test_arabic_survives_every_label(name: str) -> None:
    body, header, *_ = LABELLED[name]
    kept = decode(body, header).text
    assert kept.count("\ufffd") <= 1
    assert kept.count("أعلنت وزارة الصحة العراقية اليوم السبت") == 3


CHARSETS = {"windows-1256": "windows-1256", "iso-8859-6": "iso8859-6", "utf-8": "utf-8"}


@pytest.mark.parametrize("damage", [bytes, broken], ids=["whole", "broken_byte"])
@pytest.mark.parametrize("label", [*CHARSETS, "iso-8859-1", "utf-16", "nonsense", None])
@pytest.mark.parametrize("charset", CHARSETS)
def test_arabic_is_right_under_every_label(charset: str, label: str | None, damage: Callable[[bytes], bytes]) -> None:
    header = f"text/html; charset={label}" if label else None
    decoded = decode(damage(ARABIC.encode(charset)), header)
    assert decoded.charset == CHARSETS[charset]
    words = re.findall(r"[\u0621-\u0652]+", decoded.text)
    assert words[-40:] == re.findall(r"[\u0621-\u0652]+", ARABIC)[-40:]


def test_the_pages_own_label_counts_when_the_header_is_silent() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head>' + ARABIC
    assert decode(page.encode("cp1256"), "text/html").label == "windows-1256/meta"


def test_a_label_deep_in_the_page_does_not_count() -> None:
    page = "<html>" + " " * 5000 + '<meta charset="windows-1251">' + ARABIC
    assert decode(page.encode("cp1256")).label == "windows-1256/likeliest"


def test_the_sources_word_beats_a_page_that_lies() -> None:
    assert decode(ARABIC.encode("cp1256"), "text/html; charset=utf-8", "windows-1256").label == "windows-1256/source"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a\0b", "ab"), ("a\ud800b", "a\ufffdb"), ("a\ufdd0b\uffff", "ab"), ("أ\u202eب", "أ\u202eب"), ("😀", "😀")],
    ids=["nul", "lone_surrogate", "noncharacters", "bidi_is_for_clean", "beyond_the_plane"],
)
def test_sound_text_is_storable(given: str, kept: str) -> None:
    assert sound(given) == kept
    assert sound(given).encode()
    assert decode(given.encode("utf-8", "replace")).text == kept.replace("\ufffd", "?")


@pytest.mark.parametrize(
    ("body", "charset", "least", "most"),
    [
        (ARABIC.encode("cp1256"), "windows-1256", 0.99, 1.0),
        (ARABIC.encode("cp1256"), "windows-1252", 0.0, 0.3),
        (ARABIC.encode("cp1256"), "iso8859-6", 0.0, 0.7),
        (ARABIC.encode("iso-8859-6"), "windows-1256", 0.0, 0.5),
        (GERMAN.encode("cp1252"), "windows-1256", 0.0, 0.4),
        (ARABIC.encode("cp1256"), "windows-1251", 0.0, 0.4),
        (b"plain", "windows-1256", 0.0, 0.0),
    ],
    ids=["own", "as_latin", "as_8859_6", "from_8859_6", "german_as_arabic", "as_cyrillic", "no_letters"],
)
def test_plausibility(body: bytes, charset: str, least: float, most: float) -> None:
    assert least <= plausibility(body, charset) <= most


AT_HAND = {
    "utf8": ("<p>قال</p>".encode(), None, True),
    "with_a_mark_of_order": ("\ufeff<p>قال</p>".encode(), None, False),
    "with_a_noncharacter": ("<p>قال\ufdd0</p>".encode(), None, False),
    "with_a_noncharacter_behind_wide_letters": ("<p>ａｂ，\ufdd0</p>".encode(), None, False),
    "with_wide_letters": ("<p>ａｂ，</p>".encode(), None, True),
    "with_nul": ("<p>قال\0</p>".encode(), None, False),
    "by_the_sources_word": ("<p>قال</p>".encode(), "utf-8", False),
    "another_charset": ("<p>قال</p>".encode("cp1256") * 9, None, False),
}


@pytest.mark.parametrize(("body", "forced", "kept"), AT_HAND.values(), ids=AT_HAND)
def test_the_pages_bytes_are_the_texts_only_when_nothing_was_changed(
    body: bytes, forced: str | None, kept: bool
) -> None:
    read = decode(body, None, forced)
    assert read.utf8 == (body if kept else None)
    assert not kept or body.decode() == read.text
