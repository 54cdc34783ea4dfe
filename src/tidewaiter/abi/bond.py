"""The electronic bond (application CB) and its reply (CX): the same records go out and come back, with record 90 after those in error."""

from __future__ import annotations

from tidewaiter.abi.bond_codes import ACTIONS, FINAL, RIDERS, SEVERITIES, TRANSACTIONS, USERS
from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import BONDS, IMPORTER_KINDS
from tidewaiter.codes.bond_activities import ACTIVITIES

CHAPTER = "CATAIR Customs eBond Create/Update, draft of April 10, 2020"


class Header(Record, id="10", cite=CHAPTER, title="Bond header", page="CB-22"):
    control          = M(1, 2, "AN", "Control Identifier", fixed="10")
    action           = M(3, 3, "AN", "Bond Designation Type Code", codes=ACTIONS)
    bond             = M(4, 4, "N", "Bond Type Code", codes=BONDS)
    activity         = C(5, 7, "AN", "Bond Activity Code", codes=ACTIVITIES)
    amount           = C(8, 17, "(S)N", "Bond Amount")
    executed         = C(18, 23, "D", "Execution Date")
    surety_reference = O(24, 32, "X", "Surety Reference Number")
    effective        = C(33, 38, "D", "Effective Date")
    terminated       = C(39, 44, "D", "Termination Date")
    number           = C(45, 53, "AN", "Bond Number")
    filler_1         = filler(54, 54)
    reconciliation   = C(55, 55, "AN", "Reconciliation Bond Rider Flag", codes={"Y": "add the rider", "N": "remove the rider"})
    virgin_islands   = C(56, 56, "AN", "USVI Bond Rider Flag", codes={"Y": "add the rider"})
    filler_2         = filler(57, 80)


class NotifyParties(Record, id="12", cite=CHAPTER, title="Secondary notify parties", page="CB-28"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="12")
    party_1  = M(3, 11, "AN", "First Secondary Notify Party Code")
    party_2  = O(12, 20, "AN", "Second Secondary Notify Party Code")
    party_3  = O(21, 29, "AN", "Third Secondary Notify Party Code")
    party_4  = O(30, 38, "AN", "Fourth Secondary Notify Party Code")
    filler_1 = filler(39, 80)


class Transaction(Record, id="20", cite=CHAPTER, title="What a single transaction bond secures", page="CB-29"):
    control    = M(1, 2, "AN", "Control Identifier", fixed="20")
    kind       = M(3, 3, "AN", "Transaction ID Type Code", codes=TRANSACTIONS)
    entry_type = C(4, 5, "AN", "Entry Type Code")
    identifier = M(6, 45, "X", "Transaction ID")
    filler_1   = filler(46, 80)


class Principal(Record, id="30", cite=CHAPTER, title="Principal", page="CB-31"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="30")
    kind     = M(3, 5, "AN", "Principal ID Number Type", codes=IMPORTER_KINDS)
    number   = M(6, 17, "X", "Principal ID Number")
    name     = C(18, 57, "X", "Principal Name")
    filler_1 = filler(58, 80)


class CoPrincipal(Record, id="35", cite=CHAPTER, title="Co-principal", page="CB-32"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="35")
    kind     = M(3, 5, "AN", "Co-principal ID Number Type", codes=IMPORTER_KINDS)
    number   = M(6, 17, "X", "Co-principal ID Number")
    name     = C(18, 57, "X", "Co-principal Name")
    filler_1 = filler(58, 80)


class User(Record, id="36", cite=CHAPTER, title="Bond user", page="CB-33"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="36")
    kind     = M(3, 5, "AN", "Bond User ID Number Type", codes=USERS)
    number   = M(6, 17, "X", "Bond User ID Number")
    name     = C(18, 57, "X", "Bond User Name")
    rider    = C(58, 58, "AN", "User Rider Action Code", codes=RIDERS)
    added    = C(59, 64, "D", "User Add Date")
    deleted  = C(65, 70, "D", "User Delete Date")
    filler_1 = filler(71, 80)


class Surety(Record, id="40", cite=CHAPTER, title="Surety", page="CB-35"):
    control   = M(1, 2, "AN", "Control Identifier", fixed="40")
    surety    = M(3, 5, "N", "Surety Code")
    agent     = M(6, 16, "X", "Agent ID Number")
    name      = C(17, 56, "X", "Surety Name")
    liability = C(57, 66, "(S)N", "Surety Liability Amount")
    filler_1  = filler(67, 80)


class CoSurety(Record, id="45", cite=CHAPTER, title="Co-surety", page="CB-36"):
    control   = M(1, 2, "AN", "Control Identifier", fixed="45")
    surety    = M(3, 5, "N", "Co-Surety Code")
    agent     = M(6, 16, "X", "Agent ID Number")
    name      = C(17, 56, "X", "Co-Surety Name")
    liability = M(57, 66, "(S)N", "Co-Surety Liability Amount")
    filler_1  = filler(67, 80)


class ReInsurer(Record, id="46", cite=CHAPTER, title="Re-insurer", page="CB-37"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="46")
    surety   = M(3, 5, "N", "Surety Code for Re-insurer")
    agent    = M(6, 16, "X", "Agent ID Number")
    name     = C(17, 56, "X", "Surety Name")
    filler_1 = filler(57, 80)


class Response(Record, id="90", cite=CHAPTER, title="Condition or disposition", page="CB-38"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="90")
    disposition = M(3, 3, "AN", "Disposition Type Code", codes=FINAL)
    severity    = M(4, 4, "AN", "Severity Code", codes=SEVERITIES)
    condition   = M(5, 7, "AN", "Condition Code")
    filler_1    = filler(8, 9)
    narrative   = M(10, 80, "X", "Narrative Text")
