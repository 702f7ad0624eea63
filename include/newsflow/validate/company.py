"""An article among the others: what it shares with the rest of its batch, and with what its source brought before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from newsflow.model import Quality

SHORT_WORDS = 25
"""Words of a line that furniture may have; longer lines that repeat are quoted texts."""
FEW = 3
"""Articles that must share a line or a moment before it counts."""
REPEATED_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Company:
    """What one article shares with others of its source.

    `text_urls` counts the addresses that have its text, its own among them; `known_text` is 1 when another article
    of an earlier run has it; `moment_share` is the share of the batch published at the same instant (0 where fewer than
    three are); `repeated_lines` counts its short lines that a fifth of the batch has too, `has_repeated` is 1 when
    there are any.
    """

    text_urls: int = 1
    known_text: int = 0
    moment_share: float = 0.0
    repeated_lines: int = 0
    has_repeated: int = 0


ALONE = Company()


@dataclass(slots=True)
class Lines:
    """The short lines of a batch, counted over its articles; hashes only, so that a batch of any size fits."""

    of: dict[str, frozenset[int]] = field(default_factory=dict)

    def note(self, article_id: str, folded: Iterable[str]) -> None:
        """The short ones of an article's folded lines are counted."""
        self.of[article_id] = frozenset(hash(line) for line in folded if 0 < len(line.split()) <= SHORT_WORDS)

    def repeated(self) -> Mapping[str, int]:
        """By article: how many of its short lines stand in a fifth of the batch's articles, and in three at least."""
        counts = Counter(line for lines in self.of.values() for line in lines)
        least = max(FEW, REPEATED_SHARE * len(self.of))
        common = {line for line, count in counts.items() if count >= least}
        return {article: len(lines & common) for article, lines in self.of.items()}


def company_of(
    records: Sequence[Quality], known: Mapping[str, AbstractSet[str]], repeated: Mapping[str, int]
) -> tuple[Company, ...]:
    """One for each record, in their order.

    `known` gives for a text's key the ids of the source's stored articles that have it; `repeated` is what `Lines`
    counted.
    """
    having: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        having[record.text_key].add(record.article_id)
    moments = Counter(record.moment for record in records)
    return tuple(_company(record, having, known, moments, repeated, len(records)) for record in records)


def _company(
    record: Quality,
    having: Mapping[str, set[str]],
    known: Mapping[str, AbstractSet[str]],
    moments: Mapping[str, int],
    repeated: Mapping[str, int],
    count: int,
) -> Company:
    before = known.get(record.text_key, frozenset()) - {record.article_id}
    same = moments[record.moment] if record.moment else 0
    lines = repeated.get(record.article_id, 0)
    return Company(
        text_urls=len(having[record.text_key] | before | {record.article_id}) if record.text_key else 1,
        known_text=int(bool(before - having[record.text_key])),
        moment_share=same / count if same >= FEW else 0.0,
        repeated_lines=lines,
        has_repeated=int(lines > 0),
    )
