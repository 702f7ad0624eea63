"""Cleaning an article: its blocks as one document, with all that source and page say beside the text."""

from __future__ import annotations

from newsflow.clean.cleaning import clean_text
from newsflow.clean.quality import measure
from newsflow.clean.rules import RULES_VERSION
from newsflow.model import Article, CleanArticle, DateWitness, Document, Role
from newsflow.sources import Source


def clean_article(article: Article, source: Source, learned: dict[str, int] | None = None) -> CleanArticle:
    """The article with its clean text, its language and its quality record.

    `learned` maps the source's folded lines to the number of its articles that share them.
    """
    clean = clean_text(_document(article, source, learned or {}))
    language = article.language or source.language
    return CleanArticle(article, clean, language, measure(article, clean, source, language), RULES_VERSION)


def _document(article: Article, source: Source, learned: dict[str, int]) -> Document:
    return Document(
        text=article.text,
        language=article.language or source.language,
        url=article.url,
        fetched_at=article.fetched_at,
        zone=source.time_zone,
        title=article.title,
        outlets=source.outlet_names,
        authors=article.authors,
        dates=_witnesses(article),
        roles=_roles(article),
        learned=learned,
    )


def _witnesses(article: Article) -> tuple[DateWitness, ...]:
    advertised = article.link.published
    return article.dates if advertised is None or advertised in article.dates else (*article.dates, advertised)


def _roles(article: Article) -> tuple[Role, ...]:
    """One role per line of the article's text; none where the page had no markup to speak of."""
    roles = tuple(block.role for block in article.blocks for _ in range(block.text.count("\n") + 1))
    return roles if any(role is not Role.PARAGRAPH for role in roles) else ()
