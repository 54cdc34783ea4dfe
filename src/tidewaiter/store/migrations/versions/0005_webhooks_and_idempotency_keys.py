"""Webhooks and idempotency keys."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table('idempotency_keys',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=255), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('headers', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'person', 'key')
    )
    op.create_index('idempotency_keys_at', 'idempotency_keys', ['tenant', 'at'], unique=False)
    op.create_table('webhook_deliveries',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('webhook', sa.String(length=40), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('event', sa.String(length=100), nullable=False),
    sa.Column('body', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('since', sa.String(length=32), nullable=False),
    sa.Column('next', sa.String(length=32), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('said', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('changed', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'webhook', 'seq')
    )
    op.create_index('webhook_deliveries_due', 'webhook_deliveries', ['state', 'next'], unique=False)
    op.create_table('webhook_marks',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('webhook', sa.String(length=40), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'webhook')
    )
    op.create_table('webhook_secrets',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('webhook', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('sealed', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('before', sa.String(length=32), nullable=True),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('webhook_secrets_webhook', 'webhook_secrets', ['tenant', 'webhook'], unique=False)
    op.create_table('webhooks',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('url', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('events', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('words', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in ('idempotency_keys', 'webhook_deliveries', 'webhook_marks', 'webhook_secrets', 'webhooks'):
            for statement in apart(name):
                op.execute(statement)
