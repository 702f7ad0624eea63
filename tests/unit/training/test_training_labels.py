"""Labels: which passages the truth means."""

from __future__ import annotations

from typing import Any

import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.tree import parse
from training.labels import Labels, label

FIRST = "The ministry of health opened the new hospital in the capital on Saturday."
SECOND = "It will receive patients from all provinces from next week on, the minister said."
OTHER = "Another story was published a few days ago on the first page of the paper."


def labels(page: str, truth: dict[str, Any]) -> Labels:
    return label(read_outline(parse(f"<html><body>{page}</body></html>").find("body")), truth)


CASES = {
    "text": (f"<p>{FIRST}</p><p>{OTHER}</p><p>{SECOND}</p>", {"text": f"{FIRST}\n{SECOND}"}, [1, 0, 1]),
    "short_line_of_the_truth": (
        f"<p>{FIRST}</p><h2>What next</h2><p>{SECOND}</p>",
        {"text": f"{FIRST}\nWhat next\n{SECOND}"},
        [1, 1, 1],
    ),
    "short_words_inside_the_truth_among_text": (f"<p>{FIRST}</p><h2>the capital</h2>", {"text": FIRST}, [1, 1]),
    "short_words_inside_the_truth_far_from_text": (
        f"<p>the capital</p><p>{OTHER}</p><p>{OTHER}</p><p>{FIRST}</p>",
        {"text": FIRST},
        [0, 0, 0, 1],
    ),
    "the_copy_among_the_text": (
        f"<p>{FIRST}</p><p>{OTHER}</p><p>{OTHER}</p><p>{FIRST}</p><p>{SECOND}</p>",
        {"text": f"{FIRST}\n{SECOND}"},
        [0, 0, 0, 1, 1],
    ),
    "snippets": (
        f"<p>{FIRST}</p><p>{OTHER}</p><p>{SECOND}</p>",
        {"with": ["opened the new hospital"], "without": ["Another story"]},
        [1, 0, 0],
    ),
}


@pytest.mark.parametrize(("page", "truth", "article"), CASES.values(), ids=CASES)
def test_article(page: str, truth: dict[str, Any], article: list[int]) -> None:
    assert labels(page, truth).article.tolist() == article


def test_what_the_truth_does_not_speak_of_has_no_weight() -> None:
    page = f"<p>{FIRST}</p><p>{OTHER}</p><p>{SECOND}</p>"
    snippets = labels(page, {"with": ["opened the new hospital"], "without": []}).weight
    optional = labels(page, {"text": FIRST, "optional": [OTHER]}).weight
    assert (snippets > 0).tolist() == [True, False, False]
    assert (optional > 0).tolist() == [True, False, True]


def test_a_page_whose_truth_is_cut_short_does_not_outweigh_others() -> None:
    page = f"<p>{FIRST}</p>" + f"<p>{OTHER} {SECOND}</p>" * 90
    assert labels(page, {"text": FIRST}).weight.sum() == pytest.approx(2.0)
