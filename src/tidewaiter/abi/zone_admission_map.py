"""The usage maps of the foreign trade zone admission (FT). Nothing of it is written to CBP: its chapter was not read."""

from __future__ import annotations

from tidewaiter.abi import zone_admission as ft
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.rules import BLANK, FILLED, Rule, With
from tidewaiter.abi.structure import Loop, Use

ADMISSION = Loop("zone admission", "M", 99_999, (
    Use(ft.Admission, "M"),
    Use(ft.Replacement),
    Use(ft.ReplacementRemarks, "C", 10),
    Loop("conveyance", "C", 999, (
        Use(ft.Conveyance, "M"),
        Loop("bill of lading", "C", 9_999, (
            Use(ft.Bill, "M"), Use(ft.InBond, "C", 9_999), Use(ft.BondedCarrier, "C", 9_999), Use(ft.Container, "C", 9_999),
            Loop("line", "C", 9_999, (
                Use(ft.Line, "M"), Use(ft.LineValues), Use(ft.LineReference, "C", 9_999), Use(ft.LineRemarks, "O", 99),
            )),
        )),
    )),
))
STATUS_CHANGE = Loop("change of zone status", "M", 99_999, (
    Use(ft.Admission, "M"),
    Loop("conveyance", "M", 999, (
        Use(ft.Conveyance, "M"),
        Loop("bill of lading", "M", 9_999, (
            Use(ft.Bill, "M"), Loop("line", "M", 9_999, (Use(ft.Line, "M"), Use(ft.LineValues, "M"))),
        )),
    )),
))
DELETION = Loop("deletion of a zone admission", "M", 99_999, (Use(ft.Admission, "M"), Use(ft.LineRemarks, "O", 99)))

RULES = (
    Rule(ft.Admission, {"action": ("R",)}, beside=("11",), page="", says="A replacement tells its reason in record 11."),
    Rule(ft.Replacement, {"reason": ("08",)}, beside=("12",), page="", says="Another reason is told in words in record 12."),
    Rule(ft.Conveyance, {"kind": ("D", "O", "Z")}, page="",
         blank=("mode", "carrier", "conveyance", "voyage", "exported", "imported", "unlading_port", "arrival"),
         says="Domestic goods, an overage and a movement between zones have no conveyance."),
    Rule(ft.Conveyance, {"kind": ("A",)}, needs=("mode", "carrier", "conveyance", "voyage", "exported", "imported", "unlading_port"), page="",
         says="A regular admission tells how and when the goods came."),
    Rule(ft.Conveyance, {"kind": ("C",)}, head={"action": ("A", "R")}, holds={"kind": ("A", "D", "O", "T", "Z")}, page="",
         says="Admission type C is a change of status, which has action S."),
    Rule(ft.Line, {}, head={"action": ("A", "R")}, beside=("51", "60"), page="", says="Each line has its values and its description."),
    Rule(ft.LineReference, {"qualifier": FILLED}, needs=("reference",), page="", says="Give the reference that the qualifier names."),
    Rule(ft.LineReference, {"qualifier": BLANK}, blank=("reference",), page="", says="Name what the reference is."),
    Rule(ft.LineValues, {}, head={"action": ("S",)}, needs=("existing_status", "requested_status", "quantity", "unit"), page="",
         says="A change of status tells the status before and after, and the quantity."),
    Rule(ft.LineValues, {}, head={"action": ("A", "R")}, blank=("existing_status", "requested_status", "quantity", "unit"), page="",
         says="Only a change of status has a status before and after."),
    Rule(ft.Admission, {"action": ("S",)}, beside=(With("20", kind=("C",)),), page="", says="A change of status has admission type C."),
)

APPLICATIONS = (
    Application(
        "FT", "Foreign trade zone admission", ft.Admission, ft.CHAPTER,
        {"A": ADMISSION, "R": ADMISSION, "S": STATUS_CHANGE, "D": DELETION}, rules=RULES, seen=Seen.SECONDARY,
    ),
    Application("NF", "Foreign trade zone admission response", None, ft.CHAPTER, seen=Seen.NAMES, unseen=("NF",)),
)
