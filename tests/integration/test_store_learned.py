"""What learning asks of the store: the newest pages, without what their lines said, and their titles."""

from __future__ import annotations

from datetime import timedelta

from load_cases import NIGHT, SHARE, SOURCE, batch, clean, key
from newsflow import store
from newsflow.load import load
from newsflow.model import article_id

NAMES = ("1", "2", "3")


def brought(connection: store.Connection) -> None:
    """Three articles, each captured an hour after the one before."""
    articles = [
        clean(name, at=NIGHT + timedelta(hours=n), title=f"افتتاح الجسر {name}") for n, name in enumerate(NAMES)
    ]
    given = batch(key(), articles)
    store.open_run(connection, given.key, NIGHT, ["feed"])
    store.open_links(connection, given.key, given.links, NIGHT, given.key.day)
    load(connection, given)


def test_the_newest_pages_come_first_and_no_others(connection: store.Connection) -> None:
    brought(connection)
    newest = [article_id(SOURCE, name) for name in ("3", "2")]
    assert [article for article, _ in store.page_texts(connection, SOURCE, newest=2)] == newest
    assert list(store.newest_titles(connection, SOURCE, 2).items()) == list(
        zip(newest, ("افتتاح الجسر 3", "افتتاح الجسر 2"), strict=True)
    )


def test_pages_without_what_some_kinds_of_line_said(connection: store.Connection) -> None:
    brought(connection)
    heads = {
        kinds: next(iter(store.page_texts(connection, SOURCE, newest=1, without=kinds)))[1].split("\n")[:2]
        for kinds in ((), ("title",), ("share",), ("share", "title"), ("byline",))
    }
    assert heads == {
        (): ["افتتاح الجسر 3", SHARE],
        ("title",): ["", SHARE],
        ("share",): ["افتتاح الجسر 3", ""],
        ("share", "title"): ["", ""],
        ("byline",): ["افتتاح الجسر 3", SHARE],
    }


def test_another_source_has_no_pages_here(connection: store.Connection) -> None:
    brought(connection)
    assert list(store.page_texts(connection, "second", newest=2)) == []
    assert store.newest_titles(connection, "second", 2) == {}
