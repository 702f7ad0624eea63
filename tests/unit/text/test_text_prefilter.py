import re

import pytest

from newsflow.clean import RULES
from newsflow.text import Prefilter, plain, required_parts

PARTS = {
    "letters in a row": ("abc", {"abc"}),
    "the rarest of several": (r"a \s+ harbour \s+ b", {"harbour"}),
    "one of several words": ("read|watch", {"read", "watch"}),
    "few forms are written out": ("(?:al)?most", {"most"}),
    "a shared beginning is not cut off": ("reads?|reader", {"read"}),
    "a digit": (r"\d+", set("0123456789")),
    "signs of a small class": (r"\w* [|•] \w*", {"|", "•"}),
    "what is repeated at least once": ("(?:view)+", {"view"}),
    "inside a group that is kept whole": ("(?>view)", {"view"}),
    "nothing when a branch may be empty": ("(?:view)?", None),
    "nothing of what is excluded": ("[^a]", None),
    "nothing of any letter": (r"\w+", None),
    "nothing of what must not follow": ("(?!view) .*", None),
}


@pytest.mark.parametrize(("pattern", "parts"), PARTS.values(), ids=PARTS)
def test_what_a_pattern_requires(pattern, parts):
    assert required_parts(re.compile(pattern, re.VERBOSE)) == parts


TRIED = {
    "by a word": ("more harbour news", [0, 3]),
    "by a word behind the article": ("عدد المشاهدات", [1, 3]),
    "by two letters": ("tv", [2, 3]),
    "not by part of a word's letters": ("harbor", [3]),
    "an empty line": ("", [3]),
}


@pytest.mark.parametrize(("text", "patterns"), TRIED.values(), ids=TRIED)
def test_only_patterns_that_may_match_are_tried(text, patterns):
    prefilter = Prefilter(map(re.compile, ("harbour", "المشاهدات|الزيارات", "tv", r"\w*")))
    assert prefilter.may_match(["before", text, "after"]) == [[3], patterns, [3]]


def test_no_rule_that_matches_is_left_out():
    lines = [
        plain(example if isinstance(example, str) else example.line) for rule in RULES for example in rule.examples
    ]
    lines += [plain(spare) for rule in RULES for spare in rule.spares]
    patterns = [pattern for rule in RULES for pattern in rule.patterns]
    matching = [[at for at, pattern in enumerate(patterns) if pattern.fullmatch(line)] for line in lines]
    tried = Prefilter(patterns).may_match(lines)
    assert all(set(found) <= set(few) for found, few in zip(matching, tried, strict=True))
    assert sum(map(len, tried)) < 0.25 * len(lines) * len(patterns)
