"""Searches that a person keeps."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table('saved_searches',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('query', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('saved_searches_one_person_name', 'saved_searches', ['tenant', 'person', 'name'], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        for statement in apart('saved_searches'):
            op.execute(statement)
