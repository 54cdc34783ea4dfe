"""Tables that only grow: triggers on SQLite and PostgreSQL refuse to change or to remove a row."""

from __future__ import annotations

from sqlalchemy import DDL, Table, event


def append_only(table: Table) -> Table:
    """`table` with triggers that refuse UPDATE, DELETE and, on PostgreSQL, TRUNCATE; made with the table."""
    table.info["append_only"] = True
    for dialect in ("sqlite", "postgresql"):
        for statement in protecting(table.name, dialect):
            event.listen(table, "after_create", DDL(statement.replace("%", "%%")).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]
    return table


def protecting(name: str, dialect: str) -> list[str]:
    """The statements that make the triggers of a table; a migration runs them by itself."""
    if dialect == "sqlite":
        return [f"""
            CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name}
            BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END""" for verb in ("UPDATE", "DELETE")]
    return [f"""
        CREATE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{name} is append-only'; END $$""", *(f"""
            CREATE TRIGGER {name}_no_{verb.split()[0].lower()} BEFORE {verb} ON {name}
            FOR EACH {each} EXECUTE FUNCTION {name}_refuse()""" for verb, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")))]
