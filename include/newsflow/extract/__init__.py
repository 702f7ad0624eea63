"""Extract: from the bytes of a page to its article, recall first."""

from newsflow.extract.extract import extract

__all__ = ["extract"]
