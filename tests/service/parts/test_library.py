"""The library on both databases: proposed, approved, changed, imported, found; a client's own for a client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.parts.goods import BRACKET, SHIRT, bracket
from tests.service.entries.conftest import AT, ledger, new, seat  # noqa: F401
from tidewaiter.access.person import Role
from tidewaiter.clearance.decisions.record import Verdict
from tidewaiter.parts.line import Shipped
from tidewaiter.parts.product import Component, Product, Standing
from tidewaiter.service.decisions.deciding import Chosen, NewDecision, decide_on_file
from tidewaiter.service.decisions.proposals import undecided_fields
from tidewaiter.service.entries import files
from tidewaiter.service.findings import findings
from tidewaiter.service.parts import conflicts, exchange, library, lines, workbook
from tidewaiter.service.parts.exchange import import_products
from tidewaiter.service.parts.lines import BuiltLine
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import events
from tidewaiter.store.ledger import Doubled, Missing, Stale

TODAY = date(2026, 11, 22)


@pytest.fixture
def writer(ledger):  # noqa: F811
    return seat(ledger, Role.WRITER)


@pytest.fixture
def broker(ledger, writer):  # noqa: F811
    return seat(ledger, Role.BROKER)


def test_a_product_is_kept_as_it_was_given(writer):
    full = replace(SHIRT, components=(Component("8301600000", "lock", 40_000_000, SHIRT.conversions),), share=60_000_000, restricted="for us")
    record = library.add_product(writer, full)
    assert library.product(writer, record.id).value == full
    assert events.verify(writer.ledger.database)[1] == []


def test_what_is_wrong_is_told_with_the_record_and_does_not_keep_it_out(writer):
    record = library.add_product(writer, Product("c1", "X", hts="732690868", facts={"nonsense": "true"}))
    assert {"PART-HTS-SHAPE", "PART-ORIGIN", "FACT-NAME", "PART-PROPOSED"} <= {one.rule for one in findings(writer, record)}


def test_one_product_number_once_for_each_client(writer):
    library.add_product(writer, BRACKET)
    with pytest.raises(Doubled):
        library.add_product(writer, bracket(hts="8301600000"))
    library.add_product(writer, bracket(client="c2"))


def test_a_product_is_approved_by_name_and_proposed_again_when_it_changes(writer, broker):
    record = library.add_product(writer, BRACKET)
    with pytest.raises(Forbidden):
        library.approve_product(writer, record.id, 1)
    approved = library.approve_product(broker, record.id, 1, "as the mill certificate says")
    assert (approved.value.standing, approved.value.approved_by, approved.value.approved_on) == (Standing.APPROVED, broker.id, TODAY)
    assert library.change_product(writer, record.id, 2, approved.value).version == 2             # the same again
    changed = library.change_product(writer, record.id, 2, replace(approved.value, material="brass"))
    assert changed.value == bracket(material="brass")
    with pytest.raises(Stale):
        library.change_product(writer, record.id, 2, BRACKET)
    with pytest.raises(Stale):
        library.approve_product(broker, record.id, 1)


def test_what_is_fatal_is_not_approved(broker):
    record = library.add_product(broker, bracket(hts=""))
    with pytest.raises(Refused) as refused:
        library.approve_product(broker, record.id, 1)
    assert [one.rule for one in refused.value.findings] == ["PART-HTS-MISSING"]


@pytest.mark.parametrize("told", [{"standing": Standing.APPROVED}, {"approved_by": "p1"}, {"approved_on": TODAY}])
def test_nobody_adds_an_approved_product(writer, told):
    with pytest.raises(Refused):
        library.add_product(writer, bracket(**told))


def test_products_are_found_by_client_number_and_standing(writer):
    for one in (BRACKET, SHIRT, bracket(client="c2"), bracket(sku="R", standing=Standing.RETIRED)):
        library.add_product(writer, one)
    assert [one.value.sku for one in library.products(writer, client="c1", hts="7326").records] == ["BR-100", "R"]
    assert [one.value.sku for one in library.products(writer, hts="6109100012").records] == ["TS-1"]
    assert [one.value.sku for one in library.products(writer, standing=Standing.RETIRED).records] == ["R"]
    assert [one.value.client for one in library.products(writer, sku="BR-100").records] == ["c1", "c2"]
    page = library.products(writer, limit=3)
    assert len(page.records) == 3 and len(library.products(writer, after=page.next, limit=3).records) == 1


def test_a_client_sees_its_own_without_the_notes_of_the_brokerage(ledger, writer):  # noqa: F811
    mine, other = (library.add_product(writer, bracket(client=client, restricted="for us")) for client in ("c1", "c2"))
    client = seat(ledger, Role.CLIENT, client="c1")
    assert library.product(client, mine.id).value.restricted == "" and library.product(writer, mine.id).value.restricted == "for us"
    assert [one.id for one in library.products(client).records] == [mine.id]
    assert library.products(client, client="c2").records == () and conflicts.product_conflicts(client, "c2") == ()
    for use in (library.product, conflicts.check_product):
        with pytest.raises(Missing):
            use(client, other.id)
    with pytest.raises(Forbidden):
        library.add_product(client, BRACKET)
    with pytest.raises(Missing):
        library.product(seat(ledger, Role.WRITER, tenant="theirs"), mine.id)
    assert b"for us" not in exchange.export_products(client, "c1")


def test_a_library_goes_out_and_in_again(writer):
    for one in (BRACKET, SHIRT):
        library.add_product(writer, one)
    content = exchange.export_products(writer, "c1")
    looked = import_products(writer, content, "c1")
    assert (looked.done, looked.added, looked.changed, looked.same, looked.refused, looked.steps) == (False, 0, 0, 2, 0, ())
    taken = import_products(writer, content, "c2", dry=False)
    assert (taken.done, taken.added) == (True, 2)
    assert [replace(one.value, client="c1") for one in library.products(writer, client="c2").records] == [BRACKET, SHIRT]
    assert import_products(writer, content, "c2", dry=False).same == 2
    assert events.verify(writer.ledger.database)[1] == []


def test_looking_does_nothing_and_taking_says_what_it_did(writer, broker):
    record = library.add_product(writer, BRACKET)
    library.approve_product(broker, record.id, 1)
    content = workbook.workbook([bracket(material="brass"), bracket(sku="N-1")])
    for dry in (True, False):
        told = import_products(writer, content, "c1", "goods.xlsx", dry=dry)
        assert [(step.what, step.sku, [(one.field, one.before, one.after) for one in step.differences]) for step in told.steps] == [
            ("changed", "BR-100", [("material", "steel", "brass"), ("standing", "approved", "proposed"), ("approved_by", broker.id, ""),
                                   ("approved_on", "2026-11-22", "")]), ("added", "N-1", [])]
        assert len(library.products(writer).records) == (1 if dry else 2)
    assert library.product(writer, record.id).value == bracket(material="brass")


def test_a_product_is_one_of_a_client_that_is_there(writer):
    with pytest.raises(Refused):
        library.add_product(writer, bracket(client="c9"))
    for dry in (True, False):
        with pytest.raises(Refused):
            import_products(writer, workbook.workbook([BRACKET]), "c9", dry=dry)


@pytest.mark.parametrize(("content", "file"), [(b"nothing", "a.xlsx"), (b"", "a.csv"), (b"x", "a.exe"), (b"hts\n1\n", "a.csv")])
def test_a_file_of_which_nothing_can_be_read_is_refused(writer, content, file):
    with pytest.raises(Refused):
        import_products(writer, content, "c1", file)


def test_a_place_names_the_file_that_was_sent(writer):
    told = import_products(writer, b"sku,hts\nA,x\n", "c1", "../goods of may.csv")
    assert told.steps[0].findings[0].where == "goods of may.csv, B2" and told.refused == 1


def test_a_line_is_built_into_a_file_and_remembers_its_product(writer):
    file = files.add_file(writer, new())
    product = library.add_product(writer, replace(BRACKET, standing=Standing.RETIRED))
    added = lines.add_product_line(writer, file.id, BuiltLine(product.id, Shipped(Decimal(400), 1000, exported_from="CN")))
    assert (added.line.value.product, added.line.value.product_version, added.line.value.hts) == (product.id, 1, "7326908688")
    assert "PART-LINE-RETIRED" in [one.rule for one in added.findings] and added.sources["origin"] == "product BR-100"
    with pytest.raises(Refused):
        library.remove_product(writer, product.id, 1)
    other = library.add_product(writer, bracket(client="c2"))
    with pytest.raises(Refused):
        lines.add_product_line(writer, file.id, BuiltLine(other.id, Shipped(Decimal(1), 1)))
    with pytest.raises(Refused):
        lines.add_product_line(writer, file.id, BuiltLine("pt999", Shipped(Decimal(1), 1)))
    library.remove_product(writer, other.id, 1)
    with pytest.raises(Missing):
        library.product(writer, other.id)


def test_what_a_product_gave_waits_for_a_named_person(writer, broker):
    file = files.add_file(writer, new())
    product = library.add_product(writer, BRACKET)
    added = lines.add_product_line(writer, file.id, BuiltLine(product.id, Shipped(Decimal(400), 1000, exported_from="CN"))).line
    begins = f"lines/{added.id}/"
    told = {one.path.removeprefix(begins): one for one in undecided_fields(broker, file.id) if one.path.startswith(begins)}
    proposed = {path: one.proposals[0].value for path, one in told.items() if one.proposals}
    assert {"origin", "manufacturer", "articles/1/hts", "description"} <= set(proposed)
    assert not {"exported_from", "articles/1/value"} & set(proposed)         # the papers gave these
    assert {(one.part, one.part_version) for proposal in proposed.values() for one in proposal.provenance} == {(product.id, 1)}
    hts = told["articles/1/hts"]
    decide_on_file(broker, file.id, NewDecision(Verdict.ACCEPT, (Chosen(hts.path, hts.value, seal=hts.seal),), why="as in the library"))
    assert hts.path not in {one.path for one in undecided_fields(broker, file.id)}
    assert events.verify(writer.ledger.database)[1] == []


def test_conflicts_are_told_with_both_sides(writer):
    library.add_product(writer, BRACKET)
    library.add_product(writer, bracket(sku="BR-200", hts="8301600000"))
    told = conflicts.product_conflicts(writer, "c1")
    assert [one.rule for one in told] == ["PART-LOOK-ALIKE"] and "BR-100" in told[0].message and "BR-200" in told[0].message
    assert conflicts.product_conflicts(writer, "c2") == ()


def test_a_product_is_looked_at_on_a_day_with_the_facts_that_are_asked(writer):
    record = library.add_product(writer, bracket(facts={}, hts="2106909998"))
    before, after = (conflicts.check_product(writer, record.id, day) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert "PART-HTS-ENDED" not in [one.rule for one in before.findings] and "PART-HTS-ENDED" in [one.rule for one in after.findings]
    steel = library.add_product(writer, bracket(sku="S-1", facts={}))
    assert "PART-FACT-OPEN" in [one.rule for one in conflicts.check_product(writer, steel.id).findings]
    assert {one.rule for one in conflicts.check_products(writer, "c1", TODAY)} >= {"PART-HTS-ENDED", "PART-PROPOSED"}


def test_lines_that_were_filed_otherwise_are_told(ledger, writer):  # noqa: F811
    from tidewaiter.clearance.file import Transmission
    from tidewaiter.store.kinds.entries import TRANSMISSIONS

    file = files.add_file(writer, new())
    product = library.add_product(writer, BRACKET)
    lines.add_product_line(writer, file.id, BuiltLine(product.id, Shipped(Decimal(400), 1000, exported_from="CN")))
    library.change_product(writer, product.id, 1, bracket(hts="8301600000"))
    assert conflicts.product_conflicts(writer, "c1") == ()                     # it is a draft
    with ledger.write("ours", by="p1", at=AT) as book:
        book.add(TRANSMISSIONS, Transmission(file.id, "1", "AE", "summary", "p1", "12345", AT, "00"))
    told = conflicts.product_conflicts(writer, "c1")
    assert [one.rule for one in told] == ["PART-FILED-HTS"]
    assert "PART-FILED-HTS" in [one.rule for one in conflicts.check_product(writer, product.id).findings]
