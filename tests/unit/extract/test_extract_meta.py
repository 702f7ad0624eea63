"""Meta tags by any of their names, and the canonical address."""

from __future__ import annotations

import pytest

from newsflow.extract.meta import MOST, read_meta
from newsflow.extract.tree import parse

URL = "https://kalima.example/news/1"


def test_a_tag_is_known_by_each_of_its_names() -> None:
    meta = read_meta(
        parse('<meta property="OG:Title" name="title" content=" a \n b "><meta name="empty" content=" ">'), URL
    )
    assert meta.values == {"og:title": ("a b",), "title": ("a b",)}


def test_values_come_in_the_order_of_the_names_asked() -> None:
    meta = read_meta(parse('<meta name="b" content="1"><meta name="a" content="2"><meta name="b" content="3">'), URL)
    assert meta.all(("a", "c", "b")) == ("2", "1", "3")
    assert (meta.first(("c", "b")), meta.first(("c",))) == ("1", None)


def test_a_flood_of_tags_is_read_up_to_a_limit() -> None:
    meta = read_meta(parse('<meta name="a" content="b">' * (MOST + 50)), URL)
    assert len(meta.all(("a",))) == MOST


@pytest.mark.parametrize(
    ("href", "canonical"),
    [("/news/2", "https://kalima.example/news/2"), ("https://x.example/", "https://x.example/"), ("http://[::1", None)],
    ids=["relative", "absolute", "broken"],
)
def test_canonical(href: str, canonical: str | None) -> None:
    assert read_meta(parse(f'<link rel="canonical" href="{href}"><p>x</p>'), URL).canonical == canonical
