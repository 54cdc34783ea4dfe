"""A PostgreSQL of the tests' own: a cluster in a temporary folder; or the server that TIDEWAITER_POSTGRES names."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


class Cluster:
    """A server of our own, in a folder that is removed in the end. It can be killed as a power cut would kill it, and started again."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tidewaiter-pg-"))
        self._who = _servant() if os.getuid() == 0 else {}
        if self._who:
            shutil.chown(self.folder, self._who["user"], self._who["group"])
        self._place = self.folder / "cluster"
        self._run("initdb", "-D", str(self._place), "-U", "tidewaiter", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self._port = free()
        self.address = f"postgresql://tidewaiter@127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        # Nothing here cuts the power of the disk, so that the server need not wait for it: what a killed process wrote is there.
        options = f"-k {self.folder} -p {self._port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
        self._run("pg_ctl", "-D", str(self._place), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def kill(self) -> None:
        """Kill -9 the server and all that it has begun; it comes back by its log alone."""
        first = int((self._place / "postmaster.pid").read_text().split()[0])
        theirs = [first, *(int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == first)]
        for process in theirs:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        until = time.monotonic() + 20
        while any(_lives(process) for process in theirs) and time.monotonic() < until:
            time.sleep(0.01)
        # A dead process that nobody has buried still counts as the one that holds these.
        for left in (self._place / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def close(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self._place), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *words: str) -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder, **self._who)


@contextmanager
def server() -> Iterator[str]:
    """The address of a server, without the name of a database."""
    if told := os.environ.get("TIDEWAITER_POSTGRES"):
        yield told.rstrip("/")
        return
    cluster = Cluster()
    try:
        yield cluster.address
    finally:
        cluster.close()


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


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
