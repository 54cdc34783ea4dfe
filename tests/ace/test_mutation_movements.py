"""Every field of every record of the kept in-bond and bond messages, changed: refused, or listed here with the reason why CBP cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from typing import Any
from unittest.mock import patch

import pytest

from tests.ace.movement_cases import BILL, RELEASE, SENT, at, put_on_file, written
from tidewaiter.abi import codec
from tidewaiter.abi.record import NUMERIC, Field
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Blank

ON_FILE = ("bond", "268AB12CD", {"kind": "8", "users": ["36-4567890A1"], "effective": "2026-10-01", "filer": "B76"})
SINGLE = ("bond", "269AB12CE", {"kind": "9", "entry": RELEASE[1], "surety": "036", "filer": "B76"})
# The day on which each message is sent, what is on file then, and what was sent before it.
SETTINGS: dict[str, tuple[int, tuple[Any, ...], tuple[Any, ...]]] = {
    "in_bond_61": (18, (BILL,), ()), "in_bond_62": (18, (), ()), "in_bond_63": (18, (), ()), "in_bond_from_zone": (18, (), ()),
    "in_bond_deletion": (18, (), (("in_bond_61", 18),)), "in_bond_bill_deletion": (18, (), (("in_bond_61", 18),)),
    "in_bond_arrival": (24, (), (("in_bond_61", 18),)), "in_bond_transfer": (24, (), (("in_bond_61", 18),)),
    "in_bond_export": (25, (), (("in_bond_62", 18), ("in_bond_arrival", 24, ("101", 4, "620177460"), ("20", 15, "2304")))),
    "bond_continuous": (18, (), ()), "bond_single": (18, (), ()), "bond_rider": (18, (ON_FILE,), ()),
    "bond_void": (18, (("bond", "269AB12CE", {"kind": "9", "filer": "B76"}),), ()),
    "bond_adjustment": (18, (SINGLE, RELEASE), ()), "bond_termination": (18, (ON_FILE,), ()),
}


FACT = "a fact of the movement or bond that nothing else in the filing repeats"
DAY = "another day or time that is as good"
TEXT = "free text"
LISTS = "another code or number of its form: the list or file that it would be looked up in is not held"
OPTIONAL = "optional or conditional by the chapter: without it the filing is as good"
# Fields that may be left out, and those in which another value of the same form makes another filing that is as good.
LEFT_OUT = {
    "CB.10.reconciliation": "a rider of its users alone",
    "CB.10.surety_reference": OPTIONAL,
    "QP.20.voyage": "conditional, and the chapter gives no condition by truck",
    "QP.30.house": OPTIONAL,
    "QP.30.sequence": OPTIONAL,
    "QP.40.received_at": OPTIONAL,
    "QP.40.volume": OPTIONAL,
    "QP.65.seal_1": OPTIONAL,
    "QP.65.seal_2": OPTIONAL,
    "QP.71.unit": OPTIONAL,
    "QP.75.coded_by": OPTIONAL,
    "QP.75.contact": OPTIONAL,
    "QP.75.degrees": OPTIONAL,
    "QP.75.description": OPTIONAL,
    "QP.75.flashpoint": OPTIONAL,
    "QP.75.grade": OPTIONAL,
    "QP.75.negative": "a flashpoint above zero",
    "QP.76.description": OPTIONAL,
    "QP.76.grade": OPTIONAL,
}
FREE = {
    "CB.10.activity": "an entry may be secured under several activities",
    "CB.10.amount": FACT,
    "CB.10.effective": DAY,
    "CB.10.surety_reference": "the surety's own number",
    "CB.10.terminated": DAY,
    "CB.20.entry_type": FACT,
    "CB.30.number": FACT,
    "CB.36.added": DAY,
    "CB.36.deleted": DAY,
    "CB.36.number": FACT,
    "CB.40.agent": LISTS,
    "CB.45.agent": LISTS,
    "CB.A.password": "the rehearsal keeps no accounts",
    "QP.10.bonded_carrier": FACT,
    "QP.10.carrier": LISTS,
    "QP.10.foreign_port": LISTS,
    "QP.10.in_bond": "a check digit of up to three more is right for some filers by air (INB-56)",
    "QP.10.port": FACT,
    "QP.10.value": FACT,
    "QP.20.arrival": DAY,
    "QP.20.carrier": LISTS,
    "QP.20.conveyance": TEXT,
    "QP.20.port": FACT,
    "QP.20.voyage": FACT,
    "QP.30.house": FACT,
    "QP.30.issuer": LISTS,
    "QP.30.number": FACT,
    "QP.30.sequence": "the filer's own numbering",
    "QP.32.party_1": LISTS,
    "QP.33.reference": TEXT,
    "QP.40.lading_port": LISTS,
    "QP.40.received_at": TEXT,
    "QP.40.unit": LISTS,
    "QP.40.volume": FACT,
    "QP.40.weight": FACT,
    "QP.50.address_1": TEXT,
    "QP.50.name": TEXT,
    "QP.51.address_2": TEXT,
    "QP.55.address_1": TEXT,
    "QP.55.name": TEXT,
    "QP.56.address_2": TEXT,
    "QP.60.address_1": TEXT,
    "QP.60.name": TEXT,
    "QP.61.address_2": TEXT,
    "QP.65.container": FACT,
    "QP.65.seal_1": FACT,
    "QP.65.seal_2": FACT,
    "QP.70.hts": FACT,
    "QP.70.value": FACT,
    "QP.70.weight": FACT,
    "QP.71.description": TEXT,
    "QP.71.unit": LISTS,
    "QP.72.marks": TEXT,
    "QP.75.contact": TEXT,
    "QP.75.description": TEXT,
    "QP.75.flashpoint": FACT,
    "QP.75.grade": LISTS,
    "QP.75.material": LISTS,
    "QP.76.description": TEXT,
    "QP.76.grade": LISTS,
    "WP.10.location": LISTS,
    "WP.20.bonded_carrier": FACT,
    "WP.20.carrier": LISTS,
    "WP.20.city": TEXT,
    "WP.20.day": DAY,
    "WP.20.export_conveyance": TEXT,
    "WP.20.time": DAY,
}


def application(name: str) -> str:
    return SENT[name][1][10:12]


def others(field: Field, value: str) -> Iterator[tuple[str, str]]:
    """Values that are not what was filed: of a wrong form, none at all, and another of the same form."""
    if field.kind != "X" or field.codes:
        yield "form", "?" * field.width
    yield "blank", " " * field.width
    last = value.rstrip()[-1]
    turned = "9" if last == "8" else "8" if last.isdigit() else "Q" if last != "Q" else "R"
    text = value.rstrip()[:-1] + turned
    yield "other", text.rjust(field.width, "0") if field.kind in NUMERIC else text.ljust(field.width)


class Kept:
    """What is on file, given anew to each filing."""

    def __init__(self) -> None:
        self.file = Blank()

    @contextmanager
    def hold(self) -> Iterator[Blank]:
        yield deepcopy(self.file)


def tried(name: str) -> Iterator[tuple[str, str, bool]]:
    """Each field that is filled, with the kind of change and whether the answer is a refusal."""
    day, things, before = SETTINGS[name]
    lines, kept = SENT[name], Kept()
    put_on_file(kept.file, things)
    for step in before:
        with patch.object(Kept, "hold", lambda self: nullcontext(self.file)):
            exchange(written(*step[:1], *step[2:]), clock=at(step[1]), store=kept)
    for line in codec.parse("".join(f"{one}\r\n" for one in lines)).lines():
        assert line.record is not None
        for field in line.record.told:
            value = line.record.values[field.name]
            for how, text in others(field, value) if value.strip() else ():
                changed = list(lines)
                changed[line.number - 1] = line.text[: field.first - 1] + text[: field.width] + line.text[field.last :]
                reply = exchange("".join(f"{one}\r\n" for one in changed).encode(), clock=at(day), store=kept)
                refused = any(one.startswith(("9501", "90R", "X1", "EY")) for one in reply.split("\r\n"))
                yield f"{application(name)}.{line.record.id}.{field.name}", how, refused


@pytest.mark.parametrize("name", SETTINGS)
def test_a_field_that_is_changed_is_refused_or_free(name: str) -> None:
    taken = {(how, field) for field, how, refused in tried(name) if not refused}
    assert {field for how, field in taken if how == "form"} <= {"CB.A.password"}
    assert {field for how, field in taken if how == "blank"} <= LEFT_OUT.keys()
    assert {field for how, field in taken if how == "other"} <= FREE.keys()
