"""What Alembic runs: the revisions on the connection, and in the transaction, of whoever migrates."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
