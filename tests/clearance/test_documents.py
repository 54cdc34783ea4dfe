"""The papers of a file by type, mode, claim, agency and fact; what came; and the letter that asks for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tidewaiter.clearance.document_kinds import CONSEQUENCES, DOCUMENTS
from tidewaiter.clearance.documents import FileDocument, FileFacts, PaperState, chase, checked, difference, missing, wanted
from tidewaiter.clearance.events import FileEvent
from tidewaiter.codes import agencies, entry_types, modes, special_programs

DAY = date(2026, 9, 18)
SEA = FileFacts("01", "11")


def names(facts: FileFacts) -> set[str]:
    return {one.kind for one in wanted(facts)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_row_is_whole(name):
    kind = DOCUMENTS[name]
    assert kind.cite and kind.why and kind.stage in CONSEQUENCES
    assert all(entry_types.known(one) for one in (*kind.types, *kind.but))
    assert all(modes.known(one) for one in kind.modes)
    assert not kind.agency or agencies.known(kind.agency)
    assert kind.types or kind.programs or kind.agency or kind.fact, "a paper that every file needs, a withdrawal of a drawback claim too"


# the facts, what is wanted, what is not
CASES = [
    (SEA,                                             {"commercial_invoice", "packing_list", "bill_of_lading", "security_filing_elements"},
                                                      {"air_waybill", "freight_bill", "pro_forma_invoice", "usmca_certification"}),
    (FileFacts("01", "10", facts=frozenset({"bulk"})), {"bill_of_lading"}, {"security_filing_elements"}),
    (FileFacts("01", "40"),                           {"commercial_invoice", "air_waybill"}, {"bill_of_lading", "security_filing_elements"}),
    (FileFacts("01", "30", ("S",)),                   {"freight_bill", "usmca_certification"}, {"korea"}),
    (FileFacts("01", "11", ("KR",)),                  {"korea"}, {"usmca_certification"}),
    (FileFacts("03", "11"),                           {"non_reimbursement", "commercial_invoice"}, set()),
    (FileFacts("01", "11"),                           set(), {"non_reimbursement"}),
    (FileFacts("06", "11"),                           {"pro_forma_invoice", "zone_admission"}, {"commercial_invoice"}),
    (FileFacts("23", "11"),                           {"pro_forma_invoice", "temporary_use"}, {"commercial_invoice"}),
    (FileFacts("31", ""),                             {"warehouse_withdrawal"}, {"commercial_invoice", "packing_list"}),
    (FileFacts("01", "11", agencies=("FDA", "APH")),  {"fda_facts", "aphis_permit"}, {"cpsc_certificate"}),
    (FileFacts("01", "11", facts=frozenset({"steel_licence", "owner_declares"})), {"steel_licence", "owner_declaration"}, {"aluminium_licence"}),
    (FileFacts("02", "11", facts=frozenset({"quota_licence"})), {"quota_licence"}, set()),
    (FileFacts("01", "11", facts=frozenset({"quota_licence"})), set(), {"quota_licence"}),
    (FileFacts("47", ""),                             set(), {"commercial_invoice", "packing_list"}),
]


@pytest.mark.parametrize(("facts", "there", "absent"), CASES)
def test_the_checklist_is_by_type_mode_claim_agency_and_fact(facts, there, absent):
    found = names(facts)
    assert there <= found
    assert not absent & found


def test_every_preference_that_may_be_claimed_has_its_paper():
    claimed = {program for kind in DOCUMENTS.values() for program in kind.programs}
    without = {"B", "B#", "CA", "MX", "J", "J+", "K", "K#", "L", "L#", "N", "NP", "Y", "Z"}       # no paper of origin of their own, or ended
    assert set(special_programs.names()) - without <= claimed


def test_what_a_message_asks_and_the_clients_own_list_come_after_the_law():
    fields = {"agency": "FDA", "why": "missing", "cite": "21 U.S.C. 381(a)"}
    events = [FileEvent("", "documents.required", datetime(2026, 9, 18, tzinfo=UTC), "CERT", fields=fields) for _ in (1, 2)]
    found = wanted(replace(SEA, standing=(("Purchase order", ""),)), events)
    assert [(one.kind, one.key) for one in found[-2:]] == [("asked", "CERT"), ("standing", "Purchase order")]
    assert found[-2].why == "FDA: missing"


def test_what_came_stays_when_it_is_no_longer_wanted():
    first = wanted(FileFacts("01", "11", ("S",)))
    came = {"state": PaperState.RECEIVED, "document": "x1"}
    kept = [(f"d{n}", replace(one, **came) if one.kind == "commercial_invoice" else one) for n, one in enumerate(first)]
    assert difference(kept, first) == ((), ())
    add, gone = difference(kept, wanted(FileFacts("31", "")))
    assert [one.kind for one in add] == ["warehouse_withdrawal"]
    assert {kind for id, kind in ((id, one.kind) for id, one in kept) if id in gone} == {one.kind for one in first} - {"commercial_invoice"}


@pytest.mark.parametrize(("change", "rules"), [
    ({}, []),
    ({"state": PaperState.RECEIVED}, ["DOC-NO-COPY"]),
    ({"state": PaperState.RECEIVED, "document": "x1"}, []),
    ({"state": PaperState.WAIVED, "waived_by": "p1"}, ["DOC-WAIVED-SILENTLY"]),
    ({"state": PaperState.WAIVED, "waived_by": "p1", "waived_why": "bulk"}, []),
    ({"document": "x1"}, ["DOC-THERE"]),
])
def test_what_is_wrong_with_a_row_is_told(change, rules):
    assert [one.rule for one in checked(replace(FileDocument("e1", "c1", "packing_list", "Packing list"), **change))] == rules


def test_a_letter_asks_for_what_is_missing_the_soonest_first():
    papers = wanted(FileFacts("01", "11", ("S",)))
    papers = tuple(replace(one, state=PaperState.RECEIVED) if one.kind == "packing_list" else one for one in papers)
    needed = {"lading": date(2026, 9, 20), "release": date(2026, 9, 28)}
    letter = chase(papers, DAY, needed, sender="Harbour Brokers", to="Prairie Hardware", file="26-4417")
    assert letter is not None
    assert [one.by for one in letter.asked] == [None, date(2026, 9, 20), date(2026, 9, 28), date(2026, 9, 28)]
    assert letter.asked[0].name == "USMCA certification of origin"
    assert all(one.cite and one.consequence and one.consequence_cite for one in letter.asked)
    assert "Packing list" not in {one.name for one in letter.asked}


def test_no_letter_without_a_missing_paper():
    done = tuple(replace(one, state=PaperState.WAIVED) for one in wanted(SEA))
    assert missing(done) == ()
    assert chase(done, DAY, {}, sender="a", to="b", file="c") is None
    assert chase(wanted(SEA), DAY, {}, sender="a", to="b", file="c", whom="producer") is None
