"""People decide about stopped batches and learned lines too, and a run knows that it was overruled."""

from pathlib import Path

from alembic import op

revision = "0006_decisions"
down_revision = "0005_checks"


def upgrade() -> None:
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
