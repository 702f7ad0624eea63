"""JSON-LD in the shapes that pages have it, whole and slightly broken."""

from __future__ import annotations

import pytest

from newsflow.extract.jsonld import loads, read_jsonld, texts
from newsflow.extract.tree import parse

ARTICLE = '{"@type": "NewsArticle", "headline": "عنوان", "datePublished": "2024-11-30"}'

SCRIPTS = {
    "plain": ARTICLE,
    "graph": '{"@graph": [{"@type": "WebPage", "name": "x"}, ' + ARTICLE + "]}",
    "array": '[{"@type": "Organization"}, ' + ARTICLE + "]",
    "main_entity": '{"@type": "WebPage", "mainEntity": ' + ARTICLE + "}",
    "several_types": ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
    "beside_a_list_of_others": '[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"other",'
    '"datePublished":"2020-01-01","articleBody":"x","author":"y"}]}, ' + ARTICLE + "]",
    "the_fuller_one": '[{"@type":"NewsArticle","headline":"teaser"}, ' + ARTICLE + "]",
    "trailing_comma": ARTICLE.replace("}", ",}"),
    "raw_line_breaks": ARTICLE.replace("{", '{"x": "a\nb",', 1),
    "comment_around": f"<!-- {ARTICLE} -->",
    "cdata_around": f"//<![CDATA[\n{ARTICLE}\n//]]>",
    "semicolon_behind": f"{ARTICLE};",
    "two_values": '{"@type": "Person"}\n' + ARTICLE,
    "bad_escape": ARTICLE.replace("{", r'{"x": "it\'s",', 1),
    "escaped_entities": ARTICLE.replace('"', "&quot;"),
    "beyond_repair": ARTICLE.replace("}", ', "articleBody": "he said "no" to it"}'),
    "cut_off": ARTICLE.replace("}", ', "author": {"na'),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_the_article_is_found(script: str) -> None:
    node = read_jsonld(parse(f'<html><body><script type="application/ld+json">{script}</script><p>x</p></body></html>'))
    assert (node.get("headline"), node.get("datePublished")) == ("عنوان", "2024-11-30")


@pytest.mark.parametrize(
    ("script", "values"),
    [
        (r'{"a": "it\'s"}', [{"a": r"it\'s"}]),
        ('{"a": [1, 2,],}', [{"a": [1, 2]}]),
        ('{"a": 1};{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "x\ty"}', [{"a": "x\ty"}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
    ],
    ids=["bad_escape", "trailing_commas", "two_values", "raw_tab", "entities"],
)
def test_repairs_keep_the_whole(script: str, values: list[object]) -> None:
    assert loads(script) == values


def test_an_author_named_elsewhere_in_the_graph() -> None:
    person = '{"@type":"Person","@id":"#p","name":"Jane Doe"}'
    graph = '{"@graph":[{"@type":"Article","headline":"x","author":{"@id":"#p"}},' + person + "]}"
    node = read_jsonld(parse(f'<script type="application/ld+json">{graph}</script><p>x</p>'))
    assert texts(node["author"]) == ("Jane Doe",)


@pytest.mark.parametrize("kind", ["WebPage", "AboutPage", "HowTo"])
def test_dates_of_the_page_where_no_article_is_described(kind: str) -> None:
    graph = f'{{"@graph":[{{"@type":"WebSite","datePublished":"2019-01-01"}},{{"@type":"{kind}","name":"x",'
    script = f'<script type="application/ld+json">{graph}"datePublished":"2024-11-30"}}]}}</script><p>x</p>'
    assert read_jsonld(parse(script)) == {"datePublished": "2024-11-30"}


@pytest.mark.parametrize(
    "script",
    ["", "null", "[]", "nonsense", '{"@type": "Organization", "name": "x"}', "[" * 100_000, '{"@type": 7}'],
    ids=["empty", "null", "empty_list", "nonsense", "no_article", "bracket_bomb", "odd_type"],
)
def test_nothing_is_found_without_an_error(script: str) -> None:
    assert read_jsonld(parse(f'<html><script type="application/ld+json">{script}</script><p>x</p></html>')) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A &amp; B", ("A & B",)),
        (["a", {"name": "b"}, None, 3], ("a", "b")),
        ({"@type": "Person", "name": ["a", "b"]}, ("a", "b")),
        ({"url": "https://x.example"}, ("https://x.example",)),
        ("a\ud800b", ("a\ufffdb",)),
        (" ", ()),
        (None, ()),
    ],
    ids=["entities", "list", "names", "url_alone", "lone_surrogate", "blank", "none"],
)
def test_texts(value: object, expected: tuple[str, ...]) -> None:
    assert texts(value) == expected


def _nested(depth: int, before: str, behind: str) -> str:
    deep = before * depth + '"x"' + behind * depth
    return ARTICLE.replace("}", f', "author": {deep}}}')


DEEP = {"names": ('{"name": ', "}"), "lists": ("[", "]"), "names in lists": ('[{"name": ', "}]")}


@pytest.mark.parametrize("depth", [30, 300, 480, 900])
@pytest.mark.parametrize(("before", "behind"), DEEP.values(), ids=DEEP)
def test_what_lies_too_deep_is_not_read(before: str, behind: str, depth: int) -> None:
    script = _nested(depth, before, behind)
    node = read_jsonld(parse(f'<html><script type="application/ld+json">{script}</script><p>x</p></html>'))
    assert (node.get("headline"), texts(node.get("author"))) == ("عنوان", ())


def test_what_a_publisher_nests_is_read() -> None:
    graph = '{"@graph": [{"mainEntity": {"@graph": [' + _nested(3, '[{"name": ', "}]") + "]}}]}"
    node = read_jsonld(parse(f'<script type="application/ld+json">{graph}</script><p>x</p>'))
    assert texts(node["author"]) == ("x",)
