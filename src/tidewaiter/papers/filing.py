"""What shipment.yaml says of zones, warehouses, releases and corrections, which only some types of entry have."""

from __future__ import annotations

from tidewaiter.entry.correction import Correction
from tidewaiter.entry.entry import Bond, EntryNumber, Warehouse, Zone
from tidewaiter.entry.line import CensusOverride, ZoneStatus
from tidewaiter.entry.release import Reference, Release
from tidewaiter.numbers import entry_number, hts
from tidewaiter.papers import keys
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found

# Types whose goods come from a zone or a warehouse, so that there may be no bill and no mode of transport.
WITHOUT_BILLS = frozenset({"06", "22", "31", "32", "34", "38"})


def read_bond(form: Form) -> Bond:
    return Bond(
        form.text("kind", need=True), form.text("surety"), form.whole("amount") or 0, form.text("waiver_reason"),
        form.choice("designation", ("B", "U", "E")) or "B", form.choice("continuous", ("Y", "S")), form.text("producer_account"),
    )


def read_additional_bond(form: Form) -> Bond | None:
    inner = form.form("additional_bond", keys.BOND)
    return read_bond(inner) if inner else None


def read_warehouse(form: Form, found: Found) -> Warehouse | None:
    inner = form.form("warehouse", keys.WAREHOUSE)
    if inner is None:
        return None
    return Warehouse(other_entry(inner, inner.text("entry", need=True), "entry", found), inner.text("port", need=True), bool(inner.flag("final")))


def other_entry(form: Form, text: str, key: str, found: Found) -> EntryNumber:
    """An entry number that the papers name; one that is none is a finding and kept as written."""
    try:
        number = entry_number.validate(text) if text else ""
    except ValueError as error:
        found.fault("PAP-ENTRY-NUMBER", form.where(key), str(error), "look at the other entry and write its number again", "CATAIR Appendix E")
        number = entry_number.compact(text)
    return EntryNumber(number[:3], number[3:])


def read_zone(form: Form) -> Zone | None:
    inner = form.form("zone", keys.ZONE)
    return Zone(inner.text("identifier", need=True).upper(), bool(inner.flag("weekly"))) if inner else None


def read_release(form: Form) -> Release | None:
    inner = form.form("release", keys.RELEASE)
    if inner is None:
        return None
    return Release(
        contact=inner.text("contact"), phone=inner.text("phone"), elected=inner.day("elected"),
        immediate_delivery=bool(inner.flag("immediate_delivery")), split=inner.choice("split", ("1", "2")),
        exam_site=inner.text("exam_site"), general_order=inner.text("general_order"), warehouse=inner.text("warehouse"),
        references=tuple(
            Reference(one.text("qualifier", need=True), one.text("number", need=True)) for one in inner.forms("references", keys.REFERENCE)
        ),
    )


def read_correction(form: Form) -> Correction | None:
    inner = form.form("correction", keys.CORRECTION)
    if inner is None:
        return None
    return Correction(
        inner.text("explanation", need=True), inner.texts("reasons"), bool(inner.flag("accelerated")), inner.flag("paid"), inner.day("liquidation"),
    )


def read_zone_status(form: Form | None) -> ZoneStatus | None:
    """The status of a line's goods, from the nearest form that has one."""
    inner = form.form("zone_status", keys.ZONE_STATUS) if form else None
    if inner is None:
        return None
    return ZoneStatus(
        inner.choice("status", ("P", "N", "D"), need=True), inner.whole("quantity", need=True) or 0, inner.day("filed"),
        hts.compact(inner.text("current_hts")),
    )


def read_overrides(form: Form | None) -> tuple[CensusOverride, ...]:
    """Census warnings that are answered beforehand, each as `27C 15`."""
    told = (text.split() for text in (form.texts("overrides") if form else ()))
    return tuple(CensusOverride(words[0], words[-1]) for words in told if words)
