"""The expectations as tables, by what they look at."""

from newsflow.validate.tables.batches import BATCHES
from newsflow.validate.tables.bodies import BODIES
from newsflow.validate.tables.columns import COLUMNS
from newsflow.validate.tables.dates import DATES
from newsflow.validate.tables.pages import PAGES

__all__ = ["BATCHES", "BODIES", "COLUMNS", "DATES", "PAGES"]
