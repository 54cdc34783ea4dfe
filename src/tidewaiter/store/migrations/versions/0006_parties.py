"""Clients, powers of attorney, bonds, and the firm with its licences, permits and people."""

import sqlalchemy as sa
from alembic import op

from tidewaiter.store.tenants import apart

revision = "0006"
down_revision = "0005"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table("bonds",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("principal", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("activity", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("surety", TEXT, nullable=False),
        sa.Column("surety_name", TEXT, nullable=False),
        sa.Column("agent", TEXT, nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("executed", sa.String(length=10), nullable=True),
        sa.Column("effective", sa.String(length=10), nullable=True),
        sa.Column("terminations", TEXT, nullable=False),
        sa.Column("riders", TEXT, nullable=False),
        sa.Column("users", TEXT, nullable=False),
        sa.Column("secures", TEXT, nullable=False),
        sa.Column("insufficient_on", sa.String(length=10), nullable=True),
        sa.Column("written_by_firm", sa.Boolean(), nullable=True),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("remarks", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("bonds_principal", "bonds", ["tenant", "principal"], unique=False)
    op.create_table("client_names",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("sought", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "client", "sought")
    )
    op.create_index("client_names_sought", "client_names", ["tenant", "sought"], unique=False)
    op.create_table("clients",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("alternate_names", TEXT, nullable=False),
        sa.Column("company_type", TEXT, nullable=False),
        sa.Column("number_kind", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("parent_name", TEXT, nullable=False),
        sa.Column("mailing", TEXT, nullable=False),
        sa.Column("physical", TEXT, nullable=False),
        sa.Column("phone", TEXT, nullable=False),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("website", TEXT, nullable=False),
        sa.Column("contacts", TEXT, nullable=False),
        sa.Column("uses", TEXT, nullable=False),
        sa.Column("shipments_a_year", sa.BigInteger(), nullable=True),
        sa.Column("programs", TEXT, nullable=False),
        sa.Column("business", TEXT, nullable=False),
        sa.Column("naics", TEXT, nullable=False),
        sa.Column("duns", TEXT, nullable=False),
        sa.Column("filer_code", TEXT, nullable=False),
        sa.Column("established", TEXT, nullable=False),
        sa.Column("incorporated_in", TEXT, nullable=False),
        sa.Column("incorporation_number", TEXT, nullable=False),
        sa.Column("bank", TEXT, nullable=False),
        sa.Column("officers", TEXT, nullable=False),
        sa.Column("related", TEXT, nullable=False),
        sa.Column("filed_5106", TEXT, nullable=False),
        sa.Column("cbp_status", TEXT, nullable=False),
        sa.Column("cbp_status_on", sa.String(length=10), nullable=True),
        sa.Column("last_used", sa.String(length=10), nullable=True),
        sa.Column("duty_payer", TEXT, nullable=False),
        sa.Column("payer_unit", TEXT, nullable=False),
        sa.Column("monthly_statement", sa.Boolean(), nullable=True),
        sa.Column("terms_days", sa.BigInteger(), nullable=True),
        sa.Column("credit_limit_cents", sa.BigInteger(), nullable=True),
        sa.Column("instructions", TEXT, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("office", TEXT, nullable=False),
        sa.Column("account_owner", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("clients_name", "clients", ["tenant", "name"], unique=False)
    op.create_index("clients_number", "clients", ["tenant", "number"], unique=False)
    op.create_table("employees",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("person", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("office", TEXT, nullable=False),
        sa.Column("hired", sa.String(length=10), nullable=True),
        sa.Column("left", sa.String(length=10), nullable=True),
        sa.Column("supervisor", TEXT, nullable=False),
        sa.Column("officer_since", sa.String(length=10), nullable=True),
        sa.Column("officer_until", sa.String(length=10), nullable=True),
        sa.Column("hire_told", sa.String(length=10), nullable=True),
        sa.Column("leave_told", sa.String(length=10), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("employees_name", "employees", ["tenant", "name"], unique=False)
    op.create_table("firms",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("form", TEXT, nullable=False),
        sa.Column("filer_codes", TEXT, nullable=False),
        sa.Column("importer_numbers", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.Column("address_changed", sa.String(length=10), nullable=True),
        sa.Column("address_told", sa.String(length=10), nullable=True),
        sa.Column("point_of_contact", TEXT, nullable=False),
        sa.Column("recordkeeper", TEXT, nullable=False),
        sa.Column("payment_notice", TEXT, nullable=False),
        sa.Column("review_every_days", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_table("licences",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("employee", TEXT, nullable=False),
        sa.Column("issued", sa.String(length=10), nullable=True),
        sa.Column("changes", TEXT, nullable=False),
        sa.Column("reports", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("licences_one_number", "licences", ["tenant", "number"], unique=True)
    op.create_table("other_duties",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client", TEXT, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("other_duties_client_day", "other_duties", ["tenant", "client", "day"], unique=False)
    op.create_table("permits",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("issued", sa.String(length=10), nullable=True),
        sa.Column("changes", TEXT, nullable=False),
        sa.Column("qualifiers", TEXT, nullable=False),
        sa.Column("fees_paid", TEXT, nullable=False),
        sa.Column("supervision_plan", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("permits_one_number", "permits", ["tenant", "number"], unique=True)
    op.create_table("powers",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client", TEXT, nullable=False),
        sa.Column("grantor", TEXT, nullable=False),
        sa.Column("resident", sa.Boolean(), nullable=True),
        sa.Column("form", TEXT, nullable=False),
        sa.Column("granted_to", TEXT, nullable=False),
        sa.Column("executed", sa.String(length=10), nullable=True),
        sa.Column("effective", sa.String(length=10), nullable=True),
        sa.Column("expires", sa.String(length=10), nullable=True),
        sa.Column("center_received", sa.String(length=10), nullable=True),
        sa.Column("signer", TEXT, nullable=False),
        sa.Column("capacity", TEXT, nullable=False),
        sa.Column("proof", TEXT, nullable=False),
        sa.Column("state_qualified", sa.Boolean(), nullable=True),
        sa.Column("accepts_service", sa.Boolean(), nullable=True),
        sa.Column("partners", TEXT, nullable=False),
        sa.Column("all_partners_named", sa.Boolean(), nullable=True),
        sa.Column("agreement_attached", sa.Boolean(), nullable=True),
        sa.Column("membership_changed", sa.String(length=10), nullable=True),
        sa.Column("unlimited", sa.Boolean(), nullable=True),
        sa.Column("businesses", TEXT, nullable=False),
        sa.Column("all_ports", sa.Boolean(), nullable=True),
        sa.Column("ports", TEXT, nullable=False),
        sa.Column("may_delegate", sa.Boolean(), nullable=True),
        sa.Column("delegations", TEXT, nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=True),
        sa.Column("affirmed", sa.String(length=10), nullable=True),
        sa.Column("notice_attached", sa.Boolean(), nullable=True),
        sa.Column("notice_given", sa.String(length=10), nullable=True),
        sa.Column("revocations", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("remarks", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("powers_client", "powers", ["tenant", "client"], unique=False)
    op.create_table("reviews",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("employee", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("looked_at", TEXT, nullable=False),
        sa.Column("found", TEXT, nullable=False),
        sa.Column("told_employee", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("reviews_employee_day", "reviews", ["tenant", "employee", "day"], unique=False)
    op.create_table("secret_numbers",
        sa.Column("tenant", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client", TEXT, nullable=False),
        sa.Column("shown", TEXT, nullable=False),
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("sealed", TEXT, nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id")
    )
    op.create_index("secret_numbers_fingerprint", "secret_numbers", ["tenant", "fingerprint"], unique=False)
    op.create_index("secret_numbers_one_client", "secret_numbers", ["tenant", "client"], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        for name in (
            "bonds", "client_names", "clients", "employees", "firms", "licences", "other_duties", "permits",
            "powers", "reviews", "secret_numbers",
        ):
            for statement in apart(name):
                op.execute(statement)
