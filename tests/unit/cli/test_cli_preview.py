"""`newsflow preview`: one page's verdict on the screen, side by side, and kept as a test."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli.app import app
from newsflow.cli.saved_page import read_saved
from newsflow.errors import NewsflowError, PageError
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.newsroom.report import POLICY
from newsflow.sources import read_source

LINES = [
    "افتتحت بلدية الواحة صباح اليوم السبت جسراً جديداً يربط ضفتي النهر بعد عامين من العمل المتواصل في الموقع.",
    "وقال رئيس البلدية إن الجسر سيخفف الازدحام عن وسط المدينة، ويختصر الطريق إلى السوق القديم والمدرسة.",
    "وبلغت كلفة المشروع نحو أربعة ملايين، دفعت البلدية نصفها من موازنتها للعام الماضي والباقي من التبرعات.",
]
TITLE = "افتتاح جسر جديد في المدينة"
HOSTILE = '"><img src=x onerror="alert(1)"><script>alert(2)</script>'
PAGE = f"""<!doctype html><html lang="ar"><head><title>{TITLE} - صحيفة الواحة</title>
<meta property="article:published_time" content="2024-11-30T09:15:00+03:00">
<meta name="author" content="سامر الحلواني"></head><body><article><h1>{TITLE}</h1>
{"".join(f"<p>{line}</p>" for line in LINES)}<p>التعليقات</p><p>0</p></article></body></html>"""
SOURCE = """key: waha
name: Waha
homepage: https://waha.example/
language: ar
time_zone: Asia/Baghdad
routes: [{kind: feed, url: "https://waha.example/rss"}]
selectors: {body: "div.gone"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSFLOW_DATABASE_URL", "NEWSFLOW_LAKE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEWSFLOW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEWSFLOW_SOURCES", str(tmp_path / "sources"))
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "waha.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def told(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["preview", *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def test_a_file_has_its_verdict_fields_body_and_removed_lines(folder: Path) -> None:
    said = told("page.html", "--url", "https://other.example/1")
    assert "Accepted" in said
    assert re.search(rf"title +{TITLE}\n", said)
    assert re.search(r"published +2024-11-30T09:15:00\+03:00 +The page's own machine date \(meta\)", said)
    assert re.search(r"authors +سامر الحلواني", said)
    assert "Body, 3 lines:" in said
    assert re.search(r"comments +التعليقات +any_comments_heading", said)
    assert "wrong_language" not in said


def test_a_moment_stated_in_utc_is_told_by_the_outlets_clock(folder: Path) -> None:
    (folder / "utc.html").write_text(PAGE.replace("09:15:00+03:00", "06:15:00Z"), encoding="utf-8")
    said = told("utc.html", "--url", "https://waha.example/1")
    assert re.search(r"published +2024-11-30T09:15:00\+03:00 ", said)
    assert "2024-11-30T06:15:00+00:00 meta" in said


def test_the_source_with_the_addresss_host_counts(folder: Path) -> None:
    said = told("page.html", "--url", "https://waha.example/1")
    assert "source waha" in said
    assert "selectors_missed" in said


HELD = {
    "short": (PAGE.replace(LINES[1], "").replace(LINES[2], ""), r"Held: .*short_body"),
    "no date": (re.sub(r"<meta property.*?>", "", PAGE), r"Held: .*no_date"),
}


@pytest.mark.parametrize(("page", "sentence"), HELD.values(), ids=HELD)
def test_a_page_that_a_run_would_hold_says_so(folder: Path, page: str, sentence: str) -> None:
    (folder / "page.html").write_text(page, encoding="utf-8")
    assert re.search(sentence, told("page.html"))


DROPPED = {
    "empty": ("<html><body></body></html>", "Dropped at extract, empty_page"),
    "deep": ("<div>" * 5000 + "x", "Dropped at extract, too_deep"),
}


@pytest.mark.parametrize(("page", "sentence"), DROPPED.values(), ids=DROPPED)
def test_a_page_without_an_article_says_why_and_ends_with_1(folder: Path, page: str, sentence: str) -> None:
    (folder / "page.html").write_text(page, encoding="utf-8")
    assert sentence in told("page.html", code=1)


def test_an_address_is_asked_for_as_a_run_asks(folder: Path) -> None:
    outlet = OUTLETS["nakhla"]
    with serve(0, [outlet]) as stand:
        site = stand.addresses[outlet.key]
        (folder / "sources" / f"{outlet.key}.yaml").write_text(demo_source(outlet, site), encoding="utf-8")
        refused = told(f"{site}/admin/1", code=1)
        missing = told(f"{site}/news/2012010199", code=1)
    assert "Dropped at fetch, robots" in refused
    assert "Dropped at fetch, http_404" in missing


def test_what_is_neither_file_nor_address_is_named(folder: Path) -> None:
    with pytest.raises(NewsflowError, match="'nosuch': is neither a file nor an address"):
        told("nosuch")


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "cut.html.gz").write_bytes(b"\x1f\x8b\x08")
    with pytest.raises(PageError, match=r"unreadable_file: cut\.html\.gz"):
        told("cut.html.gz")


def test_side_by_side_is_inert(folder: Path) -> None:
    page = PAGE.replace(LINES[1], f"{LINES[1]} {HOSTILE.replace('<', '&lt;')}").replace("سامر", HOSTILE[2:])
    (folder / "page.html").write_text(page, encoding="utf-8")
    told("page.html", "--html", "out.html")
    written = (folder / "out.html").read_text(encoding="utf-8")
    assert POLICY.replace("'", "&#39;") in written
    assert "&lt;script&gt;" in written
    assert not re.search(
        r"<(?:script|img|link|iframe|object|form)\b|\son\w+=[\"']?alert|javascript:", written.replace("&lt;", "")
    )
    assert all(written.count(line) == 2 for line in LINES[2:])


def test_a_saved_page_is_a_test(folder: Path) -> None:
    said = told("page.html", "--url", "https://waha.example/news/1?x=2", "--save", "pages")
    saved = folder / "pages" / "waha" / "waha-example-news-1-x-2.json"
    assert "pages/waha/waha-example-news-1-x-2.json" in said
    source = read_source(folder / "sources" / "waha.yaml")
    wanted, now = read_saved(saved, source)
    assert wanted == now
    assert wanted["body"] == LINES
    assert (wanted["title"], wanted["authors"]) == (TITLE, ["سامر الحلواني"])
    spoilt = json.loads(saved.read_text(encoding="utf-8")) | {"body": LINES[1:]}
    saved.write_text(json.dumps(spoilt), encoding="utf-8")
    wanted, now = read_saved(saved, source)
    assert wanted != now


def test_a_page_without_an_article_is_not_saved(folder: Path) -> None:
    (folder / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(NewsflowError, match="gives no article, so there is none to save"):
        told("page.html", "--save", "pages")
