"""The fixed vocabularies: verbs, outcomes, kinds of line, roles of blocks and dates."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """The six stations of the line, in order; each is a folder, a task, a command and a folder of the lake."""

    DISCOVER = "discover"
    FETCH = "fetch"
    EXTRACT = "extract"
    CLEAN = "clean"
    VALIDATE = "validate"
    LOAD = "load"


class Trigger(StrEnum):
    """Why a run exists; only scheduled runs look back at earlier days.

    Reprocess and import runs take pages of many days from WARC files; they are no measure of what a day brings.
    """

    SCHEDULED = "scheduled"
    BACKFILL = "backfill"
    MANUAL = "manual"
    REPROCESS = "reprocess"
    IMPORT = "import"


class Outcome(StrEnum):
    """What became of an advertised URL; every URL has exactly one."""

    PENDING = "pending"
    LOADED = "loaded"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    DROPPED = "dropped"
    GONE = "gone"


class Kind(StrEnum):
    """The kinds of line that surround an article on its page."""

    TITLE = "title"
    SITE_NAME = "site_name"
    NAV = "nav"
    DATE = "date"
    DATELINE = "dateline"
    BYLINE = "byline"
    COUNTER = "counter"
    SHARE = "share"
    FOLLOW = "follow"
    RELATED = "related"
    TAGS = "tags"
    SOURCE = "source"
    CAPTION = "caption"
    EMBED = "embed"
    AD = "ad"
    COMMENTS = "comments"
    COPYRIGHT = "copyright"
    MEDIA = "media"
    LINK = "link"
    AGENCY_SIG = "agency_sig"
    COOKIE = "cookie"


class Role(StrEnum):
    """What a block is on its page, as far as the HTML says; plain text has only paragraphs.

    An aside is no article text, but may speak of it.
    """

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE = "table"
    EMBED = "embed"
    ASIDE = "aside"


class DateRole(StrEnum):
    """Which question a date answers: when published, when last changed, or when this page was served."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PAGE = "page"
