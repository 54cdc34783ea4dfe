"""What CBP says of in-bond movements: the message record of QT and WT, records of a refused envelope, and status notifications (NS)."""

from __future__ import annotations

from tidewaiter.abi.in_bond import CHAPTER
from tidewaiter.abi.in_bond_codes import KINDS, RESULTS
from tidewaiter.abi.record import C, M, O, Record, filler


class Disposition(Record, id="95", cite=CHAPTER, title="Error, warning, acceptance or rejection", page="INB-53, and INB-59 for WT"):
    control   = M(1, 2, "N", "Record Type", fixed="95")
    result    = M(3, 4, "N", "Narrative Message Type Code", codes=RESULTS)
    condition = M(5, 7, "AN", "Narrative Message Identifier")
    filler_1  = filler(8, 8)
    narrative = M(9, 47, "X", "Narrative Message")
    filler_2  = filler(48, 80)


class BatchHeaderRefused(Record, id="EA", cite=CHAPTER, title="Batch header refused", page="INB-69"):
    control   = M(1, 1, "A", "Control Identifier", fixed="E")
    refused   = M(2, 2, "A", "Control Identifier of Input Record In Error", fixed="A")
    narrative = M(3, 42, "X", "Narrative Message")
    filler_1  = filler(43, 80)


class BlockHeaderRefused(Record, id="EB", cite=CHAPTER, title="Block header refused", page="INB-70"):
    control   = M(1, 1, "A", "Control Identifier", fixed="E")
    refused   = M(2, 2, "A", "Control Identifier of Input Record In Error", fixed="B")
    narrative = M(3, 42, "X", "Narrative Message")
    filler_1  = filler(43, 80)


class BlockTrailerRefused(Record, id="EY", cite=CHAPTER, title="Block trailer refused", page="INB-71"):
    control   = M(1, 1, "A", "Control Identifier", fixed="E")
    refused   = M(2, 2, "A", "Control Identifier of Input Record In Error", fixed="Y")
    narrative = M(3, 42, "X", "Narrative Message")
    filler_1  = filler(43, 80)


class BatchTrailerRefused(Record, id="EZ", cite=CHAPTER, title="Batch trailer refused", page="INB-72"):
    control   = M(1, 1, "A", "Control Identifier", fixed="E")
    refused   = M(2, 2, "A", "Control Identifier of Input Record In Error", fixed="Z")
    narrative = M(3, 42, "X", "Narrative Message")
    filler_1  = filler(43, 80)


REFUSED = (BatchHeaderRefused, BlockHeaderRefused, BlockTrailerRefused, BatchTrailerRefused)


class StatusHeader(Record):
    """Either of the two records that open a status notification."""


class ConveyanceStatus(StatusHeader, id="05", cite=CHAPTER, title="Status of a bill on a conveyance", page="INB-60"):
    control    = M(1, 2, "AN", "Record Type", fixed="05")
    # Of the next four the broker download says O, and that the number may be no number (BD-45).
    conveyance = O(3, 25, "AN", "Conveyance Name")
    voyage     = O(26, 30, "X", "Voyage/Trip Number")
    port       = O(31, 34, "N", "USCBP District/Port")
    arrival    = O(35, 40, "N", "Estimated Date of Arrival", form="YYMMDD")
    time       = C(41, 46, "N", "Estimated Time of Arrival")
    filler_1   = filler(47, 80)


class InBondStatus(StatusHeader, id="10", cite=CHAPTER, title="Status of an in-bond", page="INB-61"):
    control      = M(1, 2, "N", "Record Type", fixed="10")
    kind         = M(3, 4, "N", "In-Bond Entry Type", codes=KINDS)
    in_bond      = M(5, 16, "AN", "In-bond Number")
    port         = M(17, 20, "N", "U.S. Port of Destination")
    foreign_port = C(21, 25, "N", "Foreign Destination")
    filler_1     = filler(26, 80)


class BillStatus(Record, id="30", cite=CHAPTER, title="What was done to a bill", page="INB-64"):
    control          = M(1, 2, "N", "Record Type", fixed="30")
    disposition      = M(3, 4, "AN", "Disposition Code")
    issuer           = C(5, 8, "AN", "Issuer Code of Simple/Regular Master Bill Number")
    number           = M(9, 20, "AN", "Simple/Regular Master Bill Number")
    house_issuer     = C(21, 24, "AN", "Issuer Code of House Bill Number")
    house            = C(25, 36, "AN", "House Bill Number")
    sub_house_issuer = C(37, 40, "AN", "Issuer Code of Sub-house Bill Number")
    sub_house        = C(41, 52, "AN", "Sub-house Bill Number")
    quantity         = M(53, 62, "N", "Quantity")
    negative         = C(63, 63, "A", "Negative Indicator", codes={"N": "taken back"})
    day              = M(64, 69, "N", "Action Date", form="YYMMDD")
    time             = M(70, 73, "N", "Action Time")
    carrier          = M(74, 77, "X", "In-bond Carrier Code")
    filler_1         = filler(78, 80)


class BillStatusMore(Record, id="40", cite=CHAPTER, title="What was done to a bill, by what and where", page="INB-66"):
    control      = M(1, 2, "N", "Record Type", fixed="40")
    entry_type   = C(3, 4, "N", "Entry Type")
    entry_number = C(5, 19, "AN", "Entry Number")
    port         = M(20, 23, "N", "District/Port of Transaction")
    location     = C(24, 27, "AN", "FIRMS Code")
    container    = C(28, 41, "AN", "Container Number")
    filler_1     = filler(42, 80)


class Remarks(Record, id="50", cite=CHAPTER, title="Remarks", page="INB-67"):
    control  = M(1, 2, "N", "Record Type", fixed="50")
    remarks  = M(3, 47, "X", "Remarks")
    filler_1 = filler(48, 80)


class ContainerStatus(Record, id="60", cite=CHAPTER, title="Container of the bill", page="INB-68"):
    control   = M(1, 2, "N", "Record Type", fixed="60")
    acted     = C(3, 3, "N", "Action Indicator", codes={"1": "done to this container"})
    container = C(4, 17, "AN", "Container Number")
    seal_1    = C(18, 32, "AN", "Seal Number 1")
    seal_2    = C(33, 47, "AN", "Seal Number 2")
    filler_1  = filler(48, 80)
