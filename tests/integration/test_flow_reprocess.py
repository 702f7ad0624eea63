"""Reading stored pages again: only what differs changes, nothing is asked of the network, and it was foretold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow import store
from newsflow.clean import RULES_VERSION
from newsflow.clean import article as cleaning
from newsflow.cli.app import app
from newsflow.errors import NewsflowError
from newsflow.flow import apply_portion, compare_portion, plan_reprocess, refuse_loss, reprocessing, run_verb
from newsflow.flow.changes import Account, Change, compare
from newsflow.flow.reprocessing import Portion
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import CleanText, Document, RunKey, Verb
from newsflow.settings import Settings, read_settings

RULE = "any_comments_heading"
OUTLET = OUTLETS["nakhla"]
LAST = datetime.now(OUTLET.zone).date() - timedelta(days=9)
FIRST = LAST - timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    """Two days of the outlet are in, read by rules that do not know one thing yet; the outlet is gone."""
    (tmp_path / "sources").mkdir()
    made = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    with serve(0, [OUTLET]) as stand:
        address = stand.addresses[OUTLET.key]
        (made.sources / f"{OUTLET.key}.yaml").write_text(demo_source(OUTLET, address), encoding="utf-8")
        with _older_rules():
            _bring(made, FIRST)
        _bring(made, LAST)
    return made


@contextmanager
def _older_rules() -> Iterator[None]:
    """Pages are read by rules that lack one rule: what it takes stays in the body."""

    def clean_text(document: Document) -> CleanText:
        clean = cleaning_now(document)
        return replace(clean, removed=tuple(span for span in clean.removed if span.rule != RULE))

    cleaning_now = cleaning.clean_text
    with pytest.MonkeyPatch.context() as before:
        before.setattr(cleaning, "clean_text", clean_text)
        before.setattr(cleaning, "RULES_VERSION", "before")
        yield


def _bring(settings: Settings, day: date) -> None:
    for verb in Verb:
        run_verb(settings, verb, RunKey(OUTLET.key, day, f"manual__{day}"))


def _rows(connection: store.Connection) -> dict[str, tuple[str, ...]]:
    """Every article's row, as one text, by its URL."""
    with store.transaction(connection) as cursor:
        cursor.execute("select url, articles::text from articles")
        return dict(cursor.fetchall())


def _ask(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _total(settings: Settings, *, keep: bool) -> tuple[Account, list[Portion]]:
    account, portions = Account(), list(plan_reprocess(settings, OUTLET.key, FIRST, LAST, "test"))
    for portion in portions:
        account.join(compare_portion(settings, portion, keep=keep))
    return account, portions


def test_a_dry_run_foretells_exactly_what_changes(settings: Settings, connection: store.Connection) -> None:
    before = _rows(connection)
    touched = {str(url) for (url,) in _ask(connection, "select url from articles where rules_version = 'before'")}
    foretold, _ = _total(settings, keep=False)
    assert _rows(connection) == before
    assert (foretold.pages, foretold.kinds) == (len(before), {"text": len(touched)})
    assert foretold.lost == {RULE: len(touched)}
    assert foretold.gained == {}
    account, portions = _total(settings, keep=True)
    assert account == foretold
    outcomes = [apply_portion(settings, portion) for portion in portions]
    assert outcomes == [{"revised": len(touched)}]
    after = _rows(connection)
    assert {url for url in after if after[url] != before[url]} == touched
    assert 0 < len(touched) < len(before)
    assert {change.url for change in foretold.biggest} <= touched


def test_the_text_that_was_stays_as_a_revision(settings: Settings, connection: store.Connection) -> None:
    _, (portion,) = _total(settings, keep=True)
    apply_portion(settings, portion)
    texts = _ask(
        connection,
        """
        select array_agg(cause order by rank), array_agg(version order by rank), array_agg(distinct captured_at)
        from article_revisions join rulebooks on version = rules_version
        where article_id in (select article_id from article_revisions where rules_version = 'before')
        group by article_id
        """,
    )
    assert len(texts) > 1
    assert all(causes == ["publisher", "rules"] and len(moments) == 1 for causes, _, moments in texts)  # type: ignore[arg-type]
    assert {tuple(versions) for _, versions, _ in texts} == {("before", RULES_VERSION)}  # type: ignore[arg-type]
    assert _ask(connection, "select count(*) from links where outcome = 'pending'") == [(0,)]


def test_a_second_time_changes_nothing(settings: Settings, connection: store.Connection) -> None:
    _, (portion,) = _total(settings, keep=True)
    apply_portion(settings, portion)
    after = _rows(connection)
    apply_portion(settings, portion)
    assert _rows(connection) == after
    again, _ = _total(settings, keep=False)
    assert again.kinds == {}


def test_a_change_of_the_source_file_keeps_the_text_that_was(settings: Settings, connection: store.Connection) -> None:
    """Rules and learned lines are the same, so only the reprocessing's own edition tells the texts apart."""
    _, (portion,) = _total(settings, keep=True)
    apply_portion(settings, portion)
    path = settings.sources / f"{OUTLET.key}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nselectors: {body: 'p:first-of-type'}\n", encoding="utf-8")
    portions = plan_reprocess(settings, OUTLET.key, FIRST, LAST, "selectors")
    account = compare_portion(settings, portions[0], keep=True)
    assert account.kinds["text"] > 0
    with pytest.raises(NewsflowError, match=r"% of the body text would go, more than 1%; nothing was changed"):
        refuse_loss(account)
    refuse_loss(account, accepted=True)


def test_a_page_fetched_twice_is_read_again_twice(settings: Settings, connection: store.Connection) -> None:
    with serve(0, [OUTLET]) as stand, _older_rules():
        text = demo_source(OUTLET, stand.addresses[OUTLET.key])
        (settings.sources / f"{OUTLET.key}.yaml").write_text(text, encoding="utf-8")
        for verb in Verb:
            run_verb(settings, verb, RunKey(OUTLET.key, FIRST, "manual__again"))
            run_verb(settings, verb, RunKey(OUTLET.key, FIRST, "manual__third"))
    _, (portion,) = _total(settings, keep=True)
    apply_portion(settings, portion)
    read = "select count(*) from captures where rules_version = 'before'"
    again = f"select count(*) from captures where rules_version = '{RULES_VERSION}' and (article_id, captured_at) in "
    again += "(select article_id, captured_at from captures where rules_version = 'before')"
    assert _ask(connection, read) == _ask(connection, again)
    assert _total(settings, keep=False)[0].kinds == {}


def test_days_without_pages_have_no_batch(settings: Settings) -> None:
    assert plan_reprocess(settings, OUTLET.key, LAST + timedelta(days=1), LAST + timedelta(days=9), "none") == ()


def test_batches_hold_whole_files(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reprocessing, "BATCH_PAGES", 1)
    portions = plan_reprocess(settings, OUTLET.key, FIRST, LAST, "small")
    assert [len(portion.files) for portion in portions] == [1, 1]
    assert len({portion.key.run for portion in portions}) == 2


def test_the_command_shows_what_changes_and_then_changes_it(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("home", "sources", "database_url"):
        monkeypatch.setenv(f"NEWSFLOW_{name.upper()}", str(getattr(settings, name)))
    command = ["reprocess", OUTLET.key, str(FIRST), str(LAST)]
    before = _rows(connection)
    shown = CliRunner().invoke(app, [*command, "--dry-run"])
    assert shown.exit_code == 0
    assert f"{len(before)} pages read; differing: " in shown.output
    assert RULE in shown.output
    assert _rows(connection) == before
    done = CliRunner().invoke(app, [*command, "--accept-loss"])
    assert "loaded: " in done.output
    assert _rows(connection) != before


PAGE = {"url": "u", "title": "t", "body": "a\nb", "removed": [{"rule": "r", "line": "c"}], "author": None}
COMPARED = {
    "nothing": (PAGE, None),
    "where it lies": (PAGE | {"warc_offset": 7, "rules_version": "2", "run": "x"}, None),
    "a field": (PAGE | {"author": "z"}, Change("1", "u", "fields", ("a", "b"), ("a", "b"))),
    "a field that is new and empty": (PAGE | {"place": None}, None),
    "a line lost": (
        PAGE | {"body": "a", "removed": [{"rule": "r", "line": "c"}, {"rule": "s", "line": "b"}]},
        Change("1", "u", "text", ("a", "b"), ("a",), lost={"s": 1}),
    ),
    "a line gained": (
        PAGE | {"body": "a\nb\nc", "removed": []},
        Change("1", "u", "text", ("a", "b"), ("a", "b", "c"), gained={"r": 1}),
    ),
    "a line that is extracted no more": (
        PAGE | {"body": "a"},
        Change("1", "u", "text", ("a", "b"), ("a",), lost={"(extraction)": 1}),
    ),
}


@pytest.mark.parametrize(("after", "change"), COMPARED.values(), ids=COMPARED.keys())
def test_what_differs(after: dict[str, object], change: Change | None) -> None:
    assert compare("1", PAGE, after) == change
