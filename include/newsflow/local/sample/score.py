"""Compares what the pipeline made of the sample newsroom with the answer key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

FIELDS = ("title", "page_date", "dateline", "author", "outlet", "source", "comment_count")

TATWEEL = re.compile(r"(?<=\w)ـ+(?=\w)")

MOMENTS = ("published_at", "updated_at")

# These may be given with more around them: "موقع صدى النخلة" for "صدى النخلة".
CONTAINED = frozenset({"dateline", "author", "outlet", "source"})


@dataclass(frozen=True, slots=True)
class Found:
    """What the pipeline gave for one URL: body lines, removed lines with their kinds, fields as in the answer key."""

    outcome: str
    body: tuple[str, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over all stories, and a sentence for every difference."""

    counts: Mapping[str, int]
    differences: tuple[str, ...]

    @property
    def kept_f1(self) -> float:
        """How well the kept lines agree: harmonic mean of precision and recall, 0 to 1."""
        right = self.counts.get("line.right", 0)
        wrong = self.counts.get("line.extra", 0) + self.counts.get("line.lost", 0)
        return 2 * right / (2 * right + wrong) if right + wrong else 1.0

    @property
    def kinds(self) -> float:
        """Share of the reported removed lines whose kind is right."""
        return self._share("kind")

    @property
    def fields(self) -> float:
        """Share of the fields that are right."""
        return self._share("field")

    @property
    def outcomes(self) -> float:
        """Share of the stories whose outcome is right."""
        return self._share("outcome")

    def _share(self, name: str) -> float:
        right, wrong = self.counts.get(f"{name}.right", 0), self.counts.get(f"{name}.wrong", 0)
        return right / (right + wrong) if right + wrong else 1.0


def score(truths: Iterable[Mapping[str, Any]], found: Mapping[str, Found]) -> Score:
    """How well the pipeline's findings (by URL) agree with the truths.

    A story that was not found counts as empty. A title among the kept lines is neither right nor wrong; a removed line
    that never reached cleaning and a field that the truth does not hold are not asked for.
    """
    counts: Counter[str] = Counter()
    differences: list[str] = []
    for truth in truths:
        given = found.get(truth["url"], Found("missing"))
        for name, says in _judge(truth, given):
            counts[name] += 1
            if says:
                differences.append(f"{truth['url']}: {says}")
    return Score(dict(counts), tuple(differences))


Judgement = tuple[str, str]


def _judge(truth: Mapping[str, Any], given: Found) -> Iterable[Judgement]:
    """Every count of one story, with a sentence where something differs."""
    wanted, told = (truth["outcome"], truth.get("reason")), (given.outcome, *given.reasons)
    right = given.outcome == wanted[0] and (wanted[1] is None or wanted[1] in given.reasons)
    yield _mark("outcome", "outcome", " ".join(filter(None, wanted)), " ".join(told), right=right)
    if truth["outcome"] in ("loaded", "revised", "unchanged"):
        yield from _lines(truth, given)
        yield from _kinds(truth, given)
        yield from _fields(truth["fields"], given.fields)


def _lines(truth: Mapping[str, Any], given: Found) -> Iterable[Judgement]:
    titles = {_flat(removed["line"]) for removed in truth["removed"] if removed["kind"] == "title"}
    wanted = Counter(map(_flat, truth["body"]))
    kept = Counter(line for line in map(_flat, given.body) if line not in titles)
    yield from (("line.right", "") for _ in (wanted & kept).elements())
    yield from (("line.lost", f"lost the line {line!r}") for line in (wanted - kept).elements())
    yield from (("line.extra", f"kept the line {line!r}") for line in (kept - wanted).elements())


def _kinds(truth: Mapping[str, Any], given: Found) -> Iterable[Judgement]:
    right: dict[str, set[str]] = {}
    for removed in truth["removed"]:
        right.setdefault(_flat(removed["line"]), set()).update((removed["kind"], *removed.get("alt_kinds", ())))
    for line, kind in given.removed:
        if kinds := right.get(_flat(line)):
            yield _mark("kind", f"kind of {line!r}", " or ".join(sorted(kinds)), kind, right=kind in kinds)


def _fields(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> Iterable[Judgement]:
    for name in FIELDS:
        if name in wanted:
            mine, yours = wanted[name], given.get(name)
            told = name == "dateline" and mine is None and _is_told(yours, wanted)
            yield _mark("field", name, mine, yours, right=told or _same(name, mine, yours))
    for name in MOMENTS:
        mine, yours = wanted.get(name), given.get(name)
        yield _mark("field", name, mine, yours, right=_same_moment(mine, yours))
    posts, seen = _posts(wanted), _posts(given)
    yield _mark("field", "embeds", posts, seen, right=posts == seen)


def _is_told(place: Any, wanted: Mapping[str, Any]) -> bool:
    """Whether a story that no dateline places names the place in its headline."""
    return bool(place) and _flat(str(place)) in _flat(str(wanted.get("title")))


def _mark(name: str, what: str, wanted: object, given: object, *, right: bool) -> Judgement:
    return (f"{name}.right", "") if right else (f"{name}.wrong", f"{what} is {given!r}, should be {wanted!r}")


def _same(name: str, wanted: object, given: object) -> bool:
    if wanted is None or given is None:
        return wanted is given
    mine, yours = _flat(str(wanted)), _flat(str(given))
    return mine == yours or (name in CONTAINED and bool(yours) and (mine in yours or yours in mine))


def _same_moment(wanted: str | None, given: str | None) -> bool:
    """Whether day and, where the truth states one, the instant agree; a feed may know more than the page."""
    if wanted is None or given is None:
        return wanted is given
    if "T" not in wanted:
        return given[:10] == wanted
    return "T" in given and _instant(given) == _instant(wanted)


def _instant(text: str) -> datetime:
    """The aware instant; a time without a zone is taken as UTC, so that it differs from one in the outlet's zone."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _posts(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(str(post.get("handle")).lower(), str(post.get("date"))[:10]) for post in fields.get("embeds") or ()]


def _flat(line: str) -> str:
    """The line as it is compared: tatweel inside words and the number of spaces do not count."""
    return " ".join(TATWEEL.sub("", line).split())
