"""A PostgreSQL of the tests' own: a cluster in a temporary folder; or the server that TIDEWAITER_POSTGRES names."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from tests.ports import free

NEEDED = ("initdb", "postgres", "pg_ctl")


def missing() -> str:
    """Why there is none here; "" where there is."""
    if os.environ.get("TIDEWAITER_POSTGRES"):
        return ""
    absent = [name for name in NEEDED if not shutil.which(name)]
    return f"PostgreSQL is not installed: no {', '.join(absent)}" if absent else ""


@contextmanager
def server() -> Iterator[str]:
    """The address of a server, without the name of a database."""
    if told := os.environ.get("TIDEWAITER_POSTGRES"):
        yield told.rstrip("/")
        return
    folder = Path(tempfile.mkdtemp(prefix="tidewaiter-pg-"))
    who = _servant() if os.getuid() == 0 else {}
    if who:
        shutil.chown(folder, who["user"], who["group"])
    place = folder / "cluster"
    log = folder / "log"

    def run(*words: str) -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **who)

    run("initdb", "-D", str(place), "-U", "tidewaiter", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    # Nothing here kills the server, so that it need not wait for the disk.
    port = free()
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    run("pg_ctl", "-D", str(place), "-l", str(log), "-w", "-o", options, "start")
    try:
        yield f"postgresql://tidewaiter@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", str(place), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def database(server: str, name: str, template: str = "template0") -> str:
    """A new database of a server; its address."""
    engine = sa.create_engine(f"{server}/postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    engine.dispose()
    return f"{server}/{name}"


def drop(server: str, name: str) -> None:
    engine = sa.create_engine(f"{server}/postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    engine.dispose()


def _servant() -> dict[str, int]:
    """A user without rights: PostgreSQL refuses to run as root."""
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid}
    return {}
