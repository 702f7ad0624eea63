"""What robots.txt allows, case by case, as RFC 9309 and Google's description of it have them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsflow.fetch.answer import Answer
from newsflow.fetch.robots import read_robots

AGENT = "Newsflow/0.1 (+https://n.example/bot)"


def allows(text: str | bytes, path: str) -> bool:
    body = text.encode() if isinstance(text, str) else text
    answer = Answer("https://n.example/robots.txt", datetime(2026, 1, 1, tzinfo=UTC), status=200, body=body)
    return read_robots(answer, AGENT).refusal(f"https://n.example{path}") is None


MATCHES: dict[str, tuple[list[str], list[str]]] = {
    "/": (["/", "/any", "/any/page?x=1"], []),
    "/fish": (
        ["/fish", "/fish.html", "/fish/salmon.html", "/fishheads", "/fishheads/yummy.html", "/fish.php?id=anything"],
        ["/Fish.asp", "/catfish", "/?id=fish", "/desert/fish"],
    ),
    "/fish*": (
        ["/fish", "/fish.html", "/fish/salmon.html", "/fishheads", "/fish.php?id=anything"],
        ["/Fish.asp", "/catfish", "/?id=fish", "/desert/fish"],
    ),
    "/fish/": (
        ["/fish/", "/fish/?id=anything", "/fish/salmon.htm"],
        ["/fish", "/fish.html", "/animals/fish/", "/Fish/Salmon.asp"],
    ),
    "/*.php": (
        ["/index.php", "/folder/filename.php", "/folder/filename.php?parameters", "/folder/any.php.html", "/a.php/"],
        ["/", "/windows.PHP"],
    ),
    "/*.php$": (
        ["/filename.php", "/folder/filename.php"],
        ["/filename.php?parameters", "/filename.php/", "/filename.php5", "/windows.PHP"],
    ),
    "/fish*.php": (["/fish.php", "/fishheads/catfish.php?parameters"], ["/Fish.PHP"]),
    "/a*b*c$": (["/abc", "/axbxc", "/a/b/c"], ["/abcd", "/acb"]),
    "*/print": (["/a/print", "/print"], ["/pri"]),
    "/search?q=": (["/search?q=x"], ["/search", "/search/q="]),
    "/أخبار": (["/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"], ["/%D8%A3%D8%AE%D8%A8%D8%A7/1"]),
    "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1": (["/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", "/أخبار"], ["/news"]),
    "/foo?to=https://n.example": (["/foo?to=https://n.example"], ["/foo?to=http://n.example"]),
    "": ([], ["/", "/any"]),
}


@pytest.mark.parametrize(
    ("pattern", "path"), [(pattern, path) for pattern, (yes, _) in MATCHES.items() for path in yes]
)
def test_a_pattern_matches(pattern: str, path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: {pattern}\n", path)


@pytest.mark.parametrize(("pattern", "path"), [(pattern, path) for pattern, (_, no) in MATCHES.items() for path in no])
def test_a_pattern_does_not_match(pattern: str, path: str) -> None:
    assert allows(f"User-agent: *\nDisallow: {pattern}\n", path)


PRECEDENCE: dict[str, tuple[str, str, str, bool]] = {
    "the longer rule": ("/p", "/", "/page", True),
    "of equals the milder": ("/folder", "/folder", "/folder/page", True),
    "a longer prohibition": ("/page", "/*.htm", "/page.htm", False),
    "of equals with a star the milder": ("/page", "/*.ph", "/page.php5", True),
    "the home page alone": ("/$", "/", "/", True),
    "and nothing beside it": ("/$", "/", "/page.htm", False),
    "a permission that has nothing to do with it": ("/news", "/news/private", "/news/public", True),
    "a part within a part": ("/news/private/open", "/news/private", "/news/private/open/1", True),
}


@pytest.mark.parametrize(("allow", "disallow", "path", "expected"), PRECEDENCE.values(), ids=PRECEDENCE)
@pytest.mark.parametrize("order", [1, -1], ids=["allow first", "allow last"])
def test_the_longest_rule_counts_whatever_the_order(
    allow: str, disallow: str, path: str, order: int, *, expected: bool
) -> None:
    rules = [f"Allow: {allow}", f"Disallow: {disallow}"][::order]
    assert allows("\n".join(["User-agent: *", *rules]), path) is expected


GROUPS: dict[str, tuple[str, str, bool]] = {
    "ours before everybody's": ("User-agent: newsflow\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
    "ours when it comes last": ("User-agent: *\nDisallow: /b\n\nUser-agent: newsflow\nDisallow: /a", "/a", False),
    "another's": ("User-agent: otherbot\nDisallow: /\n", "/a", True),
    "the case of the name": ("User-agent: NEWSFLOW\nDisallow: /a", "/a", False),
    "a version behind the name": ("User-agent: Newsflow/2.0\nDisallow: /a", "/a", False),
    "several names for one group": ("User-agent: otherbot\nUser-agent: newsflow\nDisallow: /a", "/a", False),
    "two groups of one name are one": (
        "User-agent: newsflow\nDisallow: /a\n\nUser-agent: otherbot\nDisallow: /\n\nUser-agent: newsflow\nDisallow: /c",
        "/c",
        False,
    ),
    "other lines do not end a group": (
        "User-agent: newsflow\nSitemap: https://n.example/s.xml\nDisallow: /a",
        "/a",
        False,
    ),
    "rules before any name": ("Disallow: /\nUser-agent: *\nDisallow: /b", "/a", True),
    "nothing at all": ("", "/a", True),
    "an empty prohibition": ("User-agent: *\nDisallow:", "/a", True),
}

LINES: dict[str, tuple[str | bytes, str, bool]] = {
    "a remark behind a rule": ("User-agent: *\nDisallow: /a # not /\n", "/b", True),
    "no blanks": ("user-agent:*\ndisallow:/a", "/a", False),
    "many blanks": ("  User-agent :  *  \n   Disallow  :   /a   ", "/a", False),
    "lines of the Macintosh": ("User-agent: *\rDisallow: /a\r", "/a", False),
    "lines of Windows": ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    "empty lines within a group": ("User-agent: *\n\n\nDisallow: /a", "/a", False),
    "a byte order mark": (b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", "/a", False),
    "bytes that are no UTF-8": (b"# \xe3\xe3\nUser-agent: *\nDisallow: /a", "/a", False),
    "a page before": ("<html>\nUser-agent: *\nDisallow: /a\n</html>", "/a", False),
    "words that mean nothing": ("User-agent: *\nNoindex: /a\nHost: n.example\nDisallow: /b", "/a", True),
    "a slip of the pen": ("User-agent: *\nDissallow: /a", "/a", False),
}


@pytest.mark.parametrize(("text", "path", "expected"), [*GROUPS.values(), *LINES.values()], ids=[*GROUPS, *LINES])
def test_which_lines_count(text: str | bytes, path: str, *, expected: bool) -> None:
    assert allows(text, path) is expected


DELAYS = {
    "whole": ("5", 5.0),
    "parts": ("0.5", 0.5),
    "none": ("", 0.0),
    "words": ("soon", 0.0),
    "below nothing": ("-3", 0.0),
    "beyond bearing": ("9999", 120.0),
}


@pytest.mark.parametrize(("said", "seconds"), DELAYS.values(), ids=DELAYS)
def test_the_delay_that_is_asked_for(said: str, seconds: float) -> None:
    body = f"User-agent: *\nCrawl-delay: {said}\nDisallow: /a".encode()
    answer = Answer("https://n.example/robots.txt", datetime(2026, 1, 1, tzinfo=UTC), status=200, body=body)
    assert read_robots(answer, AGENT).delay == seconds
