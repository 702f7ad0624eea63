"""News articles from many outlets into Postgres: discover, fetch, extract, clean, validate, load."""

__version__ = "0.1.0"
