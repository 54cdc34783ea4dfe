"""The usage maps of the electronic bond (CB) and of its reply (CX); its status notification (BS) is known by name only."""

from __future__ import annotations

from tidewaiter.abi import batch_control
from tidewaiter.abi import bond as cb
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.bond_codes import CONTINUOUS_ONLY, SECURES, SINGLE_ONLY
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, Not, Rule
from tidewaiter.abi.structure import Either, Loop, Part, Use

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
    Rule(cb.Header, {"action": ("A", "V", "C", "U", "E")}, "CB-26", "The action is for a single transaction bond.", among={"bond": ("9",)}),
    Rule(cb.Header, {"action": ("T",)}, "CB-26", "A continuous bond is terminated; a single transaction bond is voided.", among={"bond": ("8",)}),
    Rule(cb.Header, {"action": FRESH}, "CB-23 and CB-27", "A new bond has activity, amount and execution date.",
         needs=("activity", "amount", "executed"), blank=("number",)),
    Rule(cb.Header, {"action": ON_FILE}, "CB-24 and CB-27", "Give the bond number that CBP assigned, and no activity.",
         needs=("number",), blank=("activity",)),
    Rule(cb.Header, {"action": ("V", "T", "R")}, "CB-23", "The amount is left out.", blank=("amount",)),
    Rule(cb.Header, {"action": ("C",)}, "CB-23", "Give the new amount.", needs=("amount",)),
    Rule(cb.Header, {}, "CB-23", "The amount is more than zero.", positive=("amount",)),
    Rule(cb.Header, {"action": ("V", "C")}, "CB-23", "The execution date is left out.", blank=("executed",)),
    Rule(cb.Header, {"action": ("T", "R")}, "CB-23", "Give the execution date, the day of sending.", needs=("executed",)),
    Rule(cb.Header, {"action": ("B",), **CONTINUOUS}, "CB-24", "A continuous bond says from when it holds.", needs=("effective",)),
    Rule(cb.Header, {"action": ("A", "V", "C", "T", "R")}, "CB-24", "The effective date is left out.", blank=("effective",)),
    Rule(cb.Header, SINGLE, "CB-24", "A single transaction bond has no effective date.", blank=("effective",)),
    Rule(cb.Header, {"action": ("T",)}, "CB-24", "Give the day on which the bond ends.", needs=("terminated",)),
    Rule(cb.Header, {"action": Not("T")}, "CB-24", "Only a termination has a termination date.", blank=("terminated",)),
    Rule(cb.Header, {"action": Not("R")}, "CB-25", "Rider flags are for riders.", blank=("reconciliation", "virgin_islands")),
    Rule(cb.Header, {"activity": CONTINUOUS_ONLY}, "CB-27", "The activity is secured by a continuous bond.", among={"bond": ("8",)}),
    Rule(cb.Header, {"activity": SINGLE_ONLY}, "CB-27", "The activity is secured by a single transaction bond.", among={"bond": ("9",)}),
    Rule(cb.Header, {"action": FRESH, **SINGLE}, "CB-29", "A single transaction bond names its transaction.", beside=("20",)),
    Rule(cb.Header, CONTINUOUS, "CB-29", "A continuous bond names no transaction.", without=("20",)),
    *(Rule(cb.Header, {"activity": (activity,), **SINGLE}, "CB-29", "The activity secures another kind of transaction.",
           theirs={cb.Transaction: {"kind": kinds}}) for activity, kinds in SECURES.items()),
    Rule(cb.Header, {"action": Not("R")}, "CB-33 and CB-34", "Actions and days of a user are for riders.",
         theirs={cb.User: {"rider": BLANK, "added": BLANK, "deleted": BLANK}}),
    Rule(cb.Header, {"action": ("R",)}, "CB-33", "A rider says whether the user is added or deleted.", theirs={cb.User: {"rider": FILLED}}),
    Rule(cb.Header, {}, "CB-35", "With a co-surety the surety's own liability is told.", amid=("45",), theirs={cb.Surety: {"liability": FILLED}}),
    Rule(cb.Transaction, {"kind": ("1",)}, "CB-29", "An entry has its type.", needs=("entry_type",)),
    Rule(cb.Transaction, {"kind": Not("1")}, "CB-29", "Only an entry has a type.", blank=("entry_type",)),
    Rule(cb.Principal, {}, "CB-31", "CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.CoPrincipal, {}, "CB-32", "CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.User, {}, "CB-33", "CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.User, {"rider": ("A",)}, "CB-33", "Give the day from which the user may use the bond, and no other.",
         needs=("added",), blank=("deleted",)),
    Rule(cb.User, {"rider": ("D",)}, "CB-34", "Give the day from which the user may not use the bond, and no other.",
         needs=("deleted",), blank=("added",)),
    Rule(cb.Surety, {}, "CB-35", "CBP gives the name; leave it blank.", blank=("name",)),
    Rule(cb.CoSurety, {}, "CB-36", "CBP gives the name; leave it blank. The liability is more than zero.", blank=("name",), positive=("liability",)),
    Rule(cb.ReInsurer, {}, "CB-37", "CBP gives the name; leave it blank.", blank=("name",)),
)

APPLICATIONS = (
    Application("CB", "Customs eBond", cb.Header, f"{cb.CHAPTER}, structure maps, pages CB-13 to CB-16", STRUCTURES, rules=RULES),
    Application(
        "CX", "Customs eBond response", cb.Header, f"{cb.CHAPTER}, structure maps, pages CB-17 to CB-21", order=REPLY,
        rules=(Rule(cb.Header, {}, "CB-38", "A reply ends with a condition that accepts or rejects.", beside=("90",)),),
    ),
    Application(
        "BS", "Customs eBond status notification", None, f"{batch_control.CHAPTER}, note 2, page B&B-21", seen=Seen.NAMES,
        unseen=("every record",),
    ),
)
