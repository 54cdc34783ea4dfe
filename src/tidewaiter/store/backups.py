"""A copy of everything while it is in use, and the way back.

SQLite copies itself into a new file as of one moment (VACUUM INTO), whatever is written meanwhile. PostgreSQL is copied as an export, read in
one snapshot, because the programs of the server need not be on this machine. Each is written aside, synchronised and renamed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tidewaiter.store import archive, exporting, importing, migrate, verify
from tidewaiter.store.archive import Damaged
from tidewaiter.store.database import WAIT, Database, Unreachable, connect
from tidewaiter.store.exporting import Progress
from tidewaiter.store.importing import NotEmpty
from tidewaiter.store.verify import Verified

_SQLITE = b"SQLite format 3\x00"


def backup(database: Database, place: Path, progress: Progress | None = None) -> str:
    """Copy everything to a file that is not there yet; its form, `sqlite` or `zip`. FileExistsError where it is."""
    if place.exists():
        raise FileExistsError(17, "there is something of that name; name a new one", str(place))
    if not database.sqlite:
        aside = place.with_name(f".{place.name}.{os.getpid()}.zip")
        try:
            exporting.export(database, aside, progress=progress)
            os.rename(aside, place)
        finally:
            aside.unlink(missing_ok=True)
        return "zip"
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        _vacuumed(database, aside)
        _synchronise(aside)
        os.rename(aside, place)
        _synchronise(place.parent)
    finally:
        aside.unlink(missing_ok=True)
    return "sqlite"


def _vacuumed(database: Database, aside: Path) -> None:
    source = sqlite3.connect(str(database.file), timeout=WAIT, isolation_level=None)
    try:
        source.execute("VACUUM INTO ?", (str(aside),))
    except sqlite3.DatabaseError as error:
        raise Unreachable(f"{database.file} cannot be copied: {error}") from None
    finally:
        source.close()


def form(place: Path) -> str:
    """Whether a file is a backup of SQLite or an export. Damaged where it is neither."""
    if place.is_dir():
        return "zip"
    with place.open("rb") as stream:
        begins = stream.read(len(_SQLITE))
    if begins == _SQLITE:
        return "sqlite"
    if begins.startswith(b"PK"):
        return "zip"
    raise Damaged(f"{place} is neither a backup nor an export of Tidewaiter")


def restore(place: Path, url: str, at: datetime, *, replace: bool = False, progress: Progress | None = None) -> tuple[str, Verified]:
    """Put a backup, or an export, where a database is to be; where the old one was put aside ("" for none), and what `verify` says of the new.

    NotEmpty where the database holds something and is not to be replaced. What is damaged is refused before anything is touched.
    """
    kind = form(place)
    if kind == "zip":
        with archive.opened(place) as source:
            source.check()
    else:
        _whole(place)
    database = connect(url, as_it_is=True)
    try:
        if not replace and holds(database):
            raise NotEmpty("the database holds something already; with --replace it is put aside")
        new = database.sqlite and not (database.file or place).exists()
        aside = _replaced(database, at) if replace and holds(database) else ""
        try:
            if kind == "zip":
                importing.take_in(database, place, progress)
            elif database.sqlite:
                _copied(place, database)
            else:
                _over(place, database, progress)
        except BaseException:
            if aside:
                _put_back(database, aside)
            elif new and database.file:
                database.file.unlink(missing_ok=True)
            raise
    finally:
        database.close()
    opened = connect(url)
    try:
        return aside, verify.verify(opened)
    finally:
        opened.close()


def holds(database: Database) -> bool:
    """Whether there is anything in a database."""
    if database.sqlite and database.file and not (database.file.exists() and database.file.stat().st_size):
        return False
    with database.read() as connection:
        return bool(migrate.standing(connection))


def _whole(place: Path) -> None:
    """Damaged where a SQLite file is not whole, or is not of ours."""
    try:
        source = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
        try:
            (said,) = source.execute("PRAGMA integrity_check(1)").fetchone()
            ours = source.execute("SELECT count(*) FROM sqlite_master WHERE name = 'message_log'").fetchone()[0]
        finally:
            source.close()
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{place} is damaged: {error}") from None
    if said != "ok" or not ours:
        raise Damaged(f"{place} is damaged: {said}" if said != "ok" else f"{place} is no database of Tidewaiter")


def _copied(place: Path, database: Database) -> None:
    """The pages of a backup put into a file in one transaction, so that whoever has it open sees the old or the new, and nothing between."""
    assert database.file is not None
    source = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    target = sqlite3.connect(database.file, timeout=WAIT)
    try:
        target.execute("PRAGMA journal_mode=WAL")
        source.backup(target)
    finally:
        target.close()
        source.close()


def _over(place: Path, database: Database, progress: Progress | None) -> None:
    """A backup of SQLite taken into PostgreSQL, by way of an export."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        shutil.copyfile(place, copy)
        source = connect(f"sqlite:///{copy}")
        try:
            exporting.export(source, Path(folder) / "copy.zip", progress=progress)
        finally:
            source.close()
        importing.take_in(database, Path(folder) / "copy.zip", progress)


def _replaced(database: Database, at: datetime) -> str:
    """Put what a database holds aside; its new name: a file beside it, or a schema beside `public`."""
    word = f"before_{at:%Y%m%dT%H%M%S%f}"
    if database.sqlite:
        assert database.file is not None
        aside = database.file.with_name(f"{database.file.name}.{word}")
        backup(database, aside)
        _emptied(database)
        return str(aside)
    with database.begin() as connection:
        connection.execute(text(f'ALTER SCHEMA public RENAME TO "{word}"'))
        connection.execute(text("CREATE SCHEMA public"))
    return word


def _emptied(database: Database) -> None:
    """An empty database over a file, in one transaction."""
    assert database.file is not None
    source, target = sqlite3.connect(":memory:"), sqlite3.connect(database.file, timeout=WAIT)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _put_back(database: Database, aside: str) -> None:
    if database.sqlite:
        _copied(Path(aside), database)
        return
    try:
        with database.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text(f'ALTER SCHEMA "{aside}" RENAME TO public'))
    except DBAPIError as error:
        raise Damaged(f"what was there stands in the schema {aside}: {' '.join(str(error.orig).split())}") from None


def _synchronise(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


