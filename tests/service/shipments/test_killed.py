"""The watching killed at any instruction and at any moment: every shipment becomes one draft, none is lost, and the log holds."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.service.entries.conftest import AT
from tests.service.shipments.papers import papers, put
from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.shipment import Shipment
from tidewaiter.parties.client import Client
from tidewaiter.service.access import tokens
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.entries import files
from tidewaiter.service.seat import Seat
from tidewaiter.service.shipments import packed, taking, watching
from tidewaiter.service.shipments.packed import content_of
from tidewaiter.service.shipments.watching import Watch, mend
from tidewaiter.store import events
from tidewaiter.store import ledger as ledger_module
from tidewaiter.store.database import connect
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.shipments import SHIPMENTS
from tidewaiter.store.ledger import Ledger

WATCHED = tuple(str(one.__file__) for one in (watching, taking, packed, files, ledger_module, events))
WRITER = Person("writer@firm.example", "The writer", (Role.WRITER,))


@pytest.fixture
def firm(url: str) -> str:
    """The address of a database with a firm, a client, a writer."""
    database = connect(url)
    held = Ledger(database)
    held.add_tenant("ours", "Our firm", AT)
    with held.write("ours", by="p1", at=AT) as book:
        book.add(CLIENTS, Client("Shelving"))
        book.add(PEOPLE, WRITER)
    database.close()
    return url


def look(url: str, folder: Path, kill_at: int | None = None) -> int:
    """One look at the folder, in a process that kills itself at the nth line of what is watched; how many lines there were otherwise."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def trace(frame, event, _):
            if not frame.f_code.co_filename.startswith(WATCHED):
                return None
            return tick

        def tick(frame, event, _):
            nonlocal count
            count += event == "line"
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return tick

        try:
            database = connect(url)
            seat = Seat(Ledger(database), "ours", "p9", WRITER, AT)
            sys.settrace(trace)
            list(Watch(folder, lambda: seat, time.monotonic, "c1").look())
            sys.settrace(None)
            os.write(theirs, str(count).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    os.waitpid(child, 0)
    with os.fdopen(ours) as told:
        return int(told.read() or 0)


def held(url: str, folder: Path) -> list[Record[Shipment]]:
    """The shipments taken, after it was made sure that each is one file, lies in `taken` as it came, and says what it became."""
    database = connect(url)
    made = Ledger(database)
    mend(folder, Seat(made, "ours", "p9", WRITER, AT))
    with made.read("ours") as book:
        shipments, file_ids = book.all(SHIPMENTS), {one.id for one in book.all(FILES)}
    assert events.verify(database)[1] == []
    database.close()
    assert {one.value.file for one in shipments} == file_ids and len(shipments) == len(file_ids)
    lying = {}
    for place in (folder / "taken").iterdir():
        told = json.loads((place / "findings.json").read_text(encoding="utf-8"))
        those = {one.name: one.read_bytes() for one in place.iterdir() if one.name not in ("ready", "findings.json")}
        lying[content_of(those)] = told["file"]
    assert lying == {one.value.content: one.value.file for one in shipments}
    return shipments


def test_killed_at_any_line_nothing_is_lost_or_doubled(firm, tmp_path):
    put(tmp_path / "0" / "one", papers(), ready=True)
    put(tmp_path / "0" / "two", papers(1), ready=True)
    lines = look(firm, tmp_path / "0")
    assert len(held(firm, tmp_path / "0")) == 2 and lines > 300
    dice = random.Random(os.environ.get("TIDEWAITER_SEED", "7"))
    every = range(1, lines) if os.environ.get("TIDEWAITER_EVERY_LINE") else dice.sample(range(1, lines), 12)
    for n, at in enumerate(every, 1):
        folder = tmp_path / "kept"
        put(folder / f"{n} one", papers(2 * n), ready=True)
        put(folder / f"{n} two", papers(2 * n + 1), ready=True)
        look(firm, folder, kill_at=at)
        look(firm, folder)
        assert sorted(one.name for one in folder.iterdir()) == ["refused", "taken"], f"killed at line {at}"
    _poured(tmp_path / "0" / "taken", folder / "taken")
    assert len(held(firm, folder)) == 2 * len(every) + 2


def _poured(source: Path, target: Path) -> None:
    """What lies in one folder put into the other."""
    for place in source.iterdir():
        place.rename(target / place.name)


def test_the_command_killed_at_any_moment_under_load(firm, tmp_path):
    database = connect(firm)
    desk = Desk(Ledger(database))
    with desk.ledger.read("ours") as book:
        id = book.all(PEOPLE)[0].id
    token = tokens.make(Seat(desk.ledger, "ours", id, WRITER, AT), id, "watch", ("entry.write", "entry.read", "client.read"), 3650).token
    database.close()
    folder = tmp_path / "in"
    folder.mkdir()
    dice = random.Random(11)
    environment = {**os.environ, "TIDEWAITER_TOKEN": token, "TIDEWAITER_HOME": str(tmp_path / "home")}
    words = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "watch", str(folder), "--client", "c1", "--every", "0.05",
             "--database", make_url(firm).render_as_string(hide_password=False)]
    wanted = 0
    for _ in range(3):
        watcher = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + dice.uniform(2.0, 5.0)
        while time.monotonic() < until and watcher.poll() is None:
            wanted += 1
            put(tmp_path / "making", papers(wanted), ready=True).rename(folder / f"shipment {wanted}")
            time.sleep(dice.uniform(0.05, 0.3))
        assert watcher.poll() is None, watcher.stderr and watcher.stderr.read()
        watcher.kill()
        watcher.communicate()
    done = subprocess.run([*words, "--once"], env=environment, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert sorted(one.name for one in folder.iterdir()) == ["refused", "taken"]
    assert len(held(firm, folder)) == wanted and not list((folder / "refused").iterdir())
