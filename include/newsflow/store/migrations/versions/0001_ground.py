"""The ground: articles and their history, the ledger, the runs, the quarantine, the views."""

from pathlib import Path

from alembic import op

revision = "0001_ground"
down_revision = None


def upgrade() -> None:
    # The statements hold no parameters, so the driver must not look for any: a % in a comment is only a %.
    cursor = op.get_bind().connection.cursor()
    cursor.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
