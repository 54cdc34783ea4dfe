"""The log of messages and the ledger of filings, as they stood before there were migrations."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.append_only import protecting

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "message_log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("direction", sa.String(3), nullable=False),
        sa.Column("peer", sa.String(300), nullable=False),
        sa.Column("number", sa.BigInteger),
        sa.Column("control", sa.String(80), nullable=False),
        sa.Column("application", sa.String(2), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    out, into = sa.text("direction = 'out'"), sa.text("direction = 'in'")
    op.create_index("message_log_out", "message_log", ["control", "sha256"], unique=True, sqlite_where=out, postgresql_where=out)
    op.create_index("message_log_in", "message_log", ["peer", "number", "sha256"], unique=True, sqlite_where=into, postgresql_where=into)
    op.create_index("message_log_control", "message_log", ["control"])
    op.create_table(
        "message_log_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.execute(f"INSERT INTO message_log_head VALUES (1, 0, '{'0' * 64}')")
    op.create_table(
        "filings",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("control", sa.String(21), nullable=False, unique=True),
        sa.Column("peer", sa.String(300), nullable=False),
        sa.Column("sender", sa.String(9), nullable=False),
        sa.Column("application", sa.String(2), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("under_way", sa.Boolean, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("queued", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger),
        sa.Column("reply", sa.Integer),
    )
    op.create_index("filings_open", "filings", ["state", "subject", "seq"])
    op.create_table(
        "filing_decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("control", sa.String(21), nullable=False),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "reply_matches",
        sa.Column("reply", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("control", sa.String(21), nullable=False),
        sa.Column("said", sa.String(10), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("reply_matches_control", "reply_matches", ["control"])
    op.create_table(
        "reply_cursors",
        sa.Column("peer", sa.String(300), primary_key=True),
        sa.Column("after", sa.BigInteger, nullable=False),
    )
    for name in ("message_log", "filing_decisions", "reply_matches"):
        for statement in protecting(name, op.get_bind().dialect.name):
            op.execute(sa.text(statement.replace(":", "\\:")))
