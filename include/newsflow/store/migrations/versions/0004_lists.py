"""Coverage notices lists that show another day's articles."""

from pathlib import Path

from alembic import op

revision = "0004_lists"
down_revision = "0003_polls"


def upgrade() -> None:
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
