"""Ten thousand failing articles of twenty thousand: each is held with exactly its codes, and no other one is."""

from __future__ import annotations

from dataclasses import replace

from load_cases import DAY, NIGHT, batch, clean, key
from newsflow import store
from newsflow.load import load
from newsflow.model import BatchVerdict, CleanArticle
from newsflow.validate import Limits, validate

COUNT = 20_000
FAULTS: tuple[tuple[dict[str, object], tuple[str, ...]], ...] = (
    ({}, ()),
    ({"mojibake_ratio": 0.5}, ("mojibake",)),
    ({}, ()),
    ({"has_date": 0, "title_length": 0}, ("no_title", "no_date")),
)


def article(number: int) -> CleanArticle:
    made = clean(str(number))
    sound = {"body_length": 900, "text_key": f"{number}", "duplicate_text": 0, "lag_hours": 5.0, "title_overlap": 1.0}
    changes, _ = FAULTS[number % len(FAULTS)]
    return replace(made, quality=replace(made.quality, **{**sound, **changes}))


def test_all_failing_articles_are_held_with_their_codes(connection: store.Connection) -> None:
    articles = [article(number) for number in range(COUNT)]
    verdicts, judged = validate([made.quality for made in articles], Limits())
    assert judged.passed, judged.sentence
    given = batch(key(), articles, verdicts=verdicts, verdict=BatchVerdict(True, judged.sentence, judged.checks))
    store.open_run(connection, given.key, NIGHT, ["feed"])
    store.open_links(connection, given.key, given.links, NIGHT, DAY)
    report = load(connection, given)

    assert (report.inserted, report.quarantined) == (COUNT // 2, COUNT // 2)
    with store.transaction(connection) as cursor:
        cursor.execute("select url, codes from quarantine")
        held = {url: tuple(codes) for url, codes in cursor.fetchall()}
        cursor.execute("select url from articles")
        loaded = {url for (url,) in cursor.fetchall()}
    expected = {made.article.url: FAULTS[number % len(FAULTS)][1] for number, made in enumerate(articles)}
    assert held == {url: codes for url, codes in expected.items() if codes}
    assert loaded == {url for url, codes in expected.items() if not codes}
