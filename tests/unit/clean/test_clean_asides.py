"""Asides: what the page's markup sets beside the text speaks for fields, and is never body."""

from __future__ import annotations

from newsflow.clean import clean_text
from newsflow.model import Document, Kind, Role

HEAD = "Harbour opens again in spring"
FIRST = "The council said on Monday that the harbour will open again in spring."
SECOND = "Two years of repairs cost nine million, twice as much as planned."
BESIDE = "The paper needs your help to keep its stories free for everyone, every day."


def body(*lines: tuple[str, Role]) -> tuple[str, ...]:
    return clean_text(document(*lines)).body_lines


def document(*lines: tuple[str, Role]) -> Document:
    return Document("\n".join(text for text, _ in lines), "en", title=HEAD, roles=tuple(role for _, role in lines))


def test_a_sentence_beside_the_text_is_no_body() -> None:
    lines = [(HEAD, Role.TITLE), (FIRST, Role.PARAGRAPH), (BESIDE, Role.ASIDE), (SECOND, Role.PARAGRAPH)]
    found = clean_text(document(*lines))
    assert found.body_lines == (FIRST, SECOND)
    assert [(cut.kind, cut.rule) for cut in found.removed if found.removed_text(cut) == BESIDE] == [
        (Kind.NAV, "any_aside_role")
    ]


def test_short_lines_that_the_markup_tells_from_asides_are_body() -> None:
    lines = [
        (HEAD, Role.TITLE),
        ("At a glance", Role.HEADING),
        (FIRST, Role.PARAGRAPH),
        (SECOND, Role.PARAGRAPH),
        ("Open from April", Role.LIST_ITEM),
        ("By Jane Roe", Role.ASIDE),
    ]
    assert body(*lines) == ("At a glance", FIRST, SECOND, "Open from April")


def test_an_aside_says_its_field() -> None:
    lines = [(HEAD, Role.TITLE), ("By Jane Roe", Role.ASIDE), ("30 November 2024", Role.ASIDE), (FIRST, Role.PARAGRAPH)]
    fields = clean_text(document(*lines)).fields
    assert fields.author == "Jane Roe"
    assert fields.published is not None
    assert fields.published.iso() == "2024-11-30"


def test_a_byline_that_the_markup_counts_among_the_text_does_not_open_it() -> None:
    lines = [
        (HEAD, Role.TITLE),
        ("Jane Roe - harbour affairs editor", Role.PARAGRAPH),
        ("30 November 2024", Role.PARAGRAPH),
        (FIRST, Role.PARAGRAPH),
        (SECOND, Role.PARAGRAPH),
        ("Comments (2)", Role.ASIDE),
    ]
    found = clean_text(document(*lines))
    assert found.body_lines == (FIRST, SECOND)
    assert found.fields.author == "Jane Roe"
