"""The rules as a document: what each takes, where, why, with a line that it takes and one that it spares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from rich.text import Text

from newsflow.cli.screen import out, say
from newsflow.model import Kind

ANY = "any"
BY_PLACE = "by place and shape"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as the document shows it."""

    name: str
    kind: str
    languages: tuple[str, ...]
    zone: str
    why: str
    takes: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()


def entries(kind: Kind | None, language: str | None) -> tuple[Entry, ...]:
    """The rules of a kind and for a language ("any" ones hold for each), in the order in which they are tried."""
    return tuple(
        entry
        for entry in _all()
        if kind in (None, entry.kind) and (language is None or {language, ANY} & {*entry.languages})
    )


def show(listed: Sequence[Entry], version: str) -> None:
    """The rules are on the screen, by language and zone."""
    for language, zone in sorted({(" ".join(entry.languages), entry.zone) for entry in listed}):
        say(f"\n{language}, {zone}")
        for entry in listed:
            if (" ".join(entry.languages), entry.zone) == (language, zone):
                _show(entry)
    say(f"\n{len(listed)} rules, version {version}")


def as_records(listed: Sequence[Entry]) -> list[dict[str, object]]:
    """The rules as plain data."""
    return [asdict(entry) for entry in listed]


def _show(entry: Entry) -> None:
    out.print(Text(f"  {entry.name}  ", style="bold").append(entry.kind, "not bold cyan"))
    say(f"    {entry.why}")
    for part in ("takes", "spares"):
        for line in getattr(entry, part)[:1]:
            out.print(Text(f"    {part:<8}", style="dim").append(line, "not dim"))


def _all() -> Iterator[Entry]:
    from newsflow.clean import RULES
    from newsflow.clean.brackets import BRACKETS
    from newsflow.clean.findings import zone_name
    from newsflow.clean.reasons import BRACKETED, STEPS
    from newsflow.clean.rule import Zone

    for rule in RULES:
        takes = tuple(example if isinstance(example, str) else example.line for example in rule.examples)
        why = " ".join(rule.why.split())
        yield Entry(rule.name, rule.kind.value, rule.languages, zone_name(rule.zone), why, takes, rule.spares)
    for bracket in BRACKETS:
        language = bracket.name.partition("_")[0]
        yield Entry(bracket.name, bracket.kind.value, (language,), zone_name(Zone.ANYWHERE), BRACKETED)
    for name, (kind, why) in STEPS.items():
        yield Entry(name, kind.value, (ANY,), BY_PLACE, why)
