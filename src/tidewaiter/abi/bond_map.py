"""The usage maps of the electronic bond (CB) and of its reply (CX); its status notification (BS) is known by name only."""

from __future__ import annotations

from tidewaiter.abi import batch_control
from tidewaiter.abi import bond as cb
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.bond_codes import SECURES
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, POSITIVE, Not, Rule
from tidewaiter.abi.structure import Either, Loop, Part, Use
from tidewaiter.codes.bond_activities import CONTINUOUS_ONLY, SINGLE_ONLY

# Other sureties: others who share the liability, or one that re-insures, never both (CB-13, CB-14, CB-37).
OTHERS = Either("other sureties", (
    Loop("co-surety", "C", 99, (Use(cb.CoSurety, "M"),)), Loop("re-insurer", "C", 1, (Use(cb.ReInsurer, "M"),)),
))
NEW = Loop("bond", "M", 999, (
    Use(cb.Header, "M"), Use(cb.NotifyParties, "O"), Use(cb.Transaction), Use(cb.Principal, "M"), Use(cb.CoPrincipal, "C", 99),
    Use(cb.User, "C", 999), Use(cb.Surety, "M"), OTHERS,
))
ADJUSTMENT = Loop("adjustment of a bond", "M", 999, (Use(cb.Header, "M"), Use(cb.Surety, "M"), OTHERS))
ENDING = Loop("end of a bond", "M", 999, (Use(cb.Header, "M"),))
RIDER = Loop("bond rider", "M", 999, (Use(cb.Header, "M"), Use(cb.User, "C", 999)))
STRUCTURES = {"B": NEW, "A": NEW, "U": NEW, "E": NEW, "C": ADJUSTMENT, "V": ENDING, "T": ENDING, "R": RIDER}


def _answered(record: type[Record], most: int = 1) -> Part:
    return Loop(f"record {record.id} and its conditions", "C", most, (Use(record, "M"), Use(cb.Response, "C", 10)))


# Each record comes back with up to nine conditions, and the last with one that accepts or rejects: all of them record 90.
REPLY = Loop("bond reply", "M", 999, (
    Use(cb.Header, "M"), Use(cb.Response, "C", 10), _answered(cb.NotifyParties), _answered(cb.Transaction), _answered(cb.Principal),
    _answered(cb.CoPrincipal, 99), _answered(cb.User, 999), _answered(cb.Surety),
    Either("other sureties", (
        Loop("co-surety", "C", 99, (Use(cb.CoSurety, "M"), Use(cb.Response, "C", 10))),
        Loop("re-insurer", "C", 1, (Use(cb.ReInsurer, "M"), Use(cb.Response, "C", 10))),
    )),
))

ON_FILE = ("V", "C", "T", "R")                       # actions on a bond that CBP has
FRESH = ("B", "A", "U", "E")
SINGLE, CONTINUOUS = {"bond": ("9",)}, {"bond": ("8",)}
RULES = (
    Rule(cb.Header, {"action": ("A", "V", "C", "U", "E")}, page="CB-26", says="The action is for a single transaction bond.",
         holds={"bond": ("", "9")}),
    Rule(cb.Header, {"action": ("T",)}, page="CB-26", says="A continuous bond is terminated; a single transaction bond is voided.",
         holds={"bond": ("", "8")}),
    Rule(cb.Header, {"action": FRESH}, page="CB-23 and CB-27", says="A new bond has activity, amount and execution date.",
         needs=("activity", "amount", "executed"), blank=("number",)),
    Rule(cb.Header, {"action": ON_FILE}, page="CB-24 and CB-27", says="Give the bond number that CBP assigned, and no activity.",
         needs=("number",), blank=("activity",)),
    Rule(cb.Header, {"action": ("V", "T", "R")}, page="CB-23", says="The amount is left out.", blank=("amount",)),
    Rule(cb.Header, {"action": ("C",)}, page="CB-23", says="Give the new amount.", needs=("amount",)),
    Rule(cb.Header, {}, page="CB-23", says="The amount is more than zero.", holds={"amount": POSITIVE}),
    Rule(cb.Header, {"action": ("V", "C")}, page="CB-23", says="The execution date is left out.", blank=("executed",)),
    Rule(cb.Header, {"action": ("T", "R")}, page="CB-23", says="Give the execution date, the day of sending.", needs=("executed",)),
    Rule(cb.Header, {"action": ("B",), **CONTINUOUS}, page="CB-24", says="A continuous bond says from when it holds.", needs=("effective",)),
    Rule(cb.Header, {"action": ("A", "V", "C", "T", "R")}, page="CB-24", says="The effective date is left out.", blank=("effective",)),
    Rule(cb.Header, SINGLE, page="CB-24", says="A single transaction bond has no effective date.", blank=("effective",)),
    Rule(cb.Header, {"action": ("T",)}, page="CB-24", says="Give the day on which the bond ends.", needs=("terminated",)),
    Rule(cb.Header, {"action": Not("T")}, page="CB-24", says="Only a termination has a termination date.", blank=("terminated",)),
    Rule(cb.Header, {"action": Not("R")}, page="CB-25", says="Rider flags are for riders.", blank=("reconciliation", "virgin_islands")),
    Rule(cb.Header, {"activity": CONTINUOUS_ONLY}, page="CB-27", says="The activity is secured by a continuous bond.", holds={"bond": ("", "8")}),
    Rule(cb.Header, {"activity": SINGLE_ONLY}, page="CB-27", says="The activity is secured by a single transaction bond.", holds={"bond": ("", "9")}),
    Rule(cb.Header, {"action": FRESH, **SINGLE}, page="CB-29", says="A single transaction bond names its transaction.", beside=("20",)),
    Rule(cb.Header, CONTINUOUS, page="CB-29", says="A continuous bond names no transaction.", without=("20",)),
    *(Rule(cb.Header, {"activity": (activity,), **SINGLE}, page="CB-29", says="The activity secures another kind of transaction.",
           others={"20.kind": kinds}) for activity, kinds in SECURES.items()),
    Rule(cb.Header, {"action": Not("R")}, page="CB-33 and CB-34", says="Actions and days of a user are for riders.",
         others={"36.rider": BLANK, "36.added": BLANK, "36.deleted": BLANK}),
    Rule(cb.Header, {"action": ("R",)}, page="CB-33", says="A rider says whether the user is added or deleted.", others={"36.rider": FILLED}),
    Rule(cb.Header, {}, page="CB-35", says="With a co-surety the surety's own liability is told.", given=("45",), others={"40.liability": FILLED}),
    Rule(cb.Transaction, {"kind": ("1",)}, page="CB-29", says="An entry has its type.", needs=("entry_type",)),
    Rule(cb.Transaction, {"kind": Not("1")}, page="CB-29", says="Only an entry has a type.", blank=("entry_type",)),
    Rule(cb.Principal, {}, page="CB-31", says="CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.CoPrincipal, {}, page="CB-32", says="CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.User, {}, page="CB-33", says="CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.User, {"rider": ("A",)}, page="CB-33", says="Give the day from which the user may use the bond, and no other.",
         needs=("added",), blank=("deleted",)),
    Rule(cb.User, {"rider": ("D",)}, page="CB-34", says="Give the day from which the user may not use the bond, and no other.",
         needs=("deleted",), blank=("added",)),
    Rule(cb.Surety, {}, page="CB-35", says="CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.CoSurety, {}, page="CB-36", says="CBP gives the name; leave it blank. The liability is more than zero.", blank=("name",),
         holds={"liability": POSITIVE}),
    Rule(cb.ReInsurer, {}, page="CB-37", says="CBP gives the name; leave it blank.", blank=("name",)),
)

APPLICATIONS = (
    Application("CB", "Customs eBond", cb.Header, f"{cb.CHAPTER}, structure maps, pages CB-13 to CB-16", STRUCTURES, rules=RULES),
    Application(
        "CX", "Customs eBond response", cb.Header, f"{cb.CHAPTER}, structure maps, pages CB-17 to CB-21", order=REPLY,
        rules=(Rule(cb.Header, {}, page="CB-38", says="A reply ends with a condition that accepts or rejects.", beside=("90",)),),
    ),
    Application(
        "BS", "Customs eBond status notification", None, f"{batch_control.CHAPTER}, note 2, page B&B-21", seen=Seen.NAMES,
        unseen=("every record",),
    ),
)
