"""Papers that are kept with entries, and drafts of what is being keyed."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table('drafts',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('file', sa.String(length=40), nullable=False),
    sa.Column('place', sa.String(length=40), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'person', 'file', 'place')
    )
    op.create_table('kept_papers',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('file', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('client', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('media', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('sha256', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('pages', sa.BigInteger(), nullable=False),
    sa.Column('by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('kept_papers_file', 'kept_papers', ['tenant', 'file'], unique=False)
    op.create_index('kept_papers_one_file_sha256_name', 'kept_papers', ['tenant', 'file', 'sha256', 'name'], unique=True)
    op.create_table('paper_bytes',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('paper', sa.String(length=40), nullable=False),
    sa.Column('file', sa.String(length=40), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'paper')
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in ('drafts', 'kept_papers', 'paper_bytes'):
            for statement in apart(name):
                op.execute(statement)
