"""Tenants and their log of changes."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.append_only import protecting
from tidewaiter.store.tenants import apart

revision = "0002"
down_revision = "0001"

def upgrade() -> None:
    op.create_table('event_heads',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('tenant')
    )
    op.create_table('events',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('why', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('before', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('after', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'seq'),

    )
    op.create_index('events_of', 'events', ['tenant', 'kind', 'id', 'seq'], unique=False)
    op.create_table('tenants',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('since', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant')
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in ('event_heads', 'events', 'tenants'):
            for statement in apart(name):
                op.execute(statement)
    kept = ('tenant', 'seq', 'at', 'by', 'action', 'kind', 'id', 'version', 'why', 'content', 'digest', 'previous', 'hash')
    for statement in protecting('events', op.get_bind().dialect.name, kept, ('before', 'after', 'salt')):
        op.execute(sa.text(statement.replace(":", "\\:")))
