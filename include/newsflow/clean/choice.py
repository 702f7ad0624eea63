"""The choice of the publication date, in words."""

from __future__ import annotations

from calendar import day_name

from newsflow.clean.evidence import SHOWN
from newsflow.dates import lead_weekday, read_dates
from newsflow.model import CleanText, DateRole, DateWitness

# The weekday that the story calls today stands in its opening.
LEAD_LINES = 2


def explain_choice(clean: CleanText) -> str:
    """Why the published date was chosen, or why there is none, as a sentence."""
    chosen = clean.fields.published
    if chosen is None:
        return "No date: neither the page nor a line says when the article was published."
    lead = _lead(clean)
    said = _named(lead, chosen)
    if chosen.basis == "inferred":
        return f"No line states it; a quoted post is of this day{said or '.'}"
    if chosen.basis == "selector":
        return f"The source's own selector says where it stands{said or '.'}"
    if chosen.basis in SHOWN:
        return f"The page shows it in words beside its text, and nothing states it better{said or '.'}"
    if chosen.basis not in ("line", "hijri"):
        return f"The page's own machine date ({chosen.basis}) is trusted before its lines{said or '.'}"
    return _by_line(clean, chosen, said)


def _by_line(clean: CleanText, chosen: DateWitness, said: str) -> str:
    readings = read_dates(chosen.text)
    rivals = {
        witness.day
        for witness in clean.dates
        if witness.role is DateRole.PUBLISHED and witness.basis in ("line", "hijri") and witness.day != chosen.day
    }
    if any(reading.role is DateRole.PUBLISHED for reading in readings):
        return f"Its label says that it is the publication{said or '.'}"
    if any(witness.day == chosen.day and witness.clock is None for witness in _of_page(clean)):
        return f"The page's own date is of the same day; this line adds the time{said or '.'}"
    if rivals and _lead(clean) == chosen.day.weekday():
        return f"Of the days that lines state, it is the one that the story agrees with{said}"
    if rivals:
        return f"Of the days that lines state, it is the first, or the first with a time{said or '.'}"
    return f"It is the only date of publication that a line states{said or '.'}"


def _of_page(clean: CleanText) -> tuple[DateWitness, ...]:
    own = ("line", "hijri", "tweet", "inferred")
    return tuple(witness for witness in clean.dates if witness.role is DateRole.PUBLISHED and witness.basis not in own)


def _lead(clean: CleanText) -> int | None:
    lead = clean.body_lines[:LEAD_LINES]
    return next((day for line in lead if (day := lead_weekday(line)) is not None), None)


def _named(lead: int | None, chosen: DateWitness) -> str:
    """What the story's own "today" adds, as the end of a sentence."""
    if lead is None:
        return ""
    if lead == chosen.day.weekday():
        return f"; the story calls today a {day_name[lead]}, which it is."
    return f"; the story calls today a {day_name[lead]}, which it is not."
