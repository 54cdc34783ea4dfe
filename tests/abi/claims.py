"""Drawback claims of each kind, record by record: goods, parties and numbers are invented, amounts are 99% of what was paid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from tidewaiter.abi import drawback as de
from tidewaiter.abi import drawback_articles as article
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.record import Record
from tidewaiter.numbers.entry_number import check_digit

NUMBER = "0000412" + check_digit("B76", "0000412")
IMPORTED = "0324527" + check_digit("B76", "0324527")
SENT = date(2026, 9, 24)
Claim = tuple[Record, ...]


def header(provision: str, **values: Any) -> de.Header:
    told: dict[str, Any] = {
        "action": "A", "filer": "B76", "entry_number": NUMBER, "port": "3901", "reference": "DBK-00412", "provision": provision,
        "bond_waiver": "0", "bond_waiver_reason": "999", "signature": "X", "claimant": "36-456789000",
    }
    return de.Header(**told | values)


def imported(method: str, *, quantity: str = "460", unit_value: str = "445.81", **values: Any) -> Claim:
    """A designated import with its classification, quantity and duty."""
    told: dict[str, Any] = {
        "action": "E", "filer": "B76", "entry_number": IMPORTED, "line": "    1", "tracking": "00001", "accounting_method": method,
    }
    substituted = values.pop("substituted", None)
    allowable = values.pop("allowable", None)
    return (
        de.Import(**told | values),
        de.ImportClassification(hts="8413913010", description="PARTS OF PUMPS, CAST IRON"),
        de.ImportQuantity(quantity=Decimal(quantity), unit="NO", allowable=Decimal(allowable) if allowable else None,
                          entered_value=Decimal(unit_value), substituted_value=Decimal(substituted) if substituted else None),
        de.ImportRevenue(class_code="364", claimed=Decimal("5075.43"), calculated=Decimal("5075.43")),
        de.ImportRevenue(class_code="399", claimed=Decimal("25.37"), calculated=Decimal("25.37")),
    )


def totals() -> Claim:
    duty, fees = Decimal("5075.43"), Decimal("25.37")
    return (
        de.ClassTotals(class_code_1="364", amount_1=duty, class_code_2="399", amount_2=fees),
        de.GrandTotals(duty=duty, fees=fees, tax=Decimal(0)),
    )


def exported(**values: Any) -> Claim:
    told: dict[str, Any] = {
        "outcome": "E", "hts": "8413913010", "quantity": Decimal(460), "unit": "NO", "day": date(2026, 7, 15),
        "exporter": "PRAIRIE HARDWARE SUPPLY INC", "destination": "BR", "bill": "Y", "carrier": "MSCU",
    }
    return (article.TfteaExport(**told | values), article.TfteaExportDescription(description="PARTS OF PUMPS", identifier="MEDU7741903"))


def manufactured() -> Claim:
    return (
        article.Manufactured(action="X", ruling="4401234000", hts="8413702004", quantity=Decimal(115), unit="NO", produced=date(2026, 5, 20),
                             factory="PEORIA IL"),
        article.ManufacturedDescription(description="CENTRIFUGAL PUMPS, 3 HP", ruling="4401234000", tracking="00101"),
        article.ImportsUsed(tracking_1="00001"),
    )


UNUSED: Claim = (
    header("58", prior_notice_waiver="Y"), *imported("02"), *exported(), article.ImportsExported(tracking_1="00001"), *totals())
SUBSTITUTED: Claim = (
    header("59", bond_waiver="", bond_waiver_reason="", accelerated="Y"), de.Bond(kind="8", designation="B", surety="036"),
    *imported("00", substituted="412.5"), *exported(schedule_b="X"), article.ImportsExported(tracking_1="00001"), *totals())
MADE_OF: Claim = (
    header("51", bill_of_materials="X"), *imported("02", action="X", ruling="4401234000", basis="01"), *manufactured(),
    *exported(hts="8413702004", quantity=Decimal(115)), article.ArticlesExported(tracking_1="00101"), *totals())
MADE_LIKE: Claim = (
    header("52", bill_of_materials="X", bond_waiver="", bond_waiver_reason="", accelerated="Y"),
    de.Bond(kind="9", designation="B", surety="036", amount=25000, number="26D00A1B2"),
    *imported("00", action="X", ruling="4401234000", basis="01", allowable="455", substituted="440"), *manufactured(),
    *exported(hts="8413702004", quantity=Decimal(115)), article.ArticlesExported(tracking_1="00101"), *totals())
RETURNED: Claim = (
    header("56", retail_substitution="Y", destroyed_value="X"), *imported("02", action="D"),
    *exported(outcome="D", destination="", bill="", carrier="", notice="Y"), article.ImportsExported(tracking_1="00001"),
    article.NoticeOfIntent(port="3901", examination="X", location="JOLIET IL", result="N"),
    article.Examination(kind="P", officer="A B PROCESSOR", badge="00123", phone="3125550100", day=date(2026, 7, 10)),
    article.Examination(kind="E", officer="C D EXAMINER", badge="00124", phone="3125550101", day=date(2026, 7, 15)), *totals())
TREATY: Claim = (
    header("58", usmca="X"), *imported("02"), *exported(destination="MX"), article.ImportsExported(tracking_1="00001"),
    article.ForeignDuty(entry_number="26 47 3891 6001234", entered=date(2026, 7, 18), duty=Decimal("91200"), exchange_rate=Decimal("18.2417"),
                        hts_1="84139199", country="MX"), *totals())
PETROLEUM: Claim = (
    header("60", petroleum="X", oil_spill="X"), *imported("00")[:3],
    de.ImportRevenue(class_code="674", claimed=Decimal("104.30"), calculated=Decimal("104.30")), *exported(unit="BBL"),
    article.ImportsExported(tracking_1="00001"), de.ClassTotals(class_code_1="674", amount_1=Decimal("104.30")),
    de.GrandTotals(duty=Decimal(0), fees=Decimal(0), tax=Decimal("104.30")))
CORE_UNUSED: Claim = (
    header("08"), *imported("00", tracking=""),
    article.Export(outcome="E", hts="8413913010", quantity=Decimal(460), unit="NO", day=date(2018, 7, 15), exporter="PRAIRIE HARDWARE SUPPLY INC",
                   destination="BR"),
    article.ExportDescription(description="PARTS OF PUMPS", identifier="MEDU7741903"), *totals())
EXTRACTS: Claim = (
    header("57", bill_of_materials="X"),
    de.Import(action="X", ruling="4401234000", accounting_method="01"),
    de.ImportRevenue(class_code="675", claimed=Decimal("880"), calculated=Decimal("880")),
    article.Manufactured(action="X", ruling="4401234000", hts="3302102000", quantity=Decimal(90), unit="L", produced=date(2026, 5, 20),
                         factory="PEORIA IL"),
    article.ManufacturedDescription(description="VANILLA EXTRACT", ruling="4401234000", tracking="00101"),
    *exported(hts="3302102000", quantity=Decimal(90), unit="L"), article.ArticlesExported(tracking_1="00101"),
    de.ClassTotals(class_code_1="675", amount_1=Decimal(880)), de.GrandTotals(duty=Decimal(0), fees=Decimal(0), tax=Decimal(880)))

CLAIMS = {
    "drawback_unused_58": UNUSED, "drawback_unused_substitution_59": SUBSTITUTED, "drawback_manufacture_51": MADE_OF,
    "drawback_manufacture_substitution_52": MADE_LIKE, "drawback_retail_56": RETURNED, "drawback_usmca_58": TREATY,
    "drawback_petroleum_60": PETROLEUM, "drawback_core_08": CORE_UNUSED, "drawback_extracts_57": EXTRACTS,
}


def message(claim: Iterable[Record]) -> Message:
    draft = Draft()
    draft.records = list(claim)
    return draft.message("DE", "3901", "B76", "SECRET", SENT)


def changed(claim: Claim, id: str, **values: Any) -> Claim:
    """The claim with other values in its first record of an id."""
    n = next(n for n, record in enumerate(claim) if record.id == id)
    return (*claim[:n], claim[n].replace(**values), *claim[n + 1 :])


def without(claim: Claim, *ids: str) -> Claim:
    return tuple(record for record in claim if record.id not in ids)


def put(claim: Claim, after: str, *more: Record) -> Claim:
    """The claim with records after the last of an id."""
    n = max(n for n, record in enumerate(claim) if record.id == after)
    return (*claim[: n + 1], *more, *claim[n + 1 :])

