"""Addresses with a date in them: `{yyyy}`, `{mm}`, `{dd}` and their relatives, filled in for a day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

PART = re.compile(r"\{([a-z]+)\}")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

YEARS, MONTH_NUMBERS, DAYS = ("yyyy", "jy"), ("mm", "m", "mon", "jm"), ("dd", "d", "jd")
PARTS = (*YEARS, *MONTH_NUMBERS, *DAYS)
"""Every part, by what it says: `{m}` and `{d}` have no leading zero, `{mon}` is jan … dec, j-parts are Jalali."""

LEVELS = (YEARS, MONTH_NUMBERS, DAYS)

DIGITS = {
    **dict.fromkeys(("yyyy", "jy"), r"\d{4}"),
    **dict.fromkeys(("mm", "m", "jm", "dd", "d", "jd"), r"\d{1,2}"),
    "mon": "|".join(MONTHS),
    "page": r"\d+",
}
"""How each part looks in an address."""

DESCRIBED = "{yyyy} {mm} {dd} for the date ({m} {d} without leading zeros, {mon} as jan, {jy} {jm} {jd} Jalali)"


def parts_of(template: str) -> tuple[str, ...]:
    """The names between braces, in their order."""
    return tuple(PART.findall(template))


def pattern_of(template: str) -> re.Pattern[str]:
    """The template as an expression with a group for each part; a date at its end is no part of a longer number."""
    pattern = re.escape(template)
    for name, digits in DIGITS.items():
        part = re.escape(f"{{{name}}}")
        pattern = pattern.replace(part, f"(?P<{name}>{digits})", 1).replace(part, f"(?P={name})")
    before = r"(?<!\d)" if template.startswith("{") else ""
    after = r"(?!\d)" if template.endswith("}") else ""
    return re.compile(before + pattern + after)


def bounds_of(values: Mapping[str, str]) -> tuple[date, date] | None:
    """The first and last day of the year, month or day that the values of an address name; None when there is none."""
    year, month, day = (next((values[part] for part in level if part in values), None) for level in LEVELS)
    try:
        if "jy" in values:
            return _solar(int(year or 0), int(month or 0), int(day or 0))
        named = MONTHS.index(month) + 1 if month in MONTHS else int(month or 0)
        first = date(int(year or 0), named or 1, int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    last = named or 12
    return first, date(first.year, last, monthrange(first.year, last)[1])


def values_of(day: date) -> dict[str, str]:
    """What each part stands for on a day; the Jalali ones are left out before 1921 and after 2036."""
    from newsflow.dates.jalali import jalali_date  # reading dates is heavy, and most source files need none

    values = {
        "yyyy": f"{day:%Y}",
        "mm": f"{day:%m}",
        "m": f"{day.month}",
        "mon": MONTHS[day.month - 1],
        "dd": f"{day:%d}",
        "d": f"{day.day}",
    }
    solar = jalali_date(day)
    return values if solar is None else values | dict(zip(("jy", "jm", "jd"), map(str, solar), strict=True))


def filled(template: str, day: date, page: int | None = None) -> str:
    """The address for a day and, where it has `{page}`, for a page; other braces stay as they are."""
    values = values_of(day) | ({} if page is None else {"page": str(page)})
    return PART.sub(lambda part: values.get(part.group(1), part.group()), template)


def check_parts(template: str, *, needed: tuple[tuple[str, ...], ...], more: tuple[str, ...] = ()) -> None:
    """The template names one part of each group of `needed`, and nothing beside the date and `more`.

    Raises ValueError that says what is missing or unknown.
    """
    named = parts_of(template)
    if unknown := [part for part in named if part not in (*PARTS, *more)]:
        known = " ".join(f"{{{part}}}" for part in (*PARTS, *more))
        raise ValueError(f"{{{unknown[0]}}} is none of {known}")
    if missing := [group[0] for group in needed if not set(group) & set(named)]:
        raise ValueError(f"lacks {' '.join(f'{{{part}}}' for part in missing)}")


def _solar(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The bounds of a Jalali year, month or day."""
    from newsflow.dates.jalali import jalali_day

    first = jalali_day(year, month or 1, day or 1)
    if first is None or day:
        return (first, first) if first else None
    following = jalali_day(year, month + 1, 1) if 0 < month < 12 else jalali_day(year + 1, 1, 1)
    return (first, following - timedelta(days=1)) if following else None
