"""Dates as people and machines write them, Arabic first, in any order, calendar and digits; pure, without a clock."""

from newsflow.dates.lead import lead_weekday
from newsflow.dates.lines import is_date_line, label_role
from newsflow.dates.reading import ClockReading, DateReading
from newsflow.dates.readings import read_clock, read_dates
from newsflow.dates.stamps import read_stamp

__all__ = [
    "ClockReading",
    "DateReading",
    "is_date_line",
    "label_role",
    "lead_weekday",
    "read_clock",
    "read_dates",
    "read_stamp",
]
