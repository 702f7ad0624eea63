"""Clean: what of a page is article, what each removed line was, and what it said."""

from newsflow.clean.article import clean_article
from newsflow.clean.cleaning import clean_text
from newsflow.clean.contract import clean_record
from newsflow.clean.rules import RULES, RULES_VERSION

__all__ = ["RULES", "RULES_VERSION", "clean_article", "clean_record", "clean_text"]
