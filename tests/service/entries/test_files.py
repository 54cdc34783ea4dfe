"""Files and their lines: whole, by versions, the client's own, found by any reference; no personal number is kept in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.entries.conftest import AT, new, seat, shipment
from tidewaiter.access.person import Role
from tidewaiter.clearance.file import references_of, sought
from tidewaiter.clearance.states import state
from tidewaiter.parties.client import Client
from tidewaiter.service.entries import files
from tidewaiter.service.entries.compute import assess_file, compute_file
from tidewaiter.service.entries.files import ChangedLine, Heading
from tidewaiter.service.entries.reading import content, entry_of
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import events
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Doubled, Missing, Stale

NAMES = ("a-steel-brackets", "b-apparel", "c-watches", "e-wine-cheese", "h-zone-bolts", "j-withdrawal-bolts")


@pytest.fixture
def writer(ledger):
    return seat(ledger, Role.WRITER)


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_comes_out_of_its_file_as_it_went_in(writer, name):
    record = files.add_file(writer, new(name))
    opened = files.open_file(writer, record.id)
    assert entry_of(opened.file.value, opened.lines) == shipment(name)
    assert (record.value.type, record.value.lines, record.value.state) == (shipment(name).type, len(shipment(name).lines), "draft")
    assert record.value.total_cents is None                  # not computed is not nothing
    assert events.verify(writer.ledger.database)[1] == []


def test_computing_keeps_the_sums_with_the_law_they_come_from(writer):
    record = files.add_file(writer, new())
    computed = compute_file(writer, record.id)
    kept = computed.file.value
    assert kept.total_cents == kept.duty_cents + kept.fees_cents + kept.taxes_cents > 0
    assert kept.edition
    assert kept.computed == content(shipment("a-steel-brackets"))
    assert assess_file(writer, record.id).assessment == computed.assessment
    line = files.line_of_file(writer, record.id, 1)
    files.change_file_line(writer, record.id, 1, line.version, ChangedLine(replace(line.value.line, origin="VN", exported_from="VN")))
    assert files.file(writer, record.id).value.total_cents is None
    assert compute_file(writer, record.id).file.value.duty_cents != kept.duty_cents


def test_lines_are_added_changed_and_taken_out_in_order(writer):
    record = files.add_file(writer, new("b-apparel"))
    count = record.value.lines
    first = files.line_of_file(writer, record.id, 1)
    added = files.add_file_line(writer, record.id, ChangedLine(replace(first.value.line, description="one more")))
    assert added.value.number == count + 1
    with pytest.raises(Stale):
        files.change_file_line(writer, record.id, 1, first.version + 1, ChangedLine(first.value.line))
    files.remove_file_line(writer, record.id, 1, first.version)
    numbers = [(one.value.number, one.value.line.number) for one in files.file_lines(writer, record.id)]
    assert numbers == [(n, n) for n in range(1, count + 1)]
    assert files.file_lines(writer, record.id)[-1].value.description == "one more"
    assert files.file(writer, record.id).value.lines == count
    with pytest.raises(Missing):
        files.line_of_file(writer, record.id, count + 1)


def test_an_entry_number_is_given_once(writer):
    one, two = (files.add_file(writer, replace(new(), heading=replace(new().heading, number=""))) for _ in range(2))
    given = files.assign_entry_number(writer, one.id, one.version, "B76", "0324527")
    assert (given.value.filer, given.value.number) == ("B76", "03245278")
    with pytest.raises(Doubled):
        files.assign_entry_number(writer, two.id, two.version, "B76", "0324527")
    assert files.file(writer, two.id).value.number is None


@pytest.mark.parametrize("text", ["B76-0324527-8", "b7603245278", "6389201745", "cosu6389", "csnu 682916-0"])
def test_a_file_is_found_by_whatever_is_in_hand(writer, text):
    record = files.add_file(writer, new(reference="T-1001"))
    heading = record.value.heading
    keys = {sought(value) for _, value in references_of(heading, "T-1001")}
    wanted = [key for key in keys if key]
    assert wanted
    for key in wanted:
        assert [one.file.id for one in files.search_files(writer, key)] == [record.id], key
        assert [one.file.id for one in files.search_files(writer, key[:-1] or key)] == [record.id], key
    assert files.search_files(writer, "nothing of the kind") == ()
    assert files.search_files(writer, " -- ") == ()


def test_another_tenant_and_another_client_see_nothing(ledger, writer):
    record = files.add_file(writer, new(client="c1"))
    stranger = seat(ledger, Role.WRITER, tenant="theirs")
    other = seat(ledger, Role.CLIENT, client="c2")
    its_own = seat(ledger, Role.CLIENT, client="c1")
    for who in (stranger, other):
        with pytest.raises(Missing):
            files.file(who, record.id)
        with pytest.raises(Missing):
            files.open_file(who, record.id)
        assert files.files(who).records == ()
        assert files.search_files(who, "B76") == ()
    assert files.file(its_own, record.id).id == record.id
    assert [one.id for one in files.files(its_own).records] == [record.id]
    assert files.files(its_own, client="c2").records == ()
    assert files.search_files(its_own, "6389")
    with pytest.raises(Forbidden):
        files.add_file(its_own, new())


def test_a_personal_number_is_kept_nowhere(writer):
    heading = new().heading
    number = "123-45-6789"
    record = files.add_file(writer, replace(new(), heading=replace(heading, importer=replace(heading.importer, number=number), notify=number)))
    assert record.value.heading.importer.number == "***-**-6789"
    assert record.value.heading.notify == "***-**-6789"
    database = writer.ledger.database
    if database.sqlite:
        database.close()
        whole = b"".join(path.read_bytes() for path in database.file.parent.glob(database.file.name + "*"))
        assert b"***-**-6789" in whole
        assert number.encode() not in whole
        assert number.replace("-", "").encode() not in whole


def test_lines_out_of_order_are_refused(writer):
    lines = new("b-apparel").lines
    with pytest.raises(Refused):
        files.add_file(writer, replace(new("b-apparel"), lines=lines[::-1]))


@pytest.mark.parametrize("client", ["", "c3", "p1"])
def test_a_file_of_a_client_that_is_not_there_is_refused(writer, client):
    with pytest.raises(Refused):
        files.add_file(writer, new(client=client))
    assert files.files(writer).records == ()


def test_a_file_of_another_firms_client_is_refused(ledger, writer):
    with ledger.write("theirs", by="p1", at=AT) as book:
        theirs = book.add(CLIENTS, Client("Of the other firm")).id
    with pytest.raises(Refused):
        files.add_file(writer, new(client=theirs))


def test_what_is_found_comes_in_the_order_of_its_references(writer):
    made = [files.add_file(writer, replace(new(), heading=replace(new().heading, number=""), reference=one)).id for one in ("T-2", "T-1", "T-10")]
    assert [one.file.id for one in files.search_files(writer, "T-")] == [made[1], made[2], made[0]]


@pytest.mark.parametrize("kind, needed", [("86", False), ("11", True), ("01", True)])
def test_low_value_alone_needs_no_summary(writer, kind, needed):
    record = files.add_file(writer, replace(new(), heading=replace(new().heading, number="", type=kind)))
    assert (state(record.value.tracks, "summary") != "not_needed") is needed


def test_a_stale_heading_changes_nothing(writer):
    record = files.add_file(writer, new())
    heading = replace(record.value.heading, port="3001")
    changed = files.change_file(writer, record.id, record.version, Heading(heading, why="the ship went elsewhere"))
    assert (changed.version, changed.value.port) == (record.version + 1, "3001")
    with pytest.raises(Stale):
        files.change_file(writer, record.id, record.version, Heading(record.value.heading))
    told = files.file_history(writer, record.id)[-1]
    assert (told.why, told.before["port"], told.after["port"]) == ("the ship went elsewhere", "2704", "3001")


def test_a_file_without_lines_says_that_there_is_nothing_to_compute_file(writer):
    record = files.add_file(writer, replace(new(), lines=()))
    with pytest.raises(Refused) as refused:
        compute_file(writer, record.id)
    assert refused.value.findings[0].rule == "FILE-NO-LINES"


@given(st.text(max_size=80))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_sought_is_letters_and_digits(text):
    assert sought(text) == sought(sought(text))
    assert AT.tzinfo is not None
