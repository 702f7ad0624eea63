"""A newsroom that corrects and withdraws: what a later visit records, in whichever order the days are run."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from newsflow import store
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import Outcome, RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

DAYS = [datetime(2025, 3, day, tzinfo=UTC).date() for day in range(10, 16)]
FIRST = datetime(2025, 3, 16, 9, tzinfo=UTC)
LATER = FIRST + timedelta(days=20)
ORDERS = {"forwards": DAYS, "backwards": DAYS[::-1]}


class Clock:
    """The newsroom's own time; the pipeline's is the machine's."""

    now = FIRST

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    (tmp_path / "sources").mkdir()
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


def _run(settings: Settings, source: str, days: Sequence[Any], name: str) -> None:
    for day in days:
        for verb in Verb:
            run_verb(settings, verb, RunKey(source, day, name))


def _key(address: str, before: datetime) -> dict[str, str]:
    """What the answer key says of every story of the days, seen now and last at `before`."""
    outcomes = {}
    for day in DAYS:
        query = before.isoformat().replace("+", "%2B")
        with urlopen(f"{address}/truth/{day}.jsonl?before={query}") as answer:
            outcomes |= {truth["url"]: truth["outcome"] for truth in map(json.loads, answer.read().splitlines())}
    return outcomes


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
@pytest.mark.parametrize("source", ["marsa", "sindyan"])
def test_corrections_are_revisions_and_what_vanished_is_gone(
    settings: Settings, connection: store.Connection, source: str, order: Sequence[Any]
) -> None:
    clock = Clock()
    with serve(0, [OUTLETS[source]], clock) as stand:
        address = stand.addresses[source]
        (settings.sources / f"{source}.yaml").write_text(demo_source(OUTLETS[source], address), encoding="utf-8")
        _run(settings, source, order, "first")
        texts = _texts(connection)
        clock.now = LATER
        _run(settings, source, order[::-1], "later")
        wanted = _key(address, FIRST)
    found = {line.url: str(line.outcome) for day in DAYS for line in store.ledger_of_day(connection, source, day)}
    assert {url: found.get(url) for url in wanted} == wanted
    changed = {url for url, outcome in wanted.items() if outcome in ("revised", "gone")}
    assert changed
    revisions = _revisions(connection)
    for url in changed & texts.keys():
        if wanted[url] == "revised":
            assert [cause for cause, _ in revisions[url]] == ["publisher", "publisher"]
            assert revisions[url][0][1] == texts[url] != revisions[url][1][1] == _texts(connection)[url]
        else:
            assert _texts(connection)[url] == texts[url]
    assert {url for url, texts_of in revisions.items() if len(texts_of) > 1} == {
        url for url, outcome in wanted.items() if outcome == "revised"
    }


def test_a_night_looks_again_at_young_articles_and_only_a_night_does(
    settings: Settings, connection: store.Connection
) -> None:
    """Those of yesterday are looked at in the night of today; they say nothing of today's own number of articles."""
    outlet = OUTLETS["nakhla"]
    today = datetime.now(outlet.zone).date()
    yesterday = today - timedelta(days=1)
    with serve(0, [outlet]) as stand:
        text = demo_source(outlet, stand.addresses["nakhla"]).replace("delay: 0", "delay: 0\n  revisit: [1]")
        text = re.sub(r"articles: \[\d+", "articles: [0", text)  # soon after midnight the day has none
        (settings.sources / "nakhla.yaml").write_text(text, encoding="utf-8")
        for verb in Verb:
            run_verb(settings, verb, RunKey("nakhla", yesterday, "first", Trigger.MANUAL))
        night, wish = (RunKey("nakhla", today, name, trigger) for name, trigger in NIGHT_AND_WISH)
        for key in (wish, night):
            for verb in Verb:
                run_verb(settings, verb, key)
    own = {line.url for line in store.ledger_of_day(connection, "nakhla", yesterday)}
    asked = {url: store.lives_of(connection, url)[0].requests for url in own}
    assert {requests[-1].status for requests in asked.values()} == {304}
    again = {line.url: line.outcome for line in store.ledger_of_run(connection, night) if line.url in own}

    assert own
    assert again == dict.fromkeys(own, Outcome.UNCHANGED)
    assert not own & {line.url for line in store.ledger_of_run(connection, wish)}
    volumes = {volume.trigger: volume.articles for volume in store.volumes(connection, "nakhla", today + timedelta(1))}
    (high,) = (check for check in store.run_checks(connection, night) if check.code == "volume_high")
    assert int(high.observed) == sum(line.day == today for line in store.ledger_of_run(connection, night))
    assert volumes[Trigger.SCHEDULED] == len(store.ledger_of_run(connection, night)) - len(own)


NIGHT_AND_WISH = (("night", Trigger.SCHEDULED), ("wish", Trigger.MANUAL))


def _texts(connection: store.Connection) -> dict[str, str]:
    with store.transaction(connection) as cursor:
        cursor.execute("select url, body from articles")
        return dict(cursor.fetchall())


def _revisions(connection: store.Connection) -> dict[str, list[tuple[str, str]]]:
    """Every article's texts with their causes, the oldest first, by URL."""
    found: dict[str, list[tuple[str, str]]] = {}
    with store.transaction(connection) as cursor:
        cursor.execute(
            "select url, cause, r.body from article_revisions r join articles using (article_id) order by r.captured_at"
        )
        for url, cause, body in cursor.fetchall():
            found.setdefault(url, []).append((cause, body))
    return found
