"""The databases that the brokerage is measured on: an SQLite file, and a PostgreSQL cluster that waits for its disk, both kept to be used again.

TIDEWAITER_BENCH names the folder; without it a temporary one is used and removed. `--database URL` measures one that is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from benchmarks.firm import fill
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tests.ports import free
from tests.postgres import _servant, missing

from tidewaiter.store.database import connect
from tidewaiter.store.ledger import Ledger

KINDS = ("sqlite", "postgresql")


@contextmanager
def folder() -> Iterator[Path]:
    """Where the databases are kept."""
    if told := os.environ.get("TIDEWAITER_BENCH"):
        place = Path(told).resolve()
        place.mkdir(parents=True, exist_ok=True)
        yield place
        return
    place = Path(tempfile.mkdtemp(prefix="tidewaiter-bench-"))
    place.chmod(0o755)                       # the server runs as another user
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def filled(kind: str, entries: int, place: Path) -> Iterator[str]:
    """The address of a database of a kind with so many entries."""
    if kind == "sqlite":
        address = f"sqlite:///{place / f'brokerage-{entries}.sqlite'}"
        put(address, entries)
        yield address
        return
    with cluster(place / "postgresql") as server:
        address = f"{server}/brokerage{entries}"
        engine = sa.create_engine(f"{server}/postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            if not connection.execute(sa.text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": f"brokerage{entries}"}).scalar():
                connection.execute(sa.text(f'CREATE DATABASE "brokerage{entries}" TEMPLATE template0'))
        engine.dispose()
        put(address, entries)
        yield address


def put(address: str, entries: int) -> None:
    """Fill a database as far as it is not, with a bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    database = connect(address)
    try:
        with Progress(*columns, transient=True) as bar:
            told = bar.add_task(f"entries in {address.partition(':')[0]}", total=entries)
            fill(Ledger(database), entries, lambda some: bar.advance(told, some))
        if not database.sqlite:              # as its own servant would have done by the time that a firm has grown so large
            with database.session() as connection:
                connection.execute(sa.text("VACUUM ANALYZE"))
    finally:
        database.close()


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """A PostgreSQL of the benchmark's own, with the settings that it ships with: it waits for the disk at every commit."""
    if why := missing():
        raise SystemExit(why)
    who = _servant() if os.getuid() == 0 else {}
    place.mkdir(exist_ok=True)
    if who:
        shutil.chown(place, who["user"], who["group"])

    def run(*words: str) -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=place, **who)

    if not (place / "cluster").is_dir():
        run("initdb", "-D", str(place / "cluster"), "-U", "tidewaiter", "-A", "trust", "-E", "UTF8", "--locale=C")
    port = free()
    options = f"-k {tempfile.gettempdir()} -p {port} -c listen_addresses=127.0.0.1"
    run("pg_ctl", "-D", str(place / "cluster"), "-l", str(place / "log"), "-w", "-t", "120", "-o", options, "start")
    try:
        yield f"postgresql://tidewaiter@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", str(place / "cluster"), "-m", "fast", "-w", "-t", "120", "stop")
