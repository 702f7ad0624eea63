"""Every rule does what its examples say and spares what it must; the tables are the tests."""

import time

import pytest

from newsflow.clean import RULES
from newsflow.clean.lines import split_lines
from newsflow.clean.rule import Example, Rule, Zone
from newsflow.clean.trial import matches
from newsflow.model import Kind
from newsflow.text import plain

EXAMPLES = [
    pytest.param(rule, example if isinstance(example, Example) else Example(example), id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]
SPARES = [
    pytest.param(rule, spare, id=f"{rule.name}-{number}") for rule in RULES for number, spare in enumerate(rule.spares)
]
BY_NAME = [pytest.param(rule, id=rule.name) for rule in RULES]
HOSTILE = {
    "spaces": " " * 100_000,
    "words": "ا " * 50_000,
    "commas": "a, " * 33_000,
    "digits": "1" * 100_000,
    "clocks": "12:30 " * 17_000,
    "dashes": "-" * 100_000,
    "shares": "شارك تويتر " * 9_000 + "!x",
    "hashes": "#a" * 50_000 + " .",
    "brackets": "(a" * 50_000,
    "stops": "a." * 50_000,
    "one_word": "م" * 100_000,
    "names": "محمد علي حسن سعيد و " * 5_000,
}
SECONDS = 0.5


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_goes_with_its_fields(rule, example):
    assert len(example.line.split()) <= rule.longest
    assert rule.read(example.line) == example.fields


@pytest.mark.parametrize(("rule", "spare"), SPARES)
def test_spare_is_untouched(rule, spare):
    assert len(spare.split()) > rule.longest or rule.read(spare) is None


@pytest.mark.parametrize("rule", BY_NAME)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_time(rule, text):
    start = time.process_time()
    rule.match(text)
    assert time.process_time() - start < SECONDS


def test_names_are_unique_and_start_with_a_language():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert [rule.name for rule in RULES if not rule.languages] == []


@pytest.mark.parametrize("missing", ["why", "examples", "spares"])
def test_rule_without_a_part_is_refused(missing):
    parts = {"why": "because", "examples": ("a",), "spares": ("b",), missing: ()}
    with pytest.raises(ValueError, match=f"'en_a'.*{missing}"):
        Rule(name="en_a", zone=Zone.ANYWHERE, kind=Kind.AD, pattern="a", **parts)


def test_of_several_patterns_the_first_that_matches_counts():
    parts = {"why": "because", "examples": ("a",), "spares": ("b",)}
    rule = Rule(name="en_a", zone=Zone.ANYWHERE, kind=Kind.AD, pattern=("x .", "(?P<tag> ad ) .*", "a .*"), **parts)
    assert rule.read("ad here") == {"tag": "ad"}
    assert rule.read("a word") == {}
    assert rule.read("word") is None


def test_a_rule_matches_a_line_once():
    line = "Une rue de la ville. © Jane Roe | AFP"
    rule = next(rule for rule in RULES if rule.name == "any_caption_credit")
    assert sum(pattern.fullmatch(plain(line)) is not None for pattern in rule.patterns) > 1
    (found,) = matches(split_lines(line))
    assert [matched.name for matched, _ in found].count(rule.name) == 1
