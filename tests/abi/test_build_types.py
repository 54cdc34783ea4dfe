"""A message of every kind: an entry summary of each type, corrected, replaced, deleted; releases added, replaced, updated, cancelled."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.abi import entries
from tests.abi.entries import FILED, assessed, made
from tests.ace.answers import codes, final
from tidewaiter.abi import build, codec, entry_types
from tidewaiter.abi.build import Message
from tidewaiter.ace.books import shipped
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store
from tidewaiter.entry.entry import Bond, Entry, EntryNumber, Payment, Zone
from tidewaiter.entry.line import CensusOverride, SanctionsRecord, ZoneStatus
from tidewaiter.entry.release import Cancellation, Reference, Release
from tidewaiter.entry.transport import Bill

GOLDEN = Path(__file__).parents[1] / "golden"
SENT: dict[str, Any] = dict(password="SECRET", transmitted=FILED)
BOOKS = replace(shipped(), military=frozenset({"B76"}))


def summary(entry: Entry, action: str = "A") -> Message:
    return build.entry_summary_batch(entry, assessed(entry), action=action, **SENT)


def release(entry: Entry, action: str = "A") -> Message:
    return build.cargo_release_batch(entry, assessed(entry), action=action, **SENT)


def cancelled(entry: Entry, cancellation: Cancellation) -> Message:
    return build.release_cancellation_batch(entry, cancellation, **SENT)


def correction(entry: Entry) -> Message:
    return build.correction_batch(entry, assessed(entry), **SENT)


MESSAGES: dict[str, Callable[[], Message]] = {
    **{f"summary_{kind}": lambda kind=kind: summary(made(kind)) for kind in entry_types.TYPES},     # type: ignore[misc]
    "summary_correction": lambda: correction(entries.corrected()),
    "summary_replaced": lambda: summary(made("01"), "R"),
    "summary_deleted": lambda: build.deletion_batch(made("01"), **SENT),
    "summary_certified": lambda: summary(entries.certified()),
    "summary_certified_again": lambda: summary(entries.certified(), "R"),
    "summary_consolidated": lambda: summary(entries.consolidated()),
    "summary_in_bond": lambda: summary(entries.in_bond()),
    "summary_set": lambda: summary(entries.put_up_in_a_set()),
    **{f"release_{kind}": lambda kind=kind: release(made(kind)) for kind in ("06", "11", "21", "22", "23", "52")},   # type: ignore[misc]
    "release_weekly": lambda: release(entries.weekly()),
    "release_86": lambda: release(entries.small()),
    "release_in_bond": lambda: release(entries.in_bond()),
    "release_split": lambda: release(entries.split()),
    "release_replaced": lambda: release(made("01"), "R"),
    "release_updated": lambda: build.release_update_batch(made("01"), **SENT),
    "release_cancelled": lambda: cancelled(made("01"), Cancellation("03", replacement="B76-0324610-9", documents="26-324601-2")),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_the_message_is_the_golden_one_and_nothing_is_wrong_with_it(name: str) -> None:
    message = MESSAGES[name]()
    assert [finding for finding in message.findings if finding.severity == "fatal"] == []
    assert codec.check(message.text) == []
    assert message.text.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes(), "python -m tests.abi.test_build_types prints it again"


@pytest.mark.parametrize("name", [f"summary_{kind}" for kind in entry_types.TYPES] + [
    "summary_replaced", "summary_certified", "summary_consolidated", "summary_in_bond", "summary_set",
])
def test_the_rehearsal_takes_it(name: str) -> None:
    answer = exchange((GOLDEN / f"{name}.abi").read_bytes(), clock=FILED, books=BOOKS)
    assert final(answer) in ("A 995", "AI995"), answer


def test_a_summary_is_corrected_and_deleted_at_the_rehearsal(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def sent(name: str) -> str:
        return final(exchange((GOLDEN / f"{name}.abi").read_bytes(), clock=FILED, store=store, books=BOOKS))

    told = {
        "summary_correction": "RF998", "summary_01": "A 995", "summary_replaced": "A 996", "summary_deleted": "A 997", "summary_02": "A 995",
    }
    assert {name: sent(name) for name in told} == told
    assert [sent("summary_deleted"), sent("summary_01")] == ["RF998", "A 995"]
    with store.hold() as file:
        file.keep("summary", "B76" + made("01").number, {"entered": "2026-09-18", "paid": "2026-10-09", "liquidation": "2027-07-30"})
    assert sent("summary_correction") == "A 996"


def test_military_goods_are_filed_by_filers_of_the_military() -> None:
    assert "290" in codes(exchange((GOLDEN / "summary_51.abi").read_bytes(), clock=FILED))


def line(entry: Entry, **changes: Any) -> Entry:
    return replace(entry, lines=(replace(entry.lines[0], **changes), *entry.lines[1:]))


STB = Bond("9", "036", 5000)


# What the type lacks or may not have, one row a row of the table, and what it is told of.
REFUSED_BY_TYPE = [
    ("01", lambda e: replace(e, consignee=replace(e.consignee, number="")),            "11.consignee"),
    ("01", lambda e: replace(e, state=""),                                             "11.state"),
    ("01", lambda e: replace(e, zone=Zone("20200A001")),                               "11.zone"),
    ("01", lambda e: replace(e, warehouse=entries.STORED),                             "30.30"),
    ("01", lambda e: replace(e, temporary=True),                                       "10.tib_declaration"),
    ("01", lambda e: line(e, zone=ZoneStatus("N", 10)),                                "41.41"),
    ("01", lambda e: line(e, adcvd=made("03").lines[0].adcvd),                         "53.53"),
    ("01", lambda e: line(e, related=None),                                            "40.related"),
    ("01", lambda e: line(e, manufacturer=""),                                         "47.47"),
    ("01", lambda e: line(e, sold_to=""),                                              "47.47"),
    ("01", lambda e: line(e, exported_from=""),                                        "40.exported_from"),
    ("01", lambda e: replace(e, days=replace(e.days, exported=None)),                  "40.exported"),
    ("02", lambda e: replace(e, releases=(EntryNumber("B76", entries.number(1)),)),    "10.consolidated"),
    ("02", lambda e: replace(e, releases=(EntryNumber("B76", entries.number(1)),)),    "32.32"),
    ("02", lambda e: replace(e, reconciliation="002"),                                 "10.reconciliation"),
    ("03", lambda e: replace(e, bond=Bond("0", waiver_reason="999")),                  "10.bond_waiver"),
    ("03", lambda e: replace(e, bond=Bond("0", waiver_reason="999")),                  "31.31"),
    ("03", lambda e: replace(e, reconciliation="001"),                                 "10.reconciliation"),
    ("06", lambda e: replace(e, zone=None),                                            "11.zone"),
    ("06", lambda e: line(e, zone=None),                                               "41.41"),
    ("06", lambda e: replace(e, transport=replace(e.transport, location="")),          "20.location"),
    ("11", lambda e: replace(e, deferred_tax="1"),                                     "10.deferred_tax"),
    ("21", lambda e: replace(e, days=replace(e.days, imported=None)),                  "11.imported"),
    ("22", lambda e: replace(e, warehouse=None),                                       "30.30"),
    ("23", lambda e: replace(e, temporary=False),                                      "10.tib_declaration"),
    ("31", lambda e: replace(e, warehouse=None),                                       "30.30"),
    ("31", lambda e: replace(e, certify_release=True),                                 "10.certify_release"),
    ("31", lambda e: replace(e, transport=made("01").transport),                       "10.mode"),
    ("31", lambda e: replace(e, transport=made("01").transport),                       "22.22"),
    ("34", lambda e: replace(e, bond=Bond("0", waiver_reason="999")),                  "10.bond_waiver"),
    ("38", lambda e: replace(e, transport=replace(e.transport, location="")),          "20.location"),
    ("52", lambda e: replace(e, transport=replace(e.transport, mode="")),              "10.mode"),
]
# What the notes of the chapter forbid beside the table, and what the duty computed here does not know.
REFUSED = [
    ("06", lambda e: line(e, facts={}),                                                "41.filed"),
    ("06", lambda e: line(e, zone=ZoneStatus("D", 10)),                                "41.status"),
    ("06", lambda e: line(e, zone=ZoneStatus("N", 10, current_hts="7326908688")),      "SE61.hts"),
    ("23", lambda e: line(e, facts={}),                                                "50.hts"),
    ("51", lambda e: line(e, facts={}, articles=made("01").lines[0].articles, origin="CN"), "50.hts"),
    ("01", lambda e: replace(e, additional_bond=Bond("8", "036")),                     "31.designation"),
    ("01", lambda e: replace(e, bond=replace(STB, continuous="Y")),                    "31.continuous"),
    ("01", lambda e: replace(e, bond=Bond("0")),                                       "10.bond_waiver_reason"),
    ("01", lambda e: replace(e, payment=Payment("1", date(2026, 10, 2))),              "10.print_date"),
    ("01", lambda e: replace(e, payment=Payment("2")),                                 "10.print_date"),
    ("01", lambda e: replace(e, payment=Payment("6", date(2026, 10, 2))),              "10.statement_month"),
    ("01", lambda e: replace(e, releases=(EntryNumber("C12", entries.number(1)),)),    "32.filer_1"),
    ("01", lambda e: replace(entries.consolidated(), lines=(*e.lines, replace(e.lines[0], number=2, exported_from="VN"))), "40.exported_from"),
    ("01", lambda e: replace(entries.consolidated(), lines=(*e.lines, replace(e.lines[0], number=2, origin="VN"))), "40.origin"),
    ("01", lambda e: replace(e, express_informal=True),                                "10.express_informal"),
    ("01", lambda e: replace(e, expedited_release=True, certify_release=True),         "10.certify_release"),
    ("01", lambda e: replace(e, certify_release=True, release=Release(immediate_delivery=True)), "SE11.immediate_delivery"),
    ("01", lambda e: line(e, overrides=(CensusOverride("27C", "04"),)),                "CW02.override_1"),
    ("01", lambda e: line(e, overrides=tuple(CensusOverride("27C", "09") for _ in range(8))), "CW02.condition_7"),
    ("01", lambda e: line(e, set_indicator="V"),                                       "40.set_indicator"),
    ("01", lambda e: line(e, set_indicator="X"),                                       "40.set_indicator"),
    ("01", lambda e: replace(e, transport=replace(e.transport, conveyance="")),        "20.conveyance"),
    ("01", lambda e: replace(e, transport=replace(e.transport, bills=(Bill("I", "", "V3847561234", 1), *e.transport.bills))), "20.in_bond_date"),
]


@pytest.mark.parametrize("kind, change, rule", [*REFUSED_BY_TYPE, *REFUSED])
def test_what_a_type_lacks_or_may_not_have_is_refused(kind: str, change: Callable[[Entry], Entry], rule: str) -> None:
    found = [finding for finding in summary(change(made(kind))).findings if finding.severity == "fatal"]
    assert rule in {finding.rule for finding in found}
    assert all(finding.message and finding.fix and finding.cite for finding in found)
    assert rule not in {finding.rule for finding in summary(made(kind)).findings}


def component(n: int, **changes: Any) -> Entry:
    given = entries.put_up_in_a_set()
    return replace(given, lines=(*given.lines[:n], replace(given.lines[n], **changes), *given.lines[n + 1 :]))


@pytest.mark.parametrize("entry, rule", [
    (component(0, set_indicator=""),                                 "40.set_indicator"),
    (component(2, set_indicator=""),                                 "40.set_indicator"),
    (component(1, articles=made("03").lines[0].articles),            "50.hts"),
    (component(2, articles=made("03").lines[0].articles),            "50.value"),
    (component(0, adcvd=made("03").lines[0].adcvd),                  "40.53"),
])
def test_a_set_that_is_none_is_refused(entry: Entry, rule: str) -> None:
    assert rule in {finding.rule for finding in summary(entry).findings if finding.severity == "fatal"}


def spoiled(**changes: Any) -> Entry:
    given = entries.corrected()
    assert given.correction
    return replace(given, correction=replace(given.correction, **changes))


REFUSED_CORRECTIONS = [
    (lambda: replace(entries.corrected(), type="11"),                          "10.correction"),
    (lambda: replace(entries.corrected(), correction=None),                    "36.explanation"),
    (lambda: spoiled(explanation="N/A"),                                       "36.explanation"),
    (lambda: spoiled(reasons=("H03",)),                                        "35.reason_1"),
    (lambda: spoiled(reasons=("H04", "H04")),                                  "35.reason_2"),
    (lambda: spoiled(reasons=("H04", "H05", "H06", "H07", "H08", "H09")),      "35.reason_5"),
    (lambda: line(entries.corrected(), correction_reasons=()),                 "35.reason_1"),
    (lambda: line(entries.corrected(), correction_reasons=("L99",)),           "63.reason_1"),
    (lambda: spoiled(paid=False),                                              "10.correction"),
    (lambda: spoiled(liquidation=date(2026, 10, 9)),                           "10.correction"),
    (lambda: replace(entries.corrected(), days=replace(entries.corrected().days, summary=date(2027, 7, 16))), "10.correction"),
]


@pytest.mark.parametrize("made, rule", REFUSED_CORRECTIONS)
def test_a_correction_that_cannot_be_is_refused(made: Callable[[], Entry], rule: str) -> None:
    assert rule in {finding.rule for finding in correction(made()).findings if finding.severity == "fatal"}


def test_a_correction_within_300_days_and_sixteen_days_before_liquidation_goes_out() -> None:
    assert correction(spoiled(liquidation=date(2026, 10, 10))).findings == ()
    last = replace(entries.corrected(), days=replace(entries.corrected().days, summary=date(2027, 7, 15)))
    assert "10.correction" in {finding.rule for finding in correction(last).findings}            # too near liquidation by then
    assert last.correction and correction(replace(last, correction=replace(last.correction, liquidation=None))).findings == ()


def test_a_correction_leaves_out_what_it_may_not_bring() -> None:
    given = replace(entries.corrected(), live=True, certify_release=True, reconciliation="001", payment=Payment("2", date(2026, 10, 2)))
    message = correction(given)
    assert (message.findings, message.text) == ((), correction(entries.corrected()).text)


REFUSED_RELEASES = [
    (lambda: release(replace(made("21"), release=None)),                                        "SE11.warehouse"),
    (lambda: release(replace(made("22"), warehouse=None)),                                      "SE11.warehouse_filer"),
    (lambda: release(replace(made("21"), release=Release(warehouse="Z952", immediate_delivery=True))), "SE11.immediate_delivery"),
    (lambda: release(replace(entries.in_bond(), release=Release(immediate_delivery=True))),     "SE11.immediate_delivery"),
    (lambda: release(replace(made("11"), release=Release(immediate_delivery=True))),            "SE11.immediate_delivery"),
    (lambda: release(replace(entries.weekly(), release=Release(elected=date(2026, 10, 2)))),    "SE11.elected"),
    (lambda: release(replace(entries.weekly(), release=None)),                                  "SE11.elected"),
    (lambda: release(line(made("06"), zone=ZoneStatus("D", 1))),                                "SE41.status"),
    (lambda: release(replace(made("06"), zone=None)),                                           "SE11.conveyance"),
    (lambda: release(made("31")),                                                               "SE10.entry_type"),
    (lambda: release(replace(made("01"), type="86", days=made("01").days)),                     "SE10.value"),
    (lambda: release(replace(made("01"), type="11")),                                           "SE10.value"),
    (lambda: release(replace(entries.small(), transport=replace(entries.small().transport, bills=(
        Bill("R", "", "05541837706", 1), Bill("R", "", "05541837707", 1))))),                    "SE15.number"),
    (lambda: cancelled(made("01"), Cancellation("")),                                           "SE13.reason"),
    (lambda: cancelled(made("01"), Cancellation("03")),                                         "SE20.reference"),
    (lambda: cancelled(made("01"), Cancellation("01", replacement="B7603246109")),              "SE20.reference"),
    (lambda: cancelled(made("01"), Cancellation("12")),                                         "SE13.reason"),
]


@pytest.mark.parametrize("message, rule", REFUSED_RELEASES)
def test_a_release_that_cannot_be_is_refused(message: Callable[[], Message], rule: str) -> None:
    assert rule in {finding.rule for finding in message().findings if finding.severity == "fatal"}


@pytest.mark.parametrize("kind", entry_types.TYPES)
def test_withdrawals_and_military_goods_have_no_release(kind: str) -> None:
    assert (build.without_release(made(kind)) is not None) is (kind in ("31", "32", "34", "38", "51"))


def test_what_a_line_says_beside_the_goods_stands_in_its_place() -> None:
    given = line(
        made("01"), sanctions_disclaimed="Y", overrides=(CensusOverride("27C", "15"), CensusOverride("27J", "19")), net_cost=True,
        product_claim="F", ruling="N301234", ruling_kind="P",
        sanctions=(SanctionsRecord("MINE INFO", {"COUNTRY OF MINING": "MX"}),),
    )
    message = summary(given)
    rows = [text.rstrip() for text in message.text.splitlines()]
    assert [row for row in rows if row.startswith(("SE60", "SE62", "SE63", "CW02", "43"))] == [
        "43P     301234", "SE60Y", "SE6201MINE INFO COUNTRY OF MINING", "SE63MX", "CW02     27C1527J19",
    ]
    assert message.findings == ()


def test_bonds_beside_the_basic_one() -> None:
    given = replace(made("03"), additional_bond=replace(STB, producer_account="PR12345"), known_importer=True, shipment_usage="X")
    message = summary(given)
    assert [row.rstrip() for row in message.text.splitlines() if row.startswith("31")] == ["318B 036", "319A 0360000005000PR12345"]
    assert message.findings == ()


def test_a_reference_for_release_goes_with_a_summary_that_certifies() -> None:
    given = replace(entries.certified(), release=Release(split="1", exam_site="X001", general_order="GO123", references=(Reference("PER", "Y"),)))
    rows = [row.rstrip() for row in summary(given).text.splitlines() if row.startswith("SE20")]
    assert rows == ["SE20NAMY", "SE20SSR1", "SE20CESX001", "SE20GENGO123", "SE20PERY"]


def test_the_page_of_entry_types_is_current() -> None:
    page = Path(__file__).parents[2] / "docs/abi/entry-types.md"
    assert page.read_text(encoding="utf-8") == entry_types.page(), "python -m tests.abi.test_build_types prints it again"


def test_every_type_has_a_letter_in_every_row() -> None:
    for row in entry_types.ROWS:
        letters = row.letters.split()
        assert (len(letters), set(letters) - entry_types.REPORTING.keys()) == (len(entry_types.TYPES), set()), row


def test_an_unknown_type_is_left_to_the_field() -> None:
    assert [f.rule for f in summary(replace(made("01"), type="99")).findings if f.severity == "fatal"] == ["10.entry_type"]


if __name__ == "__main__":
    for name, write in MESSAGES.items():
        (GOLDEN / f"{name}.abi").write_bytes(write().text.encode("ascii"))
    (Path(__file__).parents[2] / "docs/abi/entry-types.md").write_text(entry_types.page(), encoding="utf-8")
    sys.stdout.write(f"{len(MESSAGES)} messages and docs/abi/entry-types.md\n")
