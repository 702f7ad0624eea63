"""A night and a backfill of one outlet at the same time: together they keep the host's delay, by the server's log."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from newsflow import store
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, Faults, demo_source, serve
from newsflow.model import RunKey, Trigger, Verb
from newsflow.settings import read_settings

OUTLET = OUTLETS["nakhla"]
DAY = datetime.now(OUTLET.zone).date() - timedelta(days=9)
DELAY = 0.1
TOLERANCE = 0.05
ERRORS = 0.05  # of the requests, which are asked again
NIGHT = RunKey(OUTLET.key, DAY, "scheduled__night", Trigger.SCHEDULED)
PAST = tuple(RunKey(OUTLET.key, DAY - timedelta(days=n), f"backfill__{n}", Trigger.BACKFILL) for n in (20, 21))


def test_a_night_and_a_backfill_keep_the_delay_together(
    tmp_path: Path, connection: store.Connection, database_url: str
) -> None:
    (tmp_path / "sources").mkdir()
    settings = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    log: list[tuple[float, str]] = []
    at_once = threading.Barrier(1 + len(PAST))

    def bring(key: RunKey) -> None:
        at_once.wait()
        for verb in (Verb.DISCOVER, Verb.FETCH):
            run_verb(settings, verb, key)

    with serve(0, [OUTLET], faults=Faults(ERRORS)) as stand:
        handler = stand.servers[0].RequestHandlerClass

        class Timed(handler):  # type: ignore[misc, valid-type]
            def parse_request(self) -> bool:
                began = time.monotonic()
                parsed = bool(super().parse_request())
                log.append((began, self.path))
                return parsed

        stand.servers[0].RequestHandlerClass = Timed
        text = demo_source(OUTLET, stand.addresses[OUTLET.key])
        assert "delay: 0" in text
        text = text.replace("delay: 0", f"delay: {DELAY}")
        (settings.sources / f"{OUTLET.key}.yaml").write_text(text, encoding="utf-8")
        with ThreadPoolExecutor(3) as pool:
            for done in [pool.submit(bring, key) for key in (NIGHT, *PAST)]:
                done.result()
    log.sort()
    days = {found.group(1) for _, path in log if (found := re.search(r"/news/(\d{8})", path))}
    assert {f"{key.day:%Y%m%d}" for key in (NIGHT, *PAST)} <= days
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(log)]
    assert len(gaps) > 40
    assert min(gaps) >= (1 - TOLERANCE) * DELAY
