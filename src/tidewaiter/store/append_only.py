"""Tables that only grow: triggers on SQLite and PostgreSQL refuse to change or to remove a row."""

from __future__ import annotations

from sqlalchemy import DDL, Table, event


def append_only(table: Table) -> Table:
    """`table` with triggers that refuse UPDATE, DELETE and, on PostgreSQL, TRUNCATE; made with the table."""
    name = table.name
    for verb in ("UPDATE", "DELETE"):
        _after(table, "sqlite", f"""
            CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name}
            BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END""")
    _after(table, "postgresql", f"""
        CREATE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{name} is append-only'; END $$""")
    for verb, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        _after(table, "postgresql", f"""
            CREATE TRIGGER {name}_no_{verb.split()[0].lower()} BEFORE {verb} ON {name}
            FOR EACH {each} EXECUTE FUNCTION {name}_refuse()""")
    return table


def _after(table: Table, dialect: str, statement: str) -> None:
    event.listen(table, "after_create", DDL(statement.replace("%", "%%")).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]
