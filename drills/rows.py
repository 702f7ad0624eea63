"""What two databases hold of the same days, row by row; when and by which run it was written does not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from newsflow.store import Connection

ROWS = {
    "runs": "select day, state, advertised, outcomes::text from runs where day = any(%(days)s)",
    "ledger": """
        select url, day, day_basis, route, title, published::text, outcome, reasons, duplicate_of, article_id
        from links where day = any(%(days)s)""",
    "outcomes": "select day, url, outcome, reasons from run_links where day = any(%(days)s)",
    "articles": """
        select article_id, url, day, language, title, body, page_text, published_on, published_at, published_basis,
            dates::text, dateline, author, authors, outlet, credit, agency, section, tags, image, comment_count,
            word_count, flags, content_hash
        from articles where day = any(%(days)s)""",
    "revisions": """
        select article_id, cause, old.title, old.body from article_revisions old
        join articles using (article_id) where day = any(%(days)s)""",
    "captures": """
        select article_id, seen.content_hash from captures seen
        join articles using (article_id) where articles.day = any(%(days)s)""",
    "removed lines": """
        select article_id, position, kind, rule, line from removed_lines
        join articles using (article_id) where day = any(%(days)s)""",
    "embeds": """
        select article_id, position, platform, handle, date, embeds.url, media, text from embeds
        join articles using (article_id) where day = any(%(days)s)""",
    "quarantine": """
        select held.url, held.codes from quarantine held
        join links using (source, url) where links.day = any(%(days)s)""",
}

Rows = dict[str, Counter[tuple[str, ...]]]


def read_rows(connection: Connection, days: Sequence[date]) -> Rows:
    """Every row of the days, by table; a row that stands twice counts twice."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table, query in ROWS.items():
            cursor.execute(query, {"days": list(days)})
            found[table] = Counter(tuple(map(str, row)) for row in cursor.fetchall())
    return found


def differences(expected: Rows, found: Rows) -> Iterator[str]:
    """A sentence for each table that differs: how many rows are lost or too many, and the first one."""
    for table in ROWS:
        lost, more = expected[table] - found[table], found[table] - expected[table]
        for word, rows in (("lost", lost), ("too many or other", more)):
            if rows:
                yield f"{table}: {rows.total()} rows {word}, the first {next(iter(rows))!s:.300}"
