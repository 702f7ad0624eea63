"""Learned lines end to end: pages share a footer, housekeeping learns it, the next article loses it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import ConfigurationError, NewsflowError
from newsflow.flow import run_verb
from newsflow.flow.deciding import veto
from newsflow.flow.learning import Lesson, take_lesson
from newsflow.flow.rereading import reread
from newsflow.model import Place, RunKey, Verb
from newsflow.settings import Settings, read_settings
from newsflow.text import fold

DAY = date(2024, 11, 30)
FOOTER = "غرفة أخبار الميناء والمدينة"
LEARNED = "غرفه اخبار الميناء والمدينه"
AUTHOR = "سلمى حداد"
SOURCE = """
key: texts
name: Texts
language: ar
time_zone: Asia/Baghdad
routes: [{kind: files, path: texts, glob: "*.txt"}]
"""
PAGE = """افتتاح المكتبة رقم {n} في حي الصناعة
كتبت: {author}
30 نوفمبر 2024
افتتحت مديرية الثقافة اليوم السبت المكتبة رقم {n} في حي الصناعة بحضور عدد كبير من سكان الحي والزوار.
وقالت مديرة المكتبة {n} إن أبوابها مفتوحة للجميع من الصباح حتى المساء طوال أيام الأسبوع وفي العطل.
وأضافت أن الخطة المقبلة تشمل {n} قاعة للأطفال وبرنامجا للقراءة تشرف عليه جمعية محلية من المتطوعين.
{footer}
وختمت بأن المكتبة {n} تستقبل الكتب التي يتبرع بها السكان في كل يوم من أيام العمل الرسمي.
"""


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    (tmp_path / "sources" / "texts").mkdir(parents=True)
    (tmp_path / "sources" / "texts.yaml").write_text(SOURCE, encoding="utf-8")
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


def bring_in(settings: Settings, run: str, *numbers: int) -> None:
    folder = settings.sources / "texts"
    for old in folder.glob("*.txt"):
        old.unlink()
    for n in numbers:
        (folder / f"{n}.txt").write_text(PAGE.format(n=n, author=AUTHOR, footer=FOOTER), encoding="utf-8")
    for verb in Verb:
        run_verb(settings, verb, RunKey("texts", DAY, run))


def stored(connection: store.Connection, name: str) -> store.StoredArticle:
    found = store.find_article(connection, f"file:{name}.txt")
    assert found is not None
    return found


def told(article: store.StoredArticle) -> tuple[Any, ...]:
    return article.row["body"], [(removed.line, removed.rule) for removed in article.removed]


def test_the_next_article_loses_what_five_have_shared(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, "first", 1, 2, 3, 4, 5)
    assert FOOTER in stored(connection, "1").row["body"]
    assert take_lesson(settings, "texts") == Lesson("texts", 1, 1)
    assert store.read_snapshot(connection, "texts") == (1, {LEARNED: 5})

    bring_in(settings, "second", 6)
    article = stored(connection, "6")
    assert FOOTER not in article.row["body"]
    assert [removed.rule for removed in article.removed if removed.line == FOOTER] == ["any_learned_line"]
    assert article.row["author"] == AUTHOR
    assert article.row["rules_version"].endswith("+1")
    assert FOOTER in stored(connection, "1").row["body"]  # until it is reprocessed


def test_a_second_lesson_changes_nothing_and_teaches_no_names(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, "first", 1, 2, 3, 4, 5)
    assert take_lesson(settings, "texts") == take_lesson(settings, "texts")
    assert not any(fold(AUTHOR) in line for line in store.read_snapshot(connection, "texts")[1])


def test_nothing_is_learned_from_a_source_without_articles(settings: Settings) -> None:
    assert take_lesson(settings, "texts") == Lesson("texts", 0, 0)


def test_the_order_of_runs_makes_no_difference(settings: Settings, connection: store.Connection) -> None:
    store.take_snapshot(connection, "texts", {LEARNED: 5}, datetime(2024, 12, 1, tzinfo=UTC))
    results = []
    for order in ((7, 8, 9), (9, 7, 8)):
        with connection, connection.cursor() as cursor:
            cursor.execute("truncate articles, runs, links cascade")
        for n in order:
            bring_in(settings, f"run{n}", n)
        results.append([told(stored(connection, str(n))) for n in (7, 8, 9)])
    assert all(result == results[0] for result in results)
    assert FOOTER not in results[0][0][0]


def test_a_stored_page_is_read_again_with_what_is_learned_by_now(
    settings: Settings, connection: store.Connection
) -> None:
    bring_in(settings, "first", 1, 2, 3, 4, 5)
    take_lesson(settings, "texts")
    row = stored(connection, "1").row
    again, learned = reread(settings, "texts", Place(row["warc_file"], row["warc_offset"]))
    assert again.article.id == stored(connection, "1").article_id
    assert FOOTER not in again.clean.body_lines
    assert learned == {LEARNED: 5}


OTHER = "تابعوا قناة الميناء"


def test_a_vetoed_line_is_never_learned_again(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, "first", 1, 2, 3, 4, 5)
    take_lesson(settings, "texts")
    (told,) = veto(settings, "texts", FOOTER, "huda", "a column's name")
    assert told.startswith(f"texts: {LEARNED!r} is vetoed; snapshot 1 is read without it.")
    assert store.read_snapshot(connection, "texts") == (1, {})
    assert store.read_snapshot(connection, "texts", 1) == (1, {LEARNED: 5})
    assert take_lesson(settings, "texts") == Lesson("texts", 1, 0)
    bring_in(settings, "second", 6)
    assert FOOTER in stored(connection, "6").row["body"]
    (kept,) = store.vetoes(connection, "texts")
    assert (kept.line, kept.by, kept.why) == (LEARNED, "huda", "a column's name")


def test_a_veto_makes_a_snapshot_of_the_other_lines(settings: Settings, connection: store.Connection) -> None:
    at = datetime(2024, 12, 1, tzinfo=UTC)
    store.take_snapshot(connection, "texts", {LEARNED: 5, fold(OTHER): 4}, at)
    veto(settings, "texts", LEARNED, "huda", "a column's name")
    assert store.read_snapshot(connection, "texts") == (2, {fold(OTHER): 4})
    assert store.take_snapshot(connection, "texts", {LEARNED: 9, fold(OTHER): 4}, at) == 2
    assert store.take_snapshot(connection, "other", {LEARNED: 9}, at) == 1
    assert store.read_snapshot(connection, "other") == (1, {LEARNED: 9})


@pytest.mark.parametrize(
    ("line", "words"),
    [(FOOTER, r"'غرفه .*' is vetoed already, by huda on 20"), ("سطر آخر", "has never learned the line 'سطر اخر'")],
    ids=["twice", "unknown"],
)
def test_a_veto_is_of_a_learned_line_and_once(
    settings: Settings, connection: store.Connection, line: str, words: str
) -> None:
    store.take_snapshot(connection, "texts", {LEARNED: 5, fold(OTHER): 4}, datetime(2024, 12, 1, tzinfo=UTC))
    veto(settings, "texts", FOOTER, "huda", "a column's name")
    with pytest.raises(ConfigurationError, match=words):
        veto(settings, "texts", line, "huda", "again")
    assert store.read_snapshot(connection, "texts")[0] == 2


def test_the_command_line_learns_lists_and_explains(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("home", "sources", "lake", "database_url"):
        monkeypatch.setenv(f"NEWSFLOW_{name.upper()}", str(getattr(settings, name)))

    def newsflow(*arguments: str) -> str:
        return CliRunner().invoke(app, ["rules", *arguments], catch_exceptions=False).output

    with pytest.raises(ConfigurationError, match="texts: no snapshot yet"):
        newsflow("learned", "texts")
    assert newsflow("learn", "texts") == "texts: no line is in enough of its articles yet.\n"
    bring_in(settings, "first", 1, 2, 3, 4, 5)
    assert newsflow("learn", "texts").startswith("texts: snapshot 1, 1 lines shared now")
    assert newsflow("learned", "texts").splitlines()[-1].split(maxsplit=1) == ["5", LEARNED]
    with pytest.raises(ConfigurationError, match="texts: no snapshot 9"):
        newsflow("learned", "texts", "--snapshot", "9")

    assert f"+ {FOOTER}" in newsflow("explain", "file:1.txt")
    again = newsflow("explain", "file:1.txt", "--again").splitlines()
    at = again.index(f"- {FOOTER}")
    assert again[at + 1].startswith("    nav by any_learned_line. The source's other articles show the same line")
    assert again[at + 2].endswith("in 5 articles")
    bring_in(settings, "second", 6)
    veto(settings, "texts", FOOTER, "huda", "a column's name")
    last = newsflow("learned", "texts").splitlines()[-1]
    assert last.startswith("vetoed by huda on 20")
    assert last.endswith(f": {LEARNED}  (a column's name)")
    assert f"- {FOOTER}" in newsflow("explain", str(stored(connection, "6").article_id))
    with pytest.raises(NewsflowError, match=r"'file:9\.txt': is neither a file nor an article"):
        newsflow("explain", "file:9.txt")
