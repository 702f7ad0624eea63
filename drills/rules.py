"""Ten thousand stored pages read again after one rule has changed: only what it touches changes, as was foretold."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing, suppress
from datetime import timedelta
from itertools import islice
from os import cpu_count
from pathlib import Path

from bench.corpus import NOW, sample_pages, sample_sources, write_sources
from bench.runs import open_runs
from drills.instance import Say
from drills.postgres import own_postgres
from newsflow import flow, store
from newsflow.errors import BatchStopped
from newsflow.flow import Account, Portion
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings, read_settings

PAGES = 10_000
RUN_PAGES = 500
TWEETS = "\nselectors: {drop: [blockquote.twitter-tweet]}\n"
"""The change: a source's file says that quoted posts are never article."""


def drill_rules(say: Say) -> bool:
    """Whether the dry run says exactly which articles change, and every other row stays as it is.

    The outlets' hosts do not exist, so a request would be seen as an error.
    """
    faults = read_again(PAGES, say)
    for fault in faults:
        say(f"MISSED: {fault}")
    return not faults


def read_again(pages: int, say: Say) -> list[str]:
    """What went wrong with so many pages; nothing when all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="newsflow-drill-") as folder:
        sources = Path(folder) / "sources"
        write_sources(sources, sample_sources())
        with own_postgres(Path(folder) / "home") as address:
            settings = read_settings(
                {
                    "NEWSFLOW_HOME": f"{folder}/home",
                    "NEWSFLOW_SOURCES": str(sources),
                    "NEWSFLOW_DATABASE_URL": address,
                }
            )
            keys = _bring(settings, pages, say)
            for path in sources.glob("*.yaml"):
                path.write_text(path.read_text(encoding="utf-8") + TWEETS, encoding="utf-8")
            return [fault for source in sorted({key.source for key in keys}) for fault in _again(settings, source, say)]


def _bring(settings: Settings, pages: int, say: Say) -> list[RunKey]:
    """The pages are in, in runs of the usual size."""
    began = time.monotonic()
    stored = sample_pages(pages)
    keys: list[RunKey] = []
    while portion := list(islice(stored, RUN_PAGES)):
        keys += open_runs(settings, f"first-{len(keys)}", portion)
    for key in keys:
        for verb in list(Verb)[2:]:
            with suppress(BatchStopped):
                flow.run_verb(settings, verb, key)
    say(f"  {pages} pages in {len(keys)} runs are in after {time.monotonic() - began:.0f} s")
    return keys


def _again(settings: Settings, source: str, say: Say) -> list[str]:
    before, touched = _rows(settings, source), _with_posts(settings, source)
    first, last = NOW.date() - timedelta(days=3650), NOW.date()
    began = time.monotonic()
    foretold = _compared(settings, flow.plan_reprocess(settings, source, first, last, "look"), keep=False)
    looked = time.monotonic() - began
    faults = [f"{source}: the dry run changed rows"] * (before != _rows(settings, source))
    portions = flow.plan_reprocess(settings, source, first, last, "rules")
    account = _compared(settings, portions, keep=True)
    for portion in portions:
        flow.apply_portion(settings, portion)
    after = _rows(settings, source)
    changed = {article for article in after if after[article] != before.get(article)}
    say(
        f"  {source}: {foretold.pages} pages read in {looked:.0f} s, {foretold.changed} articles foretold, "
        f"{len(changed)} changed, {len(touched)} have a post; {foretold.loss:.2%} of the text lost"
    )
    faults += [f"{source}: foretold {foretold.kinds}, then {account.kinds}"] * (foretold.kinds != account.kinds)
    faults += [f"{source}: {foretold.changed} foretold, {len(changed)} changed"] * (foretold.changed != len(changed))
    faults += [f"{source}: {len(changed ^ touched)} of the changed and the touched differ"] * (changed != touched)
    return faults


def _compared(settings: Settings, portions: tuple[Portion, ...], *, keep: bool) -> Account:
    total = Account()
    for portion in portions:
        total.join(flow.compare_portion(settings, portion, keep=keep, children=cpu_count() or 1))
    return total


def _rows(settings: Settings, source: str) -> dict[str, str]:
    """A hash of each article's row, by its id."""
    return dict(_ask(settings, "select article_id::text, md5(articles::text) from articles where source = %s", source))


def _with_posts(settings: Settings, source: str) -> set[str]:
    """The articles in which a post of another platform stands."""
    found = _ask(settings, "select distinct article_id::text, '' from embeds join articles using (article_id) "
                 "where source = %s", source)  # fmt: skip
    return {article for article, _ in found}


def _ask(settings: Settings, statement: str, source: str) -> list[tuple[str, str]]:
    with (
        closing(store.connect(settings.database_url, "newsflow drill")) as connection,
        store.transaction(connection) as cursor,
    ):
        cursor.execute(statement, (source,))
        return [(str(one), str(other)) for one, other in cursor.fetchall()]
