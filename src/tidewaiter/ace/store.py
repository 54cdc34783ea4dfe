"""What the rehearsal has on file: accepted summaries by entry number, in one SQLite file that processes may share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    Connection,
    Date,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.pool import NullPool

_METADATA = MetaData()
_ACCEPTED = Table(
    "accepted_summaries", _METADATA,
    Column("filer", String(3), primary_key=True),
    Column("entry_number", String(8), primary_key=True),
    Column("port", String(4), nullable=False),
    Column("entry_type", String(2), nullable=False),
    Column("reference", String(9), nullable=False),
    Column("version", String(5), nullable=False),
    Column("received", Date, nullable=False),
    Column("print_date", Date),
    Column("message", LargeBinary, nullable=False),
    Column("reply", Text, nullable=False),
)


@dataclass(frozen=True)
class Filed:
    """A summary that was accepted: the transaction as received and the records that answered it."""

    filer: str
    entry_number: str
    port: str
    entry_type: str
    reference: str
    version: str
    received: date
    print_date: date | None
    message: bytes
    reply: str

    def under_control(self, clock: date) -> bool:
        """Whether it has come to its preliminary statement, and so to CBP. Source: error dictionary, B29."""
        return self.print_date is not None and clock >= self.print_date


class Ledger(Protocol):
    """What is on file, within one batch."""

    def find(self, filer: str, entry_number: str) -> Filed | None: ...
    def put(self, filed: Filed) -> None: ...
    def remove(self, filer: str, entry_number: str) -> None: ...


class Blank:
    """A ledger without a file: it knows the batch at hand and nothing before."""

    def __init__(self) -> None:
        self._filed: dict[tuple[str, str], Filed] = {}

    def find(self, filer: str, entry_number: str) -> Filed | None:
        return self._filed.get((filer, entry_number))

    def put(self, filed: Filed) -> None:
        self._filed[filed.filer, filed.entry_number] = filed

    def remove(self, filer: str, entry_number: str) -> None:
        self._filed.pop((filer, entry_number), None)


class _Rows:
    """The ledger of a file, within one transaction of the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, filer: str, entry_number: str) -> Filed | None:
        row = self._connection.execute(select(_ACCEPTED).where(*_key(filer, entry_number))).mappings().one_or_none()
        return Filed(**row) if row else None

    def put(self, filed: Filed) -> None:
        self.remove(filed.filer, filed.entry_number)
        self._connection.execute(insert(_ACCEPTED).values(asdict(filed)))

    def remove(self, filer: str, entry_number: str) -> None:
        self._connection.execute(delete(_ACCEPTED).where(*_key(filer, entry_number)))


class Store:
    """The file ace.sqlite in a data folder. Batches are taken one at a time, whichever process brings them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        address = f"sqlite:///{folder / 'ace.sqlite'}"
        self._engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": 60})
        event.listen(self._engine, "connect", _by_hand)
        event.listen(self._engine, "begin", _immediately)
        with self._engine.begin() as connection:
            _METADATA.create_all(connection)

    @contextmanager
    def hold(self) -> Iterator[Ledger]:
        """The ledger, held against other processes until the batch is answered; nothing is kept if that fails."""
        with self._engine.begin() as connection:
            yield _Rows(connection)


def _key(filer: str, entry_number: str) -> tuple[Any, Any]:
    return _ACCEPTED.c.filer == filer, _ACCEPTED.c.entry_number == entry_number


def _by_hand(connection: Any, _: object) -> None:
    connection.isolation_level = None        # the driver would otherwise begin on the first write, too late to hold


def _immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
