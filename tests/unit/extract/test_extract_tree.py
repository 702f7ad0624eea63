"""The gates before parsing, and what comes through them."""

from __future__ import annotations

import time

import pytest

from newsflow.errors import PageError
from newsflow.extract.tree import SIZE_LIMIT, TAG_LIMIT, parse

REFUSED = {
    "empty": ("  \n ", "empty_page"),
    "json": ('{"title": "not a page"}', "not_html"),
    "pdf": ("%PDF-1.7 \x01\x02 binary", "not_html"),
    "too_large": ("<p>" + "x" * SIZE_LIMIT, "too_large"),
    "many_attributes": ("<div " + " ".join(f"a{n}=1" for n in range(20_000)) + ">text</div>", "tag_too_long"),
    "one_long_tag_far_down": ("<p>x</p>" * 4_321 + "<a " + "a " * (TAG_LIMIT // 2 + 1) + ">text</a>", "tag_too_long"),
    "deep_5000": ("<div>" * 5_000 + "text" + "</div>" * 5_000, "too_deep"),
    "deep_unclosed": ("<div>" * 50_000 + "text", "too_deep"),
    "only_a_doctype": ("<!DOCTYPE html>", "empty_page"),
}

READ = {
    "fragment": ("<p>text</p>", "text"),
    "deep_1000": ("<div>" * 1_000 + "text" + "</div>" * 1_000, "text"),
    "xml_declaration": ('<?xml version="1.0" encoding="utf-16"?><html><body><p>نص</p></body></html>', "نص"),
    "comments": ("<p>te<!-- no -->xt<?php no ?></p>", "text"),
    "unclosed": ("<div><p>te<b>xt", "text"),
    "surrogate_reference": ("<p>text&#xD800;</p>", "text\ufffd"),
    "long_data_attribute": ('<div data-page="' + "x" * 100_000 + '">text</div>', "text"),
    "million_comments": ("<p>text</p>" + "<!--" * 200_000, "text"),
}


@pytest.mark.parametrize(("page", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_counted_reason(page: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        parse(page)
    assert caught.value.reason == reason


@pytest.mark.parametrize(("page", "text"), READ.values(), ids=READ)
def test_read(page: str, text: str) -> None:
    root = parse(page)
    assert root.tag == "html"
    assert "".join(root.itertext()).strip() == text


def test_a_long_quoted_attribute_is_looked_through_once() -> None:
    """A hundred halves lie in it; each looked through from its start would take a hundred times as long."""
    page = f'<html><body><div data-state="{"a " * (SIZE_LIMIT // 2 - 100)}">text</div></body></html>'
    began = time.process_time()
    assert parse(page).findtext(".//div") == "text"
    assert time.process_time() - began < 0.6
