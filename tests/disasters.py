"""A dozen ways in which a day of otherwise good pages goes wrong, and what the gate must say of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsflow.model import CleanText, Document, Kind, Removed

STORY = re.compile(r'(<div class="story">\n).*?(</div>\n<div class="related">)', re.DOTALL)
ONE = timedelta(days=1)

COMMENTS = (
    "أنا من سكان الحي، ولم نر شيئا من هذا كله حتى الآن، والوعود كثيرة كل عام",
    "شكرا على التغطية، لكن الأرقام التي ذكرها المسؤول تختلف عما قيل قبل شهر",
    "المهم أن يستمر العمل بعد انتهاء التصوير، فقد تعودنا أن يتوقف كل شيء في اليوم التالي",
    "لماذا لا يسأل أحد أهالي المنطقة قبل أن تبدأ المشاريع؟ نحن أعرف بما ينقصنا",
)
STUB = "<p>هذا المقال للمشتركين فقط. اشترك الآن لمتابعة القراءة.</p>\n"
ENGLISH = (
    "The municipality handed the new park to its gardens department on Thursday after six years of work.",
    "Residents said that the road to the village had been closed for three months without any notice.",
    "The council will meet again next week to decide how the remaining money is to be spent.",
    "Shopkeepers near the bridge hope that the buses will return before the feast.",
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the newsroom shows it: the pages by story id, and those of the day before."""

    day: date
    pages: dict[str, str]
    before: dict[str, str]


@dataclass(frozen=True, slots=True)
class Disaster:
    """What happens to the pages, and what must come of it: whether the batch is stopped, and which code says why."""

    happens: Callable[[Day], dict[str, str]]
    code: str
    says: str
    stops: bool = True
    dead: bool = False
    clean: Callable[[Callable[[Document], CleanText]], Callable[[Document], CleanText]] | None = None


def told(html: str, inner: str) -> str:
    return STORY.sub(lambda found: found[1] + inner + found[2], html)


def each(change: Callable[[str, int], str]) -> Callable[[Day], dict[str, str]]:
    return lambda day: {key: change(page, number) for number, (key, page) in enumerate(day.pages.items())}


def unchanged(day: Day) -> dict[str, str]:
    return day.pages


def titles(day: Day) -> list[str]:
    pages = (*day.before.values(), *day.pages.values())
    return [found[1] for page in pages if (found := re.search(r'<h1 class="title">(.*?)</h1>', page))]


def redesigned(day: Day) -> dict[str, str]:
    """The old place of the text is now a menu of other stories, another one on each page."""
    known = titles(day)

    def menu(page: str, number: int) -> str:
        turned = known[number:] + known[:number]
        links = "".join(f'<li><a href="/menu/{n}">{title}</a></li>\n' for n, title in enumerate(turned[1:]))
        return told(page, f"<ul>\n{links}</ul>\n")

    return each(menu)(day)


def misread(page: str, _number: int) -> str:
    return page.encode().decode("latin-1")


def dated(when: Callable[[date], date]) -> Callable[[Day], dict[str, str]]:
    def change(day: Day) -> dict[str, str]:
        other = when(day.day)
        return {
            key: page.replace(f"{day.day}", f"{other}").replace(f"{day.day:%Y / %m / %d}", f"{other:%Y / %m / %d}")
            for key, page in day.pages.items()
        }

    return change


def commented(page: str, number: int) -> str:
    """The readers' words stand in the story's own element, with the buttons below each."""
    said = [COMMENTS[(number + n) % len(COMMENTS)] for n in range(24)]
    lines = "".join(f"<p>{words} {number}-{n}.</p>\n<p>أعجبني رد إبلاغ</p>\n" for n, words in enumerate(said))
    return STORY.sub(lambda found: found[0].removesuffix(found[2]) + lines + found[2], page)


def translated(page: str, number: int) -> str:
    inner = "".join(f"<p>{line} ({number})</p>\n" for line in ENGLISH)
    title = f"Town opens its park after years of waiting, part {number}"
    english = re.sub(r'<h1 class="title">.*?</h1>', f'<h1 class="title">{title}</h1>', told(page, inner))
    english = re.sub(r"<title>.*?</title>", f"<title>{title}</title>", english)
    english = re.sub(r'"headline": ".*?"', f'"headline": "{title}"', english)
    return english.replace('"inLanguage": "ar"', '"inLanguage": "en"').replace(
        '<html lang="ar" dir="rtl">', '<html lang="en">'
    )


def walled(page: str, _number: int) -> str:
    """Two sentences, then the wall."""
    lead = "".join(re.findall(r"<p>[^<]*</p>\n", page.partition('<div class="story">')[2])[:2])
    return told(page, lead + STUB)


def halved(day: Day) -> dict[str, str]:
    return dict(list(day.pages.items())[::2])


def reissued(day: Day) -> dict[str, str]:
    """Yesterday's stories, under today's addresses and dates."""
    yesterday = day.day - ONE
    fresh = {}
    for key, (old, page) in zip(day.pages, day.before.items(), strict=False):
        moved = page.replace(old, key).replace(f"{yesterday}", f"{day.day}")
        fresh[key] = moved.replace(f"{yesterday:%Y / %m / %d}", f"{day.day:%Y / %m / %d}")
    return fresh


def eating(clean: Callable[[Document], CleanText]) -> Callable[[Document], CleanText]:
    """A rule that takes every line of the body but the first and the last."""

    def eat(document: Document) -> CleanText:
        whole = clean(document)
        taken, at = [], 0
        for line in whole.body_lines[1:-1]:
            at = whole.text.index(line, at)
            taken.append(Removed(at, at + len(line), Kind.RELATED, "hungry"))
            at += len(line)
        return replace(whole, removed=tuple(sorted((*whole.removed, *taken), key=lambda span: span.start)))

    return eat


DISASTERS = {
    "site redesigned": Disaster(redesigned, "suspect_page", "have next to no running text of their own"),
    "encoding broken": Disaster(each(misread), "mojibake", "decoded with the wrong charset"),
    "all dated today": Disaster(
        dated(lambda day: day + ONE), "dates_off", "dated on the day of the visit or 1 January"
    ),
    "all dated 1 January": Disaster(
        dated(lambda day: day.replace(month=1, day=1)), "old_date", "dated more than a month before the day"
    ),
    "all dated tomorrow": Disaster(dated(lambda day: day + 5 * ONE), "future_date", "dated after they were fetched"),
    "comments swallowed": Disaster(each(commented), "lengths_broken", "characters, half longer, where"),
    "language switched": Disaster(each(translated), "language_shift", "are in the source's language"),
    "half the feed missing": Disaster(halved, "volume_low", "at least 10 were expected", stops=False),
    "dead source": Disaster(lambda _: {}, "empty_batch", "no article arrived and a route failed", dead=True),
    "paywall stubs": Disaster(each(walled), "lengths_broken", "characters, half longer, where"),
    "old stories under new addresses": Disaster(
        reissued, "old_texts", "repeat texts that are in under other addresses"
    ),
    "a rule that eats bodies": Disaster(unchanged, "lengths_broken", "characters, half longer, where", clean=eating),
}
