"""The learned judgement: on pages like those of outlets, and on any page at all."""

from __future__ import annotations

import numpy as np
import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.grid import read_grid
from newsflow.extract.judgement import FURTHEST, judge, packaged
from newsflow.extract.outline import Outline
from newsflow.extract.prose import Hints, read_stand, repeats, squeezed
from newsflow.extract.region import choose
from newsflow.extract.tree import parse
from newsflow.extract.words import TextWeights, text_words

SENTENCES = {
    "en": "The council said on Monday that the harbour will open again in spring, after two years of repairs ({}).",
    "ar": "قال المجلس يوم الاثنين إن الميناء سيفتح من جديد في الربيع بعد عامين من أعمال الإصلاح ({}).",
    "fa": "شورا روز دوشنبه گفت که بندر پس از دو سال تعمیر در بهار دوباره باز خواهد شد ({}).",
    "de": "Der Rat teilte am Montag mit, dass der Hafen nach zwei Jahren im Frühling wieder öffnet ({}).",
}
OTHERS = {
    "en": "Mayor speaks on housing and rents in the old town",
    "ar": "رئيس البلدية يتحدث عن الإسكان والإيجارات في المدينة القديمة",
    "fa": "شهردار درباره مسکن و اجاره در شهر قدیم سخن گفت",
    "de": "Bürgermeisterin spricht über Wohnungen und Mieten in der Altstadt",
}


def page(language: str) -> tuple[str, list[str]]:
    """A page with a menu, ten paragraphs, a sidebar, teasers and a footer; and the paragraphs."""
    text = [SENTENCES[language].format(number) for number in range(10)]
    teasers = "".join(f'<li><a href="/{n}">{OTHERS[language]} {n}</a></li>' for n in range(8))
    return (
        f'<header><ul class="menu">{"".join(f"<li><a href=/s{n}>{n}</a></li>" for n in range(9))}</ul></header>'
        f'<main><article class="post"><h1>{OTHERS[language]}</h1>'
        f'<div class="entry-content">{"".join(f"<p>{line}</p>" for line in text)}</div></article>'
        f'<aside class="sidebar"><h3>x</h3><ul>{teasers}</ul></aside>'
        f'<div class="related-posts"><ul>{teasers}</ul></div></main>'
        f"<footer><p>{OTHERS[language]}. {OTHERS[language]}.</p><p>© 2024</p></footer>"
    ), text


def outline(body: str) -> Outline:
    return read_outline(parse(f"<html><body>{body}</body></html>").find("body"))


@pytest.mark.parametrize("language", SENTENCES)
def test_text_is_told_from_the_page_around_it(language: str) -> None:
    body, text = page(language)
    read = outline(body)
    hints = Hints(OTHERS[language])
    grid = read_grid(read)
    odds = judge(read, grid, read_stand(read, grid, hints), hints)
    assert [p.text for p, likely in zip(read.passages, odds > 0.5, strict=True) if likely] == text


@pytest.mark.parametrize("language", SENTENCES)
def test_what_is_hidden_is_left_out_unless_it_is_the_page(language: str) -> None:
    body, text = page(language)
    hidden = body.replace("<footer", f"<div style='display:none'><p>{text[0]}</p></div><footer")
    whole = f"<div style='display:none'>{body}</div>"
    assert [p.text for p in choose(outline(hidden), Hints()).passages].count(text[0]) == 1
    assert set(text) <= {p.text for p in choose(outline(whole), Hints()).passages}


ODD = {
    "one_passage": "<p>x</p>",
    "one_long_line": f"<p>{'a' * 100_000}</p>",
    "many_equal": "<p>x</p>" * 500,
    "empty_links": "<a href='/'>&nbsp;</a><p>·</p>" * 50,
    "deep": "<div>" * 1500 + "<p>x</p>" * 30 + "</div>" * 1500,
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_odds_are_odds_on_any_page(body: str) -> None:
    read = outline(body)
    grid = read_grid(read)
    odds = judge(read, grid, read_stand(read, grid, Hints("x", "x" * 400, "x" * 60)), Hints("x"))
    assert len(odds) == len(read.passages)
    assert bool(np.isfinite(odds).all())
    assert 0 <= odds.min() <= odds.max() <= 1


@pytest.mark.parametrize("number", [1, 15, 16, 17, 40])
def test_a_networks_answers_do_not_depend_on_how_many_are_asked(number: int) -> None:
    net = packaged().second
    rows = np.random.default_rng(number).normal(net.mean, 9 * net.scale, (number, len(net.mean))).astype(np.float32)
    inputs = np.clip((rows.astype(float) - net.mean) / net.scale, -FURTHEST, FURTHEST)
    expected = np.maximum(inputs @ net.hidden + net.hidden_bias, 0) @ net.out + net.out_bias
    assert net.log_odds(rows) == pytest.approx(expected, abs=1e-3)


WEIGHTS = {"word subscribe": 1.0, "word sie": 2.0, "phrase read more": 4.0, "long grüße": -8.0, "long the": -16.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subscribe2 subscribe_SUBSCRIBE", (3.0, 0.0, 0.0)),
        ("Read more…", (0.0, 4.0, 0.0)),
        ("Read “more”, the", (0.0, 0.0, 0.0)),
        ("Grüße an Sie", (2.0, 0.0, 0.0)),
        ("the the " * 6 + "subscribe", (0.0, 0.0, -16.0)),
        ("Grüße " * 7 + "the THE " * 6, (0.0, 0.0, -24.0)),
        ("a " * 300 + "the", (0.0, 0.0, 0.0)),
    ],
    ids=["letters_only", "phrase", "not_the_phrase", "beyond_ascii", "long", "each_word_once", "beyond_what_is_read"],
)
def test_what_a_passages_words_weigh(text: str, expected: tuple[float, ...]) -> None:
    weights = TextWeights.of(WEIGHTS)
    assert weights.weigh(text) == expected
    assert sum(WEIGHTS.get(word, 0.0) for word in text_words(text)) == sum(expected)
    assert weights.marked() == WEIGHTS


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("“The Harbour” opens", "The harbour opens!", True),
        ("İİİ", "İİİ", True),
        ("harbour opens", "The harbour opens", False),
        ("The harbour", "The harbour opens", False),
        ("—", "", False),
    ],
    ids=["signs_and_capitals", "grows_when_small", "other_start", "other_end", "no_title"],
)
def test_a_passage_repeats_the_title(text: str, title: str, *, expected: bool) -> None:
    assert repeats(text, squeezed(title)) is expected


def test_the_packaged_weights_fit_the_columns() -> None:
    weights = packaged()
    assert weights.first.hidden.shape[0] == len(weights.first.mean) < len(weights.second.mean)
    assert all(weight < 0 for weight in weights.texts.long.values())
