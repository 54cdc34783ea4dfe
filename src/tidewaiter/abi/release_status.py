"""The state of an entry in cargo release: as CBP answers a query (C1, records WO10 to WO72), and as it tells it by itself (SO).

The chapter of the notices (SO) was not seen. The chapter of the query says that WO10 to WO72 mimic SO10 to SO72 and that a change of those
is made in these (ACMQ-45), so each notice is declared from its WO record, with another identifier.
"""

from __future__ import annotations

from types import new_class

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.cargo_query import CHAPTER
from tidewaiter.abi.record import C, M, O, Record, filler


class EntryStatus(Record, id="WO10", cite=CHAPTER, title="Entry", page="ACMQ-45"):
    control      = M(1, 4, "AN", "Control identifier", fixed="WO10")
    port         = C(5, 8, "N", "District/Port of Entry")
    filer        = M(9, 11, "AN", "Entry Filer Code")
    filler_1     = filler(12, 13)
    entry_number = M(14, 21, "AN", "Entry Number")
    filler_2     = filler(22, 22)
    entry_type   = M(23, 24, "N", "Entry Type Code")
    importer     = M(25, 36, "X", "Importer of Record Number")
    # Class AN in the layout, yet unlisted air carriers are *U, *C, *F and ** (ACMQ-26).
    carrier      = C(37, 40, "X", "Carrier Code")
    conveyance   = C(41, 60, "X", "Vessel Name")
    voyage       = C(61, 65, "X", "Voyage/Flight/Trip Manifest Number")
    arrival      = C(66, 71, "N", "Estimated Date of Arrival", day=True)
    split        = O(72, 72, "AN", "Split Shipment Release Code")
    correction   = C(73, 73, "X", "Correction Response Indicator", codes={"P": "answers a correction for a partner agency"})
    filler_3     = filler(74, 80)


class EntryReference(Record, id="WO20", cite=CHAPTER, title="Entry, reference", page="ACMQ-47"):
    control   = M(1, 4, "AN", "Control identifier", fixed="WO20")
    qualifier = M(5, 7, "AN", "Reference Identifier Qualifier", codes=codes.REFERENCES)
    reference = M(8, 57, "X", "Reference Identifier")
    filler_1  = filler(58, 80)


class EntryTariff(Record, id="WO30", cite=CHAPTER, title="Entry, origin and tariff number", page="ACMQ-49"):
    control  = M(1, 4, "AN", "Control identifier", fixed="WO30")
    line     = M(5, 7, "N", "Line Item Identifier")
    origin   = M(8, 9, "A", "Country of Origin")
    hts      = M(10, 19, "AN", "HTS Number")
    filler_1 = filler(20, 80)


class EntryBill(Record, id="WO40", cite=CHAPTER, title="Entry, bill of lading", page="ACMQ-50"):
    control    = M(1, 4, "AN", "Control identifier", fixed="WO40")
    kind       = M(5, 5, "A", "Bill Type Indicator", codes=codes.RELEASE_BILLS)
    issuer     = C(6, 9, "AN", "Issuer Code of Bill of Lading Number")
    bill       = M(10, 59, "X", "Bill of Lading Number")
    quantity   = C(60, 67, "(S)N", "Quantity")
    unit       = C(68, 72, "X", "Unit of Measure")
    manifested = C(73, 80, "X", "Manifested Quantity")


class EntryInBond(Record, id="WO42", cite=CHAPTER, title="Entry, in-bond of a bill", page="ACMQ-51"):
    control     = M(1, 4, "AN", "Control identifier", fixed="WO42")
    in_bond     = M(5, 16, "AN", "In-bond Number")
    kind        = M(17, 18, "N", "In-bond Entry Type")
    departure   = M(19, 22, "N", "U.S. Port of In-bond Departure")
    destination = M(23, 26, "N", "U.S. Port of In-bond Arrival")
    created     = M(27, 32, "N", "In-bond Create Date", day=True)
    arrived     = C(33, 38, "N", "Date of In-bond Arrival", day=True)
    quantity    = C(39, 46, "(S)N", "In-Bond Quantity")
    filler_1    = filler(47, 80)


class BillMatch(Record, id="WO50", cite=CHAPTER, title="Entry, match of a bill with the manifest", page="ACMQ-52"):
    control   = M(1, 4, "AN", "Control identifier", fixed="WO50")
    day       = M(5, 10, "N", "Disposition Date", day=True)
    time      = M(11, 14, "N", "Disposition Time")
    code      = M(15, 16, "AN", "Disposition Code", codes=codes.BILL_MATCH)
    narrative = M(17, 56, "X", "Narrative Message")
    split     = M(57, 57, "A", "Split Indicator", codes={"Y": "split", "N": "not split"})
    carrier   = C(58, 61, "X", "Carrier Code")
    voyage    = C(62, 66, "X", "Voyage/Flight/Trip Manifest Number")
    arrival   = C(67, 72, "N", "Date of Arrival", day=True)
    port      = C(73, 76, "N", "District/Port of Arrival")
    filler_1  = filler(77, 80)


class EntryDisposition(Record, id="WO60", cite=CHAPTER, title="Entry, disposition and release", page="ACMQ-54"):
    control   = M(1, 4, "AN", "Control identifier", fixed="WO60")
    day       = M(5, 10, "N", "Disposition Action Date", day=True)
    time      = M(11, 14, "N", "Disposition Action Time")
    code      = M(15, 16, "AN", "Disposition Action Code", codes=codes.DISPOSITIONS)
    narrative = M(17, 56, "X", "Narrative Message")
    released  = C(57, 62, "N", "Release Date", day=True)
    origin    = C(63, 64, "N", "Release Origin Code", codes=codes.RELEASE_ORIGINS)
    # Printed as 65-67, yet six columns long and followed by a filler from 71 on.
    document  = C(65, 70, "AN", "Document Type")
    filler_1  = filler(71, 80)


class AgencyStatus(Record, id="WO70", cite=CHAPTER, title="Entry, review of a partner agency", page="ACMQ-57"):
    control          = M(1, 4, "AN", "Control identifier", fixed="WO70")
    agency           = M(5, 7, "AN", "Government Agency Code")
    program          = C(8, 10, "AN", "Government Agency Program Code")
    day              = C(11, 16, "N", "Status Action Date", day=True)
    time             = C(17, 20, "N", "Status Action Time")
    entry_status     = C(21, 22, "AN", "PGA Entry Level Status code")
    narrative        = C(23, 50, "X", "PGA Entry Level Status message")
    entry_line       = C(51, 52, "AN", "Entry Line Level Status Code")
    line_status      = C(53, 54, "AN", "PGA Line Level Status Code")
    reason           = C(55, 56, "AN", "Status Reason Code")
    # Before version 04 of September 2025 a line had four columns and a tariff position one (note 7).
    first_line       = C(57, 59, "N", "Beginning CBP line")
    first_tariff     = C(60, 61, "N", "Beginning Tariff Position")
    first_agency     = C(62, 64, "N", "Beginning PGA Line")
    last_line        = C(65, 67, "N", "Ending CBP line")
    last_tariff      = C(68, 69, "N", "Ending Tariff Position")
    last_agency      = C(70, 72, "N", "Ending PGA Line")
    document         = C(73, 77, "AN", "Document Type Code")
    hold             = C(78, 78, "X", "PGA Entry Hold Type", codes=codes.AGENCY_HOLDS)
    version          = C(79, 80, "N", "PGA Processing Group Version")


class AgencyReason(Record, id="WO71", cite=CHAPTER, title="Entry, reasons and reference of a partner agency", page="ACMQ-61"):
    control     = M(1, 4, "AN", "Control identifier", fixed="WO71")
    qualifier   = C(5, 6, "AN", "PGA Reference Identification Number Qualifier")
    reference   = C(7, 18, "X", "PGA Reference Identification Number")
    received    = C(19, 24, "N", "PGA Reference Identification Number Receipt Date", day=True)
    time        = C(25, 30, "N", "PGA Reference Identification Number Receipt Time")
    reason_1    = C(31, 33, "AN", "PGA Line Sub Reason Code")
    reason_2    = C(34, 36, "AN", "PGA Line Sub Reason Code")
    reason_3    = C(37, 39, "AN", "PGA Line Sub Reason Code")
    reason_4    = C(40, 42, "AN", "PGA Line Sub Reason Code")
    reason_5    = C(43, 45, "AN", "PGA Line Sub Reason Code")
    reason_6    = C(46, 48, "AN", "PGA Line Sub Reason Code")
    reason_7    = C(49, 51, "AN", "PGA Line Sub Reason Code")
    reason_8    = C(52, 54, "AN", "PGA Line Sub Reason Code")
    reason_9    = C(55, 57, "AN", "PGA Line Sub Reason Code")
    reason_10   = C(58, 60, "AN", "PGA Line Sub Reason Code")
    qualifier_2 = C(61, 62, "AN", "PGA Reference Identification Number Qualifier")
    reference_2 = C(63, 80, "X", "PGA Reference Identification Number")


class AgencyComment(Record, id="WO72", cite=CHAPTER, title="Entry, comment of a partner agency", page="ACMQ-63"):
    control = M(1, 4, "AN", "Control identifier", fixed="WO72")
    comment = M(5, 80, "X", "Comments to Trade from PGA")


ANSWERS: tuple[type[Record], ...] = (
    EntryStatus, EntryReference, EntryTariff, EntryBill, EntryInBond, BillMatch, EntryDisposition, AgencyStatus, AgencyReason, AgencyComment,
)


def _notice(answer: type[Record]) -> type[Record]:
    """The record of a notice that an answer mimics: its columns with another identifier."""
    id = "SO" + answer.id[2:]
    fields = {field.name: field for field in answer.fields} | {"control": M(1, 4, "AN", "Control identifier", fixed=id)}
    words = {"id": id, "cite": CHAPTER, "title": f"{answer.title}, notice", "page": answer.page}
    notice: type[Record] = new_class(f"{answer.__name__}Notice", (Record,), words, lambda space: space.update(fields))
    return notice


NOTICES = tuple(_notice(answer) for answer in ANSWERS)
