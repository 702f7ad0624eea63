"""A page line by line on the screen: kept or taken, by which rule, on what evidence; then its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from newsflow.cli.screen import out, say
from newsflow.model import DateWitness

if TYPE_CHECKING:
    from newsflow.clean.findings import Finding
    from newsflow.cli.subject import Subject

KEPT, TAKEN, PARTLY = "+", "-", "±"


def show(subject: Subject) -> None:
    """Every line with what became of it, then every date that was read and why the published one was chosen."""
    from newsflow.clean.findings import find

    out.print(Text(subject.name, style="bold"))
    say(f"rules {subject.rules_version}\n")
    for finding in find(subject.clean, subject.roles, subject.learned):
        _show_line(finding, subject)
    _show_dates(subject)
    if subject.clean.flags:
        say(f"Flags: {', '.join(subject.clean.flags)}")


def _show_line(finding: Finding, subject: Subject) -> None:
    from newsflow.clean.reasons import reason

    sign = TAKEN if not finding.kept else PARTLY if finding.removed else KEPT
    style = {KEPT: "", TAKEN: "dim strike", PARTLY: ""}[sign]
    out.print(Text(f"{sign} ").append(finding.line.text, style))
    for cut in finding.removed:
        words = f" “{subject.clean.removed_text(cut).strip()}”" if sign == PARTLY else ""
        out.print(Text(f"    {cut.kind.value} by {cut.rule}{words}. {reason(cut.rule)}".rstrip(), style="cyan"))
    elsewhere = "".join(f"; {rule} matches, but not here" for rule in finding.elsewhere)
    out.print(Text("    " + ", ".join(finding.signs) + elsewhere, style="dim"))


def _show_dates(subject: Subject) -> None:
    from newsflow.clean.choice import explain_choice

    fields = subject.clean.fields
    say("\nDates")
    for witness in subject.clean.dates:
        say(f"  {_told(witness)}")
    if fields.page_date is not None:
        say(f"Page served: {fields.page_date.iso()}. A date above the headline that the story is not of.")
    chosen = "none" if fields.published is None else fields.published.iso()
    say(f"Published: {chosen}. {explain_choice(subject.clean)}")


def _told(witness: DateWitness) -> str:
    zone = f", zone {witness.zone_basis}" if witness.clock is not None else ""
    return f"{witness.role.value:<9} {witness.iso():<25} {witness.basis:<9} “{witness.text.strip()}”{zone}"
