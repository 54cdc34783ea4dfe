"""The tracks of a file: what runs side by side at CBP, and the states of each. Where a file as a whole stands is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tidewaiter.shapes import Code, Line
from tidewaiter.values import immutable


@immutable
class TrackKind:
    """A track. `key` says of what a file has several, one track each ("" where a file has one). The first state is where it begins; in a
    state `at_rest` nothing needs to come any more for the file to be closed."""

    words: str
    states: Mapping[str, str]
    at_rest: tuple[str, ...]
    key: str = ""

    @property
    def first(self) -> str:
        return next(iter(self.states))


@immutable
class Track:
    """Where one track of a file stands, and since when. `told` is the latest moment that CBP's messages gave for a move of it."""

    name: Code
    state: Code
    key: Line = ""
    since: datetime | None = None
    told: datetime | None = None


TRACKS: Mapping[str, TrackKind] = {
    "preparation": TrackKind("what we make ready", {
        "draft": "being made", "in_review": "with the reviewer", "ready": "may be sent", "sent": "sent as it is", "closed": "done with",
        "cancelled": "given up",
    }, ("sent", "closed", "cancelled")),
    "security_filing": TrackKind("importer security filing, goods by sea", {
        "none": "not filed", "sent": "on its way", "accepted": "on file", "matched": "on file, and its bill too",
        "unmatched": "on file, its bill is not", "rejected": "refused",
        "replacing": "on file, a change on its way", "replacement_rejected": "on file, its change refused",
        "withdrawn": "deleted",
    }, ("none", "accepted", "matched", "withdrawn")),
    "release": TrackKind("cargo release", {
        "none": "not filed", "sent": "on its way", "certified": "to be made of the summary", "rejected": "refused", "on_file": "on file",
        "admissible": "may go once it arrives", "released": "released", "suspended": "the release does not stand", "cancelled": "cancelled",
    }, ("none", "released", "cancelled")),
    "release_change": TrackKind("a change of the release", {
        "none": "none", "sent": "on its way", "pending": "a person at CBP decides", "refused": "refused",
    }, ("none", "refused")),
    "bill": TrackKind("a bill of lading", {
        "unknown": "nothing was told", "on_file": "on file", "departed": "left the foreign port", "arrived": "here", "unmatched": "does not match",
        "deleted": "deleted by the carrier",
    }, ("unknown", "on_file", "departed", "arrived", "deleted"), "bill"),
    "hold": TrackKind("a hold", {"none": "none", "held": "stands", "lifted": "removed"}, ("none", "lifted"), "holder"),
    "exam": TrackKind("an exam", {"none": "none", "ordered": "ordered", "done": "done"}, ("none", "done"), "holder"),
    "document": TrackKind("a document that CBP or an agency wants", {
        "none": "not asked", "required": "asked for", "sent": "given", "satisfied": "taken",
    }, ("none", "sent", "satisfied"), "document"),
    "agency": TrackKind("what a partner agency says of its lines", {
        "none": "nothing", "under_review": "under review", "may_proceed": "may proceed", "refused": "refused",
    }, ("none", "may_proceed"), "agency"),
    "summary": TrackKind("entry summary", {
        "none": "not due yet", "due": "due", "sent": "on its way", "rejected": "refused", "accepted": "on file",
        "returned": "rejected by a person at CBP", "inactivated": "inactivated by CBP", "cancelled": "cancelled by CBP",
        "not_needed": "none is needed",
    }, ("none", "accepted", "cancelled", "not_needed")),
    "census": TrackKind("census warnings", {"none": "none", "warned": "one is open", "overridden": "overridden"}, ("none", "overridden")),
    "correction": TrackKind("post summary correction", {
        "none": "none", "sent": "on its way", "accepted": "taken", "rejected": "refused", "reverted": "taken back by CBP",
    }, ("none", "accepted", "reverted")),
    "money": TrackKind("the deposit", {
        "none": "nothing is printed", "on_statement": "on a statement", "monthly": "on the month's statement", "authorised": "payment authorised",
        "paid": "paid", "overdue": "not paid in time", "refused": "refused by the bank",
    }, ("none", "paid")),
    "request": TrackKind("a request of CBP after the summary", {
        "none": "none", "open": "waits for an answer", "answered": "answered", "overdue": "not answered in time",
    }, ("none", "answered"), "form"),
    "liquidation": TrackKind("liquidation", {
        "none": "open", "suspended": "suspended", "extended": "extended", "liquidated": "liquidated", "deemed": "liquidated by operation of law",
        "reliquidated": "reliquidated",
    }, ("liquidated", "deemed", "reliquidated")),
    "debit": TrackKind("a bill of CBP", {
        "none": "none", "open": "to be paid", "overdue": "overdue, interest runs", "paid": "paid",
    }, ("none", "paid")),
    "refund": TrackKind("a refund", {"none": "none", "issued": "on its way", "received": "received"}, ("none", "received")),
    "protest": TrackKind("protest", {
        "none": "none", "filed": "before CBP", "allowed": "allowed", "denied": "denied", "withdrawn": "withdrawn",
        "in_court": "before the Court of International Trade", "decided": "decided by the court",
    }, ("none", "allowed", "denied", "withdrawn", "decided")),
    "in_bond": TrackKind("in-bond movement", {
        "none": "not filed", "sent": "on its way", "rejected": "refused", "on_file": "on file", "moving": "authorised", "arrived": "arrived",
        "exported": "exported",
    }, ("none", "arrived", "exported"), "in-bond"),
}
