"""What is mutated: lines that rules and outlets write, and pages of the sample newsroom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice

from newsflow.clean import RULES
from newsflow.clean.rule import Example
from newsflow.local.sample import OUTLETS, Outlet
from newsflow.local.sample.newsroom import archived
from newsflow.local.sample.pages import article_page
from newsflow.local.sample.story import Story
from newsflow.local.sample.truth import truth
from newsflow.local.sample.visit import Visit

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LANGUAGES = ("ar", "fa", "ur", "ckb", "tr", "en", "fr", "", "xx")
STORIES = 40


@cache
def lines() -> tuple[str, ...]:
    """Every example and counter-example of every rule, and the lines of some sample pages."""
    examples = (given.line if isinstance(given, Example) else given for rule in RULES for given in rule.examples)
    spared = (line for rule in RULES for line in rule.spares)
    told = (line for text in texts() for line in text.split("\n"))
    return tuple(dict.fromkeys((*examples, *spared, *told)))


@cache
def texts() -> tuple[str, ...]:
    """Page texts with their boilerplate."""
    return tuple(truth(visit, story)["raw_text"] for visit, story in _stories())


@cache
def pages() -> tuple[str, ...]:
    """Pages as their outlets serve them."""
    return tuple(article_page(visit, story) for visit, story in _stories())


@cache
def _stories() -> tuple[tuple[Visit, Story], ...]:
    return tuple(told for outlet in OUTLETS.values() for told in _stories_of(outlet))


def _stories_of(outlet: Outlet) -> tuple[tuple[Visit, Story], ...]:
    visit = Visit(outlet, f"http://{outlet.key}.invalid", NOW)
    days = (NOW.date() - timedelta(days=back) for back in range(2, 30))
    return tuple(islice(((visit, story) for day in days for story in archived(outlet, day, NOW)), STORIES))
