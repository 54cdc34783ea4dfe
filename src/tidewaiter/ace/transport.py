"""How the goods came: carrier, port of unlading, bills. Source: CATAIR Entry Summary, notes (g) and (h)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.header import AHEAD
from tidewaiter.ace.summary import Manifest
from tidewaiter.numbers import firms

VESSEL, AIR = frozenset({"10", "11"}), frozenset({"40", "41"})
UNKNOWN_AIRLINES = frozenset({"*F", "*U", "*C", "**"})
_ORDER = "IMHS"


def cargo(exam: Examination) -> Iterator[Found]:
    """Record 20 for the mode of transportation."""
    summary, placed = exam.summary, exam.summary.one("20")
    mode, carrier = summary.mode, placed["carrier"] if placed else ""
    if mode in VESSEL | AIR:
        if not carrier:
            yield Found("176")
        if not (placed and placed["unlading_port"]):
            yield Found("167")
    if mode in VESSEL and not (placed and placed["conveyance"]):
        yield Found("181")
    if placed is None:
        return
    if carrier and mode in AIR and carrier not in UNKNOWN_AIRLINES and not (len(carrier) == 2 and carrier.isalnum()):
        yield Found("179")
    elif carrier and mode in VESSEL and not (2 <= len(carrier) <= 4 and carrier.isalpha()):
        yield Found("177")
    elif carrier and mode not in VESSEL | AIR and " " in carrier:
        yield Found("178")
    if placed["vessel_code"] and mode not in VESSEL:
        yield Found("180")
    if placed["unlading_port"] and exam.books.ports and placed["unlading_port"] not in exam.books.ports:
        yield Found("166")
    if (arrival := placed.record.as_day("arrival")) and arrival > exam.clock + AHEAD:
        yield Found("171")
    if placed["location"] and not firms.is_valid(placed["location"]):
        yield Found("172")
    if placed["exam_port"]:
        yield Found("196" if not exam.books.ports or placed["exam_port"] in exam.books.ports else "194")


def bills(exam: Examination) -> Iterator[Found]:
    """Records 22 and 23: bills where the mode needs them, their order, and what each has to have."""
    summary = exam.summary
    if summary.mode in VESSEL | AIR and not summary.manifests:
        yield Found("183")
    if not summary.mode and summary.manifests:
        yield Found("184")
    for manifest in summary.manifests:
        yield from _manifest(manifest, summary.mode)


def _manifest(manifest: Manifest, mode: str) -> Iterator[Found]:
    detail, path = manifest.detail, manifest.detail.path
    if detail["quantity"].isdigit() and not detail.number("quantity"):
        yield Found("258", path)
    if not manifest.bills:
        yield Found("185", path)
    kinds = [bill["kind"] for bill in manifest.bills]
    known = [kind for kind in kinds if kind and kind in _ORDER]
    if known != sorted(set(known), key=_ORDER.index):
        yield Found("187", path)
    master_missing = "M" not in kinds and mode in VESSEL | AIR
    if manifest.bills and master_missing:
        yield Found("185", path)
    for bill in manifest.bills:
        if bill["number"] and not bill["number"].isalnum():
            yield Found("322", bill.path)
        issuer_due = mode in VESSEL and bill["kind"] in ("M", "H")
        if issuer_due and not bill["issuer"]:
            yield Found("176", bill.path)
        if bill["issuer"] and (mode in AIR or bill["kind"] in ("I", "S") or not bill["issuer"].isalnum()):
            yield Found("177", bill.path)


def in_bond(exam: Examination) -> Iterator[Found]:
    """An in-bond number and its day belong together, and the day has its place among the others."""
    summary, placed, content = exam.summary, exam.summary.one("20"), exam.summary.one("11")
    moved = any(bill["kind"] == "I" for manifest in summary.manifests for bill in manifest.bills)
    day = placed.record.as_day("in_bond_date") if placed else None
    if moved and not (placed and placed["in_bond_date"]):
        yield Found("261")
    if not moved and placed and placed["in_bond_date"]:
        yield Found("262")
    if moved and placed and placed["unlading_port"] and placed["unlading_port"] == summary.header["port"]:
        yield Found("188")
    if day is None:
        return
    entered = content.record.as_day("entered") if content else None
    imported = content.record.as_day("imported") if content else None
    if entered and day > entered and summary.type != "23":
        yield Found("191")
    if imported and imported > day:
        yield Found("190")
    if day < exam.clock - timedelta(days=730):
        yield Found("192")


CHECKS = (cargo, bills, in_bond)
