"""Runs over history: reading again, imports; and coverage that names gaps and reasons."""

from pathlib import Path

from alembic import op

revision = "0002_history"
down_revision = "0001_ground"


def upgrade() -> None:
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
