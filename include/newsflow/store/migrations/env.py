"""What Alembic runs: the migrations, on the connection that `newsflow.store.migrate` hands over."""

from alembic import context

from newsflow.store.migration import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
