"""Security filings: the ISF-10 in a cargo release, both kinds by themselves, and 19 CFR part 149."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.samples import ENTRY, IMPORTER, SELLER, assessment
from tidewaiter.abi.build import Message, cargo_release_batch, security_filing_batch
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.importer_security_filing_map import RULES
from tidewaiter.abi.record import Record
from tidewaiter.checks.security_filing import security_findings
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import entry_json, read_entry
from tidewaiter.entry.party import Party
from tidewaiter.entry.security_filing import Commodity, SecurityBond, SecurityFiling, SecurityParty
from tidewaiter.entry.transport import Bill
from tidewaiter.findings import Severity

GOLDEN = Path(__file__).parents[1] / "golden"
SENT = date(2026, 8, 26)
STUFFER = Party("NINGBO PORT CFS", "1 BEILUN AVENUE", "NINGBO", "ZJ", "315800", "CN")
FILING = SecurityFiling(
    kind="10", importer=IMPORTER, parties=(
        SecurityParty("MF", SELLER), SecurityParty("SE", SELLER), SecurityParty("BY", IMPORTER), SecurityParty("ST", IMPORTER),
        SecurityParty("LG", STUFFER), SecurityParty("CS", STUFFER), SecurityParty("CN", IMPORTER)),
    commodities=(Commodity("7326908688", "CN"),), bills=(Bill("M", "COSU", "6389201745", 118, "CTN"),), containers=("CSNU6829160",),
    carrier="COSU", reference="26-004417", laden=date(2026, 8, 28), bond=SecurityBond("36-4567890", "01", "8"),
)
ONWARD = replace(
    FILING, kind="5", cargo="FROB", unlading_port="NLRTM", delivery_place="NLRTM",
    parties=(SecurityParty("BKP", SELLER), SecurityParty("ST", STUFFER)), commodities=(Commodity("732690"),),
)
TOGETHER = replace(ENTRY, security_filing=replace(FILING, bond=None, bills=()))


def together(entry: Entry = TOGETHER) -> Message:
    return cargo_release_batch(entry, assessment(entry), password="SECRET", transmitted=SENT)


def alone(filing: SecurityFiling) -> Message:
    return security_filing_batch(filing, port="2704", filer="B76", password="SECRET", transmitted=SENT)


def test_an_entry_and_its_security_filing_go_in_one_release() -> None:
    message = together()
    assert message.text.encode("ascii") == (GOLDEN / "l001_release_with_isf.abi").read_bytes()
    assert message.findings == ()
    assert check(message.text) == []


def test_a_security_filing_within_a_release_is_withdrawn_by_its_number() -> None:
    filing = replace(FILING, action="D", transaction="B76-26000000417")
    message = together(replace(ENTRY, security_filing=filing))
    assert [record.id for record in parse(message.text).transactions[0].records if record.id.startswith("SF")] == ["SF10"]
    assert message.findings == ()


@pytest.mark.parametrize("name, filing", [("isf_10", FILING), ("isf_5", ONWARD)])
def test_a_filing_by_itself_is_laid_out_and_refused(name: str, filing: SecurityFiling) -> None:
    message = alone(filing)
    assert message.text.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes()
    assert [(one.rule, one.severity) for one in message.findings] == [("ABI-UNSEEN", Severity.FATAL), ("ABI-SECONDARY", Severity.NOTE)]
    assert [one.rule for one in check(message.text)] == ["ABI-SECONDARY"]
    assert emit(parse(message.text)) == message.text


def test_an_entry_with_a_security_filing_is_kept_whole() -> None:
    assert read_entry(entry_json(replace(ENTRY, security_filing=FILING))) == replace(ENTRY, security_filing=FILING)


def test_each_good_stands_with_the_party_that_made_it() -> None:
    other = replace(SELLER, name="YIWU JINMAO HARDWARE")
    filing = replace(FILING, parties=(*FILING.parties, SecurityParty("MF", other)),
                     commodities=(Commodity("732690", "CN", SELLER.name), Commodity("830140", "CN", other.name)))
    ids = [record.id for record in parse(alone(filing).text).transactions[0].records]
    assert ids[-8:] == ["SF30", "SF35", "SF36", "SF40"] * 2


def parties(*leave_out: str, **changes: Party) -> tuple[SecurityParty, ...]:
    return tuple(replace(one, party=changes.get(one.role, one.party)) for one in FILING.parties if one.role not in leave_out)


def filed(**changes: Any) -> list[str]:
    return [finding.rule for finding in security_findings(replace(FILING, **changes), filed=SENT)]


@pytest.mark.parametrize("changes, rules", [
    ({},                                                                   []),
    ({"kind": "9"},                                                        ["ISF-KIND"]),
    ({"action": "D"},                                                      ["ISF-TRANSACTION"]),
    ({"action": "D", "transaction": "B76-26000000417"},                    []),
    ({"importer": replace(IMPORTER, number="")},                           ["ISF-IMPORTER"]),
    *(({"parties": parties(role)},                                         ["ISF-ELEMENT"]) for role in ("SE", "BY", "ST", "LG", "CS", "CN")),
    ({"parties": parties(LG=Party("NINGBO PORT CFS"))},                    ["ISF-ADDRESS"]),
    ({"parties": parties(CN=replace(IMPORTER, number=""))},                ["ISF-CONSIGNEE"]),
    ({"commodities": ()},                                                  ["ISF-ELEMENT"]),
    ({"commodities": (Commodity("73269", "CN"),)},                         ["ISF-HTS"]),
    ({"commodities": (Commodity("732690", "CN"),)},                        []),
    ({"commodities": (Commodity("732690"),)},                              ["ISF-ORIGIN"]),
    ({"commodities": (Commodity("732690", "CN", "SOMEBODY"),)},            ["ISF-MAKER"]),
    ({"mode": "40"},                                                       ["ISF-VESSEL"]),
    ({"bills": ()},                                                        ["ISF-BILL"]),
    ({"bond": None},                                                       ["ISF-BOND"]),
    ({"bond": None, "shipment": "03"},                                     []),
    ({"bond": SecurityBond("36-4567890", "05", "8")},                      ["ISF-BOND"]),
    ({"bond": SecurityBond("36-4567890", "16", "9")},                      ["ISF-BOND-SINGLE"]),
    ({"bond": SecurityBond("36-4567890", "16", "9", "036", "77001")},      []),
    ({"laden": date(2026, 8, 27)},                                         []),              # the day before
    ({"laden": date(2026, 8, 26)},                                         ["ISF-LATE"]),
])
def test_what_part_149_asks_of_an_isf_10(changes: dict[str, Any], rules: list[str]) -> None:
    assert filed(**changes) == rules


@pytest.mark.parametrize("changes, rules", [
    ({},                                            []),
    ({"parties": ONWARD.parties[:1]},               ["ISF-ELEMENT"]),
    ({"unlading_port": ""},                         ["ISF-ELEMENT"]),
    ({"delivery_place": ""},                        ["ISF-ELEMENT"]),
    ({"cargo": ""},                                 ["ISF-CARGO"]),
    ({"laden": SENT},                               []),                                     # on board: until lading
    ({"laden": SENT, "cargo": "IE"},                ["ISF-LATE"]),
])
def test_what_part_149_asks_of_an_isf_5(changes: dict[str, Any], rules: list[str]) -> None:
    assert [finding.rule for finding in security_findings(replace(ONWARD, **changes), filed=SENT)] == rules


@pytest.mark.parametrize("entry, filing, rule", [
    (replace(ENTRY, importer=replace(IMPORTER, number="13-5550142")), FILING,                               "ISF-SAME-IMPORTER"),
    (replace(ENTRY, declarant=replace(ENTRY.declarant, licence="")), FILING,                                "ISF-BROKER"),
    (ENTRY, replace(FILING, commodities=(Commodity("8301406060", "CN"),)),                                  "ISF-LINES"),
    (ENTRY, ONWARD,                                                                                         "ISF-UNIFIED"),
])
def test_what_an_entry_in_the_same_transmission_asks(entry: Entry, filing: SecurityFiling, rule: str) -> None:
    assert rule in [finding.rule for finding in security_findings(filing, entry=entry)]


TEN: tuple[Record, ...] = parse(alone(FILING).text).transactions[0].records
FIVE: tuple[Record, ...] = parse(alone(ONWARD).text).transactions[0].records


def changed(filing: tuple[Record, ...], id: str, which: int = 0, **values: str) -> tuple[Record, ...]:
    n = [n for n, record in enumerate(filing) if record.id == id][which]
    return (*filing[:n], filing[n].replace(**values), *filing[n + 1 :])


def without(filing: tuple[Record, ...], *ids: str) -> tuple[Record, ...]:
    return tuple(record for record in filing if record.id not in ids)


CASES: tuple[tuple[tuple[Record, ...], str], ...] = (
    (changed(TEN, "SF10", reason=""),                                  "SF10.reason"),
    (changed(TEN, "SF10", transaction="B76-26000000417"),              "SF10.transaction"),
    (changed(TEN, "SF10", action="D"),                                 "SF10.transaction"),
    (changed(FIVE, "SF10", shipment="02"),                             "SF10.shipment"),
    (changed(TEN, "SF10", importer_kind="2"),                          "SF10.importer_kind"),
    (changed(TEN, "SF10", importer_kind="AEF"),                        "SF10.birth"),
    (changed(TEN, "SF10", bond=""),                                    "SF10.bond"),
    (changed(TEN, "SF10", bond="9"),                                   "SF10.bond_activity"),
    (changed(TEN, "SF10", shipment="11"),                              "SF10.SF13"),
    (changed(TEN, "SF10", shipment="06"),                              "SF10.SF20"),
    (changed(TEN, "SF30", 2, kind="CS"),                               "SF10.SF30"),
    (without(FIVE, "SF50"),                                            "SF10.SF50"),
    (changed(TEN, "SF30", 2, kind="BKP"),                              "SF30.kind"),
    (changed(FIVE, "SF30", kind="CS"),                                 "SF30.kind"),
    (changed(TEN, "SF30", identifier="", name="PRAIRIE", qualifier=""), "SF30.identifier"),
    (without(TEN, "SF40"),                                             "SF30.SF40"),
    (changed(TEN, "SF30", qualifier=""),                               "SF30.qualifier"),
    (changed(TEN, "SF30", 2, name=""),                                 "SF30.name"),
    (changed(TEN, "SF30", -1, name="", qualifier="EI", identifier="36-4567890"), "SF30.kind"),
    (changed(TEN, "SF30", -1, name="", qualifier="FR", identifier="H123"), "SF30.kind"),
    (changed(TEN, "SF40", origin=""),                                  "SF40.origin"),
)


def spoiled(filing: tuple[Record, ...]) -> Message:
    draft = Draft()
    draft.records = list(filing)
    return draft.message("SF", "2704", "B76", "SECRET", SENT)


@pytest.mark.parametrize("filing, rule", CASES)
def test_a_rule_of_the_chapter_fires(filing: tuple[Record, ...], rule: str) -> None:
    assert rule in {finding.rule for finding in spoiled(filing).findings}


def test_every_rule_of_the_chapter_has_a_case_that_fires() -> None:
    assert {rule.says for rule in RULES} - {finding.fix for filing, _ in CASES for finding in spoiled(filing).findings} == set()
