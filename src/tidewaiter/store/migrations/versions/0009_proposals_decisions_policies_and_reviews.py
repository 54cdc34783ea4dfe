"""Proposals, decisions, policies and reviews."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table('authorisations',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('broker', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('since', sa.String(length=10), nullable=True),
    sa.Column('before', sa.String(length=10), nullable=True),
    sa.Column('paper', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('authorisations_person', 'authorisations', ['tenant', 'person'], unique=False)
    op.create_table('decisions',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('subject', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('verdict', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('manner', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('roles', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('licence', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('why', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('evidence', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('over', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('decisions_subject_created_at', 'decisions', ['tenant', 'subject', 'created_at'], unique=False)
    op.create_table('entry_reviews',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('subject', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('client', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('demands', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('asked_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('asked', sa.String(length=32), nullable=False),
    sa.Column('of_person', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('of_role', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('of_team', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('lines', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('question', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('due', sa.String(length=32), nullable=True),
    sa.Column('risk_cents', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('answer', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('given_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('given', sa.String(length=32), nullable=True),
    sa.Column('roles', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('licence', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('person_client', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('seal', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('feedback', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('note', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('entry_reviews_state_client', 'entry_reviews', ['tenant', 'state', 'client'], unique=False)
    op.create_index('entry_reviews_state_due', 'entry_reviews', ['tenant', 'state', 'due'], unique=False)
    op.create_index('entry_reviews_state_risk_cents', 'entry_reviews', ['tenant', 'state', 'risk_cents'], unique=False)
    op.create_index('entry_reviews_subject_created_at', 'entry_reviews', ['tenant', 'subject', 'created_at'], unique=False)
    op.create_table('policies',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('reason', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('demands', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('since', sa.String(length=10), nullable=True),
    sa.Column('before', sa.String(length=10), nullable=True),
    sa.Column('clients', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('entry_types', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('entry_over_cents', sa.BigInteger(), nullable=True),
    sa.Column('numbers', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('origins', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('programs', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('adcvd', sa.Boolean(), nullable=True),
    sa.Column('line_over_cents', sa.BigInteger(), nullable=True),
    sa.Column('new_product', sa.Boolean(), nullable=True),
    sa.Column('new_manufacturer', sa.Boolean(), nullable=True),
    sa.Column('confidence_under', sa.BigInteger(), nullable=True),
    sa.Column('every', sa.BigInteger(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_table('proposals',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('subject', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('path', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('value', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('before', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('provenance', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('status', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('decision', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('proposals_status_created_at', 'proposals', ['tenant', 'status', 'created_at'], unique=False)
    op.create_index('proposals_subject_status', 'proposals', ['tenant', 'subject', 'status'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for name in ('authorisations', 'decisions', 'entry_reviews', 'policies', 'proposals'):
            for statement in apart(name):
                op.execute(statement)
