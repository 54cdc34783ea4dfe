"""What may happen to a file: each event by its name, who brings it about, and by what law or chapter. The moves go by these names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from tidewaiter.shapes import Code, Id, Line
from tidewaiter.values import immutable


class Cause(StrEnum):
    """Who brings an event about. What CBP says may be recorded by a person too, who read it on a portal or on paper."""

    PERSON = "person"            # one of the firm, who may do the event's action
    SENT = "sent"                # our own message on its way to CBP
    CBP = "cbp"                  # a message or notice of CBP or of an agency through it
    CARRIER = "carrier"          # the carrier or terminal, by CBP's message or by word


@immutable
class EventKind:
    """What an event is. `action` is what a person needs to bring it about, or to record it where CBP did; `key` says what of the file it is
    about, "" where it is about all of it. `noted` events are kept and move nothing."""

    words: str
    cause: Cause
    action: str
    cite: str
    key: str = ""
    noted: bool = False


@immutable
class FileEvent:
    """One thing that happened to a file, as it is kept.

    `at` is when it happened, `told` the moment that CBP's message gives for it, None where it gives none. `mark` tells one telling from
    another: what comes twice under one mark happened once. `by` is a person's id, or who said it; `source` the message that it came in.
    """

    file: Id
    name: Code
    at: datetime
    key: Line = ""
    told: datetime | None = None
    text: Line = ""
    by: Line = ""
    source: Line = ""
    mark: Code = ""
    fields: Mapping[str, str] = field(default_factory=dict)


PERSON, SENT, CBP, CARRIER = Cause.PERSON, Cause.SENT, Cause.CBP, Cause.CARRIER
_SE, _AE, _CQ, _SF = "CATAIR Cargo Release", "CATAIR Entry Summary", "CATAIR Cargo Status Query", "CATAIR Importer Security Filing"
_60, _50, _70 = f"{_CQ}, record WO60", f"{_CQ}, record WO50", f"{_CQ}, record WO70"
_ESS, _DS, _PMS, _IB = "CATAIR Entry Summary Status Notification", "CATAIR Daily Statement", "CATAIR Periodic Monthly Statement", "CATAIR In-bond"

EVENTS: Mapping[str, EventKind] = {
    # our own side
    "review.asked":          EventKind("put up for review",                        PERSON, "file.write",  "19 CFR 111.28"),
    "review.passed":         EventKind("reviewed and found in order",              PERSON, "file.review", "19 CFR 111.28"),
    "review.returned":       EventKind("returned by the reviewer",                 PERSON, "file.review", "19 CFR 111.28"),
    "file.readied":          EventKind("made ready; no review is asked of it",     PERSON, "file.write",  "19 CFR 111.28"),
    "file.changed":          EventKind("changed, so no longer ready",              PERSON, "file.write",  "19 CFR 111.39"),
    "file.closed":           EventKind("closed",                                   PERSON, "file.close",  "19 CFR 163.4"),
    "file.cancelled":        EventKind("given up",                                 PERSON, "file.cancel", "19 CFR 163.4"),
    "file.reopened":         EventKind("opened again",                             PERSON, "file.close",  "19 CFR 163.4"),
    # importer security filing
    "isf.sent":              EventKind("security filing sent",                     SENT,   "file.send",   "19 CFR 149.2"),
    "isf.accepted":          EventKind("security filing accepted",                 CBP,    "file.record", f"{_SF}, record SF90"),
    "isf.rejected":          EventKind("security filing refused",                  CBP,    "file.record", f"{_SF}, record SF90"),
    "isf.matched":           EventKind("bill of the security filing on file",      CBP,    "file.record", f"{_SF}, record SA50"),
    "isf.unmatched":         EventKind("no bill for the security filing",          CBP,    "file.record", f"{_SF}, record SA50"),
    "isf.withdrawn":         EventKind("security filing deleted",                  CBP,    "file.record", "19 CFR 149.2(e)"),
    # cargo release
    "release.sent":          EventKind("cargo release sent",                       SENT,   "file.send",   "19 CFR 142.3"),
    "release.certified":     EventKind("cargo release certified from the summary", SENT,   "file.send",   f"{_AE}, record 10"),
    "release.accepted":      EventKind("cargo release on file",                    CBP,    "file.record", f"{_SE}, record SE90"),
    "release.rejected":      EventKind("cargo release refused",                    CBP,    "file.record", f"{_SE}, record SE90"),
    "release.change_sent":   EventKind("change of the release sent",               SENT,   "file.send",   f"{_SE}, record SE10"),
    "release.changed":       EventKind("release replaced or updated",              CBP,    "file.record", f"{_SE}, record SE90"),
    "release.change_refused": EventKind("change of the release refused",           CBP,    "file.record", f"{_SE}, record SE90; {_60}"),
    "release.referred":      EventKind("request waits for a person at CBP",        CBP,    "file.record", f"{_SE}, record SE90"),
    "release.admissible":    EventKind("admissible, not yet released",             CBP,    "file.record", f"{_60}, code 97"),
    "release.released":      EventKind("released",                                 CBP,    "file.record", f"{_60}, code 98"),
    "release.day_changed":   EventKind("day of release changed",                   CBP,    "file.record", f"{_60}, code 22", noted=True),
    "release.suspended":     EventKind("release suspended",                        CBP,    "file.record", f"{_60}, code 99"),
    "release.cancelled":     EventKind("release cancelled",                        CBP,    "file.record", f"{_60}, codes 21, 23, 88"),
    "release.restored":      EventKind("cancellation undone",                      CBP,    "file.record", f"{_60}, code 24"),
    "release.warned":        EventKind("cancellation threatens",                   CBP,    "file.record", f"{_60}, code 25", noted=True),
    "release.unmatched":     EventKind("no bill matches the entry",                CBP,    "file.record", f"{_60}, codes 26, 28", noted=True),
    "release.waits":         EventKind("the release waits",                        CBP,    "file.record", _60, noted=True),
    "release.quota":         EventKind("word of the quota",                        CBP,    "file.record", f"{_60}, codes 70 to 73", noted=True),
    # bills of lading
    "bill.on_file":          EventKind("bill on file",                             CARRIER, "file.record", _50, "bill"),
    "bill.departed":         EventKind("left the foreign port",                    CARRIER, "file.record", _50, "bill"),
    "bill.arrived":          EventKind("arrived",                                  CARRIER, "file.record", _50, "bill"),
    "bill.unmatched":        EventKind("bill does not match",                      CBP,    "file.record", _50, "bill"),
    "bill.deleted":          EventKind("bill deleted by the carrier",              CARRIER, "file.record", _50, "bill"),
    # what stands in the way
    "hold.placed":           EventKind("held",                                     CBP,    "file.record", "19 U.S.C. 1499(a)", "holder"),
    "hold.removed":          EventKind("hold removed",                             CBP,    "file.record", "19 U.S.C. 1499(a)", "holder"),
    "exam.ordered":          EventKind("exam ordered",                             CBP,    "file.record", "19 CFR 151.6", "holder"),
    "exam.done":             EventKind("exam done",                                CBP,    "file.record", "19 CFR 151.6", "holder"),
    "documents.required":    EventKind("document required",                        CBP,    "file.record", "19 CFR 142.3(a), 163.6(a)", "document"),
    "documents.sent":        EventKind("document uploaded",                        PERSON, "file.write",  "19 CFR 163.6(b)", "document"),
    "documents.satisfied":   EventKind("document taken",                           CBP,    "file.record", "19 CFR 163.6(b)", "document"),
    "agency.reviewing":      EventKind("under review",                             CBP,    "file.record", _70, "agency"),
    "agency.proceed":        EventKind("may proceed",                              CBP,    "file.record", _70, "agency"),
    "agency.refused":        EventKind("refused",                                  CBP,    "file.record", _70, "agency"),
    "agency.told":           EventKind("word of the agency",                       CBP,    "file.record", _70, "agency", noted=True),
    # entry summary
    "summary.sent":          EventKind("summary sent",                             SENT,   "file.send",   "19 CFR 142.12"),
    "summary.accepted":      EventKind("summary on file",                          CBP,    "file.record", f"{_AE}, record E1"),
    "summary.warned":        EventKind("summary on file, with warnings",           CBP,    "file.record", f"{_AE}, record E1"),
    "summary.rejected":      EventKind("summary refused",                          CBP,    "file.record", f"{_AE}, record E1"),
    "summary.returned":      EventKind("rejected by a person at CBP",              CBP,    "file.record", f"{_ESS}, record E1, code 4"),
    "summary.deleted":       EventKind("summary deleted",                          CBP,    "file.record", f"{_AE}, record E1, code 997"),
    "summary.inactivated":   EventKind("summary inactivated",                      CBP,    "file.record", f"{_ESS}, record E1, code 5"),
    "summary.cancelled":     EventKind("summary cancelled",                        CBP,    "file.record", f"{_ESS}, record E1, code 6"),
    "summary.not_needed":    EventKind("no summary is needed",                     CBP,    "file.record", f"{_60}, code 35"),
    "summary.overdue":       EventKind("summary overdue",                          CBP,    "file.record", "19 CFR 142.12(b), 142.15", noted=True),
    "summary.unanswered":    EventKind("reject not answered in time",              CBP,    "file.record", "19 CFR 142.15", noted=True),
    "census.warned":         EventKind("census warning",                           CBP,    "file.record", "CATAIR Census Warning Override"),
    "census.overridden":     EventKind("census warning overridden",                PERSON, "file.write",  "CATAIR Census Warning Override"),
    # post summary correction
    "correction.sent":       EventKind("post summary correction sent",             SENT,   "file.send",   "82 FR 2385"),
    "correction.accepted":   EventKind("post summary correction taken",            CBP,    "file.record", "82 FR 2385"),
    "correction.reverted":   EventKind("post summary correction reverted",         CBP,    "file.record", f"{_ESS}, record E1, code R"),
    "correction.dropped":    EventKind("correction given up",                      PERSON, "file.write",  "82 FR 2385"),
    "correction.by_another": EventKind("another filer corrected the summary",      CBP,    "file.record", f"{_ESS}, record E1, code 8", noted=True),
    # money
    "statement.printed":     EventKind("on a preliminary statement",               CBP,    "file.record", f"{_DS}, record Q1"),
    "statement.presented":   EventKind("on the month's statement",                 CBP,    "file.record", "19 CFR 24.25"),
    "statement.final":       EventKind("paid by a final statement",                CBP,    "file.record", f"{_DS}, record Q5"),
    "statement.removed":     EventKind("taken off its statement",                  CBP,    "file.record", f"{_DS}, record Q7"),
    "month.printed":         EventKind("on a preliminary monthly statement",       CBP,    "file.record", _PMS),
    "month.final":           EventKind("paid by a final monthly statement",        CBP,    "file.record", _PMS),
    "payment.authorised":    EventKind("payment authorised",                       PERSON, "money.pay",   "19 CFR 24.25"),
    "payment.refused":       EventKind("debit refused by the bank",                CBP,    "file.record", "19 CFR 24.3"),
    "deposit.paid":          EventKind("paid outside statements",                  PERSON, "money.pay",   "19 CFR 142.12(b)"),
    "deposit.overdue":       EventKind("not paid in time",                         CBP,    "file.record", "19 CFR 142.12(b), 142.15"),
    "debit.issued":          EventKind("billed by CBP",                            CBP,    "file.record", "19 CFR 24.3"),
    "debit.paid":            EventKind("bill paid",                                PERSON, "money.pay",   "19 CFR 24.3"),
    "debit.overdue":         EventKind("bill overdue; interest runs",              CBP,    "file.record", "19 CFR 24.3a"),
    "refund.issued":         EventKind("refund issued",                            CBP,    "file.record", "19 CFR 24.36"),
    "refund.received":       EventKind("refund received",                          PERSON, "money.pay",   "19 CFR 24.36"),
    # after the summary
    "request.issued":        EventKind("asked by CBP",                             CBP,    "file.record", "19 CFR 163.6; Forms 28, 29", "form"),
    "request.answered":      EventKind("answered",                                 PERSON, "file.write",  "19 CFR 163.6; Forms 28, 29", "form"),
    "request.unanswered":    EventKind("not answered in time",                     CBP,    "file.record", "19 CFR 163.6; Forms 28, 29", "form"),
    "liquidation.suspended": EventKind("liquidation suspended",                    CBP,    "file.record", "19 CFR 159.12(a)(2)"),
    "liquidation.lifted":    EventKind("suspension lifted",                        CBP,    "file.record", "19 U.S.C. 1504(d)"),
    "liquidation.extended":  EventKind("liquidation extended",                     CBP,    "file.record", "19 CFR 159.12(a)(1)"),
    "liquidation.changed":   EventKind("CBP means to liquidate at other amounts",  CBP,    "file.record", "19 CFR 152.2", noted=True),
    "liquidation.liquidated": EventKind("liquidated",                              CBP,    "file.record", "19 CFR 159.9"),
    "liquidation.deemed":    EventKind("liquidated by operation of law",           CBP,    "file.record", "19 CFR 159.11"),
    "liquidation.reliquidated": EventKind("reliquidated",                          CBP,    "file.record", "19 CFR 173.3, 174.29"),
    "protest.filed":         EventKind("protested",                                PERSON, "protest.file", "19 CFR 174.12"),
    "protest.refused":       EventKind("protest not taken",                        CBP,    "file.record", "19 CFR 174.12"),
    "protest.allowed":       EventKind("protest allowed",                          CBP,    "file.record", "19 CFR 174.29"),
    "protest.denied":        EventKind("protest denied, whole or in part",         CBP,    "file.record", "19 CFR 174.29"),
    "protest.withdrawn":     EventKind("protest withdrawn",                        PERSON, "protest.file", "19 CFR 174.12"),
    "summons.filed":         EventKind("summons filed in the Court of International Trade", PERSON, "protest.file", "19 CFR 174.31; 28 U.S.C. 2636"),
    "summons.decided":       EventKind("decided by the court",                     CBP,    "file.record", "28 U.S.C. 2636"),
    # in-bond movement
    "in_bond.sent":          EventKind("in-bond sent",                             SENT,   "file.send",   "19 CFR 18.1(d)", "in-bond"),
    "in_bond.rejected":      EventKind("in-bond refused",                          CBP,    "file.record", f"{_IB}, record QT95", "in-bond"),
    "in_bond.accepted":      EventKind("in-bond on file",                          CBP,    "file.record", f"{_IB}, record QT95", "in-bond"),
    "in_bond.authorized":    EventKind("in-bond authorised",                       CBP,    "file.record", f"{_IB}, notice 1J", "in-bond"),
    "in_bond.arrived":       EventKind("in-bond arrived",                          CBP,    "file.record", "19 CFR 18.1(j)", "in-bond"),
    "in_bond.exported":      EventKind("in-bond exported",                         CBP,    "file.record", "19 CFR 18.7", "in-bond"),
    # kept, and of no track
    "message.condition":     EventKind("condition of a reply",                     CBP,    "file.record", "", noted=True),
    "message.told":          EventKind("word of CBP",                              CBP,    "file.record", "", noted=True),
    "temporary.expiring":    EventKind("temporary importation bond expires",       CBP,    "file.record", "19 CFR 10.37", noted=True),
    "quota.line":            EventKind("quota status of a line",                   CBP,    "file.record", f"{_ESS}, record E4", noted=True),
}
