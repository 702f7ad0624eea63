"""Polls: every look at a feed, the gaps between two of them; and which URLs of a run are looked at again."""

from pathlib import Path

from alembic import op

revision = "0003_polls"
down_revision = "0002_history"


def upgrade() -> None:
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
