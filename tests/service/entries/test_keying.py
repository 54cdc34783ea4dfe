"""Keying lines: many at a time, in any order, by the version seen; what another wrote is told and not written over."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import new, seat
from tidewaiter.access.person import Role
from tidewaiter.parts.product import Origin, Product
from tidewaiter.service.entries import files
from tidewaiter.service.entries.keying import KeyedLine, KeyedLines, keep_sums, key_lines, parts_of_file, rows_of_file, sums_of_file, told_of_number
from tidewaiter.service.parts.library import add_product


@pytest.fixture
def writer(ledger):
    return seat(ledger, Role.WRITER)


def key(writer, id, *lines):
    return key_lines(writer, id, KeyedLines(lines))


def test_cells_are_written_and_the_units_follow_the_number(writer):
    id = files.add_file(writer, new()).id
    (first,) = rows_of_file(writer, id)
    cells = {"hts": "6109.10.0012", "quantity_1": "1,200", "origin": "vn", "value": "$9,000"}
    made = key(writer, id, KeyedLine(first.id, first.version, cells=cells))
    assert not made.faults
    (row,) = made.rows
    assert (row.cells["hts"], row.cells["unit_1"], row.cells["quantity_1"], row.cells["unit_2"], row.cells["quantity_2"]) == (
        "6109100012", "doz.", "1200", "kg", first.cells["quantity_1"])
    assert (row.cells["origin"], row.cells["value"], row.version) == ("VN", "9000", first.version + 1)


def test_a_text_that_does_not_go_leaves_its_cell_and_nothing_else(writer):
    id = files.add_file(writer, new()).id
    (first,) = rows_of_file(writer, id)
    made = key(writer, id, KeyedLine(first.id, first.version, cells={"value": "12.50", "origin": "VNM", "description": "brackets"}))
    assert {fault.cell for _, fault in made.faults} == {"value", "origin"}
    assert made.rows[0].cells == {**first.cells, "description": "brackets"}


def test_the_second_of_two_is_told_what_the_first_wrote_and_chooses(writer, ledger):
    other = seat(ledger, Role.BROKER)
    id = files.add_file(writer, new()).id
    (seen,) = rows_of_file(writer, id)
    key(writer, id, KeyedLine(seen.id, seen.version, cells={"value": "5000"}))
    late = key(other, id, KeyedLine(seen.id, seen.version, cells={"value": "6000"}))
    assert late.rows == () and late.clashes[0].now.cells["value"] == "5000" and late.clashes[0].keyed == {"value": "6000"}
    chosen = key(other, id, KeyedLine(seen.id, seen.version, cells={"value": "6000"}, over=True))
    assert chosen.rows[0].cells["value"] == "6000"


def test_lines_go_in_and_out_anywhere_and_the_numbers_stay_whole(writer):
    id = files.add_file(writer, new("b-apparel")).id
    before = rows_of_file(writer, id)
    made = key(writer, id, KeyedLine(at=2, cells={"description": "put in"}), KeyedLine(cells={"description": "at the end"}))
    after = rows_of_file(writer, id)
    assert [one.number for one in after] == list(range(1, len(before) + 3))
    assert (after[1].cells["description"], after[-1].cells["description"], after[2].id) == ("put in", "at the end", before[1].id)
    assert made.moved and made.made == {"0": after[1].id, "1": after[-1].id}
    key(writer, id, KeyedLine(after[1].id, after[1].version, removed=True), KeyedLine(after[-1].id, after[-1].version, removed=True))
    assert [(one.id, one.number) for one in rows_of_file(writer, id)] == [(one.id, one.number) for one in before]
    assert files.file(writer, id).value.lines == len(before)


def test_a_part_fills_the_line(writer):
    id = files.add_file(writer, new()).id
    add_product(writer, Product("c1", "HL-FB-60", "Forged steel angle brackets", hts="7326908688", origins=(Origin("CN"),)))
    (part,) = parts_of_file(writer, id, "fb-6")
    assert part.sku == "HL-FB-60"
    made = key(writer, id, KeyedLine(cells={"part": "HL-FB-60", "value": "500", "quantity_1": "40"}))
    cells = made.rows[0].cells
    assert (cells["hts"], cells["origin"], cells["description"], cells["value"], cells["quantity_1"], cells["part"]) == (
        "7326908688", "CN", "Forged steel angle brackets", "500", "40", "HL-FB-60")
    missing = key(writer, id, KeyedLine(cells={"part": "NOT-THERE"}))
    assert missing.faults[0][1].cell == "part"


def test_the_sums_are_those_of_the_file_and_findings_stand_beside_their_cells(writer):
    id = files.add_file(writer, new("broken-mid")).id
    sums = keep_sums(writer, id)
    kept = files.file(writer, id).value
    assert (sums.total_cents, sums.duty_cents) == (kept.total_cents, kept.duty_cents)
    assert sum(one.total_cents for one in sums.lines) == sums.total_cents
    assert (1, "manufacturer") in {(one.line, one.cell) for one in sums.findings}
    assert sums_of_file(writer, id) == sums
    row = rows_of_file(writer, id)[0]
    key(writer, id, KeyedLine(row.id, row.version, removed=True))
    assert keep_sums(writer, id).total_cents is None


def test_digits_say_what_they_lead_to(writer):
    told = told_of_number(writer, "7326908688")
    assert told.whole and told.rate == "2.9%" and told.units == ("kg",) and told.number == "7326.90.8688"
    assert told_of_number(writer, "73").why
    assert told_of_number(writer, "7326909999").why
