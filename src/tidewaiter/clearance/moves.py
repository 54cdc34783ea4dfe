"""The moves of every track as one table: on which event a track goes from which states to which.

What CBP says of its own file counts from whatever state we had it in: a row from `*` takes the states that no other row of that event
names, and its finding says that the move was not to be expected. What we do ourselves moves from the states named and from no others.
"""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.values import immutable

UNEXPECTED, NOT_READY = "CLR-UNEXPECTED", "CLR-NOT-READY"
ELSE = "*"


@immutable
class Move:
    """One move. `when` names states of other tracks, one of which has to be; `says` is the finding that goes with a move that happened but
    ought not to have; `cbp_only`: of tracks with a key, those that are CBP's own, not a partner agency's."""

    track: str
    start: tuple[str, ...]
    event: str
    end: str
    cite: str = ""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    says: str = ""
    cbp_only: bool = False


def _m(track: str, start: str, event: str, end: str, cite: str = "", *, says: str = "", cbp_only: bool = False, **when: str) -> Move:
    guards = tuple((name, tuple(states.split())) for name, states in when.items())
    return Move(track, tuple(start.split()), event, end, cite, guards, says or (UNEXPECTED if start == ELSE else ""), cbp_only)


MOVES: tuple[Move, ...] = (
    # what we make ready
    _m("preparation", "draft",                            "review.asked",    "in_review"),
    _m("preparation", "in_review",                        "review.passed",   "ready"),
    _m("preparation", "in_review ready",                  "review.returned", "draft"),
    _m("preparation", "draft",                            "file.readied",    "ready"),
    _m("preparation", "in_review ready sent",             "file.changed",    "draft"),
    *(_m("preparation", "ready",                          event,             "sent") for event in
      ("release.sent", "release.certified", "release.change_sent", "summary.sent", "correction.sent", "in_bond.sent")),
    *(_m("preparation", "draft in_review",                event,             "sent", "19 CFR 111.28", says=NOT_READY) for event in
      ("release.sent", "release.certified", "release.change_sent", "summary.sent", "correction.sent", "in_bond.sent")),
    _m("preparation", "draft in_review ready sent",       "file.closed",     "closed"),
    _m("preparation", "draft in_review ready sent",       "file.cancelled",  "cancelled"),
    _m("preparation", "closed",                           "file.reopened",   "sent"),
    _m("preparation", "cancelled",                        "file.reopened",   "draft"),
    # importer security filing: a change that is refused leaves what is on file
    _m("security_filing", "none rejected withdrawn",      "isf.sent",        "sent"),
    _m("security_filing", "accepted matched unmatched replacement_rejected", "isf.sent", "replacing"),
    _m("security_filing", "sent replacing",               "isf.accepted",    "accepted"),
    _m("security_filing", "none rejected withdrawn",      "isf.accepted",    "accepted", says=UNEXPECTED),
    _m("security_filing", "sent",                         "isf.rejected",    "rejected"),
    _m("security_filing", "replacing",                    "isf.rejected",    "replacement_rejected"),
    _m("security_filing", "accepted unmatched",           "isf.matched",     "matched"),
    _m("security_filing", "accepted matched",             "isf.unmatched",   "unmatched"),
    _m("security_filing", "accepted matched unmatched replacing", "isf.withdrawn", "withdrawn"),
    _m("security_filing", ELSE,                           "isf.withdrawn",   "withdrawn"),
    # cargo release
    _m("release", "none rejected",                        "release.sent",      "sent"),
    _m("release", "none rejected",                        "release.certified", "certified"),
    _m("release", "sent certified",                       "release.accepted",  "on_file"),
    _m("release", "none rejected",                        "release.accepted",  "on_file", says=UNEXPECTED),
    _m("release", "certified",                            "summary.accepted",  "on_file", "CATAIR Entry Summary, ESF-172"),
    _m("release", "certified",                            "summary.warned",    "on_file", "CATAIR Entry Summary, ESF-172"),
    _m("release", "certified",                            "summary.rejected",  "rejected", "CATAIR Entry Summary, ESF-172"),
    _m("release", "sent certified",                       "release.rejected",  "rejected"),
    _m("release", "sent certified on_file suspended",     "release.admissible", "admissible"),
    _m("release", "none rejected",                        "release.admissible", "admissible", says=UNEXPECTED),
    _m("release", "sent certified on_file admissible suspended", "release.released", "released"),
    _m("release", ELSE,                                   "release.released",  "released"),
    _m("release", "released admissible",                  "release.suspended", "suspended"),
    _m("release", ELSE,                                   "release.suspended", "suspended"),
    _m("release", "sent certified on_file admissible released suspended", "release.cancelled", "cancelled"),
    _m("release", ELSE,                                   "release.cancelled", "cancelled"),
    _m("release", "cancelled",                            "release.restored",  "on_file"),
    # a change of it: bills, quantities, port; after processing CBP decides
    _m("release_change", "none refused",                  "release.change_sent",    "sent"),
    _m("release_change", "sent pending",                  "release.changed",        "none"),
    _m("release_change", "sent pending",                  "release.cancelled",      "none"),
    _m("release_change", "sent",                          "release.referred",       "pending"),
    _m("release_change", "sent pending",                  "release.change_refused", "refused"),
    _m("release_change", ELSE,                            "release.change_refused", "refused"),
    # bills of lading
    _m("bill", "unknown unmatched deleted",               "bill.on_file",    "on_file"),
    _m("bill", "unknown on_file unmatched deleted",       "bill.departed",   "departed"),
    _m("bill", "unknown on_file departed unmatched deleted", "bill.arrived", "arrived"),
    _m("bill", "unknown on_file departed arrived",        "bill.unmatched",  "unmatched"),
    _m("bill", "unknown on_file departed arrived unmatched", "bill.deleted", "deleted"),
    # what stands in the way: CBP's own release ends what is CBP's own, and no agency's
    _m("hold", "none lifted",                             "hold.placed",      "held"),
    _m("hold", "held",                                    "hold.removed",     "lifted"),
    _m("hold", "held",                                    "agency.proceed",   "lifted"),
    _m("hold", "held",                                    "release.released", "lifted", cbp_only=True),
    _m("exam", "none done",                               "exam.ordered",     "ordered"),
    _m("exam", "ordered",                                 "exam.done",        "done"),
    _m("exam", "ordered",                                 "agency.proceed",   "done"),
    _m("exam", "ordered",                                 "release.released", "done", cbp_only=True),
    _m("document", "none sent satisfied",                 "documents.required",  "required"),
    _m("document", "required",                            "documents.sent",      "sent"),
    _m("document", "required sent",                       "documents.satisfied", "satisfied"),
    _m("document", "required sent",                       "agency.proceed",      "satisfied"),
    _m("document", "required sent",                       "release.released",    "satisfied", cbp_only=True),
    _m("agency", "none may_proceed refused",              "agency.reviewing", "under_review"),
    _m("agency", "none under_review refused",             "agency.proceed",   "may_proceed"),
    _m("agency", "none under_review may_proceed",         "agency.refused",   "refused"),
    # entry summary; a summary sent again for one on file and refused takes the one on file off it
    _m("summary", "none",                                 "release.released",    "due", "19 CFR 142.12(b)"),
    _m("summary", "none due rejected accepted returned inactivated cancelled not_needed", "summary.sent", "sent"),
    _m("summary", "sent",                                 "summary.accepted",    "accepted"),
    _m("summary", "sent",                                 "summary.warned",      "accepted"),
    *(_m("summary", "none due rejected returned inactivated cancelled not_needed", event, "accepted", says=UNEXPECTED)
      for event in ("summary.accepted", "summary.warned")),
    _m("summary", "sent",                                 "summary.rejected",    "rejected", "CATAIR Entry Summary, note (a)"),
    _m("summary", "sent accepted",                        "summary.returned",    "returned", correction="none sent rejected reverted"),
    _m("summary", "accepted sent rejected returned inactivated", "summary.deleted", "due", "19 CFR 142.12(b)", release="released suspended"),
    _m("summary", "accepted sent rejected returned inactivated", "summary.deleted", "none",
       release="none sent certified rejected on_file admissible cancelled"),
    _m("summary", "sent accepted returned rejected",      "summary.inactivated", "inactivated"),
    _m("summary", ELSE,                                   "summary.inactivated", "inactivated"),
    _m("summary", "sent accepted returned rejected inactivated", "summary.cancelled", "cancelled"),
    _m("summary", ELSE,                                   "summary.cancelled",   "cancelled"),
    _m("summary", "none due",                             "summary.not_needed",  "not_needed"),
    _m("summary", "due",                                  "release.cancelled",   "none"),
    _m("census", "none overridden",                       "census.warned",       "warned"),
    _m("census", "warned",                                "census.overridden",   "overridden"),
    _m("census", "warned overridden",                     "summary.accepted",    "none"),
    # post summary correction: AX says the same of it as of a summary
    _m("correction", "none accepted rejected reverted",   "correction.sent",     "sent"),
    _m("correction", "sent",                              "summary.accepted",    "accepted"),
    _m("correction", "sent",                              "summary.warned",      "accepted"),
    _m("correction", "sent none",                         "correction.accepted", "accepted"),
    _m("correction", "sent",                              "summary.rejected",    "rejected"),
    _m("correction", "accepted",                          "summary.returned",    "rejected", "CATAIR Entry Summary Status Notification, code 4"),
    _m("correction", "accepted sent rejected",            "correction.reverted", "reverted"),
    _m("correction", "rejected",                          "correction.dropped",  "none"),
    *(_m("correction", "rejected",                        event,                 "none", "82 FR 50656: after liquidation no correction is taken")
      for event in ("liquidation.liquidated", "liquidation.deemed")),
    # the deposit
    _m("money", "none overdue refused",                   "statement.printed",   "on_statement"),
    _m("money", "none on_statement authorised overdue refused", "statement.presented", "monthly", "19 CFR 24.25"),
    _m("money", "on_statement authorised overdue refused", "statement.final",    "paid"),
    _m("money", "none",                                   "statement.final",     "paid", says=UNEXPECTED),
    _m("money", "on_statement authorised",                "month.printed",       "monthly"),
    _m("money", "monthly authorised overdue refused",     "month.final",         "paid"),
    _m("money", "none on_statement",                      "month.final",         "paid", says=UNEXPECTED),
    _m("money", "on_statement monthly overdue refused",   "payment.authorised",  "authorised"),
    _m("money", "authorised paid",                        "payment.refused",     "refused", "19 CFR 24.3"),
    _m("money", "on_statement authorised monthly overdue refused", "statement.removed", "none"),
    _m("money", "on_statement",                           "summary.returned",    "none", "CATAIR Daily Statement, introduction",
       correction="none sent rejected reverted"),
    _m("money", "none on_statement monthly overdue refused", "deposit.paid",     "paid"),
    _m("money", "none on_statement monthly",              "deposit.overdue",     "overdue"),
    # after the summary
    _m("request", "none answered overdue",                "request.issued",      "open"),
    _m("request", "open overdue",                         "request.answered",    "answered"),
    _m("request", "open",                                 "request.unanswered",  "overdue"),
    _m("liquidation", "none extended",                    "liquidation.suspended",  "suspended"),
    _m("liquidation", "suspended",                        "liquidation.lifted",     "none"),
    _m("liquidation", "none suspended",                   "liquidation.extended",   "extended"),
    _m("liquidation", "none suspended extended",          "liquidation.liquidated", "liquidated"),
    _m("liquidation", "none suspended extended",          "liquidation.deemed",     "deemed"),
    _m("liquidation", "liquidated deemed",                "liquidation.reliquidated", "reliquidated"),
    _m("liquidation", ELSE,                               "liquidation.reliquidated", "reliquidated"),
    _m("debit", "none paid",                              "debit.issued",        "open"),
    _m("debit", "open overdue",                           "debit.paid",          "paid"),
    _m("debit", "open",                                   "debit.overdue",       "overdue"),
    _m("refund", "none received",                         "refund.issued",       "issued"),
    _m("refund", "issued",                                "refund.received",     "received"),
    _m("protest", "none allowed denied withdrawn decided", "protest.filed",      "filed"),
    _m("protest", "filed",                                "protest.refused",     "none"),
    _m("protest", "filed",                                "protest.allowed",     "allowed"),
    _m("protest", "filed",                                "protest.denied",      "denied"),
    _m("protest", "filed",                                "protest.withdrawn",   "withdrawn"),
    _m("protest", "denied",                               "summons.filed",       "in_court"),
    _m("protest", "in_court",                             "summons.decided",     "decided"),
    # in-bond movement
    _m("in_bond", "none rejected",                        "in_bond.sent",        "sent"),
    _m("in_bond", "sent",                                 "in_bond.rejected",    "rejected"),
    _m("in_bond", "sent none",                            "in_bond.accepted",    "on_file"),
    _m("in_bond", "none sent on_file",                    "in_bond.authorized",  "moving"),
    _m("in_bond", "none sent on_file moving",             "in_bond.arrived",     "arrived"),
    _m("in_bond", "moving arrived on_file",               "in_bond.exported",    "exported"),
)


def by_event() -> Mapping[str, tuple[Move, ...]]:
    """The moves that each event may bring about, in the table's order."""
    found: dict[str, tuple[Move, ...]] = {}
    for one in MOVES:
        found[one.event] = (*found.get(one.event, ()), one)
    return found
