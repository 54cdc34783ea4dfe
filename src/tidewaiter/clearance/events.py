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
    "review.asked":          EventKind("put up for review",                        PERSON, "entry.write",  "19 CFR 111.28"),
    "review.passed":         EventKind("reviewed and found in order",              PERSON, "entry.approve", "19 CFR 111.28"),
    "review.returned":       EventKind("returned by the reviewer",                 PERSON, "entry.review", "19 CFR 111.28"),
    "file.readied":          EventKind("made ready; no review is asked of it",     PERSON, "entry.approve", "19 CFR 111.28"),
    "file.changed":          EventKind("changed, so no longer ready",              PERSON, "entry.write",  "19 CFR 111.39"),
    "file.closed":           EventKind("closed",                                   PERSON, "entry.approve",  "19 CFR 163.4"),
    "file.cancelled":        EventKind("given up",                                 PERSON, "entry.approve", "19 CFR 163.4"),
    "file.reopened":         EventKind("opened again",                             PERSON, "entry.approve",  "19 CFR 163.4"),
    # importer security filing
    "isf.sent":              EventKind("security filing sent",                     SENT,   "entry.transmit",   "19 CFR 149.2"),
    "isf.accepted":          EventKind("security filing accepted",                 CBP,    "entry.write", f"{_SF}, record SF90"),
    "isf.rejected":          EventKind("security filing refused",                  CBP,    "entry.write", f"{_SF}, record SF90"),
    "isf.matched":           EventKind("bill of the security filing on file",      CBP,    "entry.write", f"{_SF}, record SA50"),
    "isf.unmatched":         EventKind("no bill for the security filing",          CBP,    "entry.write", f"{_SF}, record SA50"),
    "isf.withdrawn":         EventKind("security filing deleted",                  CBP,    "entry.write", "19 CFR 149.2(e)"),
    # cargo release
    "release.sent":          EventKind("cargo release sent",                       SENT,   "entry.transmit",   "19 CFR 142.3"),
    "release.certified":     EventKind("cargo release certified from the summary", SENT,   "entry.transmit",   f"{_AE}, record 10"),
    "release.accepted":      EventKind("cargo release on file",                    CBP,    "entry.write", f"{_SE}, record SE90"),
    "release.rejected":      EventKind("cargo release refused",                    CBP,    "entry.write", f"{_SE}, record SE90"),
    "release.change_sent":   EventKind("change of the release sent",               SENT,   "entry.transmit",   f"{_SE}, record SE10"),
    "release.changed":       EventKind("release replaced or updated",              CBP,    "entry.write", f"{_SE}, record SE90"),
    "release.change_refused": EventKind("change of the release refused",           CBP,    "entry.write", f"{_SE}, record SE90; {_60}"),
    "release.referred":      EventKind("request waits for a person at CBP",        CBP,    "entry.write", f"{_SE}, record SE90"),
    "release.admissible":    EventKind("admissible, not yet released",             CBP,    "entry.write", f"{_60}, code 97"),
    "release.released":      EventKind("released",                                 CBP,    "entry.write", f"{_60}, code 98"),
    "release.day_changed":   EventKind("day of release changed",                   CBP,    "entry.write", f"{_60}, code 22", noted=True),
    "release.suspended":     EventKind("release suspended",                        CBP,    "entry.write", f"{_60}, code 99"),
    "release.cancelled":     EventKind("release cancelled",                        CBP,    "entry.write", f"{_60}, codes 21, 23, 88"),
    "release.restored":      EventKind("cancellation undone",                      CBP,    "entry.write", f"{_60}, code 24"),
    "release.warned":        EventKind("cancellation threatens",                   CBP,    "entry.write", f"{_60}, code 25", noted=True),
    "release.unmatched":     EventKind("no bill matches the entry",                CBP,    "entry.write", f"{_60}, codes 26, 28", noted=True),
    "release.waits":         EventKind("the release waits",                        CBP,    "entry.write", _60, noted=True),
    "release.quota":         EventKind("word of the quota",                        CBP,    "entry.write", f"{_60}, codes 70 to 73", noted=True),
    # bills of lading
    "bill.on_file":          EventKind("bill on file",                             CARRIER, "entry.write", _50, "bill"),
    "bill.departed":         EventKind("left the foreign port",                    CARRIER, "entry.write", _50, "bill"),
    "bill.arrived":          EventKind("arrived",                                  CARRIER, "entry.write", _50, "bill"),
    "bill.unmatched":        EventKind("bill does not match",                      CBP,    "entry.write", _50, "bill"),
    "bill.deleted":          EventKind("bill deleted by the carrier",              CARRIER, "entry.write", _50, "bill"),
    # what stands in the way
    "hold.placed":           EventKind("held",                                     CBP,    "hold.write", "19 U.S.C. 1499(a)", "holder"),
    "hold.removed":          EventKind("hold removed",                             CBP,    "hold.write", "19 U.S.C. 1499(a)", "holder"),
    "exam.ordered":          EventKind("exam ordered",                             CBP,    "hold.write", "19 CFR 151.6", "holder"),
    "exam.done":             EventKind("exam done",                                CBP,    "hold.write", "19 CFR 151.6", "holder"),
    "documents.required":    EventKind("document required",                        CBP,    "entry.write", "19 CFR 142.3(a), 163.6(a)", "document"),
    "documents.sent":        EventKind("document uploaded",                        PERSON, "entry.write",  "19 CFR 163.6(b)", "document"),
    "documents.satisfied":   EventKind("document taken",                           CBP,    "entry.write", "19 CFR 163.6(b)", "document"),
    "agency.reviewing":      EventKind("under review",                             CBP,    "entry.write", _70, "agency"),
    "agency.proceed":        EventKind("may proceed",                              CBP,    "entry.write", _70, "agency"),
    "agency.refused":        EventKind("refused",                                  CBP,    "entry.write", _70, "agency"),
    "agency.told":           EventKind("word of the agency",                       CBP,    "entry.write", _70, "agency", noted=True),
    # entry summary
    "summary.sent":          EventKind("summary sent",                             SENT,   "entry.transmit",   "19 CFR 142.12"),
    "summary.accepted":      EventKind("summary on file",                          CBP,    "entry.write", f"{_AE}, record E1"),
    "summary.warned":        EventKind("summary on file, with warnings",           CBP,    "entry.write", f"{_AE}, record E1"),
    "summary.rejected":      EventKind("summary refused",                          CBP,    "entry.write", f"{_AE}, record E1"),
    "summary.returned":      EventKind("rejected by a person at CBP",              CBP,    "entry.write", f"{_ESS}, record E1, code 4"),
    "summary.deleted":       EventKind("summary deleted",                          CBP,    "entry.write", f"{_AE}, record E1, code 997"),
    "summary.inactivated":   EventKind("summary inactivated",                      CBP,    "entry.write", f"{_ESS}, record E1, code 5"),
    "summary.cancelled":     EventKind("summary cancelled",                        CBP,    "entry.write", f"{_ESS}, record E1, code 6"),
    "summary.not_needed":    EventKind("no summary is needed",                     CBP,    "entry.write", f"{_60}, code 35"),
    "summary.overdue":       EventKind("summary overdue",                          CBP,    "entry.write", "19 CFR 142.12(b), 142.15", noted=True),
    "summary.unanswered":    EventKind("reject not answered in time",              CBP,    "entry.write", "19 CFR 142.15", noted=True),
    "census.warned":         EventKind("census warning",                           CBP,    "entry.write", "CATAIR Census Warning Override"),
    "census.overridden":     EventKind("census warning overridden",                PERSON, "entry.write",  "CATAIR Census Warning Override"),
    # post summary correction
    "correction.sent":       EventKind("post summary correction sent",             SENT,   "entry.transmit",   "82 FR 50656"),
    "correction.accepted":   EventKind("post summary correction taken",            CBP,    "entry.write", "82 FR 50656"),
    "correction.reverted":   EventKind("post summary correction reverted",         CBP,    "entry.write", f"{_ESS}, record E1, code R"),
    "correction.dropped":    EventKind("correction given up",                      PERSON, "entry.write",  "82 FR 50656"),
    "correction.by_another": EventKind("another filer corrected the summary",      CBP,    "entry.write", f"{_ESS}, record E1, code 8", noted=True),
    # money
    "statement.printed":     EventKind("on a preliminary statement",               CBP,    "entry.write", f"{_DS}, record Q1"),
    "statement.presented":   EventKind("on the month's statement",                 CBP,    "entry.write", "19 CFR 24.25"),
    "statement.final":       EventKind("paid by a final statement",                CBP,    "entry.write", f"{_DS}, record Q5"),
    "statement.removed":     EventKind("taken off its statement",                  CBP,    "entry.write", f"{_DS}, record Q7"),
    "month.printed":         EventKind("on a preliminary monthly statement",       CBP,    "entry.write", _PMS),
    "month.final":           EventKind("paid by a final monthly statement",        CBP,    "entry.write", _PMS),
    "payment.authorised":    EventKind("payment authorised",                       PERSON, "money.write",   "19 CFR 24.25"),
    "payment.refused":       EventKind("debit refused by the bank",                CBP,    "entry.write", "19 CFR 24.3"),
    "deposit.paid":          EventKind("paid outside statements",                  PERSON, "money.write",   "19 CFR 142.12(b)"),
    "deposit.overdue":       EventKind("not paid in time",                         CBP,    "entry.write", "19 CFR 142.12(b), 142.15"),
    "debit.issued":          EventKind("billed by CBP",                            CBP,    "entry.write", "19 CFR 24.3"),
    "debit.paid":            EventKind("bill paid",                                PERSON, "money.write",   "19 CFR 24.3"),
    "debit.overdue":         EventKind("bill overdue; interest runs",              CBP,    "entry.write", "19 CFR 24.3a"),
    "refund.issued":         EventKind("refund issued",                            CBP,    "entry.write", "19 CFR 24.36"),
    "refund.received":       EventKind("refund received",                          PERSON, "money.write",   "19 CFR 24.36"),
    # after the summary
    "request.issued":        EventKind("asked by CBP",                             CBP,    "entry.write", "19 CFR 163.6; Forms 28, 29", "form"),
    "request.answered":      EventKind("answered",                                 PERSON, "entry.write",  "19 CFR 163.6; Forms 28, 29", "form"),
    "request.unanswered":    EventKind("not answered in time",                     CBP,    "entry.write", "19 CFR 163.6; Forms 28, 29", "form"),
    "liquidation.suspended": EventKind("liquidation suspended",                    CBP,    "entry.write", "19 CFR 159.12(a)(2)"),
    "liquidation.lifted":    EventKind("suspension lifted",                        CBP,    "entry.write", "19 U.S.C. 1504(d)"),
    "liquidation.extended":  EventKind("liquidation extended",                     CBP,    "entry.write", "19 CFR 159.12(a)(1)"),
    "liquidation.changed":   EventKind("CBP means to liquidate at other amounts",  CBP,    "entry.write", "19 CFR 152.2", noted=True),
    "liquidation.liquidated": EventKind("liquidated",                              CBP,    "entry.write", "19 CFR 159.9"),
    "liquidation.deemed":    EventKind("liquidated by operation of law",           CBP,    "entry.write", "19 CFR 159.11"),
    "liquidation.reliquidated": EventKind("reliquidated",                          CBP,    "entry.write", "19 CFR 173.3, 174.29"),
    "protest.filed":         EventKind("protested",                                PERSON, "entry.transmit", "19 CFR 174.12"),
    "protest.refused":       EventKind("protest not taken",                        CBP,    "entry.write", "19 CFR 174.12"),
    "protest.allowed":       EventKind("protest allowed",                          CBP,    "entry.write", "19 CFR 174.29"),
    "protest.denied":        EventKind("protest denied, whole or in part",         CBP,    "entry.write", "19 CFR 174.29"),
    "protest.withdrawn":     EventKind("protest withdrawn",                        PERSON, "entry.transmit", "19 CFR 174.12"),
    "summons.filed":         EventKind("summons filed in court", PERSON, "entry.transmit", "19 CFR 174.31"),
    "summons.decided":       EventKind("decided by the court",                     CBP,    "entry.write", "28 U.S.C. 2636"),
    # in-bond movement
    "in_bond.sent":          EventKind("in-bond sent",                             SENT,   "entry.transmit",   "19 CFR 18.1(d)", "in-bond"),
    "in_bond.rejected":      EventKind("in-bond refused",                          CBP,    "entry.write", f"{_IB}, record QT95", "in-bond"),
    "in_bond.accepted":      EventKind("in-bond on file",                          CBP,    "entry.write", f"{_IB}, record QT95", "in-bond"),
    "in_bond.authorized":    EventKind("in-bond authorised",                       CBP,    "entry.write", f"{_IB}, notice 1J", "in-bond"),
    "in_bond.arrived":       EventKind("in-bond arrived",                          CBP,    "entry.write", "19 CFR 18.1(j)", "in-bond"),
    "in_bond.exported":      EventKind("in-bond exported",                         CBP,    "entry.write", "19 CFR 18.7", "in-bond"),
    # goods and boxes, told by carrier, terminal or warehouse
    "goods.landed":          EventKind("landed",                                   CARRIER, "entry.write", "19 CFR 4.37, 141.5", noted=True),
    "goods.discharged":      EventKind("discharged from the vessel",               CARRIER, "entry.write", "", "container", noted=True),
    "goods.available":       EventKind("may be fetched from the terminal",         CARRIER, "entry.write", "", "container", noted=True),
    "goods.fetched":         EventKind("fetched from the terminal",                CARRIER, "entry.write", "", "container", noted=True),
    "container.returned":    EventKind("empty container given back",               CARRIER, "entry.write", "", "container", noted=True),
    "goods.presented":       EventKind("presented for examination",                CARRIER, "hold.write",  "19 CFR 151.16(b)", noted=True),
    # kept, and of no track
    "message.condition":     EventKind("condition of a reply",                     CBP,    "entry.write", "", noted=True),
    "message.told":          EventKind("word of CBP",                              CBP,    "entry.write", "", noted=True),
    "temporary.expiring":    EventKind("temporary importation bond expires",       CBP,    "entry.write", "19 CFR 10.37", noted=True),
    "quota.line":            EventKind("quota status of a line",                   CBP,    "entry.write", f"{_ESS}, record E4", noted=True),
}
