"""Tables that only grow: triggers on SQLite and PostgreSQL refuse to change or to remove a row.

Of some tables a row may be emptied: named columns all become empty and no other column changes. That is how what the law no longer has
kept is taken out of a log that still verifies (store/erasing.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event


def append_only(table: Table, empties: Sequence[str] = ()) -> Table:
    """`table` with triggers that refuse UPDATE, DELETE and, on PostgreSQL, TRUNCATE; made with the table."""
    table.info["append_only"] = True
    table.info["empties"] = tuple(empties)
    kept = tuple(column.name for column in table.c if column.name not in empties)
    for dialect in ("sqlite", "postgresql"):
        for statement in protecting(table.name, dialect, kept, empties):
            event.listen(table, "after_create", DDL(statement.replace("%", "%%")).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]
    return table


def protecting(name: str, dialect: str, kept: Sequence[str] = (), empties: Sequence[str] = ()) -> list[str]:
    """The statements that make the triggers of a table; a migration runs them by itself. `kept` are its other columns, where some may be emptied."""
    if dialect == "sqlite":
        emptied = " AND ".join([*(f'NEW."{one}" IS OLD."{one}"' for one in kept), *(f'length(NEW."{one}") = 0' for one in empties)])
        unless = {"UPDATE": f"WHEN NOT ({emptied})" if empties else "", "DELETE": ""}
        return [f"""
            CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} {unless[verb]}
            BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END""" for verb in ("UPDATE", "DELETE")]
    emptied = " AND ".join([*(f'NEW."{one}" IS NOT DISTINCT FROM OLD."{one}"' for one in kept), *(f'length(NEW."{one}") = 0' for one in empties)])
    let = f"IF TG_OP = 'UPDATE' THEN IF {emptied} THEN RETURN NEW; END IF; END IF;" if empties else ""
    return [f"""
        CREATE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {let} RAISE EXCEPTION '{name} is append-only'; END $$""", *(f"""
            CREATE TRIGGER {name}_no_{verb.split()[0].lower()} BEFORE {verb} ON {name}
            FOR EACH {each} EXECUTE FUNCTION {name}_refuse()""" for verb, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")))]


def unprotecting(name: str, dialect: str) -> list[str]:
    """The statements that take the triggers of a table away, for a migration that makes others."""
    if dialect == "sqlite":
        return [f"DROP TRIGGER {name}_no_{verb}" for verb in ("update", "delete")]
    return [f"DROP FUNCTION {name}_refuse() CASCADE"]
