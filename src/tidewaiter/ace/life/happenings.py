"""Everything that can happen at CBP, by name: what its key names, what it tells, who does it, and how the journal says it.

The page docs/abi/happenings.md, the check of scenario files, `POST /act` and the journal all read from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tidewaiter.money.cents import usd

AMOUNTS = ("duty", "tax", "antidumping", "countervailing")     # what CBP may liquidate otherwise than entered
ENTRY, BILL, STATEMENT, MONTH, DAY, IN_BOND, BOND = "entry", "bill", "statement", "month", "statement day", "in-bond", "bond"


@dataclass(frozen=True)
class Happening:
    """`by`: cbp; filer, outside ABI; trade, carriers and banks; message, by a transaction of ABI; course, by what went before only."""

    key: str
    by: str
    words: str                                       # with {fields}
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether a scenario or a person may let it happen."""
        return self.by not in ("message", "course")


HAPPENINGS: dict[str, Happening] = {
    # release
    "release.filed":         Happening(ENTRY, "message", "cargo release filed"),
    "release.updated":       Happening(ENTRY, "message", "cargo release updated"),
    "release.cancelled":     Happening(ENTRY, "message", "cargo release cancelled"),
    "release.rejected":      Happening(ENTRY, "message", "cargo release refused"),
    "isf.filed":             Happening(ENTRY, "message", "security filing {transaction} filed"),
    "isf.deleted":           Happening(ENTRY, "message", "security filing {transaction} deleted"),
    "correction.requested":  Happening(ENTRY, "message", "a correction of the release waits for CBP: {ground}"),
    "cancellation.requested": Happening(ENTRY, "message", "a cancellation of the release waits for CBP: {ground}"),
    "correction.decided":    Happening(ENTRY, "cbp",     "correction of the release {decision}: {why}", ("decision",), ("why", "cite")),
    "cancellation.decided":  Happening(ENTRY, "cbp",     "cancellation of the release {decision}: {why}", ("decision",), ("why", "cite")),
    "release.selected":      Happening(ENTRY, "course",  "processed for release"),
    "release.unmatched":     Happening(ENTRY, "course",  "no bill matched the entry after {days} days"),
    "release.weighed":       Happening(ENTRY, "course",  ""),                       # looked at: not told
    "release.admissible":    Happening(ENTRY, "course",  "admissible"),
    "release.released":      Happening(ENTRY, "course",  "released"),
    "release.pending":       Happening(ENTRY, "course",  "release waits for the other parts of a split shipment"),
    "bill.filed":            Happening(BILL,  "trade",   "bill put on file by the carrier", may=("quantity", "vessel", "port", "arrives")),
    "bill.departed":         Happening(BILL,  "trade",   "left the foreign port"),
    "bill.arrived":          Happening(BILL,  "trade",   "arrived", may=("quantity", "voyage", "port")),
    "bill.deleted":          Happening(BILL,  "trade",   "bill deleted by the carrier"),
    "hold.placed":           Happening(ENTRY, "cbp",     "hold by {agency}: {why}", ("agency",), ("why", "cite")),
    "hold.removed":          Happening(ENTRY, "cbp",     "hold by {agency} removed: {why}", ("agency",), ("why", "cite")),
    "exam.ordered":          Happening(ENTRY, "cbp",     "{kind} exam ordered: {why}", (), ("kind", "why", "days", "cite")),
    "exam.done":             Happening(ENTRY, "cbp",     "exam completed: {found}", (), ("found", "cite")),
    "documents.required":    Happening(ENTRY, "cbp",     "document {document} required by {agency}: {why}", ("document",),
                                       ("agency", "why", "cite")),
    "documents.received":    Happening(ENTRY, "filer",   "document {document} uploaded", ("document",)),
    "agency.reviewing":      Happening(ENTRY, "course",  "{agency} reviews the lines that are its own", ("agency",)),
    "agency.proceed":        Happening(ENTRY, "cbp",     "{agency}: may proceed", ("agency",), ("why", "cite")),
    # in-bonds and bonds
    "in_bond.authorized":    Happening(IN_BOND, "message", "in-bond authorised"),
    "in_bond.changed":       Happening(IN_BOND, "message", "bills taken off the in-bond"),
    "in_bond.deleted":       Happening(IN_BOND, "message", "in-bond deleted"),
    "in_bond.arrived":       Happening(IN_BOND, "message", "in-bond arrived"),
    "in_bond.exported":      Happening(IN_BOND, "message", "in-bond exported"),
    "in_bond.transferred":   Happening(IN_BOND, "message", "in-bond taken over by another carrier"),
    "in_bond.diverted":      Happening(IN_BOND, "message", "in-bond diverted to another port"),
    "bond.new":              Happening(BOND, "message", "bond taken"),
    "bond.additional":       Happening(BOND, "message", "additional bond taken"),
    "bond.substitute":       Happening(BOND, "message", "substitute bond taken"),
    "bond.supersede":        Happening(BOND, "message", "superseding bond taken"),
    "bond.adjust":           Happening(BOND, "message", "bond adjusted"),
    "bond.void":             Happening(BOND, "message", "bond voided"),
    "bond.rider":            Happening(BOND, "message", "rider to the bond taken"),
    "bond.terminate":        Happening(BOND, "message", "termination of the bond taken"),
    "bond.user_deleted":     Happening(BOND, "course",  "a user may no longer use the bond"),
    "bond.terminated":       Happening(BOND, "course",  "the bond has ended"),
    # summary
    "summary.accepted":      Happening(ENTRY, "message", "summary accepted"),
    "summary.rejected":      Happening(ENTRY, "message", "summary refused"),
    "summary.removed":       Happening(ENTRY, "message", "summary taken off the file by a correction that failed"),
    "summary.deleted":       Happening(ENTRY, "message", "summary deleted by the filer"),
    "summary.overdue":       Happening(ENTRY, "course",  "summary and deposit were due by {due} (19 CFR 142.12(b), 142.15)"),
    "summary.returned":      Happening(ENTRY, "cbp",     "summary rejected by CBP: {why}", ("why",), ("cite",)),
    "summary.unanswered":    Happening(ENTRY, "course",  "the rejected summary was not filed again by {due}"),
    "census.warned":         Happening(ENTRY, "cbp",     "census warning {code} on line {line}: {why}", ("code", "line"), ("why", "cite")),
    "census.overridden":     Happening(ENTRY, "filer",   "census warning {code} overridden with reason {reason}", ("code", "reason"), ("line",)),
    "correction.filed":      Happening(ENTRY, "course",  "post summary correction taken"),
    # statements and payment
    "statement.print":       Happening(DAY,   "course",  "statement day"),
    "statement.printed":     Happening(STATEMENT, "course", "preliminary statement of {total} posted with {entries} entries"),
    "statement.removed":     Happening(ENTRY, "filer",   "taken off its statement: {to}", (), ("to",)),
    "payment.authorised":    Happening(STATEMENT, "filer", "payment authorised: {amount}", (), ("amount",)),
    "payment.refused":       Happening(STATEMENT, "trade", "the bank refused the debit: {why}", (), ("why",)),
    "statement.final":       Happening(STATEMENT, "course", "final statement posted"),
    "statement.unpaid":      Happening(STATEMENT, "course", "not paid by {due}"),
    "month.print":           Happening(MONTH, "course",  "monthly statement day"),
    "month.printed":         Happening(STATEMENT, "course", "preliminary monthly statement of {total} posted with {entries} entries"),
    "entry.paid":            Happening(ENTRY, "course",  "{amount} paid on statement {statement}"),
    "deposit.paid":          Happening(ENTRY, "filer",   "deposit paid outside statements: {amount}", (), ("amount",)),
    "deposit.overdue":       Happening(ENTRY, "course",  "the deposit was due by {due} (19 CFR 142.12(b))"),
    # requests
    "request.issued":        Happening(ENTRY, "cbp",     "CBP Form {form} issued: {why}", ("form",), ("why", "cite", *AMOUNTS)),
    "request.answered":      Happening(ENTRY, "filer",   "CBP Form {form} answered: {answer}", ("form",), ("answer",)),
    "request.unanswered":    Happening(ENTRY, "course",  "CBP Form {form} was not answered by {due}"),
    # liquidation
    "liquidation.scheduled": Happening(ENTRY, "course",  "liquidation is set for {day}"),
    "liquidation.due":       Happening(ENTRY, "course",  "the day set for liquidation has come"),
    "liquidation.liquidated": Happening(ENTRY, "course", "liquidated, {kind}: {total}"),
    "liquidation.limit":     Happening(ENTRY, "course",  "the time in which the entry may be liquidated has run out"),
    "liquidation.deemed":    Happening(ENTRY, "course",  "liquidated by operation of law as entered (19 CFR 159.11(a))"),
    "liquidation.extended":  Happening(ENTRY, "cbp",     "liquidation extended by a year: {why} (19 CFR 159.12)", (), ("why", "cite")),
    "liquidation.suspended": Happening(ENTRY, "cbp",     "liquidation suspended: {why}", (), ("why", "cite")),
    "liquidation.lifted":    Happening(ENTRY, "cbp",     "suspension lifted: {why}", (), ("why", "cite", "days", *AMOUNTS)),
    "liquidation.changed":   Happening(ENTRY, "cbp",     "CBP means to liquidate at other amounts: {why}", (), ("why", "cite", *AMOUNTS)),
    "liquidation.again":     Happening(ENTRY, "cbp",     "reliquidation ordered: {why}", (), ("why", "cite", *AMOUNTS)),
    "debit.issued":           Happening(ENTRY, "course",  "bill for {amount} issued, due {due} (19 CFR 24.3)"),
    "debit.paid":             Happening(ENTRY, "filer",   "bill paid", (), ("amount",)),
    "debit.overdue":          Happening(ENTRY, "course",  "the bill for {amount} was not paid by {due}; interest runs"),
    "refund.issued":         Happening(ENTRY, "course",  "refund of {amount}"),
    "protest.filed":         Happening(ENTRY, "filer",   "protest: {why}", (), ("why",)),
    "protest.decided":       Happening(ENTRY, "cbp",     "protest {decision}: {why}", ("decision",), ("why", "cite", *AMOUNTS)),
}

MONEY = frozenset({"amount", "total", *AMOUNTS})     # fields in cents
# Notices that tell of no happening of their own.
NOTICES = {
    "bulletin": "bulletin of {day}: {kind}", "protest refused": "protest refused: {why}",
    "payment not taken": "payment of {amount} not taken: the statement is of {total}",
    "release waits": "the release waits for {for}", "not taken off": "not taken off a statement: {why}",
    "correction request": "request to correct the release: {because}", "cancellation request": "request to cancel the release: {because}",
}
_SPACES = re.compile(r"\s+")


class _Told(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return ""


def words(name: str, about: Mapping[str, Any]) -> str:
    """A line of the journal in words.

    >>> words("hold.placed", {"agency": "FDA", "why": "sampling"})
    'hold by FDA: sampling'
    >>> words("exam.done", {})
    'exam completed'
    """
    told = _Told({key: usd(value) if key in MONEY and isinstance(value, int) else value for key, value in about.items()})
    if name == "condition":
        place = f" at {told['place']}" if told["place"] else ""
        because = f": {told['because']}" if told["because"] else ""
        cite = f" ({told['cite']})" if told["cite"] else ""
        return _SPACES.sub(" ", f"condition {told['code']} {told['narrative']}{place}{because}{cite}")
    if name == "batch received":
        subjects = "".join(f"{': ' if n == 0 else ', '}{one}" for n, one in enumerate(told["subjects"] or ()))
        return f"batch of {'application ' + told['application'] if told['application'] else 'no application'} received{subjects}"
    known = HAPPENINGS[name].words if name in HAPPENINGS else NOTICES.get(name)
    if known is None:
        rest = ", ".join(f"{key} {value}" for key, value in about.items() if key not in ("why", "cite", "because"))
        text = ": ".join(part for part in (name, str(told["why"] or told["because"]), rest) if part)
        return f"{text} ({told['cite']})" if told["cite"] else text
    text = _SPACES.sub(" ", known.format_map(told)).strip().rstrip(":").replace(" :", ":")
    why, cite = str(told["why"]), str(told["cite"])
    if why and "{why}" not in known:
        text += f": {why}"
    return f"{text} ({cite})" if cite and cite not in text else text
