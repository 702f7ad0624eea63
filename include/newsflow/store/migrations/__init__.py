"""The schema's migrations: one SQL file each, which a Python file of the same name hands to Alembic."""
