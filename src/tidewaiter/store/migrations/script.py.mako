"""${message}."""

from alembic import op
import sqlalchemy as sa

from tidewaiter.store.append_only import protecting
from tidewaiter.store.tenants import apart

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
