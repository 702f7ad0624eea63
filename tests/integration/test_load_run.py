from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import permutations

import pytest

from load_cases import (
    DAY,
    NIGHT,
    SHARE,
    SOURCE,
    STOPPED,
    accept,
    batch,
    clean,
    key,
    published,
    refuse,
    renamed,
    url,
)
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.load import Batch, load
from newsflow.model import Drop, LoadReport, Page, Place, RunKey, Verb, article_id

TEXT_TABLES = ("articles", "article_revisions", "removed_lines", "embeds")
LATER = NIGHT + timedelta(days=1)


def opened(connection: store.Connection, given: Batch, today: date = DAY) -> Batch:
    store.open_run(connection, given.key, NIGHT, ["feed"])
    store.open_links(connection, given.key, given.links, NIGHT, today)
    return given


def run(connection: store.Connection, given: Batch) -> LoadReport:
    return load(connection, opened(connection, given))


def rows(connection: store.Connection, statement: str, *parameters: object) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def outcomes(connection: store.Connection) -> dict[object, object]:
    return dict(
        rows(connection, "select right(url, 1), trim(concat(outcome, ' ', array_to_string(reasons, ' '))) from links")
    )


def fingerprint(connection: store.Connection, *tables: str, versions: str = "") -> list[tuple[object, ...]]:
    """A hash over each table's rows, by default over all that hold texts."""
    statement = (
        "select md5(string_agg(line, ' ' order by line)) from (select concat(t.*::text{}) as line from {} t) lines"
    )
    return [rows(connection, statement.format(versions, table))[0] for table in tables or TEXT_TABLES]


def physical(connection: store.Connection, *tables: str) -> list[tuple[object, ...]]:
    """A hash that shows a rewritten row too, even one that says the same as before."""
    return fingerprint(connection, *tables, versions=", t.xmin::text, t.ctid::text")


def empty(connection: store.Connection) -> None:
    with store.transaction(connection) as cursor:
        cursor.execute("truncate runs, links, articles, quarantine restart identity cascade")


def test_a_run_brings_its_articles_in(connection: store.Connection) -> None:
    late = published(clock=time(22, 30), offset=0)
    report = run(connection, batch(key(), [clean("1"), clean("2", when=late)]))
    assert (report.inserted, report.outcomes) == (2, {"loaded": 2})
    assert rows(connection, "select key, day, title, author, credit, since, word_count from articles order by key") == [
        ("1", DAY, "افتتاح الجسر القديم", "هدى", None, NIGHT, 11),
        ("2", date(2024, 12, 1), "افتتاح الجسر القديم", "هدى", None, NIGHT, 11),
    ]
    assert rows(connection, "select position, kind, rule, line from removed_lines order by article_id, position")[
        :2
    ] == [
        (0, "title", "any_title", "افتتاح الجسر القديم"),
        (1, "share", "ar_share", SHARE),
    ]
    assert rows(connection, "select distinct substr(page_text, starts + 1, ends - starts) from removed_lines "
                            "join articles using (article_id) where kind = 'share'") == [(SHARE,)]  # fmt: skip
    assert rows(connection, "select distinct platform, handle, text from embeds") == [("x", "@harbour", "الجسر مفتوح")]
    assert (
        rows(connection, "select cause, title, page ->> 'language' from article_revisions")
        == [("publisher", "افتتاح الجسر القديم", "ar")] * 2
    )
    assert rows(
        connection, "select state, advertised, inserted, outcomes, sentence, closed_at > started_at from runs"
    ) == [("passed", 2, 2, {"loaded": 2}, "passed: all is well", True)]
    assert rows(connection, "select code, column_name, tested, failed from checks") == [("no_date", "has_date", 2, 0)]
    assert rows(connection, "select url, status, warc_offset from attempts order by url") == [
        (url("1"), 200, 0),
        (url("2"), 200, 0),
    ]


def test_the_ledger_moves_to_the_publication_day_once(connection: store.Connection) -> None:
    def days() -> list[tuple[object, ...]]:
        return rows(connection, "select day, day_basis from links")

    opened(connection, batch(key("listen"), also=[url("1")]), today=date(2024, 12, 2))
    assert days() == [(date(2024, 12, 2), "seen")]
    run(connection, batch(key(), [clean("1")]))
    assert days() == [(DAY, "published")]
    run(connection, batch(key("2"), [clean("1", "نص جديد.", at=LATER, when=published(date(2024, 11, 28)))]))
    assert days() == [(DAY, "published")]
    assert rows(connection, "select day from articles") == [(date(2024, 11, 28),)]


def test_the_same_day_again_touches_no_row_of_the_texts(connection: store.Connection) -> None:
    first = batch(key(), [clean("1"), clean("2")])
    run(connection, first)
    before = physical(connection)
    again = batch(key("again"), [clean("1", at=LATER), clean("2", at=LATER)])
    report = run(connection, again)
    assert report.outcomes == {"unchanged": 2}
    assert physical(connection) == before


def test_a_run_that_is_loaded_twice_says_the_same_twice(connection: store.Connection) -> None:
    run(connection, batch(key("older"), [clean("2", "نص قديم.", at=NIGHT - timedelta(hours=9))]))
    given = opened(connection, batch(key(), [clean("1"), clean("2")], [Drop(url("3"), Verb.FETCH, "http_404")]))
    first = load(connection, given)
    assert first.outcomes == {"loaded": 1, "revised": 1, "dropped": 1}
    before = physical(connection)
    assert load(connection, given) == first
    assert physical(connection) == before
    assert rows(connection, "select count(*) from attempts where run = 'nightly'") == [(3,)]


def test_a_new_text_becomes_a_revision_and_an_older_one_does_not_overwrite_it(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1", "نص ثان.", at=LATER)]))
    before = physical(connection, "articles", "removed_lines", "embeds")
    older = run(connection, batch(key("backfill"), [clean("1", "نص أول.", at=NIGHT)]))
    assert older.outcomes == {"unchanged": 1}
    assert physical(connection, "articles", "removed_lines", "embeds") == before
    newer = run(connection, batch(key("third"), [clean("1", "نص ثالث.", at=LATER + timedelta(days=1))]))
    assert newer.outcomes == {"revised": 1}
    assert rows(connection, "select body, since from articles") == [("نص ثالث.", LATER + timedelta(days=1))]
    assert rows(connection, "select body, cause from article_revisions order by captured_at") == [
        ("نص أول.", "publisher"),
        ("نص ثان.", "publisher"),
        ("نص ثالث.", "publisher"),
    ]


def test_new_rules_change_fields_without_changing_the_text(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1", when=published(date(2024, 11, 29)))]))
    report = run(connection, batch(key("reprocess"), [clean("1", rules="f00d")]))
    assert report.outcomes == {"unchanged": 1}
    assert rows(connection, "select day, rules_version, since from articles") == [(DAY, "f00d", NIGHT)]
    assert rows(connection, "select cause, rules_version from article_revisions") == [("publisher", "1")]
    run(connection, batch(key("again"), [clean("1", "نص أنظف.", rules="beef")]))
    assert rows(connection, "select body from articles") == [("نص أنظف.",)]
    assert rows(connection, "select cause from article_revisions order by rules_version") == [
        ("publisher",),
        ("rules",),
    ]


def test_the_same_bytes_read_again_by_the_same_rules_replace_the_first_reading(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1", "نص أول.")]))
    run(connection, batch(key("2"), [clean("1", "نص ثان.")]))
    assert rows(connection, "select body from article_revisions") == [("نص ثان.",)]
    assert rows(connection, "select captures.content_hash = articles.content_hash from captures, articles") == [(True,)]
    run(connection, batch(key("3"), [clean("1", "نص ثالث.", at=LATER)]))
    assert rows(connection, "select body from article_revisions order by captured_at") == [("نص ثان.",), ("نص ثالث.",)]


def test_the_same_runs_in_any_order_give_the_same_rows(connection: store.Connection) -> None:
    hours = [NIGHT + timedelta(hours=hour) for hour in range(4)]
    runs = [
        batch(key("a"), [clean("1", "نص أول.", at=hours[0]), clean("2", at=hours[0])]),
        batch(key("b"), [clean("1", "نص ثان.", at=hours[1], when=published(date(2024, 11, 29)))]),
        batch(key("c"), [clean("1", "نص أول.", at=hours[2]), clean("2", at=hours[2], rules="2")]),
        batch(key("d"), [clean("1", "نص أول.", at=hours[3]), clean("2", "آخر.", at=hours[3])]),
    ]
    seen = set()
    for order in permutations(runs):
        for given in order:
            run(connection, given)
        seen.add(tuple(fingerprint(connection)))
        empty(connection)
    assert len(seen) == 1


def test_a_stopped_batch_records_everything_and_adds_no_article(connection: store.Connection) -> None:
    run(connection, batch(key("before"), [clean("1", "نص قديم.", at=NIGHT - timedelta(days=1))]))
    before = physical(connection)
    one, two = clean("1"), clean("2")
    given = batch(
        key(), [one, two], [Drop(url("3"), Verb.FETCH, "http_5xx")], [accept(one), refuse(two, "no_title")], STOPPED
    )
    report = run(connection, given)
    assert (report.passed, report.sentence, report.outcomes) == (
        False,
        STOPPED.sentence,
        {"quarantined": 2, "dropped": 1},
    )
    assert physical(connection) == before
    assert rows(connection, "select right(url, 1), codes from open_quarantine order by 1") == [
        ("1", ["batch_stopped"]),
        ("2", ["no_title"]),
    ]
    assert outcomes(connection) == {"1": "loaded", "2": "quarantined no_title", "3": "dropped http_5xx"}
    assert rows(connection, "select state, sentence from runs where run = 'nightly'") == [("stopped", STOPPED.sentence)]
    mended = run(connection, batch(key("mended"), [clean("1", at=LATER), clean("2", at=LATER)]))
    assert mended.outcomes == {"loaded": 1, "revised": 1}
    assert rows(connection, "select state, count(*) from quarantine group by 1") == [("superseded", 2)]


def test_an_article_that_is_in_outlives_its_page(connection: store.Connection) -> None:
    run(connection, batch(key("1"), [clean("1")]))
    run(connection, batch(key("2"), drops=[Drop(url("1"), Verb.FETCH, "timeout")]))
    assert outcomes(connection) == {"1": "loaded"}
    assert rows(connection, "select outcome, reasons from run_links where run = '2'") == [("dropped", ["timeout"])]
    run(connection, batch(key("3"), drops=[Drop(url("1"), Verb.FETCH, "http_404", "not found")]))
    assert outcomes(connection) == {"1": "gone http_404"}
    assert rows(connection, "select article_id from articles join links using (article_id)") == [
        (str(article_id(SOURCE, "1")),)
    ]
    run(connection, batch(key("4"), also=[url("1")]))
    assert outcomes(connection) == {"1": "gone http_404"}
    run(connection, batch(key("5"), [clean("1", at=LATER)]))
    assert outcomes(connection) == {"1": "unchanged"}


def test_what_was_decided_is_not_pending_again(connection: store.Connection) -> None:
    run(connection, batch(key("1"), drops=[Drop(url("1"), Verb.FETCH, "timeout")]))
    run(connection, batch(key("2"), also=[url("1")]))
    assert outcomes(connection) == {"1": "dropped timeout"}


def test_a_held_article_is_open_once_and_superseded_when_it_loads(connection: store.Connection) -> None:
    one = clean("1")
    held = batch(key(), [one], verdicts=[refuse(one, "stub")])
    run(connection, held)
    run(connection, renamed(held, "again"))
    assert rows(connection, "select state, run, codes from quarantine") == [("open", "nightly", ["stub"])]
    other = clean("1", "نص آخر.", at=LATER)
    run(connection, batch(key("other"), [other], verdicts=[refuse(other, "stub", "no_date")]))
    assert rows(connection, "select state, run from quarantine order by quarantine_id") == [
        ("superseded", "nightly"),
        ("open", "other"),
    ]
    run(connection, batch(key("good"), [clean("1", at=LATER + timedelta(hours=1))]))
    assert rows(connection, "select distinct state from quarantine") == [("superseded",)]


@pytest.mark.parametrize("difference", ["missing", "extra"])
def test_a_batch_that_does_not_add_up_writes_nothing(connection: store.Connection, difference: str) -> None:
    given = batch(key(), [clean("1"), clean("2")])
    links = given.links[:1] if difference == "extra" else (*given.links, replace(given.links[0], url=url("9")))
    opened(connection, replace(given, links=links))
    with pytest.raises(ValueError, match="1 differ"):
        load(connection, given)
    assert rows(connection, "select count(*) from articles") == [(0,)]
    assert rows(connection, "select state from runs") == [("open",)]


def test_a_run_that_nothing_opened_is_refused(connection: store.Connection) -> None:
    with pytest.raises(ConfigurationError, match=r"was never opened.*newsflow discover harbour 2024-11-30"):
        load(connection, batch(key()))


def test_a_day_that_no_route_serves_is_said(connection: store.Connection) -> None:
    store.open_run(connection, key(), NIGHT, not_served="No route of harbour covers 2024-11-30.")
    assert rows(connection, "select state, sentence from runs") == [
        ("not_served", "No route of harbour covers 2024-11-30.")
    ]
    with pytest.raises(ConfigurationError, match="has no route for its day"):
        load(connection, batch(key()))


def test_the_same_url_in_two_sources_is_two_articles(connection: store.Connection) -> None:
    run(connection, batch(key(), [clean("1")]))
    run(connection, batch(RunKey("second", DAY, "nightly"), [clean("1", source="second")]))
    assert {name for (name,) in rows(connection, "select article_id from articles")} == {
        str(article_id(SOURCE, "1")),
        str(article_id("second", "1")),
    }


def test_hostile_text_is_stored_as_text(connection: store.Connection) -> None:
    nasty = '\'); drop table articles; -- \\n \\\\ \\N \t "{}" \x00 \ud800 \u202e {%s} %(x)s'
    run(connection, batch(key(), [clean("1", title=nasty, body=f"{nasty}\nنص.")]))
    safe = nasty.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert rows(connection, "select title, body from articles") == [(safe, f"{safe}\nنص.")]


def test_a_body_too_long_for_one_search_value_loads(connection: store.Connection) -> None:
    words = " ".join(f"كلمة{number}" for number in range(120_000))
    run(connection, batch(key(), [clean("1", words)]))
    assert rows(connection, "select length(body) = %s, length(search) > 1000 from articles", len(words)) == [
        (True, True)
    ]


def test_validators_are_kept_for_the_next_request(connection: store.Connection) -> None:
    given = batch(key(), [clean("1")])
    page = Page(given.links[0], url("1"), 200, (("ETag", '"7"'), ("Last-Modified", "Sat")), NIGHT, Place("a", 0), "ff")
    run(connection, replace(given, pages=[page]))
    assert rows(connection, "select etag, last_modified, body_hash from links") == [('"7"', "Sat", "ff")]


def test_ten_thousand_urls_close_in_one_go(connection: store.Connection) -> None:
    given = batch(key(), also=[url(str(number)) for number in range(10_000)])
    assert run(connection, given).outcomes == {"pending": 10_000}
