"""Entry summary status notification (UC): what CBP asks for, rejects, cancels or decides about an entry summary, unasked.

CBP's chapter was not at hand. The columns are those that a public program tells, with the chapter's pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/uc, commit 8b366ed0).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.release_status import NOTICES

CHAPTER = "CATAIR Entry Summary Status Notification V30, June 2025, as another tells it"
DISPOSITIONS = {
    "1": "invoice data wanted",      "2": "entry summary package wanted", "3": "documents wanted",
    "4": "summary or PSC rejected",  "5": "summary inactivated",          "6": "summary cancelled",
    "8": "PSC filed by another filer", "P": "partner agency status",      "Q": "quota status",
    "E": "TIB extension denied",     "R": "PSC reverted",                 "C": "detention ended",    "D": "detained",
}
REASONS = {
    "001": "header",                 "002": "entry type",                 "003": "classification",
    "004": "special program",        "005": "value of a line",            "006": "currency conversion",
    "007": "duty of a line",         "008": "country of origin",          "009": "country of export",
    "010": "AD/CVD required",        "011": "AD/CVD cash deposit required", "012": "AD/CVD scope",
    "013": "non-reimbursement statement missing", "014": "single transaction bond", "015": "continuous bond",
    "016": "invoice missing",        "017": "invoice description too thin", "018": "agency certificate required",
    "019": "visa required",          "020": "fee",                        "021": "tax",
    "022": "quota",                  "023": "reconciliation rejected",    "998": "other",
}
QUOTA_LINES = {
    "Q01": "accepted",       "Q02": "apportioned",     "Q03": "filled",                "Q04": "filled or expired",
    "Q05": "banned import",  "Q15": "quantity is nil", "Q17": "pending over 10 days",  "Q25": "licences filled",
    "Q26": "licence expired", "Q27": "licences accepted", "Q28": "licence pending over 10 days",
}


class SummaryStatus(Record, id="E1", cite=CHAPTER, title="Entry summary and what became of it", page="ESS-15"):
    control      = M(1, 2, "AN", "Control identifier", fixed="E1")
    disposition  = M(3, 3, "AN", "Disposition Type Code", codes=DISPOSITIONS)
    action       = M(4, 4, "AN", "Source of Action Code", codes={"1": "a person", "2": "the system"})
    team         = C(5, 7, "AN", "Import Specialist Team")
    reason       = C(8, 10, "AN", "Notification Reason Code", codes=REASONS)
    acted        = M(11, 16, "D", "Date of Action")
    filler_1     = filler(17, 50)
    filer        = M(51, 53, "AN", "Entry Filer Code")
    filler_2     = filler(54, 55)
    entry_number = M(56, 63, "AN", "Entry Number")
    filler_3     = filler(64, 65)
    line         = C(66, 68, "X", "Line Item Identifier")
    reference    = C(69, 77, "X", "Broker Reference Number")
    filler_4     = filler(78, 80)


class StatusContact(Record, id="E2", cite=CHAPTER, title="Whom to ask at CBP", page="ESS-22"):
    control   = M(1, 2, "AN", "Control identifier", fixed="E2")
    filler_1  = filler(3, 4)
    name      = C(5, 34, "X", "CBP User")
    filler_2  = filler(35, 36)
    telephone = C(37, 46, "AN", "Telephone Number")
    filler_3  = filler(47, 48)
    action    = C(49, 60, "AN", "Action Identification Number")
    filler_4  = filler(61, 61)
    extension = C(62, 65, "AN", "Telephone Extension Number")
    filler_5  = filler(66, 80)


class StatusRemarks(Record, id="E3", cite=CHAPTER, title="Remarks", page="ESS-24"):
    control = M(1, 2, "AN", "Control identifier", fixed="E3")
    remarks = M(3, 80, "X", "CBP User Remarks")


class QuotaLine(Record, id="E4", cite=CHAPTER, title="Quota status of a line", page="ESS-25"):
    control        = M(1, 2, "AN", "Control identifier", fixed="E4")
    line           = M(3, 5, "X", "Line Item Identifier, with an asterisk where CBP added the line")
    status         = M(6, 8, "AN", "Quota Line Status Code", codes=QUOTA_LINES)
    filler_1       = filler(9, 11)
    description    = M(12, 41, "X", "Quota Line Status Description")
    requested      = M(42, 53, "N", "Requested Quota Quantity", decimals=2)
    requested_unit = M(54, 56, "AN", "Requested Unit of Measure")
    reserved       = C(57, 68, "N", "Reserved Quota Quantity", decimals=2)
    reserved_unit  = C(69, 71, "AN", "Reserved Unit of Measure")
    filler_2       = filler(72, 80)


# As the notice of cargo release has them: the account tells the same columns (ESS-27 to ESS-33).
AGENCY_NOTICES = tuple(notice for notice in NOTICES if notice.id in ("SO70", "SO71", "SO72"))

APPLICATIONS = (
    Application(
        "UC", "Entry Summary Status Notification", SummaryStatus, f"{CHAPTER}, page ESS-14",
        others=(SummaryStatus, StatusContact, StatusRemarks, QuotaLine, *AGENCY_NOTICES), seen=Seen.SECONDARY,
    ),
)
