"""The conditional rules of the entry summary chapter: its usage notes and the notes of its records."""

from __future__ import annotations

from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.rules import BLANK, FILLED, Not, Rule

WRITE, DELETE = ("A", "R"), ("D",)
VESSEL, AIR = ("10", "11"), ("40", "41")
INFORMAL = ("11", "12")
DAILY, MONTHLY = ("2", "3", "5"), ("6", "7", "8")
IDENTITY = frozenset({"control", "action", "filer", "entry_number", "port", "reference", "entry_type"})

RULES = (
    Rule(ae.Header, {"action": DELETE}, page="ESF-34", blank=tuple(field.name for field in ae.Header.told if field.name not in IDENTITY),
         says="A deletion names the summary and brings nothing else."),
    Rule(ae.Header, {"action": WRITE}, page="ESF-28", needs=("signature",), says="Sign the summary with X."),

    # Correction, note (gg) and records 35, 36 and 63.
    Rule(ae.Header, {"correction": ("Y",)}, page="ESF-55", beside=("36",), says="Explain the correction in record 36."),
    Rule(ae.Header, {"action": WRITE, "correction": BLANK}, page="ESF-54", without=("35", "36", "63"),
         says="Reasons and explanation belong to a post summary correction."),
    Rule(ae.Header, {"correction": BLANK}, page="ESF-33", blank=("accelerated_liquidation",),
         says="Early liquidation is asked for in a post summary correction."),

    # Certifying for cargo release, note (ee).
    Rule(ae.Header, {"action": ("R",), "certify_release": ("A",)}, page="ESF-41", beside=("SE13",),
         says="Name in SE13 who answers for the correction of the release."),
    Rule(ae.Header, {"certify_release": BLANK}, page="ESF-46", without=("SE16", "SE17", "SE20"),
         says="Conveyance, equipment and references go with a summary that certifies for release."),
    Rule(ae.Header, {"certify_release": ("A",)}, page="ESF-172", blank=("electronic_invoice",),
         says="Take back one of the two: the electronic invoice or the certification."),
    Rule(ae.Header, {"expedited_release": FILLED}, page="ESF-180", blank=("certify_release",),
         says="Goods released by another way are not certified for release again."),
    Rule(ae.Header, {"expedited_release": ("F",), "entry_type": Not("06")}, page="ESF-33", blank=("expedited_release",),
         says="Only a summary of type 06 covers a week's removals from a zone."),

    # Several releases on one summary, note (z); express shipments, note (jj).
    Rule(ae.Header, {"consolidated": ("Y",)}, page="ESF-176", beside=("32",), says="Name each release in record 32."),
    Rule(ae.Header, {"action": WRITE, "consolidated": BLANK}, page="ESF-176", without=("32",), says="Mark the summary as consolidated."),
    Rule(ae.Header, {"express_informal": ("Y",)}, page="ESF-188", blank=("certify_release", "consolidated", "shipment_usage"),
         without=("53", "60", "62"), says="Such a summary pays duty alone, for shipments that had no entry."),
    Rule(ae.Header, {"express_informal": ("Y",), "entry_type": Not("11")}, page="ESF-188", blank=("express_informal",), says="File it as type 11."),

    # Bond, note (i).
    Rule(ae.Header, {"bond_waiver": ("0",)}, page="ESF-158", without=("31",), says="A bond is either waived or told."),
    Rule(ae.Header, {"bond_waiver": ("0",), "entry_type": Not(*INFORMAL)}, page="ESF-158", needs=("bond_waiver_reason",),
         says="Say why no bond is needed, 995 to 999."),
    Rule(ae.Header, {"bond_waiver": BLANK}, page="ESF-158", blank=("bond_waiver_reason",), says="A reason goes with a bond that is waived."),
    Rule(ae.Bond, {"kind": ("8",)}, page="ESF-157", blank=("amount", "producer_account"), says="A continuous bond has no amount here."),
    Rule(ae.Bond, {"kind": ("8",), "designation": Not("B")}, page="ESF-156", blank=("designation",), says="A continuous bond is the basic one."),
    Rule(ae.Bond, {"kind": ("9",)}, page="ESF-158", needs=("amount",), blank=("continuous",), says="Give the amount of the single transaction bond."),

    # Payment, note (y).
    Rule(ae.Header, {"payment_type": ("1",)}, page="ESF-174", blank=("print_date", "statement_month", "branch"),
         says="A payment by itself has no statement."),
    Rule(ae.Header, {"payment_type": DAILY}, page="ESF-174", needs=("print_date",), blank=("statement_month",),
         says="A daily statement has a day of printing and no month."),
    Rule(ae.Header, {"payment_type": MONTHLY}, page="ESF-175", needs=("print_date", "statement_month"), without=("60",),
         says="A monthly statement has a day of printing and a month, and takes no internal revenue tax."),

    # Reconciliation, note (aa).
    Rule(ae.Header, {"reconciliation": ("002", "004", "006", "007"), "entry_type": ("02",)}, page="ESF-177", blank=("reconciliation",),
         says="Of quota goods the classification is not left open: 001, 003 or 005."),
    Rule(ae.Header, {"reconciliation_agreement": ("Y",)}, page="ESF-177", others={"11.imported": FILLED}, says="Give the date of importation."),
    Rule(ae.Header, {"reconciliation_agreement": ("Y",), "entry_type": ("06",)}, page="ESF-177", without=("53",),
         says="Goods under a case are not left to reconciliation."),
    Rule(ae.Header, {"reconciliation": FILLED, "entry_type": ("06",)}, page="ESF-177", without=("53",),
         says="Goods under a case are not left to reconciliation."),

    # Carriage by mode, note (g).
    Rule(ae.Header, {"action": WRITE, "mode": VESSEL}, page="ESF-140", beside=("20", "22"),
         others={"20.carrier": FILLED, "20.unlading_port": FILLED, "20.conveyance": FILLED, "40.lading_port": FILLED},
         says="By vessel the carriage is told whole."),
    Rule(ae.Header, {"action": WRITE, "mode": AIR}, page="ESF-144", beside=("20", "22"), others={"20.carrier": FILLED, "20.unlading_port": FILLED},
         says="By air the airline, the port and the waybills are told."),
    Rule(ae.Header, {"action": WRITE, "mode": ("12",)}, page="ESF-141", others={"40.lading_port": FILLED}, says="Give the foreign port of lading."),
    Rule(ae.Header, {"action": WRITE, "mode": Not(*VESSEL)}, page="ESF-141", others={"20.vessel_code": BLANK}, says="Only a vessel has such a code."),
    Rule(ae.Header, {"action": WRITE, "mode": BLANK}, page="ESF-146", without=("22",), others={"20.in_bond_date": BLANK},
         says="Without a mode no bills and no movement in bond are told."),
    Rule(ae.Bill, {"kind": ("I",)}, page="ESF-155", beside=("20",), others={"20.in_bond_date": FILLED}, says="Give the day of the movement in bond."),

    # Lines: invoices (t), zone (record 41), sets (k), cases (ff).
    Rule(ae.Header, {"electronic_invoice": ("Y",)}, page="ESF-172", beside=("42",), says="Refer each line to its invoice lines in record 42."),
    Rule(ae.Header, {"electronic_invoice": BLANK}, page="ESF-172", without=("42",), says="Invoice lines go with an electronic invoice."),
    Rule(line.ZoneStatus, {"status": ("P",)}, page="ESF-72", needs=("filed",), says="Give the day on which privileged status was granted."),
    Rule(line.ZoneStatus, {"status": ("N", "D")}, page="ESF-72", blank=("filed",), says="Only privileged goods have such a day."),
    Rule(line.Line, {"set_indicator": ("X",)}, page="ESF-160", without=("53", "60"), says="The components of a set carry cases and taxes."),
    Rule(line.Line, {"non_reimbursement": ("Y",)}, page="ESF-181", beside=("53",), says="The statement goes with a case."),
)
