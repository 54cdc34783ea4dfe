"""Each rule where it fires and where it is quiet, edges in pairs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.checks.build import (
    AIRBILL,
    IMPORTER,
    KG,
    MASTER,
    AdCvd,
    Article,
    Bill,
    Declaration,
    Quantity,
    air,
    apparel,
    article,
    assessed,
    bill_of_goods,
    bills,
    built,
    case,
    date,
    fee,
    fields,
    invoice,
    line,
    more,
    only_fee,
    owed,
    part,
    tax,
)
from tests.samples import CHARGES, FEES, assessment
from tidewaiter import checks
from tidewaiter.checks import RULES
from tidewaiter.checks.rule import DECLARED, rule
from tidewaiter.duty.result import Charge, Prohibited, Undetermined
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Charge as InvoiceCharge
from tidewaiter.entry.line import Agency, License
from tidewaiter.findings import Finding, Severity, fatal

RAIL = part("transport", mode="21", carrier="CPRS", conveyance="", lading_port="", containers=())
TRUCK = part("transport", mode="30", carrier="ABFS", conveyance="", lading_port="", bills=(), containers=())
WATER = part("transport", mode="12")
INFORMAL = fields(type="11")
ADCVD = fields(type="03")
SINGLE = part("bond", kind="9", amount=30_000)
WAIVED = part("bond", kind="0", surety="", waiver_reason="998")
MONTHLY = part("payment", kind="7", print_date=date(2026, 10, 1), month="10")
DAILY = part("payment", kind="2", print_date=date(2026, 9, 30))
STEEL = Declaration("08", {"melted": "CN"})
METAL = CHARGES[2]
FREE_METAL = replace(METAL, number="99038201", amount=0)
BRASS = (Article("7419805050", 14172, (KG,)),)
LAMP = (Article("9405116010", 14172, (Quantity(Decimal(90), "NO"), KG)),)
DEPOSIT = Charge("A570967000", "adcvd", "33.28%", "value", "14172.00", 471644, "order", kind="ad")


def set_header(entry: Entry) -> Entry:
    """Make the first line the header of a set."""
    return replace(entry, lines=(replace(entry.lines[0], set_indicator="X"), *entry.lines[1:]))


# rule, whether it fires, the changes to a clean entry, the changes to what it owes
CASES = [
    ("ENT-NUMBER", True,  [fields(number="03245279")], []),
    ("ENT-NUMBER", True,  [fields(filer="000")], []),
    ("ENT-NUMBER", False, [fields(number="03245278")], []),
    ("ENT-TYPE", True,  [fields(type="99")], []),
    ("ENT-TYPE", True,  [fields(type="")], []),
    ("ENT-TYPE", False, [fields(type="06")], []),
    ("ENT-INFORMAL-VALUE", True,  [INFORMAL, article(value=2501)], []),
    ("ENT-INFORMAL-VALUE", False, [INFORMAL, article(value=2500)], []),
    ("ENT-INFORMAL-VALUE", False, [article(value=2501)], []),
    ("ENT-INFORMAL-VALUE", False, [INFORMAL, article(value=10_000), line(facts={"ch98": "98010010"})], []),
    ("ENT-INFORMAL-VALUE", True,  [INFORMAL, article(value=10_001), line(facts={"ch98": "98010010"})], []),
    ("ENT-INFORMAL-VALUE", False, [INFORMAL, article(value=50_000), line(facts={"ch98": "9804.00.05"})], []),
    ("ENT-INFORMAL-CHAPTER-99", True,  [INFORMAL, article(value=251)], []),
    ("ENT-INFORMAL-CHAPTER-99", False, [INFORMAL, article(value=250)], []),
    ("ENT-INFORMAL-CHAPTER-99", False, [INFORMAL, article(value=251)], [owed(charges=(CHARGES[1], CHARGES[3]))]),
    ("ENT-ADCVD-TYPE", True,  [line(adcvd=case())], []),
    ("ENT-ADCVD-TYPE", True,  [INFORMAL, line(adcvd=case())], []),
    ("ENT-ADCVD-TYPE", False, [ADCVD, line(adcvd=case())], []),
    ("ENT-QUOTA-TYPE", True,  [line(licenses=(License("14", "1AA123456"),))], []),
    ("ENT-QUOTA-TYPE", False, [fields(type="02"), line(licenses=(License("14", "1AA123456"),))], []),
    ("ENT-QUOTA-TYPE", False, [line(licenses=(License("01", "STL123456"),))], []),
    ("ENT-QUOTA-TYPE", True,  [article(hts="0406904600")], []),
    ("ENT-QUOTA-TYPE", False, [article(hts="0406909700")], []),
    ("ENT-PORT", True,  [fields(port="270")], []),
    ("ENT-PORT", True,  [fields(port="")], []),
    ("ENT-PORT", False, [fields(port="9998")], []),
    ("ENT-PORT-KNOWN", True,  [fields(port="9998")], []),
    ("ENT-PORT-KNOWN", False, [fields(port="1001")], []),
    ("ENT-PORT-KNOWN", False, [fields(port="270")], []),
    ("ENT-STATE", True,  [fields(state="")], []),
    ("ENT-STATE", True,  [fields(state="ZZ")], []),
    ("ENT-STATE", True,  [INFORMAL, fields(state="ZZ")], []),
    ("ENT-STATE", False, [INFORMAL, fields(state="")], []),
    ("ENT-STATE", False, [fields(state="PR")], []),
    ("ENT-DECLARANT", True,  [part("declarant", name=" ")], []),
    ("ENT-DECLARANT", True,  [part("declarant", title="")], []),
    ("ENT-DECLARANT", False, [part("declarant", licence="")], []),
    ("ENT-LICENCE", True,  [part("declarant", licence="")], []),
    ("ENT-LICENCE", False, [part("declarant", licence=""), part("broker", name="")], []),
    ("ENT-REFERENCE", True,  [fields(reference="26-0044170")], []),
    ("ENT-REFERENCE", False, [fields(reference="26-004417")], []),
    ("ENT-MISSING-DOCUMENTS", True,  [fields(missing_documents=("12",))], []),
    ("ENT-MISSING-DOCUMENTS", True,  [fields(missing_documents=("01", "01"))], []),
    ("ENT-MISSING-DOCUMENTS", True,  [fields(missing_documents=("99", "01"))], []),
    ("ENT-MISSING-DOCUMENTS", True,  [fields(missing_documents=("01", "10", "11"))], []),
    ("ENT-MISSING-DOCUMENTS", False, [fields(missing_documents=("01", "99"))], []),

    ("DAY-IMPORTED", True,  [fields(type="21"), part("days", imported=None)], []),
    ("DAY-IMPORTED", True,  [fields(type="23"), part("days", imported=None)], []),
    ("DAY-IMPORTED", False, [part("days", imported=None)], []),
    ("DAY-IMPORTED-UNKNOWN", True,  [part("days", imported=None)], []),
    ("DAY-IMPORTED-UNKNOWN", False, [INFORMAL, part("days", imported=None)], []),
    ("DAY-IMPORTED-UNKNOWN", False, [fields(type="22"), part("days", imported=None)], []),
    ("DAY-EXPORTED", True,  [part("days", exported=None)], []),
    ("DAY-EXPORTED", True,  [INFORMAL, part("days", exported=None)], []),
    ("DAY-EXPORTED", False, [fields(type="06"), part("days", exported=None)], []),
    ("DAY-EXPORTED-IMPORTED", True,  [part("days", exported=date(2026, 9, 17))], []),
    ("DAY-EXPORTED-IMPORTED", False, [part("days", exported=date(2026, 9, 16))], []),
    ("DAY-EXPORTED-ENTERED", True,  [part("days", exported=date(2026, 9, 19))], []),
    ("DAY-EXPORTED-ENTERED", False, [part("days", exported=date(2026, 9, 18))], []),
    ("DAY-LOADED", True,  [part("days", loaded=date(2026, 9, 17))], []),
    ("DAY-LOADED", False, [part("days", loaded=date(2026, 9, 16))], []),
    ("DAY-ENTERED", True,  [part("days", imported=date(2026, 9, 19))], []),
    ("DAY-ENTERED", False, [part("days", imported=date(2026, 9, 18))], []),
    ("DAY-FIFTEEN", True,  [part("days", imported=date(2026, 9, 2))], []),
    ("DAY-FIFTEEN", False, [part("days", imported=date(2026, 9, 3))], []),
    ("DAY-FIFTEEN", False, [part("days", imported=date(2026, 9, 2)),
                            part("transport", in_bond_date=date(2026, 9, 3))], []),
    ("DAY-SUMMARY", True,  [part("days", summary=date(2026, 10, 3))], []),
    ("DAY-SUMMARY", False, [part("days", summary=date(2026, 10, 2))], []),
    ("DAY-SUMMARY", True,  [part("days", entered=date(2024, 1, 9), summary=date(2024, 1, 25))], []),
    ("DAY-SUMMARY", False, [part("days", entered=date(2024, 1, 9), summary=date(2024, 1, 24))], []),
    ("DAY-SUMMARY-BEFORE-ENTRY", True,  [part("days", summary=date(2026, 9, 17))], []),
    ("DAY-SUMMARY-BEFORE-ENTRY", False, [part("days", summary=date(2026, 9, 18))], []),
    ("DAY-TOO-OLD", True,  [part("days", exported=date(1926, 8, 29))], []),
    ("DAY-TOO-OLD", True,  [part("days", imported=date(2021, 9, 17))], []),
    ("DAY-TOO-OLD", False, [part("days", imported=date(2021, 9, 18))], []),
    ("DAY-TOO-OLD", False, [fields(type="06"), part("days", imported=date(2019, 9, 18))], []),
    ("DAY-IN-BOND-MISSING", True,  [bills(MASTER, Bill("I", "", "123456789", 0))], []),
    ("DAY-IN-BOND-MISSING", True,  [part("transport", in_bond_date=date(2026, 9, 17))], []),
    ("DAY-IN-BOND-MISSING", False, [bills(MASTER, Bill("I", "", "123456789", 0)),
                                    part("transport", in_bond_date=date(2026, 9, 17))], []),
    ("DAY-IN-BOND", True,  [part("transport", in_bond_date=date(2026, 9, 15))], []),
    ("DAY-IN-BOND", False, [part("transport", in_bond_date=date(2026, 9, 16))], []),
    ("DAY-IN-BOND", False, [part("transport", in_bond_date=date(2026, 9, 18))], []),
    ("DAY-IN-BOND", True,  [part("transport", in_bond_date=date(2026, 9, 19))], []),

    ("PTY-IMPORTER", True,  [part("importer", number="")], []),
    ("PTY-IMPORTER", True,  [part("importer", number="36-4567890ZZ")], []),
    ("PTY-IMPORTER", False, [part("importer", number="123-45-6789")], []),
    ("PTY-CONSIGNEE", True,  [part("consignee", number="00-0000000")], []),
    ("PTY-CONSIGNEE", True,  [part("consignee", number="")], []),
    ("PTY-CONSIGNEE", False, [INFORMAL, part("consignee", number="00-0000000")], []),
    ("PTY-CONSIGNEE", False, [fields(type="21"), part("consignee", number="")], []),
    ("PTY-NOTIFY", True,  [fields(notify="364567890")], []),
    ("PTY-NOTIFY", False, [fields(notify="36-4567890")], []),
    ("PTY-ADDRESS", True,  [part("importer", postal_code="")], []),
    ("PTY-ADDRESS", False, [part("importer", postal_code="", region="", country="DE")], []),
    ("PTY-SOLD-TO", True,  [line(sold_to="")], []),
    ("PTY-SOLD-TO", True,  [INFORMAL, line(sold_to="ACME")], []),
    ("PTY-SOLD-TO", False, [INFORMAL, line(sold_to="")], []),
    ("PTY-DELIVERED-TO", True,  [line(delivered_to="ACME")], []),
    ("PTY-DELIVERED-TO", False, [line(delivered_to="")], []),
    ("PTY-EXPORTER", True,  [line(foreign_exporter="NINGBO")], []),
    ("PTY-EXPORTER", True,  [ADCVD, line(adcvd=case(), foreign_exporter="")], []),
    ("PTY-EXPORTER", False, [line(foreign_exporter="")], []),
    ("MID-MISSING", True,  [line(manufacturer="")], []),
    ("MID-MISSING", False, [INFORMAL, line(manufacturer="")], []),
    ("MID-MISSING", False, [fields(type="23"), line(manufacturer="")], []),
    ("MID-MISSING", True,  [fields(type="23"), line(manufacturer="", exported_from="CA")], []),
    ("MID-FORMAT", True,  [line(manufacturer="CNNIN88")], []),
    ("MID-FORMAT", True,  [line(manufacturer="QQNINHAI88NIN")], []),
    ("MID-FORMAT", False, [line(manufacturer="XOMAPLUM12TOR")], []),
    ("MID-CANADA", True,  [line(exported_from="CA")], []),
    ("MID-CANADA", False, [line(exported_from="CA", manufacturer="XOMAPLUM12TOR")], []),
    ("MID-CANADA", False, [INFORMAL, line(exported_from="CA")], []),
    ("MID-COUNTRY", True,  [line(manufacturer="VNABCFAC123HCM")], []),
    ("MID-COUNTRY", False, [line(origin="CA", manufacturer="XOABCFAC123TOR")], []),
    ("MID-COUNTRY", False, [apparel(origin="BD")], []),

    ("TRN-MODE", True,  [part("transport", mode="")], []),
    ("TRN-MODE", True,  [part("transport", mode="45")], []),
    ("TRN-MODE", False, [INFORMAL, part("transport", mode="")], []),
    ("TRN-CARRIER", True,  [part("transport", carrier="CX")], []),
    ("TRN-CARRIER", True,  [part("transport", carrier="")], []),
    ("TRN-CARRIER", True,  [air(carrier="CPAC")], []),
    ("TRN-CARRIER", False, [air(carrier="*F")], []),
    ("TRN-CARRIER", False, [part("transport", carrier="ZZZZ")], []),
    ("TRN-CARRIER", False, [TRUCK, part("transport", carrier="")], []),
    ("TRN-CARRIER", False, [RAIL, part("transport", carrier="UP")], []),
    ("TRN-CARRIER", True,  [RAIL, part("transport", carrier="U")], []),
    ("TRN-VESSEL", True,  [part("transport", conveyance="")], []),
    ("TRN-VESSEL", False, [air()], []),
    ("TRN-LADING-PORT", True,  [part("transport", lading_port="")], []),
    ("TRN-LADING-PORT", True,  [part("transport", lading_port="5702")], []),
    ("TRN-LADING-PORT", False, [TRUCK], []),
    ("TRN-UNLADING-PORT", True,  [part("transport", unlading_port="")], []),
    ("TRN-UNLADING-PORT", True,  [TRUCK, part("transport", unlading_port="270")], []),
    ("TRN-UNLADING-KNOWN", True,  [part("transport", unlading_port="9998")], []),
    ("TRN-UNLADING-KNOWN", False, [part("transport", unlading_port="1001")], []),
    ("TRN-UNLADING-PORT", False, [TRUCK, part("transport", unlading_port="")], []),
    ("TRN-UNLADING-IN-BOND", True,  [bills(MASTER, Bill("I", "", "123456789", 0))], []),
    ("TRN-UNLADING-IN-BOND", False, [bills(MASTER, Bill("I", "", "123456789", 0)), fields(port="3901")], []),
    ("TRN-LOCATION", True,  [part("transport", location="952")], []),
    ("TRN-LOCATION", True,  [fields(type="21"), part("transport", location="")], []),
    ("TRN-LOCATION", True,  [fields(type="31"), part("transport", location="")], []),
    ("TRN-LOCATION", False, [part("transport", location="")], []),
    ("TRN-BILLS", True,  [bills()], []),
    ("TRN-BILLS", False, [TRUCK], []),
    ("TRN-BILL-ORDER", True,  [bills(Bill("H", "COSU", "H1", 118))], []),
    ("TRN-BILL-ORDER", True,  [bills(MASTER, Bill("S", "", "S1", 118))], []),
    ("TRN-BILL-ORDER", True,  [bills(MASTER, MASTER)], []),
    ("TRN-BILL-ORDER", True,  [bills(Bill("B", "COSU", "1", 118))], []),
    ("TRN-BILL-ORDER", False, [bills(MASTER, Bill("H", "COSU", "H1", 60), Bill("H", "COSU", "H2", 58))], []),
    ("TRN-BILL-ORDER", False, [bills(MASTER, Bill("H", "COSU", "H1", 60), MASTER, Bill("H", "COSU", "H2", 58))], []),
    ("TRN-BILL-ORDER", True,  [bills(MASTER, Bill("H", "COSU", "H1", 60), MASTER, Bill("H", "COSU", "H1", 60))], []),
    ("TRN-BILL-ORDER", False, [RAIL, bills(Bill("H", "CPRS", "H1", 118))], []),
    ("TRN-BILL-NUMBER", True,  [bills(replace(MASTER, number="1234567890123"))], []),
    ("TRN-BILL-NUMBER", False, [bills(replace(MASTER, number="123456789012"))], []),
    ("TRN-BILL-ISSUER", True,  [bills(replace(MASTER, issuer=""))], []),
    ("TRN-BILL-ISSUER", True,  [air(bills=(replace(AIRBILL, issuer="CX"),))], []),
    ("TRN-BILL-ISSUER", False, [air()], []),
    ("TRN-BILL-QUANTITY", True,  [bills(replace(MASTER, quantity=0))], []),
    ("TRN-BILL-QUANTITY", False, [bills(replace(MASTER, quantity=0), Bill("H", "COSU", "H1", 118))], []),
    ("TRN-AIR-WAYBILL", True,  [air(bills=(replace(AIRBILL, number="16012345676"),))], []),
    ("TRN-AIR-WAYBILL", False, [air()], []),
    ("TRN-CONTAINER", True,  [part("transport", containers=("CSNU6829161",))], []),
    ("TRN-CONTAINER", False, [part("transport", containers=("CSNU6829160",))], []),
    ("TRN-NO-CONTAINER", True,  [part("transport", containers=())], []),
    ("TRN-NO-CONTAINER", False, [part("transport", mode="10", containers=())], []),

    ("BND-KIND", True,  [part("bond", kind="7")], []),
    ("BND-KIND", True,  [part("bond", kind="")], []),
    ("BND-KIND", False, [INFORMAL, part("bond", kind="")], []),
    ("BND-SURETY", True,  [part("bond", surety="36")], []),
    ("BND-SURETY", False, [part("bond", surety="000")], []),
    ("BND-SURETY-KNOWN", True,  [part("bond", surety="000")], []),
    ("BND-SURETY-KNOWN", False, [part("bond", surety="146")], []),
    ("BND-AMOUNT", True,  [SINGLE, part("bond", amount=0)], []),
    ("BND-AMOUNT", True,  [part("bond", amount=50_000)], []),
    ("BND-AMOUNT", False, [SINGLE], []),
    ("BND-SUFFICIENT", True,  [SINGLE, part("bond", amount=25_278)], []),     # 14,172 and 11,106.80
    ("BND-SUFFICIENT", False, [SINGLE, part("bond", amount=25_279)], []),
    ("BND-SUFFICIENT", True,  [SINGLE, fields(type="02"), part("bond", amount=42_515)], []),       # three times 14,172
    ("BND-SUFFICIENT", False, [SINGLE, fields(type="02"), part("bond", amount=42_516)], []),
    ("BND-WAIVER-DETAIL", True,  [WAIVED, part("bond", surety="036")], []),
    ("BND-WAIVER-DETAIL", False, [WAIVED], []),
    ("BND-WAIVER-TYPE", True,  [WAIVED, ADCVD], []),
    ("BND-WAIVER-TYPE", True,  [WAIVED, fields(type="23")], []),
    ("BND-WAIVER-TYPE", False, [WAIVED, fields(type="23"), line(origin="CA")], []),
    ("BND-WAIVER-REASON", True,  [WAIVED, part("bond", waiver_reason="")], []),
    ("BND-WAIVER-REASON", True,  [WAIVED, INFORMAL], []),
    ("BND-WAIVER-REASON", True,  [part("bond", waiver_reason="998")], []),
    ("BND-WAIVER-REASON", False, [WAIVED], []),

    ("PAY-KIND", True,  [part("payment", kind="4")], []),
    ("PAY-KIND", False, [part("payment", kind="8")], []),
    ("PAY-PRINT-DATE", True,  [part("payment", kind="2")], []),
    ("PAY-PRINT-DATE", True,  [part("payment", print_date=date(2026, 9, 30))], []),
    ("PAY-PRINT-DATE", False, [DAILY], []),
    ("PAY-PRINT-DAY", True,  [DAILY, part("payment", print_date=date(2026, 9, 26))], []),     # Saturday
    ("PAY-PRINT-DAY", True,  [DAILY, part("payment", print_date=date(2026, 10, 12))], []),    # Columbus Day
    ("PAY-PRINT-DAY", False, [DAILY, part("payment", print_date=date(2026, 10, 13))], []),
    ("PAY-PRINT-DAY", True,  [DAILY, part("payment", print_date=date(2026, 9, 23))], []),
    ("PAY-PRINT-DAY", True,  [DAILY, part("payment", print_date=date(2026, 9, 24))], []),
    ("PAY-PRINT-DAY", False, [DAILY, part("payment", print_date=date(2026, 9, 25))], []),
    ("PAY-PRINT-DAY", False, [DAILY, part("payment", print_date=date(2026, 12, 23))], []),
    ("PAY-PRINT-DAY", True,  [DAILY, part("payment", print_date=date(2026, 12, 24))], []),
    ("PAY-IN-TIME", True,  [DAILY, part("payment", print_date=date(2026, 10, 5))], []),
    ("PAY-IN-TIME", False, [DAILY, part("payment", print_date=date(2026, 10, 2))], []),
    ("PAY-MONTH", True,  [MONTHLY, part("payment", month="")], []),
    ("PAY-MONTH", True,  [MONTHLY, part("payment", month="13")], []),
    ("PAY-MONTH", True,  [MONTHLY, part("payment", month="12")], []),
    ("PAY-MONTH", True,  [MONTHLY, part("payment", month="08")], []),
    ("PAY-MONTH", True,  [DAILY, part("payment", month="10")], []),
    ("PAY-MONTH", False, [MONTHLY, part("payment", month="11")], []),
    ("PAY-MONTHLY-TAX", True,  [MONTHLY], [tax(100)]),
    ("PAY-MONTHLY-TAX", False, [MONTHLY], []),
    ("PAY-MONTHLY-TAX", False, [DAILY], [tax(100)]),

    ("LIN-NONE", True,  [fields(lines=())], []),
    ("LIN-NONE", False, [], []),
    ("LIN-COUNT", True,  [lambda entry: replace(entry, lines=entry.lines * 999)], []),
    ("LIN-COUNT", False, [lambda entry: replace(entry, lines=entry.lines * 998)], []),
    ("LIN-NUMBER", True,  [more(number=1)], []),
    ("LIN-NUMBER", True,  [line(number=0)], []),
    ("LIN-NUMBER", False, [more()], []),
    ("LIN-ARTICLE", True,  [line(articles=())], []),
    ("LIN-ARTICLE", False, [], []),
    ("LIN-DESCRIPTION", True,  [line(description=" ")], []),
    ("LIN-DESCRIPTION", False, [line(description="X")], []),
    ("LIN-VAGUE", True,  [line(description="General goods.")], []),
    ("LIN-VAGUE", False, [line(description="BRAKE PARTS")], []),
    ("LIN-ORIGIN", True,  [line(origin="")], []),
    ("LIN-ORIGIN", True,  [line(origin="QQ")], []),
    ("LIN-ORIGIN", False, [line(origin="US")], []),
    ("LIN-EXPORT", True,  [line(exported_from="US")], []),
    ("LIN-EXPORT", True,  [line(exported_from="")], []),
    ("LIN-EXPORT", True,  [INFORMAL, line(exported_from="")], []),
    ("LIN-EXPORT", False, [fields(type="06"), line(exported_from="")], []),
    ("LIN-EXPORT", False, [fields(type="31"), line(exported_from="US")], []),
    ("LIN-RELATED", True,  [line(related=None)], []),
    ("LIN-RELATED", False, [line(related=True)], []),
    ("LIN-WEIGHT", True,  [line(gross_weight=0)], []),
    ("LIN-WEIGHT", False, [TRUCK, line(gross_weight=0)], []),
    ("LIN-SET", True,  [line(set_indicator="X")], []),
    ("LIN-SET", True,  [line(set_indicator="V")], []),
    ("LIN-SET", True,  [line(set_indicator="Y")], []),
    ("LIN-SET", True,  [more(set_indicator="V", articles=BRASS), set_header], []),
    ("LIN-SET", False, [more(set_indicator="V"), set_header], []),

    ("VAL-POSITIVE", True,  [article(value=0)], []),
    ("VAL-POSITIVE", True,  [line(articles=(Article("7326908688", 10), Article("7326908676", -1)))], []),
    ("VAL-POSITIVE", False, [article(value=1)], []),
    ("VAL-CHARGES", True,  [article(value=1251), line(charges=0)], []),
    ("VAL-CHARGES", False, [article(value=1250), line(charges=0)], []),
    ("VAL-CHARGES", False, [line(charges=0, origin="GU")], []),
    ("VAL-CHARGES", False, [article(value=10_000), line(charges=0, facts={"ch98": "9801.00.1012"})], []),
    ("VAL-CHARGES", True,  [article(value=10_001), line(charges=0, facts={"ch98": "9801.00.1012"})], []),
    ("VAL-CHARGES", False, [line(charges=0, facts={"ch98": "98020050"})], []),
    ("VAL-CHARGES-NEGATIVE", True,  [line(charges=-1)], []),
    ("VAL-CHARGES-NEGATIVE", False, [line(charges=0)], []),
    ("VAL-CHARGES-OVER-VALUE", True,  [line(charges=14_173)], []),
    ("VAL-CHARGES-OVER-VALUE", False, [line(charges=14_172)], []),
    ("VAL-SET", True,  [more(set_indicator="V", articles=(Article("7326908688", 14_171, (KG,)),)), set_header], []),
    ("VAL-SET", False, [more(set_indicator="V"), set_header], []),
    ("VAL-INVOICE-TOTAL", True,  [invoice(lines=bill_of_goods("14171.99"))], []),
    ("VAL-INVOICE-TOTAL", False, [invoice(lines=bill_of_goods("10000", "4172.00"))], []),
    ("VAL-INVOICE-TOTAL", False, [invoice(lines=bill_of_goods("14000"), charges=(
        InvoiceCharge("freight", "non_dutiable", Decimal(172)),))], []),
    ("VAL-INVOICE-LINE", True,  [invoice(lines=(replace(bill_of_goods("14172")[0], quantity=Decimal(2)),))], []),
    ("VAL-INVOICE-LINE", False, [invoice(lines=bill_of_goods("14172"))], []),
    ("VAL-INVOICE-MISSING", True,  [fields(invoices=())], []),
    ("VAL-INVOICE-MISSING", False, [fields(invoices=(), missing_documents=("01",))], []),
    ("VAL-CURRENCY", True,  [invoice(currency="EUR")], []),
    ("VAL-CURRENCY", True,  [invoice(currency="EUR", rate=Decimal(0))], []),
    ("VAL-CURRENCY", False, [invoice(currency="EUR", rate=Decimal("1.08"))], []),
    ("VAL-DOLLAR-RATE", True,  [invoice(rate=Decimal("1.08"))], []),
    ("VAL-DOLLAR-RATE", False, [invoice(rate=Decimal("1.00"))], []),
    ("VAL-INVOICE-DAY", True,  [invoice(day=date(2026, 9, 19))], []),
    ("VAL-INVOICE-DAY", False, [invoice(day=date(2026, 9, 18))], []),

    ("QTY-UNITS", True,  [article(quantities=())], []),
    ("QTY-UNITS", True,  [article(quantities=(Quantity(Decimal(12), "NO"),))], []),
    ("QTY-UNITS", True,  [article(quantities=(KG, Quantity(Decimal(12), "NO")))], []),
    ("QTY-UNITS", True,  [apparel(articles=(Article("6109100012", 4000, (
        Quantity(Decimal(250), "KG"), Quantity(Decimal(100), "DOZ"))),))], []),
    ("QTY-UNITS", False, [apparel()], []),
    ("QTY-UNIT-KNOWN", True,  [article(quantities=(Quantity(Decimal(1), "FURLONG"),))], []),
    ("QTY-UNIT-KNOWN", False, [article(quantities=(Quantity(Decimal(1), "DOZ"),))], []),
    ("QTY-POSITIVE", True,  [article(quantities=(Quantity(Decimal(0), "KG"),))], []),
    ("QTY-POSITIVE", True,  [article(quantities=(Quantity(Decimal(1), "X"),))], []),
    ("QTY-POSITIVE", False, [article(quantities=(Quantity(Decimal(0), "X"),))], []),
    ("QTY-POSITIVE", False, [article(quantities=(Quantity(Decimal("0.01"), "KG"),))], []),
    ("QTY-NET-WEIGHT", True,  [line(gross_weight=3538)], []),
    ("QTY-NET-WEIGHT", False, [line(gross_weight=3539)], []),
    ("QTY-NET-WEIGHT", False, [line(gross_weight=0)], []),

    ("HTS-FORMAT", True,  [article(hts="73269086")], []),
    ("HTS-FORMAT", False, [], []),
    ("HTS-CHAPTER", True,  [article(hts="9903880300")], []),
    ("HTS-CHAPTER", True,  [article(hts="9801001012")], []),
    ("HTS-CHAPTER", False, [], []),
    ("HTS-UNKNOWN", True,  [article(hts="7326908699")], []),
    ("HTS-UNKNOWN", False, [article(hts="0201305085")], []),
    ("HTS-ENDED", True,  [article(hts="0201305085"), part("days", entered=date(2026, 2, 1))], []),
    ("HTS-ENDED", False, [article(hts="0201305085"), part("days", entered=date(2026, 1, 31))], []),
    ("HTS-ENDED", True,  [article(hts="0201305097"), part("days", entered=date(2026, 1, 31))], []),
    ("HTS-ENDED", False, [article(hts="0201305097"), part("days", entered=date(2026, 2, 1))], []),
    ("HTS-TWICE", True,  [line(articles=(Article("7326908688", 1, (KG,)), Article("7326908688", 2, (KG,))))], []),
    ("HTS-TWICE", False, [line(articles=(Article("7326908688", 1, (KG,)), Article("7326908676", 2, (KG,))))], []),

    ("SPI-KNOWN", True,  [line(program="QQ")], []),
    ("SPI-KNOWN", False, [line(program="AU")], []),
    ("SPI-LAPSED", True,  [line(program="A", origin="TH"), part("days", entered=date(2021, 1, 1))], []),
    ("SPI-LAPSED", False, [line(program="A", origin="TH"), part("days", entered=date(2020, 12, 31))], []),
    ("SPI-LAPSED", False, [line(program="S", origin="MX")], []),
    ("SPI-COUNTRY", True,  [line(program="S", origin="CN")], []),
    ("SPI-COUNTRY", False, [line(program="S", origin="MX")], []),
    ("SPI-COLUMN-2", True,  [line(program="S", origin="CU")], []),
    ("SPI-COLUMN-2", False, [line(program="", origin="CU")], []),
    ("SPI-NOT-IN-COLUMN", True,  [article(hts="8481801040"), line(program="JP", origin="JP")], []),
    ("SPI-NOT-IN-COLUMN", True,  [article(hts="6109100012"), line(program="JP", origin="JP")], []),
    ("SPI-NOT-IN-COLUMN", False, [article(hts="6109100012"), line(program="SG", origin="SG")], []),
    ("SPI-NOT-IN-COLUMN", False, [article(hts="8471500150"), line(program="S", origin="MX")], []),
    ("SPI-NOT-IN-COLUMN", False, [article(hts="5309213010"), line(program="E", origin="BB")], []),       # printed E*
    ("SPI-NOT-IN-COLUMN", False, [article(hts="6109100012"), line(program="D", origin="KE", facts={"ch98": "98191112"})], []),
    ("SPI-USMCA-CERTIFIED", True,  [line(program="S", origin="MX")], []),
    ("SPI-USMCA-CERTIFIED", True,  [line(program="S", origin="MX", facts={"usmca_certified": False})], []),
    ("SPI-USMCA-CERTIFIED", False, [line(program="S", origin="MX", facts={"usmca_certified": True})], []),
    ("SPI-USMCA-CERTIFIED", False, [line(program="S", origin="MX"), article(value=2500)], []),
    ("SPI-UNCLAIMED", True,  [line(origin="KR")], []),
    ("SPI-UNCLAIMED", False, [line(origin="CN")], []),
    ("SPI-UNCLAIMED", False, [line(origin="KR", program="KR")], []),

    ("ADC-MISSING", True,  [ADCVD], []),
    ("ADC-MISSING", False, [ADCVD, line(adcvd=case())], []),
    ("ADC-CASE", True,  [ADCVD, line(adcvd=case("A-570-967"))], []),
    ("ADC-CASE", False, [ADCVD, line(adcvd=case("A-570-967-000"))], []),
    ("ADC-TWICE", True,  [ADCVD, line(adcvd=(*case(), *case("A570968000")))], []),
    ("ADC-TWICE", False, [ADCVD, line(adcvd=(*case(), *case("C570968000")))], []),
    ("ADC-SET", True,  [ADCVD, line(adcvd=case(), set_indicator="X")], []),
    ("ADC-SET", False, [ADCVD, line(adcvd=case(), set_indicator="V")], []),
    ("ADC-COUNTRY", True,  [ADCVD, line(adcvd=case("A552801000"))], []),
    ("ADC-COUNTRY", False, [ADCVD, line(adcvd=case("A570967000"))], []),
    ("ADC-COUNTRY", False, [ADCVD, line(adcvd=case("A999967000"))], []),
    ("ADC-REIMBURSEMENT", True,  [ADCVD, line(adcvd=(AdCvd("A570967000"),))], []),
    ("ADC-REIMBURSEMENT", False, [ADCVD, line(adcvd=(AdCvd("C570968000"),))], []),
    ("ADC-CLAIM", True,  [ADCVD, line(adcvd=case(deposit=""))], []),
    ("ADC-CLAIM", False, [ADCVD, line(adcvd=case(deposit="C"))], []),
    ("ADC-BOND", True,  [ADCVD, line(adcvd=case(deposit="B"))], []),
    ("ADC-BOND", False, [ADCVD, line(adcvd=case(deposit="C"))], []),

    ("TEX-MID-COUNTRY", True,  [apparel(origin="BD")], []),
    ("TEX-MID-COUNTRY", False, [apparel()], []),
    ("TEX-MID-COUNTRY", False, [line(manufacturer="VNABCFAC123HCM")], []),
    ("TEX-CATEGORY", True,  [apparel(category="")], []),
    ("TEX-CATEGORY", False, [apparel()], []),
    ("TEX-CATEGORY-FORMAT", True,  [apparel(category="538")], []),
    ("TEX-CATEGORY-FORMAT", False, [apparel(category="638")], []),

    ("PGA-AGENCY", True,  [line(agencies=(Agency("XXX", answer="data"),))], []),
    ("PGA-AGENCY", False, [line(agencies=(Agency("FDA", answer="data"),))], []),
    ("PGA-ANSWER", True,  [line(agencies=(Agency("FDA"),))], []),
    ("PGA-ANSWER", False, [line(agencies=(Agency("FDA", answer="A"),))], []),
    ("PGA-LICENCE-NUMBER", True,  [line(licenses=(License("14", ""),))], []),
    ("PGA-LICENCE-NUMBER", True,  [line(licenses=(License("STEEL", "1"),))], []),
    ("PGA-LICENCE-NUMBER", False, [line(licenses=(License("14", "1234567890"),))], []),
    ("PGA-DAIRY-LICENCE", True,  [article(hts="0406904600")], []),
    ("PGA-DAIRY-LICENCE", False, [article(hts="0406904600"), line(licenses=(License("14", "3-AA-417-6"),))], []),
    ("PGA-DAIRY-LICENCE", False, [article(hts="0406909700")], []),
    ("PGA-ONE-LICENCE", True,  [line(licenses=(License("14", "1"), License("01", "2")))], []),
    ("PGA-ONE-LICENCE", False, [line(licenses=(License("14", "1"),))], []),

    ("DTY-PROHIBITED", True,  [], [owed(prohibited=(Prohibited("CSMS 70050970", "whey of Canada"),))]),
    ("DTY-PROHIBITED", False, [], []),
    ("DTY-UNDETERMINED", True,  [], [owed(undetermined=(Undetermined("generic", "Is it generic?", ("9903.04.66",)),))]),
    ("DTY-UNDETERMINED", False, [], []),
    ("DTY-METAL-DECLARATION", True,  [line(declarations=())], []),
    ("DTY-METAL-DECLARATION", True,  [line(declarations=(Declaration("07", {"cast": "CN"}),))], []),
    ("DTY-METAL-DECLARATION", True,  [line(articles=BRASS)], []),
    ("DTY-METAL-DECLARATION", False, [line(declarations=())], [owed(charges=CHARGES[3:])]),
    ("DTY-METAL-DECLARATION", False, [line(declarations=())], [owed(charges=(FREE_METAL, CHARGES[3]))]),
    ("DTY-METAL-DECLARATION", False, [line(declarations=(), origin="PR")], []),
    ("DTY-DERIVATIVE-DECLARATION", True,  [line(declarations=(), articles=LAMP)], []),
    ("DTY-DERIVATIVE-DECLARATION", False, [line(articles=LAMP)], []),
    ("DTY-DOMESTIC-METAL", True,  [line(origin="US"), part("days", entered=date(2026, 7, 16))], []),
    ("DTY-DOMESTIC-METAL", False, [line(origin="US"), part("days", entered=date(2026, 7, 15))], []),
    ("DTY-STEEL-MELT", True,  [line(declarations=(Declaration("08"),))], []),
    ("DTY-STEEL-MELT", True,  [line(declarations=(Declaration("08", {"melted": "CN", "melt_applies": "OTH"}),))], []),
    ("DTY-STEEL-MELT", False, [line(declarations=(Declaration("08", {"melt_applies": "OTH"}),))], []),
    ("DTY-MILITARY", True,  [fields(type="51")], []),
    ("DTY-MILITARY", False, [fields(type="51")], [owed(charges=CHARGES[3:])]),

    ("TOT-STATED", True,  [fields(stated_totals={"duty": 1103998})], []),
    ("TOT-STATED", True,  [fields(stated_totals={"sum": 1103999})], []),
    ("TOT-STATED", False, [fields(stated_totals={"duty": 1103999, "total": 1110680})], []),
    ("TOT-LINES", True,  [], [lambda owes: replace(owes, lines=())]),
    ("TOT-LINES", False, [], []),
    ("TOT-VALUE", True,  [article(value=14_173)], []),
    ("TOT-VALUE", False, [], []),
    ("TOT-SIGN", True,  [], [owed(fees=(replace(FEES[0], amount=-1),))]),
    ("TOT-SIGN", False, [], [owed(fees=(replace(FEES[0], amount=0),))]),
    ("TOT-FEE-SHARES", True,  [], [fee("499", shares=(4908,))]),
    ("TOT-FEE-SHARES", False, [], [fee("499", shares=(4909,))]),
    ("TOT-FEE-SUM", True,  [], [fee("501", computed=1773)]),
    ("TOT-FEE-SUM", False, [], [fee("501", computed=1772)]),
    ("TOT-MPF-KIND", True,  [INFORMAL], []),
    ("TOT-MPF-KIND", True,  [], [only_fee("311", 269)]),
    ("TOT-MPF-KIND", False, [INFORMAL], [only_fee("311", 269)]),
    ("TOT-HMF", True,  [air()], []),
    ("TOT-HMF", True,  [INFORMAL], []),
    ("TOT-HMF", False, [air()], [only_fee("499", 4909)]),
    ("TOT-HMF-MISSING", True,  [WATER], [owed(fees=FEES[:1])]),
    ("TOT-HMF-MISSING", False, [WATER], []),
]


def name(value: object) -> str:
    return str(value) if isinstance(value, str | bool) else ""


@pytest.mark.parametrize("rule, fires, changes, owing", CASES, ids=name)
def test_rule(rule: str, fires: bool, changes: list, owing: list):
    entry = built(*changes)
    found = {finding.rule for finding in checks.findings(entry, assessed(entry, *owing))}
    assert (rule in found) is fires


def test_every_rule_has_a_case_each_way():
    stated = {(rule, fires) for rule, fires, _, _ in CASES}
    assert stated == {(rule, fires) for rule in RULES for fires in (True, False)}


def test_no_declared_rule_is_left_out():
    assert RULES == DECLARED


def test_the_clean_entry_has_no_finding():
    assert checks.findings(built(), assessed(built())) == []


def test_without_an_assessment_an_entry_is_checked_all_the_same():
    assert checks.findings(built()) == []
    assert fatal(checks.findings(built(fields(port=""))))


def test_all_findings_come_at_once():
    entry = built(fields(port="", state="", type="99"), line(origin="", related=None))
    found = {finding.rule for finding in checks.findings(entry)}
    assert {"ENT-PORT", "ENT-STATE", "ENT-TYPE", "LIN-ORIGIN", "LIN-RELATED"} <= found


def test_what_the_assessment_says_itself_is_not_said_again():
    entry = built(article(hts="7326908699"))
    owes = assessed(entry)
    own = Finding("HTS-UNKNOWN", Severity.FATAL, "line 1, HTS number", "not in the schedule", "HTS")
    assert "HTS-UNKNOWN" in {finding.rule for finding in checks.findings(entry, owes)}
    owes = assessed(entry, owed(findings=(own,)))
    assert "HTS-UNKNOWN" not in {finding.rule for finding in checks.findings(entry, owes)}


def test_a_rule_holds_on_its_days_only():
    assert RULES["DTY-DOMESTIC-METAL"].span.start == date(2026, 7, 16)


def test_a_rule_without_words_or_with_a_taken_id_is_refused():
    def silent(case):
        yield from ()

    with pytest.raises(TypeError):
        rule("ENT-NEW", cite="none")(silent)
    silent.__doc__ = "It speaks."
    with pytest.raises(TypeError):
        rule("ENT-NUMBER", cite="none")(silent)


def test_every_finding_says_where_what_and_why():
    for name, fires, changes, owing in CASES:
        if not fires:
            continue
        entry = built(*changes)
        for finding in checks.findings(entry, assessed(entry, *owing)):
            assert finding.where and finding.message and finding.cite and finding.fix.endswith("."), (name, finding)


def test_a_social_security_number_stays_out_of_findings():
    entry = built(fields(importer=replace(IMPORTER, number="123-45-678")))
    assert not any("123-45" in finding.message for finding in checks.findings(entry, assessment(entry)))
