"""People and how they prove who they are."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table('logins',
    sa.Column('login', sa.String(length=200), nullable=False),
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('password', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('good_until', sa.String(length=32), nullable=True),
    sa.Column('secret', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('last_step', sa.BigInteger(), nullable=False),
    sa.Column('begun', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('changed', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('login')
    )
    op.create_index('logins_person', 'logins', ['tenant', 'person'], unique=True)
    op.create_table('people',
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('login', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('roles', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('licence', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('licensed_from', sa.String(length=10), nullable=True),
    sa.Column('licensed_before', sa.String(length=10), nullable=True),
    sa.Column('team', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('client', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('supervisor', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('changed_at', sa.String(length=32), nullable=False),
    sa.Column('changed_by', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('people_one_login', 'people', ['tenant', 'login'], unique=True)
    op.create_index('people_team', 'people', ['tenant', 'team'], unique=False)
    op.create_table('recovery_codes',
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('used', sa.String(length=32), nullable=True),
    sa.PrimaryKeyConstraint('hash')
    )
    op.create_index('recovery_codes_person', 'recovery_codes', ['tenant', 'person'], unique=False)
    op.create_table('sessions',
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('started', sa.String(length=32), nullable=False),
    sa.Column('seen', sa.String(length=32), nullable=False),
    sa.Column('address', sa.String(length=100), nullable=False),
    sa.Column('proof', sa.String(length=40), nullable=False),
    sa.Column('narrow', sa.Boolean(), nullable=False),
    sa.Column('ended', sa.String(length=32), nullable=True),
    sa.PrimaryKeyConstraint('hash')
    )
    op.create_index('sessions_person', 'sessions', ['tenant', 'person'], unique=False)
    op.create_table('tokens',
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('tenant', sa.String(length=40), nullable=False),
    sa.Column('person', sa.String(length=40), nullable=False),
    sa.Column('name', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('scopes', sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
    sa.Column('created', sa.String(length=32), nullable=False),
    sa.Column('expires', sa.String(length=32), nullable=False),
    sa.Column('used', sa.String(length=32), nullable=True),
    sa.Column('revoked', sa.String(length=32), nullable=True),
    sa.PrimaryKeyConstraint('hash')
    )
    op.create_index('tokens_person', 'tokens', ['tenant', 'person'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for name in ('logins', 'people', 'recovery_codes', 'sessions', 'tokens'):
            for statement in apart(name):
                op.execute(statement)
