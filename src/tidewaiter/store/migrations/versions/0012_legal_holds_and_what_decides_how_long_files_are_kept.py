"""Legal holds and what decides how long files are kept."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table('legal_holds',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('reach', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('reason', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('placed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('placed_on', sa.String(length=10), nullable=False),
    sa.Column('subject', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('note', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('lifted_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('lifted_on', sa.String(length=10), nullable=True),
    sa.Column('lifted_why', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('legal_holds_subject', 'legal_holds', ['tenant', 'subject'], unique=False)
    op.create_table('retention_facts',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('file', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('marks', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('days', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('words', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('retention_facts_one_file', 'retention_facts', ['tenant', 'file'], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        for name in ('legal_holds', 'retention_facts'):
            for statement in apart(name):
                op.execute(statement)
