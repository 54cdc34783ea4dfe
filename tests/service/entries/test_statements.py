"""A monthly statement names daily statements alone: it reaches the files that stand on them, and not those that were taken off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.service.entries.conftest import AT, new, seat
from tidewaiter.access.person import Role
from tidewaiter.service.entries import files, happen
from tidewaiter.service.entries.intake import take
from tidewaiter.store import filings

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
ON, OFF = "B7603245310", "B7603245278"           # one that the golden month takes off its daily statement, one that it does not name


def came(ledger, number: int, body: bytes) -> None:
    with ledger.system(writes=True) as connection:
        filings.receive(connection, peer="rehearsal:#B76", number=number, controls=[], application="MS", body=body, said="answered", at=AT)
    take(ledger, AT)


@pytest.fixture
def writer(ledger):
    return seat(ledger, Role.WRITER)


def file_on(writer, ledger, number: str) -> str:
    heading = replace(new().heading, filer=number[:3], number=number[3:])
    id = files.add_file(writer, replace(new(), heading=heading)).id
    daily = (GOLDEN / "daily_statement.abi").read_bytes()
    came(ledger, int(number[-3:]), daily.replace(b"03245278", number[3:].encode()))
    return id


def test_a_month_pays_what_stands_on_its_days(writer, ledger):
    on, off = file_on(writer, ledger, ON), file_on(writer, ledger, OFF)
    assert {files.file(writer, id).value.statement for id in (on, off)} == {"272727800A"}
    came(ledger, 999, (GOLDEN / "monthly_statement.abi").read_bytes())
    names = {id: {one.value.name for one in happen.file_happenings(writer, id)} for id in (on, off)}
    assert "month.final" in names[on]
    assert "month.final" not in names[off] and "statement.removed" in names[off]
    assert (files.file(writer, on).value.statement, files.file(writer, off).value.statement) == ("272727800A", "")
