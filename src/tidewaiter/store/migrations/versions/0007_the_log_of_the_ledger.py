"""A chain over the ledger of filings, begun with the ledger as it stands; bytes of a message may be emptied, and nothing else."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.append_only import protecting, unprotecting

revision = "0007"
down_revision = "0006"

_LEDGER = (("filing", "filings", "control", "seq"), ("decision", "filing_decisions", "seq", "seq"), ("match", "reply_matches", "reply", "reply"))
_KEPT = ("seq", "direction", "peer", "number", "control", "application", "at", "sha256", "previous", "hash")


def upgrade() -> None:
    connection, dialect = op.get_bind(), op.get_bind().dialect.name
    log = op.create_table(
        "filing_log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("key", sa.String(21), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("filing_log_of", "filing_log", ["what", "key", "seq"])
    head = op.create_table(
        "filing_log_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    count, last = 0, "0" * 64
    for what, name, key, order in _LEDGER:
        table = sa.Table(name, sa.MetaData(), autoload_with=connection)
        rows = connection.execute(sa.select(*(one for one in table.c if one.name != "body")).order_by(table.c[order])).mappings().all()
        for row in rows:
            held = {column: bool(value) if column == "under_way" else value for column, value in row.items()}
            text = json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            count += 1
            parts = [str(one).encode("utf-8", "surrogatepass") for one in (count, what, row[key], digest, last)]
            hash = hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()
            connection.execute(sa.insert(log).values(seq=count, what=what, key=str(row[key]), digest=digest, previous=last, hash=hash))
            last = hash
    connection.execute(sa.insert(head).values(id=1, count=count, hash=last))
    statements = [*protecting("filing_log", dialect), *unprotecting("message_log", dialect), *protecting("message_log", dialect, _KEPT, ("body",))]
    for statement in statements:
        op.execute(sa.text(statement.replace(":", "\\:")))
