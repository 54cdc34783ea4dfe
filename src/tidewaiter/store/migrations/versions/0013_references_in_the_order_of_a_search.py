"""References in the order of a search: by their bytes on PostgreSQL too, whatever its collation, and from one index."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute('ALTER TABLE file_references ALTER COLUMN sought TYPE varchar(60) COLLATE "C"')
    op.drop_index("file_references_sought", table_name="file_references")
    op.create_index("file_references_sought_file_client", "file_references", ["tenant", "sought", "file", "client"])
