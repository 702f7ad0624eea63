"""The frozen types that the six verbs give one another.

    discover → Link      extract → Article         validate → Verdict
    fetch    → Page      clean   → CleanArticle    load     → LoadReport

An item that leaves the line on its way is a `Drop`: never silence, always a reason.
"""

from newsflow.model.article import BY_SELECTORS, Article, Block, Document, article_id
from newsflow.model.cleaned import CleanArticle, CleanText, Embed, Fields, Quality, Removed
from newsflow.model.dating import DateWitness
from newsflow.model.judged import BatchVerdict, Check, LoadReport, Verdict
from newsflow.model.names import DateRole, Kind, Outcome, Role, Trigger, Verb
from newsflow.model.poll import Gap, Poll
from newsflow.model.run import Attempt, Drop, Link, Page, Place, RunKey

__all__ = [
    "BY_SELECTORS",
    "Article",
    "Attempt",
    "BatchVerdict",
    "Block",
    "Check",
    "CleanArticle",
    "CleanText",
    "DateRole",
    "DateWitness",
    "Document",
    "Drop",
    "Embed",
    "Fields",
    "Gap",
    "Kind",
    "Link",
    "LoadReport",
    "Outcome",
    "Page",
    "Place",
    "Poll",
    "Quality",
    "Removed",
    "Role",
    "RunKey",
    "Trigger",
    "Verb",
    "Verdict",
    "article_id",
]
