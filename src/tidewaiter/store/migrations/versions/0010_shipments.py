"""Shipments."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table('shipments',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('client', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('content', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('file', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('way', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('papers', sa.BigInteger(), nullable=False),
    sa.Column('fatal', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('shipments_created_at', 'shipments', ['tenant', 'created_at'], unique=False)
    op.create_index('shipments_file', 'shipments', ['tenant', 'file'], unique=False)
    op.create_index('shipments_one_client_content', 'shipments', ['tenant', 'client', 'content'], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        for name in ('shipments',):
            for statement in apart(name):
                op.execute(statement)
