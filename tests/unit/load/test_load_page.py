from __future__ import annotations

from datetime import date

from load_cases import ZONE, clean, key, published
from newsflow.load.page import content_hash, read


def test_the_hash_covers_title_and_body_and_nothing_else() -> None:
    plain = read(clean("1"), key(), ZONE).capture.content_hash
    assert (
        read(clean("1", when=published(date(2024, 1, 2)), rules="9"), key("other"), ZONE).capture.content_hash == plain
    )
    assert read(clean("1", title="آخر"), key(), ZONE).capture.content_hash != plain
    assert content_hash("a", "b") != content_hash("a\n\nb", "")


def test_what_postgres_cannot_hold_never_reaches_it() -> None:
    page = read(clean("1", title="ti\x00tle \ud800", body="bo\x00dy \udfff."), key(), ZONE).page
    assert (page["title"], page["body"]) == ("ti\ufffdtle \ufffd", "bo\ufffddy \ufffd.")
    assert page["removed"][0]["line"] == "ti\ufffdtle \ufffd"
