"""Tenants apart: whose rows a transaction may see, held by the code on both databases and by row-level security on PostgreSQL.

A transaction says whose it is before it asks anything (`enter`). On PostgreSQL every table with a column `tenant` has a policy that shows
and takes the rows of that tenant alone; the owner of the tables is held by it too (FORCE), and a superuser, whom no policy holds, steps
down to the role `tidewaiter_rows` for the length of the transaction.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, String, Table, Text, text

from tidewaiter.store.database import METADATA

ROLE = "tidewaiter_rows"
ALL = "*"                    # the installation itself: intake of replies, logins, verification, export of everything
MESSAGES, LEDGER = "messages", "ledger"      # names of the chains that are no tenant's
RESERVED = frozenset({"", ALL, MESSAGES, LEDGER})

TENANTS = Table(
    "tenants", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("name",   Text,       nullable=False),
    Column("since",  String(32), nullable=False),
)

# One question in place of three: it is asked in every transaction. set_config of `role` is what SET LOCAL ROLE is.
_ENTER = text("""
    SELECT set_config('tidewaiter.tenant', :tenant, true), CASE WHEN rolsuper OR rolbypassrls THEN set_config('role', :role, true) END
    FROM pg_roles WHERE rolname = current_user""")


def enter(connection: Connection, tenant: str) -> None:
    """From here to the end of the transaction the rows are those of `tenant`. Nothing to do on SQLite."""
    if connection.dialect.name != "postgresql":
        return
    connection.execute(_ENTER, {"tenant": tenant, "role": ROLE})


def apart(name: str) -> list[str]:
    """The statements of a migration that put a table's tenants apart on PostgreSQL."""
    own = f"tenant = current_setting('tidewaiter.tenant', true) OR current_setting('tidewaiter.tenant', true) = '{ALL}'"
    return [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {name}_apart ON {name} USING ({own}) WITH CHECK ({own})",
    ]


def admit(connection: Connection) -> None:
    """Make the role that a superuser steps down to, and let it at the tables. Does nothing for an owner who is no superuser."""
    if not connection.execute(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).scalar():
        return
    connection.execute(text(f"""
        DO $$ BEGIN CREATE ROLE {ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"""))
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {ROLE}"))
    connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}"))
    connection.execute(text(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {ROLE}"))
