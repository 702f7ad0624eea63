"""What checks found can be followed over runs, and a text be found whatever its address."""

from pathlib import Path

from alembic import op

revision = "0005_checks"
down_revision = "0004_lists"


def upgrade() -> None:
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
