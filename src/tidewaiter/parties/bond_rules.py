"""Whether a bond secures a transaction of a client on a day, and by which one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.codes import bond_activities, sureties
from tidewaiter.dates.working_days import next_working_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.parties.bond import NOTICE_DAYS, Bond, BondKind, Ender, RiderKind, covers, last_day
from tidewaiter.parties.days import days_after
from tidewaiter.parties.rule import WARNING, Hit, Rules
from tidewaiter.parties.sufficiency import ALERT_PERCENT, Use, continuous
from tidewaiter.values import immutable

ENDS_SOON, INSUFFICIENT_DAYS = 30, 15               # days; 113.13(c)
ALSO = {"16": ("16", "1", "2", "3", "4")}           # a security filing is secured by any of these, 19 CFR 149.5(b)
CASH = "998"                                        # cash or government obligations in lieu of a surety, 113.40


@dataclass(frozen=True)
class Wanted:
    """What has to be secured. `use` is how far a continuous bond is used, `single_cents` what a single one must amount to; None is not known."""

    client: str
    activity: str
    day: date
    use: Use | None = None
    single_cents: int | None = None
    transaction: str = ""                           # the entry's number, or the security filing's


@dataclass(frozen=True)
class BondAsked:
    bond: Bond
    id: str
    wanted: Wanted

    def at(self, field: str) -> str:
        """The place to click."""
        return f"bond {self.id}, {field}" if self.id else f"bond, {field}"


@immutable
class Security:
    """What is found, and the id of the bond that secures the transaction; empty where none does."""

    findings: tuple[Finding, ...]
    bond: str = ""


BOND: Rules[BondAsked] = Rules()


def findings(bond: Bond, id: str, wanted: Wanted) -> tuple[Finding, ...]:
    """Everything that keeps a bond from securing what is wanted, or casts doubt on it."""
    return BOND.findings(BondAsked(bond, id, wanted))


def security(bonds: Sequence[tuple[str, Bond]], wanted: Wanted) -> Security:
    """Which of the bonds, pairs of id and bond, secures what is wanted. One for this very transaction goes before a continuous one.

    Where none is good, the fatal findings of those of the activity are given, or that there is none.
    """
    of_client = [(id, bond) for id, bond in bonds if covers(bond, wanted.client, wanted.day)]
    of_activity = [(id, bond) for id, bond in of_client if bond.activity in _secured_by(wanted) and _could_be(bond, wanted)]
    judged = [(id, bond, findings(bond, id, wanted)) for id, bond in of_activity]
    good = [(id, bond, found) for id, bond, found in judged if not fatal(found)]
    if good:
        id, _, found = min(good, key=lambda one: (one[1].kind is not BondKind.SINGLE, len(one[2])))
        return Security((*found, *_twice(good, wanted)), id)
    if judged:
        return Security(tuple(finding for _, _, found in judged for finding in found if finding.severity is Severity.FATAL))
    return Security((_none(bonds, of_client, wanted),))


def _secured_by(wanted: Wanted) -> tuple[str, ...]:
    return ALSO.get(wanted.activity, (wanted.activity,))


def _could_be(bond: Bond, wanted: Wanted) -> bool:
    """A single bond of another transaction says nothing of this one."""
    return bond.kind is BondKind.CONTINUOUS or not bond.secures or not wanted.transaction or bond.secures == wanted.transaction


def _none(bonds: Sequence[tuple[str, Bond]], of_client: Sequence[tuple[str, Bond]], wanted: Wanted) -> Finding:
    cite = "19 CFR 142.4, 113.62; 149.5(b) of security filings"
    name = bond_activities.ACTIVITIES.get(wanted.activity, "an activity CBP has no code for")
    if any(bond.activity not in _secured_by(wanted) for _, bond in of_client):
        held = ", ".join(sorted({bond.activity for _, bond in of_client}))
        return Finding(
            "BOND-ACTIVITY", Severity.FATAL, "bonds", f"the bonds on record are for activity {held}, not {wanted.activity} ({name})", cite,
            "Get a bond of this activity, or a single transaction bond.",
        )
    if any(bond.activity in _secured_by(wanted) and _could_be(bond, wanted) for _, bond in bonds):
        return Finding(
            "BOND-PRINCIPAL", Severity.FATAL, "bonds", "the bonds on record are another party's, and this client is no user of them",
            "19 CFR 113.21(a), 113.34, 142.4", "Get a bond of the importer's own, or have it added as a user.",
        )
    return Finding(
        "BOND-NONE", Severity.FATAL, "bonds", f"no bond for activity {wanted.activity} ({name}) is on record", cite,
        "Get a continuous bond, or a single transaction bond; an importer's own is found by an importer bond query.",
    )


def _twice(good: Sequence[tuple[str, Bond, tuple[Finding, ...]]], wanted: Wanted) -> Iterator[Finding]:
    """113.12(b): one continuous bond of an activity for each principal."""
    own = [(id, bond) for id, bond, _ in good if bond.kind is BondKind.CONTINUOUS and bond.principal == wanted.client]
    ids = [id for id, bond in own if bond.activity == wanted.activity]
    if len(ids) > 1:
        yield Finding(
            "BOND-TWICE", Severity.WARNING, f"bond {ids[1]}", f"{len(ids)} continuous bonds of activity {wanted.activity} are in force at once",
            "19 CFR 113.12(b)", "Find out which CBP has, and end the other here.",
        )


@BOND.rule("BOND-KIND-ACTIVITY", cite="CATAIR eBond, record 10 note 2")
def kind_of_activity(asked: BondAsked) -> Iterator[Hit]:
    """The activity is one that CBP has a code for, and that this kind of bond can secure."""
    bond = asked.bond
    if not bond_activities.known(bond.activity):
        yield asked.at("activity"), f"{bond.activity!r} is no activity of CBP's", "Take the code from the bond."
    elif bond.activity in (bond_activities.SINGLE_ONLY if bond.kind is BondKind.CONTINUOUS else bond_activities.CONTINUOUS_ONLY):
        yield asked.at("activity"), f"no {bond.kind.value} bond secures activity {bond.activity}", "Take kind and activity from the bond."


@BOND.rule("BOND-NOT-YET", cite="19 CFR 113.26")
def not_yet(asked: BondAsked) -> Iterator[Hit]:
    """A continuous bond secures transactions from its effective date on."""
    bond, day = asked.bond, asked.wanted.day
    start = bond.effective if bond.kind is BondKind.CONTINUOUS else bond.effective or bond.executed
    if start is None:
        yield asked.at("effective date"), "it is not known from when the bond holds", "Take the day from the bond, or send an importer bond query."
    elif day < start:
        yield asked.at("effective date"), f"the bond holds from {start}", "Write a single transaction bond, or wait."


@BOND.rule("BOND-ENDED", cite="19 CFR 113.27")
def ended(asked: BondAsked) -> Iterator[Hit]:
    """Nothing new is charged to a bond from the day on which it ends."""
    last = last_day(asked.bond)
    if last is not None and asked.wanted.day > last:
        yield asked.at("termination"), f"the last day of the bond was {last}", "Get a new bond before anything more is filed."


@BOND.rule("BOND-ENDS-SOON", severity=WARNING, cite="19 CFR 113.27, 113.26(a)")
def ends_soon(asked: BondAsked) -> Iterator[Hit]:
    """A bond that has been ended is replaced before its last day; the new one may be filed up to 60 days ahead."""
    last, day = last_day(asked.bond), asked.wanted.day
    if last is not None and day <= last < days_after(day, ENDS_SOON):
        yield asked.at("termination"), f"the last day of the bond is {last}", "Get a new bond that holds from the day after."


@BOND.rule("BOND-NOTICE-SHORT", severity=WARNING, cite="19 CFR 113.27(b)")
def short_notice(asked: BondAsked) -> Iterator[Hit]:
    """A surety gives thirty days of notice, unless CBP held fewer to be reasonable."""
    for ending in asked.bond.terminations:
        thirtieth = days_after(ending.received, NOTICE_DAYS)
        if ending.by is Ender.SURETY and not ending.shorter_allowed and ending.requested is not None and ending.requested < thirtieth:
            yield (
                asked.at("termination"),
                f"the surety's notice names {ending.requested}, thirty days end on {thirtieth}",
                "Ask CBP which day it took.",
            )


@BOND.rule("BOND-SURETY-CODE", cite="CATAIR Entry Summary, note (i); 31 CFR 223; 19 CFR 113.37")
def surety_code(asked: BondAsked) -> Iterator[Hit]:
    """A bond names its surety by CBP's three digits."""
    code = asked.bond.surety
    if not re.fullmatch(r"[0-9]{3}", code):
        said = f"surety {code!r} is not three digits" if code else "the surety is not known"
        yield asked.at("surety"), said, "Take the code from the bond, or send an importer bond query."


@BOND.rule("BOND-SURETY-LISTED", severity=WARNING, cite="31 CFR 223; Department Circular 570; 19 CFR 113.37(a)")
def surety_listed(asked: BondAsked) -> Iterator[Hit]:
    """The surety is in the list of active ones held, which may lack the newest."""
    code = asked.bond.surety
    if re.fullmatch(r"[0-9]{3}", code) and code != CASH and not sureties.known(code):
        yield asked.at("surety"), f"surety {code} is not in the list held", "Send an importer bond query."


@BOND.rule("BOND-AMOUNT-UNKNOWN", cite="19 CFR 113.21(c)")
def amount_unknown(asked: BondAsked) -> Iterator[Hit]:
    """A bond states its amount."""
    if not asked.bond.amount_cents:
        yield asked.at("amount"), "the amount of the bond is not known", "Take it from the bond, or send an importer bond query."


@BOND.rule("BOND-INSUFFICIENT", cite="19 CFR 113.13; Customs Directive 3510-004; CBP, Current Bond Formulas")
def insufficient(asked: BondAsked) -> Iterator[Hit]:
    """A bond is as large as the formula asks: a continuous one by the duties, taxes and fees of twelve months, a single one by its transaction."""
    bond, wanted = asked.bond, asked.wanted
    if not bond.amount_cents:
        return
    if bond.kind is BondKind.SINGLE:
        if wanted.single_cents is not None and bond.amount_cents < wanted.single_cents:
            yield asked.at("amount"), f"{_usd(bond.amount_cents)} does not cover {_usd(wanted.single_cents)}", "Ask the surety for a larger bond."
        return
    use = wanted.use if bond.activity == "1" else None
    required = use.required if use is not None else continuous(0, bond.activity, wanted.day)
    if required is not None and bond.amount_cents < required:
        owed = f" for {_usd(use.counted)} of duties, taxes and fees since {use.window_start}" if use is not None else ""
        yield (
            asked.at("amount"),
            f"the bond of {_usd(bond.amount_cents)} should be {_usd(required)}{owed}",
            "End it for a larger one; meanwhile write single transaction bonds.",
        )


@BOND.rule("BOND-NOTICE-OF-CBP", cite="19 CFR 113.13(c)")
def notice_of_insufficiency(asked: BondAsked) -> Iterator[Hit]:
    """Where CBP has said that a bond does not suffice, its principal has 15 days to mend that; then nothing is released under it."""
    notice, day = asked.bond.insufficient_on, asked.wanted.day
    if notice is not None and day > _answered_by(notice):
        yield (
            asked.at("amount"),
            f"CBP's notice of {notice} that the bond does not suffice was to be answered by {_answered_by(notice)}",
            "Get a new bond, or write single transaction bonds.",
        )


@BOND.rule("BOND-NOTICE-RUNS", severity=WARNING, cite="19 CFR 113.13(c)")
def notice_runs(asked: BondAsked) -> Iterator[Hit]:
    """CBP's notice that a bond does not suffice is answered within its 15 days."""
    notice, day = asked.bond.insufficient_on, asked.wanted.day
    if notice is not None and notice <= day <= _answered_by(notice):
        yield (
            asked.at("amount"),
            f"CBP gave notice on {notice} that the bond does not suffice",
            f"Have a larger one in force by {_answered_by(notice)}.",
        )


@BOND.rule("BOND-SOON-INSUFFICIENT", severity=WARNING, cite="19 CFR 113.13; Customs Directive 3510-004")
def soon_insufficient(asked: BondAsked) -> Iterator[Hit]:
    """An importer's continuous bond will still suffice once what is prepared is filed, and is not used to more than four fifths."""
    bond, use = asked.bond, asked.wanted.use
    if bond.kind is not BondKind.CONTINUOUS or bond.activity != "1" or use is None or not bond.amount_cents or bond.amount_cents < use.required:
        return
    if bond.amount_cents < use.projected:
        yield (
            asked.at("amount"),
            f"with {_usd(use.prepared)} prepared the bond of {_usd(bond.amount_cents)} should be {_usd(use.projected)}",
            "Ask the surety for a larger one now.",
        )
    elif use.percent is not None and use.percent >= ALERT_PERCENT:
        yield asked.at("amount"), f"the bond is used to {use.percent}%", "Ask the surety for a larger one in time."


@BOND.rule("BOND-USE-UNKNOWN", severity=WARNING, cite="19 CFR 113.13")
def use_unknown(asked: BondAsked) -> Iterator[Hit]:
    """It is known what the bond has to amount to."""
    bond, wanted = asked.bond, asked.wanted
    if bond.kind is BondKind.CONTINUOUS and bond.activity == "1" and wanted.use is None:
        yield asked.at("amount"), "the duties of the last twelve months are not known", "Enter them, or ask CBP for the importer's totals."
    elif bond.kind is BondKind.SINGLE and wanted.single_cents is None:
        yield asked.at("amount"), "what the transaction comes to is not known", "Assess the entry first."
    elif bond.kind is BondKind.CONTINUOUS and bond.activity != "1" and continuous(0, bond.activity, wanted.day) is None:
        yield asked.at("amount"), f"no amount is published for activity {bond.activity}", "Ask CBP's Revenue Division."


@BOND.rule("BOND-RIDER-DAY", severity=WARNING, cite="19 CFR 113.24, 113.26")
def rider_order(asked: BondAsked) -> Iterator[Hit]:
    """A rider holds from its effective date, which does not come before the bond's."""
    bond = asked.bond
    for rider in bond.riders:
        if bond.effective is not None and rider.effective < bond.effective:
            yield (
                asked.at("riders"),
                f"a rider ({rider.kind.value.replace('_', ' ')}) is effective {rider.effective}, before the bond",
                "Take its day from the rider.",
            )


def _answered_by(notice: date) -> date:
    return next_working_day(days_after(notice, INSUFFICIENT_DAYS))


def has_rider(bond: Bond, kind: RiderKind, day: date) -> bool:
    """Whether a rider of a kind is in force: a reconciliation flag needs one."""
    return any(rider.kind is kind and rider.effective <= day for rider in bond.riders)


def _usd(cents: int) -> str:
    dollars, rest = divmod(cents, 100)
    return f"${dollars:,}.{rest:02}" if rest else f"${dollars:,}"
