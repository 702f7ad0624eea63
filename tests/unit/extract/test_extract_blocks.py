"""The walk: what is visible, in which passages, in which role."""

from __future__ import annotations

import pytest

from newsflow.extract.blocks import read_outline
from newsflow.extract.outline import Outline
from newsflow.extract.tree import parse
from newsflow.model import Role

TWEET = (
    '<blockquote class="twitter-tweet"><p lang="ar">نص التغريدة <a href="https://t.co/x">pic.twitter.com/x</a></p>'
    "&mdash; المجلس (@Almajlliss) "
    '<a href="https://twitter.com/Almajlliss/status/1869000000000000001?ref=1">December 17, 2024</a></blockquote>'
)

PAGES = {
    "paragraphs": ("<p>One</p><p>Two</p>", ["One", "Two"]),
    "inline_runs_on": ("<p>One <b>bold</b>, <i>two</i>.</p>", ["One bold, two."]),
    "text_around_blocks": ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
    "one_break_is_a_line": ("<p>One<br>two</p>", ["One\ntwo"]),
    "two_breaks_part_passages": ("<div>One<br><br/>two</div>", ["One", "two"]),
    "white_space_folds": ("<p>  One\n\t two&nbsp;three  </p>", ["One two three"]),
    "zero_width_joiner_stays": ("<p>می\u200cشود</p>", ["می\u200cشود"]),
    "pre_keeps_lines": ("<pre>One\n  two</pre>", ["One\ntwo"]),
    "scripts_and_controls": (
        (
            "<p>Text</p><script>no</script><style>no</style><noscript>no</noscript><nav>no</nav><button>no</button>"
            "<svg><text>no</text></svg><select><option>no</option></select>"
        ),
        ["Text"],
    ),
    "text_behind_a_script": ("<div>One <script>no</script>two</div>", ["One two"]),
    "small_form": ("<form><p>Your name</p><input></form><p>Text</p>", ["Text"]),
    "form_around_the_page": ("<form><h1>Head</h1><p>Text</p></form>", ["Head", "Text"]),
    "unclosed_button_around_the_page": ("<button>Menu<div><h1>Head</h1><p>Text</p></div>", ["Menu", "Head", "Text"]),
    "classed_neighbours_are_apart": (
        '<div><span class="a">Share</span><span class="b">Print</span></div>',
        ["Share Print"],
    ),
    "drop_cap_stays_joined": ('<p><span class="cap">N</span>a endlich</p>', ["Na endlich"]),
    "custom_element_in_a_paragraph": ("<p>After <side-note>Yaml</side-note> came JSON</p>", ["After Yaml came JSON"]),
    "custom_element_around_paragraphs": (
        "<x-story><p>One</p>Two</x-story><x-more>Three</x-more>",
        ["One", "Two", "Three"],
    ),
    "data_table": (
        "<table><caption>Scores</caption><tr><th>Team</th><th>Goals</th></tr><tr><td>A</td><td>٢</td></tr></table>",
        ["Scores", "Team | Goals", "A | ٢"],
    ),
    "layout_table": ("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", ["One", "Two"]),
    "tweet": (
        TWEET,
        [
            (
                "نص التغريدة pic.twitter.com/x\n— المجلس (@Almajlliss) December 17, 2024 "
                "https://twitter.com/Almajlliss/status/1869000000000000001"
            )
        ],
    ),
    "tweet_in_two_paragraphs_around_its_attribution": (
        (
            '<blockquote class="twitter-tweet"><p>سطر<br>وسطر</p>— المجلس (@Almajlliss) '
            '<a href="https://x.com/Almajlliss/status/1">December 17, 2024</a><p>والصورة</p></blockquote>'
        ),
        ["سطر وسطر\n— المجلس (@Almajlliss) December 17, 2024 https://x.com/Almajlliss/status/1\nوالصورة"],
    ),
    "instagram_post": (
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab/?utm=1"><div><a>'
            "<div>View this post on Instagram</div></a><p><a>A post shared by كلمة (@kalima)</a></p></div></blockquote>"
        ),
        ["View this post on Instagram\nA post shared by كلمة (@kalima)\nhttps://www.instagram.com/p/Ab/"],
    ),
    "facebook_post": (
        (
            '<div class="fb-post" data-href="https://www.facebook.com/x/posts/12"><blockquote class="fb-parse">'
            "<p>نص</p>Posted by <a>X</a> on <a>Monday, December 2, 2024</a></blockquote></div>"
        ),
        ["نص\nPosted by X on Monday, December 2, 2024\nhttps://www.facebook.com/x/posts/12"],
    ),
    "post_by_its_second_class": ('<div class="wide\nfb-post"><p>One</p><p>Two</p></div><p>x</p>', ["One\nTwo", "x"]),
    "class_named_like_a_post": ('<div class="no-fb-post"><p>نص المقال</p></div>', ["نص المقال"]),
    "youtube_player": (
        '<p>Text</p><iframe src="//www.youtube.com/embed/AbCdEfGhIjK?rel=0"></iframe>',
        ["Text", "https://www.youtube.com/watch?v=AbCdEfGhIjK"],
    ),
    "lazy_player": (
        '<div><iframe src="about:blank" data-src="https://player.vimeo.com/video/12?a=b"></iframe></div>',
        ["https://player.vimeo.com/video/12"],
    ),
    "unknown_frame": ('<p>Text</p><iframe src="https://ads.example/x">no</iframe>', ["Text"]),
    "lookalike_frame": ('<p>Text</p><iframe src="https://notyoutube.com/embed/AbCdEfGhIjK"></iframe>', ["Text"]),
    "deep": ("<div>" * 1500 + "<p>Text</p>" + "</div>" * 1500, ["Text"]),
    "menu_by_its_name": ('<div class="main-menu"><div><a href="/">Home</a></div></div><p>Text</p>', ["Text"]),
    "footer_without_a_paragraph": ("<p>Text</p><footer><ul><li>Contact us</li></ul></footer>", ["Text"]),
    "furniture_with_a_paragraph": ('<div class="sidebar"><p>Text</p></div>', ["Text"]),
    "furniture_with_a_sentence": (
        '<div class="promo">The council said on Monday that the harbour will open again in spring.</div>',
        ["The council said on Monday that the harbour will open again in spring."],
    ),
    "furniture_with_a_date": ('<div class="social"><time>3 May 2024</time></div>', ["3 May 2024"]),
    "furniture_with_the_authors_name": ('<div class="social author">Jane Roe</div>', ["Jane Roe"]),
    "comments_count": ('<div class="comments">Comments (3)</div>', ["Comments (3)"]),
    "text_behind_furniture": ('<div>One <div class="share">Share</div>two</div>', ["One", "two"]),
    "text_behind_the_end": ("<p></body>T", ["T"]),
    "noncharacters_of_the_page": ("<p>a&#xFDD0;b</p>", ["ab"]),
}


def outline(page: str) -> Outline:
    return read_outline(parse(f"<html><body>{page}</body></html>").find("body"))


@pytest.mark.parametrize(("page", "texts"), PAGES.values(), ids=PAGES)
def test_visible_text(page: str, texts: list[str]) -> None:
    assert [passage.text for passage in outline(page).passages] == texts


ROLES = {
    "paragraph": ("<p>x</p>", Role.PARAGRAPH),
    "heading": ("<h2>x</h2>", Role.HEADING),
    "heading_with_block": ("<h2><div>x</div></h2>", Role.HEADING),
    "list_item": ("<ul><li>x</li></ul>", Role.LIST_ITEM),
    "list_item_with_paragraph": ("<ul><li><p>x</p></li></ul>", Role.LIST_ITEM),
    "quote": ("<blockquote><p>x</p></blockquote>", Role.QUOTE),
    "caption": ("<figure><img><figcaption>x</figcaption></figure>", Role.CAPTION),
    "table": ("<table><tr><td>x</td></tr></table>", Role.TABLE),
    "embed": ('<iframe src="https://t.me/channel/7"></iframe>', Role.EMBED),
}


@pytest.mark.parametrize(("page", "role"), ROLES.values(), ids=ROLES)
def test_role(page: str, role: Role) -> None:
    assert [passage.role for passage in outline(page).passages] == [role]


LINKS = {
    "none": ("<p>One two</p>", 0.0),
    "half": ('<p><a href="/x">abcd</a>efgh</p>', 0.5),
    "whole": ('<p><a href="/x">abcd</a></p>', 1.0),
    "anchor_without_address": ('<p><a name="x">abcd</a></p>', 0.0),
    "block_inside_a_link": ('<a href="/x"><p>abcd</p></a>', 1.0),
    "behind_a_link": ('<a href="/x"><i>x</i></a><p>abcd</p>', 0.0),
    "two_links": ('<p><a href="/x">abc</a>de<a href="/y">fgh</a></p>', 0.75),
}


@pytest.mark.parametrize(("page", "share"), LINKS.values(), ids=LINKS)
def test_link_share(page: str, share: float) -> None:
    assert outline(page).passages[-1].link_share == share


def test_places_tell_names_depth_and_hiding() -> None:
    read = outline('<div class="relatedPosts js-box" id="r1"><div style="display: NONE"><p>x</p></div></div>')
    places = [read.places[index] for index in read.passages[0].places]
    assert [place.tag for place in places] == ["body", "div", "div", "p"]
    assert places[1].names == "related posts js box r1"
    assert [place.depth for place in places] == [0, 1, 2, 3]
    assert [place.hidden for place in places] == [False, False, True, True]
    assert [place.parent for place in places] == [-1, 0, 1, 2]


def test_boxes_that_hold_nothing_are_no_places() -> None:
    read = outline('<div class="slot"></div><div>\n</div>One<hr>two<div class="fb-post" data-href="/x"></div>')
    assert [place.tag for place in read.places] == ["body"]
    assert [passage.text for passage in read.passages] == ["One", "two"]


def test_an_empty_page_has_no_passages() -> None:
    assert outline("").passages == ()
