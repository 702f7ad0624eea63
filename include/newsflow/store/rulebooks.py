"""Rulebooks: which version of the cleaning rules is newer than which."""

from __future__ import annotations

from collections.abc import Iterable

from newsflow.store.connection import Cursor


def rank_rules(cursor: Cursor, versions: Iterable[str]) -> dict[str, int]:
    """Every version ever used, and these, with its rank: the later this database first saw it, the higher.

    A version names a table of rules by its content, so nothing in the name itself says which is newer.
    """
    cursor.execute(
        """
        insert into rulebooks (version, first_used_at)
        select version, now() from unnest(%s::text[]) with ordinality as used (version, place)
        where version not in (select version from rulebooks) order by place
        on conflict (version) do nothing
        """,
        (list(dict.fromkeys(versions)),),
    )
    cursor.execute("select version, rank from rulebooks")
    return dict(cursor.fetchall())
