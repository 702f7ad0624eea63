"""Names of meta tags, by the field they fill, the best known first."""

from __future__ import annotations

PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publish-date",
    "publish_date", "publishdate", "published-date", "publication_date", "pubdate", "published_time", "published",
    "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article_date_original", "date", "created",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "lastmod",
    "dc.date.modified", "dcterms.modified", "modified_time", "article.updated", "revised",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "og:author", "byl", "parsely-author", "dc.creator", "dcterms.creator",
    "sailthru.author", "article.author", "authors", "cxenseparse:author", "article:author_name",
)  # fmt: skip
TITLES = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title",
)  # fmt: skip
SECTIONS = (
    "article:section", "og:article:section", "section", "parsely-section", "category",
)  # fmt: skip
TAGS = (
    "article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags",
)  # fmt: skip
IMAGES = (
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src",
)  # fmt: skip
LEADS = (
    "og:description", "description", "twitter:description", "dc.description",
)  # fmt: skip
LANGUAGES = (
    "og:locale", "content-language", "language", "dc.language", "inlanguage",
)  # fmt: skip
SITE_NAMES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name",
)  # fmt: skip
