"""The brokerage's questions as bare SQL through the driver alone: no checks, no log, no values. What the layers above cost is seen beside it."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg

from benchmarks import firm
from tidewaiter.clearance.file import sought


class Rival:
    """One connection that stays open; each question is its own transaction."""

    def __init__(self, address: str) -> None:
        self._connection: Any
        if address.startswith("sqlite"):
            self._connection, self._mark = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None, timeout=60), "?"
            self._connection.execute("PRAGMA synchronous=FULL")
        else:
            self._connection, self._mark = psycopg.connect(address.replace("+psycopg", ""), autocommit=True), "%s"
        self._ask("CREATE TABLE IF NOT EXISTS rival (file TEXT, number INTEGER, line TEXT)")

    def close(self) -> None:
        self._ask("DROP TABLE rival")
        self._connection.close()

    def worklist(self, number: int) -> None:
        self._ask("SELECT * FROM tasks WHERE tenant = ? AND status = 'open' AND due_at < ? ORDER BY weight DESC, due_at, id LIMIT 50",
                  firm.FIRM, firm.NOW.isoformat())

    def opened(self, id: str) -> None:
        self._ask("SELECT * FROM files WHERE tenant = ? AND id = ?", firm.FIRM, id)
        self._ask("SELECT * FROM file_lines WHERE tenant = ? AND file = ? ORDER BY number", firm.FIRM, id)

    def saved(self, file: str, line: int, text: str) -> None:
        """One row as long as a line, to the disk: into a table of its own, so that the records still verify."""
        self._ask("INSERT INTO rival (file, number, line) VALUES (?, ?, ?)", file, line, text)

    def searched(self, text: str) -> None:
        key = sought(text)
        self._ask("SELECT files.* FROM file_references JOIN files ON files.tenant = file_references.tenant AND files.id = file_references.file "
                  "WHERE file_references.tenant = ? AND sought >= ? AND sought < ? ORDER BY sought LIMIT 20", firm.FIRM, key, key + "\U0010ffff")

    def _ask(self, words: str, *values: Any) -> None:
        done = self._connection.execute(words.replace("?", self._mark), values)
        if done.description:
            done.fetchall()
