"""Totals: each the sum of its parts, and what was certified held against what was computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tidewaiter.checks.case import VESSEL, Case
from tidewaiter.checks.rule import Hit, rule
from tidewaiter.duty.result import Assessment
from tidewaiter.money.cents import usd

FORMAL_MPF, INFORMAL_MPF, HMF = "499", "311", "501"
BY_WATER = VESSEL | {"12"}
NO_HMF_TYPES = frozenset({"06", "11", "12", "22", "31", "32", "34", "38"})


def computed_totals(assessment: Assessment) -> Mapping[str, int]:
    """The totals that an entry may state, by name, in cents; `fee_499` and the like are those of one class."""
    named = {
        "duty": assessment.duty, "antidumping": assessment.antidumping, "countervailing": assessment.countervailing,
        "tax": assessment.tax, "fee": assessment.fee, "fees": assessment.fee, "total": assessment.total,
    }
    return named | {f"fee_{fee.class_code}": fee.amount for fee in assessment.fees}


@rule("TOT-STATED", cite="CATAIR Entry Summary, record 90, note (x); ACE conditions 722-726, 745, 747")
def stated(case: Case) -> Iterator[Hit]:
    """A total that is certified is the one that the lines come to."""
    if case.assessment is None:
        return
    computed = computed_totals(case.assessment)
    for name, amount in case.entry.stated_totals.items():
        if name not in computed:
            yield f"stated {name}", f"{name!r} is no total of an entry", f"Name one of {', '.join(computed)}."
        elif amount != computed[name]:
            yield (
                f"stated {name}",
                f"the {name} is stated as ${usd(amount)}, but the lines come to ${usd(computed[name])}",
                "Find which line differs before anybody certifies the total.",
            )


@rule("TOT-LINES", cite="CATAIR Entry Summary, line item grouping; ACE condition 431")
def every_line(case: Case) -> Iterator[Hit]:
    """Every line of the entry is assessed, in the order of the entry."""
    if case.assessment is None:
        return
    entered, owed = ([line.number for line in lines] for lines in (case.entry.lines, case.assessment.lines))
    if entered != owed:
        yield "lines", f"{len(entered)} lines are entered, {len(owed)} assessed", "Assess the entry again."


@rule("TOT-VALUE", cite="CATAIR Entry Summary, record 50; CBP Form 7501 instructions, total entered value")
def value(case: Case) -> Iterator[Hit]:
    """The values of a line's tariff numbers add up to the line's entered value."""
    for where, line, owed in case.assessed:
        reported = sum(charge.value for charge in owed.tariff)
        if reported != line.value:
            yield (
                f"{where}, value",
                f"the numbers of the line report ${reported:,}, the line is worth ${line.value:,}",
                "Assess the entry again.",
            )


@rule("TOT-SIGN", cite="CATAIR Entry Summary, records 50, 53, 62; ACE condition 438")
def sign(case: Case) -> Iterator[Hit]:
    """No duty, deposit, tax or fee is negative."""
    for where, _, owed in case.assessed:
        amounts = [(one.number, one.amount) for one in owed.charges]
        amounts += [(one.class_code, one.amount) for one in (*owed.fees, *owed.taxes)]
        for name, amount in amounts:
            if amount < 0:
                yield f"{where}, {name}", f"{name} comes to ${usd(amount)}", "Assess the entry again."


@rule("TOT-FEE-SHARES", cite="CATAIR Entry Summary, records 62, 89; ACE conditions 717, 719, 720")
def fee_shares(case: Case) -> Iterator[Hit]:
    """Each fee's shares, one a line, add up to what the entry owes of it."""
    if case.assessment is None:
        return
    for fee in case.assessment.fees:
        if sum(fee.shares) != fee.amount or len(fee.shares) not in (0, len(case.entry.lines)):
            yield (
                f"fee {fee.class_code}",
                f"${usd(fee.amount)} of {fee.name} is shared as ${usd(sum(fee.shares))} over {len(fee.shares)} lines",
                "Assess the entry again.",
            )


@rule("TOT-FEE-SUM", cite="19 CFR 24.23, 24.24; CATAIR Entry Summary, records 62, 89; ACE conditions 716, 717")
def fee_sums(case: Case) -> Iterator[Hit]:
    """Each fee, before its minimum and maximum, is the sum of what the lines owe of it."""
    if case.assessment is None:
        return
    for fee in case.assessment.fees:
        every = (one for line in case.assessment.lines for one in line.fees)
        amounts = [one.amount for one in every if one.class_code == fee.class_code]
        if amounts and sum(amounts) != fee.computed:
            yield (
                f"fee {fee.class_code}",
                f"{fee.name} is ${usd(fee.computed)}, the lines come to ${usd(sum(amounts))}",
                "Assess the entry again.",
            )


@rule("TOT-MPF-KIND", cite="19 CFR 24.23(b); CATAIR Entry Summary, notes (n), (q); ACE conditions 630, 637")
def mpf_kind(case: Case) -> Iterator[Hit]:
    """The merchandise processing fee is 499 on a formal entry and 311 on an informal one, and never both."""
    if case.assessment is None:
        return
    wrong = FORMAL_MPF if case.informal else INFORMAL_MPF
    for fee in case.assessment.fees:
        if fee.class_code == wrong and fee.amount:
            yield (
                f"fee {wrong}",
                f"fee {wrong} is charged on entry type {case.entry.type}",
                f"Charge {INFORMAL_MPF if case.informal else FORMAL_MPF}.",
            )


@rule("TOT-HMF", cite="19 CFR 24.24(a), (c); CATAIR Entry Summary, note (o); ACE conditions 481, 482")
def hmf(case: Case) -> Iterator[Hit]:
    """The harbor maintenance fee falls on goods that came by water, not on informal, zone and withdrawal entries."""
    if case.assessment is None:
        return
    mode, kind = case.entry.transport.mode, case.entry.type
    for fee in case.assessment.fees:
        if fee.class_code == HMF and fee.amount and (mode not in BY_WATER or kind in NO_HMF_TYPES):
            yield (
                "fee 501",
                f"the harbor maintenance fee is charged on mode {mode or 'none'}, entry type {kind}",
                "Correct the mode, or assess the entry again.",
            )


@rule("TOT-HMF-MISSING", cite="19 CFR 24.24(a); CATAIR Entry Summary, note (o); ACE condition 600")
def hmf_missing(case: Case) -> Iterator[Hit]:
    """Goods that came by border water owe the harbor maintenance fee on every line."""
    if case.entry.transport.mode != "12" or case.entry.type in NO_HMF_TYPES:
        return
    for where, line, owed in case.assessed:
        if line.set_indicator != "V" and not any(fee.class_code == HMF for fee in owed.fees):
            yield (
                f"{where}, fee 501",
                "the harbor maintenance fee is missing on a shipment by border water",
                "Assess the entry again.",
            )
