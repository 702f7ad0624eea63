"""Lists of addresses on disk: plain, or CSV in whatever dress."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from discover_web import HOME, TODAY, Web, make_source

from newsflow.discover import discover
from newsflow.discover.feeding import Item
from newsflow.discover.urls import read_list

LIST = {"kind": "urls", "path": "seeds.csv"}
ONE, TWO = f"{HOME}/news/1", f"{HOME}/news/2"

LISTS: dict[str, tuple[str, list[Item]]] = {
    "one a line": (f"{ONE}\n\n# later: {HOME}/news/9\n  {TWO}  \n", [Item(ONE), Item(TWO)]),
    "with a word before and after": (f"1. {ONE} (page 3)\n2. <{TWO}>", [Item(ONE), Item(TWO)]),
    "CSV without heading": (f'"{ONE}",2026-11-20\n{TWO},', [Item(ONE), Item(TWO)]),
    "a comma in the address": (f"{ONE},5.html\n{TWO},", [Item(f"{ONE},5.html"), Item(TWO)]),
    "CSV": (f"title,URL,Date\nخبر,{ONE},2026-11-20\n,{TWO},\n", [Item(ONE, "خبر", "2026-11-20"), Item(TWO)]),
    "a comma in the title": (f'url,title\n{ONE},"أ, ب"\n', [Item(ONE, "أ, ب")]),
    "semicolons": (f"url;published\n{ONE};20/11/2026\n", [Item(ONE, None, "20/11/2026")]),
    "tabs": (f"link\tday\n{ONE}\t2026-11-20\n", [Item(ONE, None, "2026-11-20")]),
    "an Arabic heading": (f"العنوان,الرابط,التاريخ\nخبر,{ONE},2026-11-20\n", [Item(ONE, "خبر", "2026-11-20")]),
    "a line too short": (f"title,url\nخبر\nخبر,{ONE}\n", [Item(ONE, "خبر")]),
    "a line without end": (f"{ONE}\n{'x' * 30_000}{TWO}", [Item(ONE)]),
    "no address": ("name,place\na,b\n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "items"), LISTS.values(), ids=LISTS)
def test_addresses_of_a_list(text: str, items: list[Item]) -> None:
    assert list(read_list(text)) == items


def test_dated_addresses_belong_to_their_day_and_the_others_to_any(tmp_path: Path) -> None:
    text = f"url,date\n{ONE},2026-11-20\n{TWO},2026-11-19\n{HOME}/news/3,\nhttps://other.example/news/4,\n{HOME}/about,"
    (tmp_path / "seeds.csv").write_text(text, encoding="utf-8-sig")
    web = Web()
    discovery = discover(make_source(LIST, folder=tmp_path), frozenset({date(2026, 11, 20)}), TODAY, web.get)

    assert [(link.url, link.day) for link in discovery.links] == [(ONE, date(2026, 11, 20)), (f"{HOME}/news/3", None)]
    assert discovery.links[0].published is not None
    assert (discovery.failures, web.asked) == ((), [])


@pytest.mark.parametrize(
    ("text", "reason"), [(None, "missing_file"), (f"{HOME}/about\n", "no_article_links")], ids=["no file", "no article"]
)
def test_a_list_that_gives_nothing_is_a_failure(tmp_path: Path, text: str | None, reason: str) -> None:
    if text is not None:
        (tmp_path / "seeds.csv").write_text(text, encoding="utf-8")
    discovery = discover(make_source(LIST, folder=tmp_path), frozenset({TODAY}), TODAY, Web().get)

    assert [(one.kind, one.url, one.reason) for one in discovery.failures] == [
        ("urls", str(tmp_path / "seeds.csv"), reason)
    ]
