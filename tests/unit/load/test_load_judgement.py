from __future__ import annotations

from dataclasses import replace

import pytest

from load_cases import STOPPED, ZONE, accept, batch, clean, key, refuse, url
from newsflow.load import Batch
from newsflow.load.judgement import Judged, Known, judge
from newsflow.load.page import read
from newsflow.model import BatchVerdict, Drop, Verb

NOTHING = Known({}, {})


def judged(given: Batch, known: Known = NOTHING) -> Judged:
    return judge(given, {item.article.link.url: read(item, given.key, ZONE) for item in given.articles}, known)


def spelled(given: Batch, known: Known = NOTHING) -> dict[str, str]:
    """`{"1": "dropped http_500"}`: key of the URL to outcome, reasons and the URL it repeats."""
    return {
        item.url.rpartition("/")[2]: " ".join(
            filter(None, [item.outcome, *item.reasons, (item.duplicate_of or "").rpartition("/")[2]])
        )
        for item in judged(given, known).settled.values()
    }


ONE = clean("1")
TWO = clean("2")
SAME_BYTES = read(ONE, key(), ZONE).capture
ARTICLE = SAME_BYTES.article_id
IS_IN = Known({url("1"): ARTICLE}, {})


def ruled(state: str) -> Known:
    return Known({}, {(ARTICLE, SAME_BYTES.content_hash): state})


def dropped(reason: str, verb: Verb = Verb.FETCH, first: str | None = None) -> Drop:
    return Drop(url("1"), verb, reason, duplicate_of=first)


CASES = {
    "accepted": (batch(key(), [ONE]), NOTHING, "loaded"),
    "held": (batch(key(), [ONE], verdicts=[refuse(ONE, "no_date", "stub")]), NOTHING, "quarantined no_date stub"),
    "held without a code": (batch(key(), [ONE], verdicts=[refuse(ONE)]), NOTHING, "quarantined unnamed"),
    "its batch was stopped": (batch(key(), [ONE], verdict=STOPPED), NOTHING, "quarantined batch_stopped"),
    "nothing came of it": (batch(key(), also=[url("1")]), NOTHING, "pending"),
    "dropped": (batch(key(), drops=[dropped("http_5xx")]), NOTHING, "dropped http_5xx"),
    "dropped twice, the earlier verb counts": (
        batch(key(), drops=[dropped("soft_404", Verb.EXTRACT), dropped("timeout")]),
        NOTHING,
        "dropped timeout",
    ),
    "never there": (batch(key(), drops=[dropped("http_404")]), NOTHING, "dropped http_404"),
    "withdrawn before we came": (batch(key(), drops=[dropped("http_410")]), NOTHING, "gone http_410"),
    "not there any more": (batch(key(), drops=[dropped("http_410")]), IS_IN, "gone http_410"),
    "in, and away for now": (batch(key(), drops=[dropped("http_5xx")]), IS_IN, "dropped http_5xx"),
    "in, and not changed since": (batch(key(), drops=[dropped("not_modified")]), IS_IN, "unchanged"),
    "not changed, though never in": (batch(key(), drops=[dropped("not_modified")]), NOTHING, "dropped not_modified"),
    "a duplicate": (batch(key(), drops=[dropped("duplicate", first=url("2"))]), NOTHING, "duplicate 2"),
    "held, but people released it": (batch(key(), [ONE], verdicts=[refuse(ONE, "stub")]), ruled("released"), "loaded"),
    "held, but people discarded it": (
        batch(key(), [ONE], verdicts=[refuse(ONE, "stub")]),
        ruled("discarded"),
        "dropped discarded",
    ),
    "good now, though people discarded it": (batch(key(), [ONE]), ruled("discarded"), "loaded"),
}


@pytest.mark.parametrize(("given", "known", "expected"), CASES.values(), ids=CASES.keys())
def test_outcome_of_a_url(given: Batch, known: Known, expected: str) -> None:
    assert spelled(given, known) == {"1": expected}


def test_the_second_url_of_an_article_repeats_the_first() -> None:
    link = clean("other").article.link
    again = replace(ONE, article=replace(ONE.article, link=link))
    given = batch(key(), [ONE, again], verdicts=[accept(ONE)])
    assert spelled(given) == {"1": "loaded", "other": "duplicate 1"}
    assert list(judged(given).accepted) == [url("1")]


def test_an_article_without_a_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="1 articles have no verdict"):
        judged(batch(key(), [ONE, TWO], verdicts=[accept(ONE)]))


def test_an_article_of_no_link_is_refused() -> None:
    given = batch(key(), [ONE])
    with pytest.raises(ValueError, match="belong to no link"):
        judged(Batch(given.key, ZONE, (), (), (), [ONE], [accept(ONE)], BatchVerdict(True, "")))
