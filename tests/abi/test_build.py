"""An entry as messages: each fact in its record, and what does not fit a finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.samples import CHARGES, ENTRY, FEES, IMPORTER, LINE, SELLER, assessment, with_lines
from tidewaiter.abi.build import Message, cargo_release_batch, entry_summary_batch
from tidewaiter.abi.codec import check, parse
from tidewaiter.abi.record import Record
from tidewaiter.duty.result import Assessment, Charge, Fee, FeeTotal, LineAssessment
from tidewaiter.entry.entry import Bond, Entry, Payment
from tidewaiter.entry.invoice import Invoice, InvoiceLine
from tidewaiter.entry.line import AdCvd, Declaration, License, Quantity
from tidewaiter.entry.transport import Bill
from tidewaiter.findings import Severity, fatal

GOLDEN = Path(__file__).parents[1] / "golden"
SENT = date(2026, 9, 24)


def summary(entry: Entry = ENTRY, assessed: Assessment | None = None) -> Message:
    return entry_summary_batch(entry, assessed or assessment(entry), password="SECRET", transmitted=SENT)


def release(entry: Entry = ENTRY) -> Message:
    return cargo_release_batch(entry, assessment(entry), password="SECRET", transmitted=SENT)


def records(message: Message, id: str) -> list[Record]:
    (transaction,) = parse(message.text).transactions
    return [record for record in transaction.records if record.id == id]


def told(message: Message, id: str) -> list[dict[str, str]]:
    """The fields that the records of an id fill, without the identifier."""
    return [
        {field.name: value for field in record.told[1:] if (value := record.values[field.name])}
        for record in records(message, id)
    ]


def line(**changes: Any) -> Entry:
    return replace(ENTRY, lines=(replace(LINE, **changes),))


def carried(**changes: Any) -> Entry:
    return replace(ENTRY, transport=replace(ENTRY.transport, **changes))


def assessed(charges: tuple[Charge, ...] = CHARGES, fees: tuple[Fee, ...] = FEES, taxes: tuple[Fee, ...] = (),
             totals: tuple[FeeTotal, ...] = ()) -> Assessment:
    return Assessment("sample", (LineAssessment(1, charges, fees, taxes),), totals or assessment(ENTRY).fees)


@pytest.mark.parametrize("name, message", [("l001_entry_summary", summary()), ("l001_cargo_release", release())])
def test_the_messages_of_L001(name: str, message: Message) -> None:
    assert message.text.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes()
    assert (message.findings, check(message.text)) == ((), [])


def test_without_a_password_a_placeholder_is_told_of() -> None:
    message = entry_summary_batch(ENTRY, assessment(ENTRY))
    assert [(f.rule, f.severity) for f in message.findings] == [("ABI-PASSWORD", Severity.NOTE)]
    assert check(message.text) == []


def test_duty_stands_in_filing_order_with_the_value_on_the_last_number() -> None:
    found = records(summary(), "50")
    assert [(r.values["hts"], r.as_int("duty"), r.as_int("value"), r.values["unit_1"]) for r in found] == [
        ("99038803", 354300, 0, "X"),
        ("99030590", 0, 0, "X"),
        ("99038202", 708600, 0, "X"),
        ("7326908688", 41099, 14172, "KG"),
    ]


@pytest.mark.parametrize("quantities, columns", [
    ((Quantity(Decimal(0), "X"),),
     "            X"),
    ((Quantity(Decimal("12.345"), "DOZ"), Quantity(Decimal("88.004"), "KG")),
     "000000001235DOZ000000008800KG"),
    ((Quantity(Decimal(1), "NO"), Quantity(Decimal(2), "G"), Quantity(Decimal(3), "KG")),
     "000000000100NO 000000000200G  000000000300KG"),
])
def test_quantities_have_two_decimals_half_a_hundredth_going_up(quantities: tuple[Quantity, ...], columns: str) -> None:
    message = summary(assessed=assessed((replace(CHARGES[3], quantities=quantities),)))
    (record,) = records(message, "50")
    assert record.emit()[35:80] == columns.ljust(45)


def test_fees_are_computed_on_the_line_and_bounded_in_the_total() -> None:
    assert [(r.values["class_code"], r.as_int("amount")) for r in records(summary(with_lines(20)), "62")][:2] == [
        ("499", 4909), ("501", 1772)]
    (totals,) = records(summary(with_lines(20)), "89")
    assert (totals.as_int("amount_1"), totals.as_int("amount_2")) == (65150, 35440)


def test_an_informal_entry_has_its_fee_at_the_header() -> None:
    fees = (FeeTotal("311", "Informal entry fee", 269, 269, "19 CFR 24.23(b)(1)", (269,)),)
    entry = replace(ENTRY, type="11", bond=Bond("0", waiver_reason="999"))
    message = summary(entry, assessed(CHARGES[3:], (), totals=fees))
    assert told(message, "34") == [{"class_1": "311", "amount_1": "00000269"}]
    assert records(message, "89")[0].values["class_1"] == "311"
    (header,) = records(message, "10")
    assert (header.values["bond_waiver"], header.values["bond_waiver_reason"]) == ("0", "")
    assert (records(message, "62"), records(message, "31"), message.findings) == ([], [], ())


@pytest.mark.parametrize("count, records_89", [(5, 1), (6, 2)])
def test_five_fees_fit_one_record_of_totals(count: int, records_89: int) -> None:
    totals = tuple(FeeTotal(f"{n:03}", "fee", 100, 100, "-", (100,)) for n in range(53, 53 + count))
    assert len(records(summary(assessed=assessed(totals=totals)), "89")) == records_89


CASE = Charge("A570967000", "adcvd", "54.32%", "value", "14172.00", 769823, "CBP message", kind="ad",
              ad_valorem_1e8=54320000)


@pytest.mark.parametrize("case, claim, fields", [
    (CASE, AdCvd("A570967000"),
     {"rate": "00005432", "rate_kind": "A", "value": "0000000000", "quantity": "000000000000", "duty": "0000769823"}),
    # Another value than that of record 50 is told.
    (replace(CASE, base_amount="10000.00", amount=543200), AdCvd("A570967000"),
     {"rate": "00005432", "rate_kind": "A", "value": "0000010000", "quantity": "000000000000", "duty": "0000543200"}),
    (replace(CASE, specific="110.25", base="quantity", ad_valorem_1e8=0),
     AdCvd("A570967000", quantity=Quantity(Decimal("1.5"), "T")),
     {"rate": "00011025", "rate_kind": "S", "value": "0000000000", "quantity": "000000015000", "duty": "0000769823"}),
    # The unit named beside the rate finds its quantity on the line.
    (replace(CASE, specific="2.50/KG", base="quantity", ad_valorem_1e8=0), AdCvd("A570967000"),
     {"rate": "00000250", "rate_kind": "S", "value": "0000000000", "quantity": "000035400000", "duty": "0000769823"}),
    (replace(CASE, ad_valorem_1e8=0, amount=0), AdCvd("A570967000"),
     {"rate": "00000000", "rate_kind": "A", "value": "0000000000", "quantity": "000000000000", "duty": "0000000000"}),
    (CASE, AdCvd("A570967000", non_reimbursement="ADN2026001"),
     {"rate": "00005432", "rate_kind": "A", "value": "0000000000", "quantity": "000000000000", "duty": "0000769823",
      "non_reimbursement": "ADN2026001"}),
])
def test_an_antidumping_case(case: Charge, claim: AdCvd, fields: dict[str, str]) -> None:
    message = summary(replace(line(adcvd=(claim,)), type="03"), assessed((*CHARGES, case)))
    assert told(message, "53") == [{"case": "A570967000", "deposit": "C"} | fields]
    assert message.findings == ()


def test_a_specific_deposit_without_a_quantity_is_refused() -> None:
    case = replace(CASE, specific="110.25", base="quantity", ad_valorem_1e8=0)
    message = summary(replace(line(adcvd=(AdCvd("A570967000"),)), type="03"), assessed((*CHARGES, case)))
    assert [f.rule for f in message.findings] == ["53.quantity"]


def test_bonded_cases_count_in_the_grand_total_too() -> None:
    cases = (CASE, replace(CASE, number="C570968000", kind="cvd", deposit="B", amount=100))
    message = summary(replace(ENTRY, type="03"), assessed((*CHARGES, *cases)))
    assert told(message, "88") == [{
        "antidumping_bonded": "00000000000", "antidumping_deposit": "00000769823",
        "countervailing_bonded": "00000000100", "countervailing_deposit": "00000000000"}]
    (totals,) = records(message, "90")
    assert (totals.as_int("antidumping"), totals.as_int("countervailing")) == (769823, 100)


@pytest.mark.parametrize("claims, flag", [
    ((AdCvd("A570967000", non_reimbursement="Y"),), "Y"),
    ((AdCvd("C570968000", non_reimbursement="Y"),), ""),         # it is no statement for a countervailing case
    ((AdCvd("A570967000"),),                        ""),
])
def test_the_statement_of_non_reimbursement(claims: tuple[AdCvd, ...], flag: str) -> None:
    assert records(summary(line(adcvd=claims)), "40")[0].values["non_reimbursement"] == flag


def test_stated_totals_go_out_as_stated() -> None:
    entry = replace(ENTRY, stated_totals={"duty": 1, "fees": 2, "tax": 3, "antidumping": 4, "countervailing": 5})
    assert records(summary(entry), "90")[0].emit().split() == [
        "9000000000001", "00000000002", "00000000003", "00000000004", "00000000005", "00000000000"]
    assert records(summary(replace(ENTRY, stated_totals={"duty": 1})), "90")[0].as_int("fees") == 6681


def test_a_tax_stands_once_on_a_line() -> None:
    wine = Fee("017", "Wine", 1070, "26 USC 5041(b)")
    assert told(summary(assessed=assessed(taxes=(wine,))), "60") == [{"class_code": "017", "amount": "0000001070"}]
    two = summary(assessed=assessed(taxes=(wine, replace(wine, class_code="016"))))
    assert [f.rule for f in two.findings] == ["60.class_code"]


def test_licences_declarations_rulings_and_visas_stand_in_order() -> None:
    entry = line(
        licenses=(License("01", "S12345678"),), ruling="NY N301234", visa="6CN123456",
        declarations=(Declaration("08", {"melted": "CN"}), Declaration("07", {
            "primary_smelt_applies": "Y", "primary_smelt": "CN", "secondary_smelt_applies": "N", "cast": "CN"})),
    )
    message = summary(entry)
    assert told(message, "43") == [{"kind": "R", "number": "301234"}]
    assert told(message, "52") == [{"kind": "01", "number": "S12345678"}]
    assert [record.emit().rstrip() for record in records(message, "54")] == ["5408CN", "5407Y  CNN    CN"]
    assert message.findings == ()


def test_a_declaration_has_the_fields_of_its_type() -> None:
    message = summary(line(declarations=(Declaration("08", {"smelted": "CN"}),)))
    assert [(f.rule, f.severity) for f in message.findings] == [("54.kind", Severity.FATAL)]


@pytest.mark.parametrize("entry, rows", [
    (ENTRY, ["2200000118CTN", "23MCOSU6389201745"]),
    # The carrier's code within the number is not told twice.
    (carried(bills=(Bill("M", "COSU", "COSU6389201745", 118, "CTN"),)), ["2200000118CTN", "23MCOSU6389201745"]),
    (carried(bills=(Bill("I", "", "V1234567890", 0), Bill("M", "COSU", "6389201745", 0),
                    Bill("H", "NGLX", "NB880021", 40, "CTN"), Bill("M", "COSU", "6389201746", 12, "PLT"))),
     ["2200000040CTN", "23I    V1234567890", "23MCOSU6389201745", "23HNGLXNB880021",
      "2200000012PLT", "23I    V1234567890", "23MCOSU6389201746"]),
    # Each house bill stands under its master, each master under its in-bond number.
    (carried(bills=(Bill("M", "COSU", "6389201745", 0), Bill("H", "NGLX", "NB1", 40), Bill("H", "NGLX", "NB2", 78, "CTN"))),
     ["2200000040PCS", "23MCOSU6389201745", "23HNGLXNB1", "2200000078CTN", "23MCOSU6389201745", "23HNGLXNB2"]),
    (carried(bills=(Bill("I", "", "V1234567890", 0), Bill("M", "COSU", "1", 9), Bill("M", "COSU", "2", 8))),
     ["2200000009PCS", "23I    V1234567890", "23MCOSU1", "2200000008PCS", "23I    V1234567890", "23MCOSU2"]),
    # By air no issuer, and the airline's digits within the number.
    (carried(mode="40", carrier="CX", bills=(Bill("M", "160", "1234 5675", 5), Bill("H", "", "HK-778812", 5))),
     ["2200000005PCS", "23M    16012345675", "23H    HK778812"]),
    (carried(mode="40", carrier="CX", bills=(Bill("M", "160", "160-12345675", 5),)),
     ["2200000005PCS", "23M    16012345675"]),
])
def test_bills_stand_in_groups(entry: Entry, rows: list[str]) -> None:
    found = [record.emit().rstrip() for record in parse(summary(entry).text).transactions[0].records]
    assert [row for row in found if row[:2] in ("22", "23")] == rows


@pytest.mark.parametrize("kind, imported", [("01", "091626"), ("22", "")])
def test_a_re_warehouse_entry_inherits_its_date_of_importation(kind: str, imported: str) -> None:
    assert told(summary(replace(ENTRY, type=kind)), "11")[0].get("imported", "") == imported


@pytest.mark.parametrize("mode, carrier, voyage, trip", [
    ("11", "COSU", "045E",   "045E"),
    ("40", "CX",   "CX 880", "880"),
    ("40", "CX",   "88",     "088"),
    ("30", "ABCD", "T1",     "T1"),
])
def test_a_flight_number_has_three_digits_without_the_airline(mode: str, carrier: str, voyage: str, trip: str) -> None:
    assert told(summary(carried(mode=mode, carrier=carrier, voyage=voyage)), "21") == [{"trip": trip}]


@pytest.mark.parametrize("bond, rows", [
    (Bond("8", "036"),                     ["318B 036"]),
    (Bond("9", "036", 50000),              ["319B 0360000050000"]),
    (Bond("0", waiver_reason="998"),       []),
])
def test_a_bond(bond: Bond, rows: list[str]) -> None:
    message = summary(replace(ENTRY, bond=bond))
    assert [record.emit().rstrip() for record in records(message, "31")] == rows
    assert records(message, "10")[0].values["bond_waiver_reason"] == bond.waiver_reason


@pytest.mark.parametrize("documents, row", [
    (("01",), "3301"), (("01", "26"), "330126"), (("01", "26", "10"), "330199"),
])
def test_more_than_two_missing_documents_are_99(documents: tuple[str, ...], row: str) -> None:
    assert records(summary(replace(ENTRY, missing_documents=documents)), "33")[0].emit().rstrip() == row


def test_a_statement_is_told_in_the_header() -> None:
    entry = replace(ENTRY, payment=Payment("6", date(2026, 10, 2), "10", "A1"))
    assert records(summary(entry), "10")[0].emit()[50:61] == "6100226" + "10A1"


def test_text_is_put_into_capitals_and_cut_aloud() -> None:
    message = summary(carried(conveyance="Größte Änderung der Welt II"))
    assert records(message, "20")[0].values["conveyance"] == "GROSSTE ANDERUNG DER"
    assert [(f.rule, f.severity) for f in message.findings] == [("ABI-TEXT", Severity.WARNING)]
    assert [f.rule for f in release(line(description="支架 BRACKETS")).findings] == ["ABI-TEXT"]


def test_a_trip_that_is_too_long_is_left_out_aloud() -> None:
    entry = carried(mode="30", carrier="CTMX", voyage="CTMX2610061")
    assert (told(summary(entry), "21"), [f.rule for f in summary(entry).findings]) == ([], ["21.trip"])
    assert [(f.rule, f.severity) for f in release(entry).findings] == [("SE11.voyage", Severity.WARNING)]


def invoiced(number: str, *places: str) -> Invoice:
    rows = tuple(InvoiceLine(place, "P", "D", Decimal(1), "PCS", Decimal(1), Decimal(1)) for place in places)
    return Invoice(number, date(2026, 8, 15), "USD", SELLER.name, IMPORTER.name, lines=rows)


def test_an_electronic_invoice_is_referred_to_line_by_line() -> None:
    invoices = (invoiced("HL/26 0815", "r1", "r2", "r3", "r5"), invoiced("HL260816", "s1"))
    entry = replace(line(sources=("r1", "r2", "r5", "s1")), electronic_invoice=True, invoices=invoices)
    message = summary(entry)
    assert [record.emit().rstrip() for record in records(message, "42")] == [
        "42CNNINHAI88NIN  HL-26-0815        0001 0002 0004 0004", "42CNNINHAI88NIN  HL260816          0001 0001"]
    assert message.findings == ()


def test_the_sellers_of_two_invoices_stand_at_their_lines() -> None:
    other = replace(SELLER, name="YIWU JINMAO HARDWARE", mid="CNYIWJIN12YIW")
    invoices = (invoiced("1", "r1"), replace(invoiced("2", "s1"), seller=other.name))
    entry = replace(ENTRY, seller=None, manufacturers=(SELLER, other), invoices=invoices, lines=(
        replace(LINE, sources=("r1",)), replace(LINE, number=2, sources=("s1",))))
    sellers = [record.values["name"] for record in records(release(entry), "SE50") if record.values["kind"] == "SE"]
    assert sellers == [SELLER.name, other.name]


def test_a_long_description_takes_more_records() -> None:
    message = summary(line(description="forged steel brackets " * 5))
    assert [len(record.emit().rstrip()) for record in records(message, "44")] == [67, 45]


@pytest.mark.parametrize("entry, rule", [
    (replace(ENTRY, reference="26-004417-2"),              "10.reference"),
    (replace(ENTRY, number="0324527"),                     None),              # a check of ours, not of the record
    (replace(ENTRY, port=""),                              "10.port"),
    (replace(ENTRY, state="Ill"),                          "11.state"),
    (replace(ENTRY, importer=replace(IMPORTER, number="")), "11.importer"),
    (carried(bills=(Bill("M", "COSU", "12345678901234", 1),)), "23.number"),
    (line(gross_weight=-1),                                "40.gross_weight"),
    (line(charges=10**11),                                 "40.charges"),
    (replace(ENTRY, electronic_invoice=True, invoices=()), "ABI-INVOICE"),
])
def test_what_does_not_fit_is_a_finding_and_no_error(entry: Entry, rule: str | None) -> None:
    message = summary(entry)
    assert fatal(message.findings) is bool(rule)
    assert not rule or rule in {finding.rule for finding in message.findings}
    assert {len(row) for row in message.text.splitlines()} == {80}


def test_a_line_that_was_not_assessed_is_refused() -> None:
    assert "ABI-ASSESSMENT" in {f.rule for f in summary(with_lines(2), assessment(ENTRY)).findings}


def test_a_summary_that_certifies_for_release_names_the_parties() -> None:
    message = summary(replace(ENTRY, certify_release=True))
    assert [record.values["kind"] for record in records(message, "SE30")] == ["SE", "BY", "ST"]
    assert [record.values["kind"] for record in records(message, "SE50")] == ["MF"]
    assert message.findings == ()


@pytest.mark.parametrize("entry, rows", [
    (ENTRY, ["SE15RCOSU6389201745|118|N"]),
    (carried(bills=(Bill("M", "COSU", "6389201745", 0), Bill("H", "NGLX", "NB880021", 40))),
     ["SE15MCOSU6389201745||N", "SE15HNGLXNB880021|40|N"]),
    (carried(bills=(Bill("I", "", "123456789", 0), Bill("M", "COSU", "6389201745", 9))),
     ["SE15I    123456789||N", "SE15RCOSU6389201745|9|N"]),
    (carried(mode="30", carrier="ABCD", bills=(Bill("M", "ABCD", "PAPS0001", 7),)), ["SE15RABCDPAPS0001|7|N"]),
    (carried(mode="40", carrier="CX", bills=(Bill("M", "160", "160-12345675", 5),)), ["SE15R    16012345675|5|N"]),
    # By post the bill is not on a manifest, and the quantity stands in SE16.
    (carried(mode="50", carrier="USPS", bills=(Bill("M", "", "RR123456785CN", 1),)), ["SE15R    RR123456785CN||Y"]),
])
def test_bills_of_a_release(entry: Entry, rows: list[str]) -> None:
    message = release(entry)
    found = records(message, "SE15")
    assert [f"{r.emit()[:59].rstrip()}|{r.as_int('quantity') or ''}|{r.values['non_ams']}" for r in found] == rows
    assert len(records(message, "SE16")) == (entry.transport.mode == "50")
    assert message.findings == ()


def test_a_single_transaction_bond_is_told_in_references() -> None:
    message = release(replace(ENTRY, bond=Bond("9", "036", 50000)))
    assert told(message, "SE20") == [
        {"qualifier": "CR", "reference": "26-004417"}, {"qualifier": "V1", "reference": "036"},
        {"qualifier": "AMT", "reference": "50000"},
    ]


def test_lines_of_two_manufacturers_name_each_at_the_line() -> None:
    other = replace(SELLER, name="YIWU JINMAO HARDWARE", mid="CNYIWJIN12YIW")
    entry = replace(ENTRY, manufacturers=(SELLER, other),
                    lines=(LINE, replace(LINE, number=2, manufacturer="CNYIWJIN12YIW")))
    message = release(entry)
    assert [record.values["name"] for record in records(message, "SE50")] == [SELLER.name, other.name]
    assert "MF" not in {record.values["kind"] for record in records(message, "SE30")}
    assert message.findings == ()


def test_a_party_without_a_number_is_named_with_its_address() -> None:
    message = release(replace(ENTRY, buyer=replace(IMPORTER, number="")))
    buyer = next(record for record in records(message, "SE30") if record.values["kind"] == "BY")
    assert (buyer.values["name"], buyer.values["qualifier"]) == ("PRAIRIE HARDWARE SUPPLY INC", "")
    assert {"city": "CHICAGO", "region": "IL", "postal_code": "60632", "country": "US"} in told(message, "SE36")


def test_an_unknown_party_is_told_and_one_that_must_be_named_is_missed() -> None:
    entry = replace(ENTRY, seller=None, buyer=None, manufacturers=())
    assert [(f.rule, f.severity) for f in release(entry).findings] == [
        ("SE30.BY", Severity.WARNING), ("SE50.MF", Severity.WARNING), ("SE50.SE", Severity.WARNING),
        ("SE10.SE30", Severity.FATAL), ("SE10.SE30", Severity.FATAL)]
