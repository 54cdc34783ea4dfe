"""Connections that are kept open: a file put back from a copy is seen, a fork takes none along; a record is written as it is read."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.firm import shipment

from tidewaiter.clearance.file import File, file_line
from tidewaiter.clearance.tracks import Track
from tidewaiter.store.database import Database, connect
from tidewaiter.store.kinds import Kind
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.ledger import Ledger
from tidewaiter.values import immutable

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def test_a_file_put_back_from_a_copy_is_read_in_its_stead(tmp_path: Path) -> None:
    ledger = Ledger(connect(f"sqlite:///{tmp_path / 'here.sqlite'}"))
    ledger.database.close()
    shutil.copy(tmp_path / "here.sqlite", tmp_path / "before.sqlite")
    ledger.add_tenant("ours", "The firm", AT)
    assert "ours" in ledger.tenants()
    os.replace(tmp_path / "before.sqlite", tmp_path / "here.sqlite")
    for left in tmp_path.glob("here.sqlite-*"):
        left.unlink()
    assert ledger.tenants() == {}
    ledger.database.close()


def add(database: Database, name: str) -> None:
    Ledger(database).add_tenant(name, "A firm", AT)


def test_a_fork_writes_beside_its_parent(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'here.sqlite'}")
    add(database, "first")
    children = [multiprocessing.get_context("fork").Process(target=add, args=(database, f"child{number}")) for number in range(3)]
    for child in children:
        child.start()
    add(database, "parent")
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0, 0]
    assert set(Ledger(database).tenants()) == {"first", "parent", "child0", "child1", "child2"}
    database.close()


_ENTRY = shipment("e-wine-cheese")


@pytest.mark.parametrize(("kind", "value"), [
    (FILES, File("c1", _ENTRY, reference="A-1", tracks=(Track("hold", "held", 'F"D\\A\u2028', AT),), days={"b": "2", "a": "1"}, value=0)),
    (LINES, file_line("e1", _ENTRY.lines[0])),
])
def test_a_record_is_taken_apart_once_for_its_row_its_form_and_its_text(kind: Kind[object], value: object) -> None:
    row, form, whole = kind.kept(value)
    assert (row, form, whole) == (kind.row(value), kind.form(value), kind.whole(kind.row(value)))
    assert kind.read({**kind.form(kind.type(**_needed(kind))), **json.loads(whole)}) == value            # what is left out is what is usual


def _needed(kind: Kind[object]) -> dict[str, object]:
    """What the fields without a default may be, so that there is a value to take the usual from."""
    return {"client": "c1", "heading": _ENTRY} if kind is FILES else {"file": "e1", "number": 1, "line": _ENTRY.lines[0]}


@immutable
class Early:
    name: str
    parts: tuple[str, ...] = ()


@immutable
class Late:
    name: str
    parts: tuple[str, ...] = ()
    sold: bool = False
    days: int | None = None
    colours: tuple[str, ...] = ("red",)


def test_a_field_that_comes_later_leaves_the_hashes_of_before_as_they_are() -> None:
    early, late = (Kind("thing", "z", of, FILES.table) for of in (Early, Late))
    for parts in ((), ("a", "b")):
        row, _, before = early.kept(Early("x", parts))
        assert late.whole({**row, "sold": False, "days": None, "colours": '["red"]'}) == before
        for told in ({"sold": True}, {"days": 0}, {"colours": "[]"}):
            assert late.whole({**row, "sold": False, "days": None, "colours": '["red"]', **told}) != before
