"""The ledger on the command line: a day's URLs with their outcomes, one URL's whole life, a page as it was served."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner, Result

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import NewsflowError
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import Outcome, RunKey, Verb
from newsflow.settings import read_settings

OUTLET = OUTLETS["marsa"]
DAY = datetime.now(OUTLET.zone).date() - timedelta(days=9)


@pytest.fixture
def site(
    tmp_path: Path, connection: store.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of an outlet of which one day was brought in."""
    environment = {
        "NEWSFLOW_HOME": str(tmp_path / "home"),
        "NEWSFLOW_SOURCES": str(tmp_path),
        "NEWSFLOW_LAKE": str(tmp_path / "lake"),
        "NEWSFLOW_DATABASE_URL": database_url,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with serve(0, [OUTLET]) as stand:
        address = stand.addresses[OUTLET.key]
        (tmp_path / f"{OUTLET.key}.yaml").write_text(demo_source(OUTLET, address), encoding="utf-8")
        for verb in Verb:
            run_verb(read_settings(), verb, RunKey(OUTLET.key, DAY, "first"))
        yield address


def call(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def truths(site: str) -> list[dict[str, Any]]:
    with urlopen(f"{site}/truth/{DAY}.jsonl") as answer:
        return [json.loads(line) for line in answer.read().splitlines()]


def loaded(site: str) -> dict[str, Any]:
    """The first of the day's stories whose article is in."""
    return next(truth for truth in truths(site) if truth["outcome"] == "loaded")


def test_a_day_lists_every_url_with_its_outcome(site: str) -> None:
    wanted = {truth["url"]: truth["outcome"] for truth in truths(site)}
    told = json.loads(call("ledger", OUTLET.key, str(DAY), "--json").output)

    assert {line["url"]: line["outcome"] for line in told["urls"]} == wanted
    assert (told["source"], told["day"], told["gaps"]) == (OUTLET.key, str(DAY), [])
    said = call("ledger", OUTLET.key, str(DAY)).output
    assert {url for url in wanted if url not in said} == set()
    counts = Counter(wanted.values())
    assert f"{len(wanted)} advertised = {counts['loaded']} loaded" in said


def test_only_some_outcomes(site: str, connection: store.Connection) -> None:
    with store.transaction(connection) as cursor:
        cursor.execute(
            "update links set outcome = 'gone', reasons = '{http_410}' where url = %s", (loaded(site)["url"],)
        )
    told = json.loads(call("ledger", OUTLET.key, str(DAY), "--outcome", "gone", "--json").output)
    assert [(line["url"], line["reasons"]) for line in told["urls"]] == [(loaded(site)["url"], ["http_410"])]


def test_the_life_of_a_url_is_told_from_route_to_bytes(site: str) -> None:
    truth = loaded(site)
    (life,) = json.loads(call("explain", f"{truth['url']}?utm_source=x#top", "--json").output)
    said = call("explain", truth["url"]).output

    assert (life["link"]["route"], life["link"]["outcome"]) == (f"sitemap {site}/sitemap.xml", "loaded")
    assert [(step["run"], step["outcome"]) for step in life["steps"]] == [("first", "loaded")]
    (request,) = life["requests"]
    assert request["status"] == 200
    assert request["warc_file"] == life["article"]["row"]["warc_file"]
    removed = Counter((cut["kind"], cut["rule"]) for cut in life["article"]["removed"])
    (kind, rule), count = removed.most_common(1)[0]
    for part in (
        f"by sitemap {site}/sitemap.xml, run first",
        f"{request['warc_file']} at {request['warc_offset']}",
        f"removed      {count} {kind} by {rule}",
        f"newsflow article {life['article']['article_id']}",
    ):
        assert part in said


def test_the_life_of_an_article_is_found_by_its_id(site: str, connection: store.Connection) -> None:
    truth = loaded(site)
    (line,) = [line for line in store.ledger_of_day(connection, OUTLET.key, DAY) if line.url == truth["url"]]
    assert json.loads(call("explain", str(line.article_id), "--json").output)[0]["link"]["url"] == truth["url"]


UNKNOWN = {
    "an article that no route told of": ("{site}/story/2012010101", "no route of marsa has advertised it"),
    "a page that is none": ("{site}/about", "neither advertised nor an article of a source"),
    "another host": ("https://other.example/story/2012010101", "neither advertised nor an article of a source"),
    "no article": ("5a1f4f5e-0000-5000-8000-000000000000", "neither advertised nor an article of a source"),
}


@pytest.mark.parametrize(("url", "said"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_url_that_nobody_told_of_is_told_why(site: str, url: str, said: str) -> None:
    with pytest.raises(NewsflowError, match=said):
        CliRunner().invoke(app, ["explain", url.format(site=site)], catch_exceptions=False)


def test_a_page_comes_back_byte_for_byte(site: str) -> None:
    url = loaded(site)["url"]
    with urlopen(url) as answer:
        served = answer.read()
    assert call("article", url, "--html").stdout_bytes == served


def test_an_article_as_text_and_as_json(site: str, connection: store.Connection) -> None:
    truth = loaded(site)
    title, _, *body = call("article", truth["url"], "--text").output.splitlines()
    told = json.loads(call("article", truth["url"], "--json").output)

    assert (title, body) == (truth["fields"]["title"], truth["body"])
    assert told["row"]["body"].splitlines() == truth["body"]
    assert len(told["revisions"]) == 1
    assert [line.outcome for line in store.ledger_of_day(connection, OUTLET.key, DAY) if line.url == truth["url"]] == [
        Outcome.LOADED
    ]
