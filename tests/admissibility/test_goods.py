"""Goods and places of an entry: which places are looked at, what is asked, what a license does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import BROKER, ENTRY, IMPORTER, LINE, SELLER
from tidewaiter.admissibility import goods
from tidewaiter.codes import countries
from tidewaiter.duty.law import load
from tidewaiter.entry.in_bond import BillDetails, InBond, InBondBill
from tidewaiter.entry.security_filing import SecurityFiling, SecurityParty
from tidewaiter.findings import Severity
from tidewaiter.service.screening import goods as service

LAW = load()
DAY = date(2026, 9, 18)


def of(entry):
    return {(one.rule, one.where): one.severity for one in goods.of(entry, DAY, LAW)}


def test_an_ordinary_entry_leaves_only_the_flag_open():
    assert of(ENTRY) == {("SCR-PLACE-UNKNOWN", "transport, vessel"): Severity.NOTE}


def test_an_entry_by_air_has_no_flag_to_ask_for():
    assert of(replace(ENTRY, transport=replace(ENTRY.transport, mode="40", lading_port=""))) == {}


def test_goods_of_an_embargoed_origin_are_told_by_line():
    lines = (LINE, replace(LINE, number=2, origin="CU"), replace(LINE, number=3, origin="CU"))
    found = of(replace(ENTRY, lines=lines))
    assert [where for (rule, where) in found if rule == "SCR-EMBARGO"] == ["line 2, origin", "line 3, origin"]


def test_every_article_of_a_set_is_looked_at():
    vodka = replace(LINE.articles[0], hts="2208602000")
    found = of(replace(ENTRY, lines=(replace(LINE, origin="RU", articles=(LINE.articles[0], vodka)),)))
    assert found[("SCR-EMBARGO", "line 1, origin")] is Severity.FATAL


def test_goods_of_ukraine_are_asked_for_their_region_until_somebody_says():
    entry = replace(ENTRY, lines=(replace(LINE, origin="UA", exported_from="PL"),))
    assert of(entry)[("SCR-EMBARGO-ASK", "line 1, origin")] is Severity.WARNING
    said = replace(entry, lines=(replace(entry.lines[0], facts={"crimea": False, "donetsk_luhansk": False}),))
    assert not any(rule == "SCR-EMBARGO-ASK" for rule, _ in of(said))


def test_a_license_said_on_every_line_lowers_and_does_not_hide():
    entry = replace(ENTRY, lines=(replace(LINE, exported_from="CU"),))
    assert of(entry)[("SCR-CUBA-THROUGH", "line 1, country of export")] is Severity.FATAL
    licensed = replace(entry, lines=(replace(entry.lines[0], facts={"ofac_license": True}),))
    assert of(licensed)[("SCR-CUBA-THROUGH", "line 1, country of export")] is Severity.NOTE


def test_parties_of_every_role_are_looked_at():
    kerch = replace(SELLER, name="X", country="UA", city="Керчь")
    for where, entry in {
        "seller": replace(ENTRY, seller=kerch), "buyer": replace(ENTRY, buyer=kerch), "consignee": replace(ENTRY, consignee=kerch),
        "importer": replace(ENTRY, importer=kerch), "manufacturer": replace(ENTRY, manufacturers=(kerch,)),
        "security filing, LG": replace(ENTRY, security_filing=SecurityFiling("10", IMPORTER, (SecurityParty("LG", kerch),))),
    }.items():
        assert of(entry)[("SCR-CRIMEA-PARTY", where)] is Severity.FATAL, where
    assert ("SCR-CRIMEA-PARTY", "broker") not in of(replace(ENTRY, broker=replace(BROKER, country="UA", city="Kerch")))


def test_the_maker_is_read_off_its_identification():
    entry = replace(ENTRY, lines=(replace(LINE, manufacturer="IRNINHAI88TEH"),))
    assert of(entry)[("SCR-IRAN-PARTY", "line 1, manufacturer")] is Severity.FATAL
    canada = replace(ENTRY, lines=(replace(LINE, manufacturer="XOMAPLUM12TOR"),))
    assert not any(where == "line 1, manufacturer" for _, where in of(canada))


def test_what_the_entry_does_not_give_is_said():
    bare = replace(ENTRY, seller=None, manufacturers=(), lines=(replace(LINE, manufacturer="", foreign_exporter="", origin="", exported_from=""),),
                   transport=replace(ENTRY.transport, lading_port=""))
    unknown = {where for rule, where in of(bare) if rule == "SCR-PLACE-UNKNOWN"}
    line = {"line 1, manufacturer", "line 1, origin", "line 1, country of export"}
    assert unknown == {"seller", "transport, port of lading", "transport, vessel"} | line


def test_the_day_is_that_of_importation():
    russian = replace(SELLER, country="SY", city="Damascus")
    before = replace(ENTRY, seller=russian, days=replace(ENTRY.days, imported=date(2025, 6, 30), entered=date(2025, 7, 2)))
    after = replace(before, days=replace(before.days, imported=date(2025, 7, 1)))
    assert ("SCR-SYRIA-PARTY", "seller") in of(before) and ("SCR-SYRIA-PARTY", "seller") not in of(after)


def test_goods_that_are_to_leave_again_are_asked_where_to():
    assert ("SCR-ONWARD-UNKNOWN", "entry type") in of(replace(ENTRY, type="23")) and ("SCR-ONWARD-UNKNOWN", "entry type") not in of(ENTRY)


def test_goods_in_bond_through_the_country_are_looked_at_where_they_go():
    details = BillDetails("57020", 10, "CTN", 100, "KG", SELLER, replace(SELLER, country="IR", city="Tehran"), ())
    move = InBond("62", "123456789", "COSU", "12-3456789", "2704", 1000, (InBondBill("COSU", "1", details=details),), foreign_port="23912")
    found = {(one.rule, one.where): one.severity for one in goods.of_in_bond(move, DAY)}
    assert found == {("SCR-IRAN-PARTY", "bill COSU1, consignee"): Severity.FATAL, ("SCR-CUBA-EXPORT", "in-bond, foreign port"): Severity.WARNING}
    assert goods.of_in_bond(replace(move, kind="61"), DAY) == ()
    silent = {one.rule for one in goods.of_in_bond(replace(move, foreign_port="", bills=(InBondBill("COSU", "1"),)), DAY)}
    assert silent == {"SCR-PLACE-UNKNOWN"}


def test_hints_for_the_onward_movement():
    rules = {one.rule for one in service.onward(ENTRY, "RU", date(2026, 11, 22), {})}
    assert rules == {"SCR-EAR-746-5", "SCR-EAR-CLASSIFY"}
    rules = {one.rule for one in service.onward(ENTRY, "IR", date(2026, 11, 22), {1: "EAR99"})}
    assert rules == {"SCR-IRAN-EXPORT", "SCR-EAR-HINT"}


def test_the_service_says_what_the_room_says():
    assert set(goods.of(ENTRY, DAY, LAW)) <= set(service.of(ENTRY, DAY))


@given(st.text(max_size=6).filter(lambda code: not countries.known(code)))
def test_an_origin_that_is_none_never_passes_silent(origin):
    assert ("SCR-PLACE-UNKNOWN", "line 1, origin") in of(replace(ENTRY, lines=(replace(LINE, origin=origin),)))
