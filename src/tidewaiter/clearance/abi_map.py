"""What the codes of CBP's messages mean for a file, as one table: application (and record), word or action, code, and the event of the file."""

from __future__ import annotations

from collections.abc import Mapping

# application and record (or name of the event), code ("" any): the event of the file
MAP: Mapping[tuple[str, str, str], str] = {
    # answers to what we sent; SX says by its SE10 which action it answers
    ("AX", "accepted", ""):      "summary.accepted",       ("AX", "warned", ""):       "summary.warned",
    ("AX", "rejected", ""):      "summary.rejected",       ("AX", "accepted", "997"):  "summary.deleted",
    ("AX", "warned", "997"):     "summary.deleted",        ("AX", "census", ""):       "census.warned",
    ("DX", "accepted", ""):      "summary.accepted",       ("DX", "warned", ""):       "summary.warned",
    ("DX", "rejected", ""):      "summary.rejected",
    ("SX", "accepted", "A"):     "release.accepted",       ("SX", "warned", "A"):      "release.accepted",
    ("SX", "accepted", "R"):     "release.changed",        ("SX", "warned", "R"):      "release.changed",
    ("SX", "accepted", "U"):     "release.changed",        ("SX", "warned", "U"):      "release.changed",
    ("SX", "accepted", "D"):     "release.cancelled",      ("SX", "warned", "D"):      "release.cancelled",
    ("SX", "rejected", "A"):     "release.rejected",       ("SX", "referred", ""):     "release.referred",
    ("SX", "rejected", "R"):     "release.change_refused", ("SX", "rejected", "U"):    "release.change_refused",
    ("SX", "rejected", "D"):     "release.change_refused",
    ("SN", "accepted", ""):      "isf.accepted",           ("SN", "warned", ""):       "isf.accepted",
    ("SN", "rejected", ""):      "isf.rejected",           ("SN", "accepted", "D"):    "isf.withdrawn",
    ("SA", "status", "S1"):      "isf.matched",            ("SA", "status", ""):       "isf.unmatched",
    ("QT", "accepted", ""):      "in_bond.accepted",       ("QT", "warned", ""):       "in_bond.accepted",
    ("QT", "rejected", ""):      "in_bond.rejected",
    ("NS", "status", "1J"):      "in_bond.authorized",     ("NS", "status", "11"):     "in_bond.arrived",
    ("NS", "status", "12"):      "in_bond.arrived",        ("NS", "status", "13"):     "in_bond.arrived",
    # release status, by record: SO and the answer to a query alike
    ("SO50", "status", "91"):    "bill.unmatched",         ("SO50", "status", "92"):   "bill.on_file",
    ("SO50", "status", "93"):    "bill.on_file",           ("SO50", "status", "94"):   "bill.departed",
    ("SO50", "status", "95"):    "bill.arrived",           ("SO50", "status", "57"):   "bill.unmatched",
    ("SO50", "status", "58"):    "bill.unmatched",         ("SO50", "status", "59"):   "bill.unmatched",
    ("SO50", "status", "61"):    "bill.deleted",           ("SO50", "status", "62"):   "bill.deleted",
    ("SO50", "status", "63"):    "bill.deleted",           ("SO50", "status", "74"):   "bill.unmatched",
    ("SO50", "status", "51"):    "hold.placed",            ("SO50", "status", "54"):   "hold.removed",
    ("SO50", "status", "52"):    "hold.placed",            ("SO50", "status", "55"):   "hold.removed",
    ("SO50", "status", "53"):    "hold.placed",            ("SO50", "status", "56"):   "hold.removed",
    ("SO60", "status", "01"):    "agency.told",            ("SO60", "status", "03"):   "exam.ordered",
    ("SO60", "status", "21"):    "release.cancelled",      ("SO60", "status", "22"):   "release.day_changed",
    ("SO60", "status", "23"):    "release.cancelled",      ("SO60", "status", "24"):   "release.restored",
    ("SO60", "status", "25"):    "release.warned",         ("SO60", "status", "26"):   "release.unmatched",
    ("SO60", "status", "28"):    "release.unmatched",      ("SO60", "status", "31"):   "release.waits",
    ("SO60", "status", "35"):    "summary.not_needed",     ("SO60", "status", "70"):   "release.quota",
    ("SO60", "status", "71"):    "release.quota",          ("SO60", "status", "72"):   "release.quota",
    ("SO60", "status", "73"):    "release.quota",          ("SO60", "status", "83"):   "release.waits",
    ("SO60", "status", "84"):    "documents.required",     ("SO60", "status", "85"):   "documents.required",
    ("SO60", "status", "86"):    "release.change_refused", ("SO60", "status", "87"):   "release.change_refused",
    ("SO60", "status", "88"):    "release.cancelled",      ("SO60", "status", "90"):   "agency.reviewing",
    ("SO60", "status", "96"):    "documents.required",     ("SO60", "status", "97"):   "release.admissible",
    ("SO60", "status", "98"):    "release.released",       ("SO60", "status", "99"):   "release.suspended",
    ("SO60", "status", ""):      "release.waits",
    # of an agency's codes two were seen; the words of its record say the rest
    ("SO70", "may proceed", ""): "agency.proceed",         ("SO70", "hold", ""):       "hold.placed",
    ("SO70", "exam", ""):        "exam.ordered",           ("SO70", "refused", ""):    "agency.refused",
    ("SO70", "document", ""):    "documents.required",     ("SO70", "review", ""):     "agency.reviewing",
    ("SO70", "other", ""):       "agency.told",            ("SO70", "hold removed", ""): "hold.removed",
    # entry summary status
    ("UC", "status", "1"):       "documents.required",     ("UC", "status", "2"):      "documents.required",
    ("UC", "status", "3"):       "documents.required",     ("UC", "status", "4"):      "summary.returned",
    ("UC", "status", "5"):       "summary.inactivated",    ("UC", "status", "6"):      "summary.cancelled",
    ("UC", "status", "8"):       "correction.by_another",  ("UC", "status", "P"):      "agency.told",
    ("UC", "status", "Q"):       "quota.line",             ("UC", "status", "E"):      "temporary.expiring",
    ("UC", "status", "R"):       "correction.reverted",    ("UC", "status", "C"):      "hold.removed",
    ("UC", "status", "D"):       "hold.placed",            ("UC", "status", ""):       "message.told",
    ("TS", "status", ""):        "temporary.expiring",     ("CL", "condition", ""):    "census.warned",
    ("SQ", "status", ""):        "statement.removed",
    # statements, entry by entry
    ("PF", "preliminary", ""):   "statement.printed",      ("PF", "final", ""):        "statement.final",
    ("PF", "presented", ""):     "statement.presented",    ("PF", "removed", ""):      "statement.removed",
    ("MS", "preliminary", ""):   "month.printed",          ("MS", "final", ""):        "month.final",
}
# What CBP tells by paper, portal or bulletin has no layout in ABI; the rehearsal tells it by a notice of its own.
NOTICES: Mapping[str, str] = {
    "documents.required": "documents.required", "hold.placed": "hold.placed", "hold.removed": "hold.removed",
    "release.pending": "release.waits", "release waits": "release.waits", "summary.returned": "summary.returned",
    "summary.overdue": "summary.overdue", "summary.unanswered": "summary.unanswered", "census.warned": "census.warned",
    "correction.filed": "correction.accepted", "statement.removed": "statement.removed", "payment.refused": "payment.refused",
    "statement.unpaid": "deposit.overdue", "deposit.overdue": "deposit.overdue", "request.issued": "request.issued",
    "request.unanswered": "request.unanswered", "liquidation.changed": "liquidation.changed", "debit.issued": "debit.issued",
    "debit.overdue": "debit.overdue", "refund.issued": "refund.issued", "protest refused": "protest.refused",
}
BULLETIN: Mapping[str, str] = {
    "no change": "liquidation.liquidated", "change": "liquidation.liquidated", "deemed": "liquidation.deemed",
    "reliquidated": "liquidation.reliquidated", "extended": "liquidation.extended", "suspended": "liquidation.suspended",
}
DECISIONS: Mapping[str, str] = {"allowed": "protest.allowed"}
BILL_HOLDERS = {"51": "CBP manifest", "54": "CBP manifest", "52": "CBP agriculture", "55": "CBP agriculture", "53": "CBP", "56": "CBP"}
UC_KEYS = {"1": "INVOICE", "2": "SUMMARY", "3": "DOCUMENTS", "C": "CBP detention", "D": "CBP detention"}
# The holder of a review that CBP itself makes.
CBP_REVIEW = "CBP"


def named(application: str, name: str, code: str = "") -> str:
    """The event of the file for an event of a message: by its code, else by its name; "" where the table has neither."""
    return MAP.get((application, name, code)) or MAP.get((application, name, ""), "")
