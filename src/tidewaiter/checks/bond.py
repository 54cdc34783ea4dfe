"""What secures the entry: continuous bond, single transaction bond, or a waiver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.checks.case import ADCVD, Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import sureties
from tidewaiter.parties import sufficiency

WAIVED, CONTINUOUS, SINGLE = "0", "8", "9"
QUOTA = frozenset({"02", "07", "12", "32", "38"})                        # appendix B, entry types of quota or visa goods
WAIVER_REASONS = frozenset({"995", "996", "997", "998", "999"})          # AE Table 4


@rule("BND-KIND", cite="19 CFR 142.4, 113.62; CATAIR Entry Summary, note (i); ACE conditions 112, 119")
def kind(case: Case) -> Iterator[Hit]:
    """A formal entry has a continuous bond (8) or a single transaction bond (9), or its bond is waived (0)."""
    stated = case.entry.bond.kind
    if stated in (WAIVED, CONTINUOUS, SINGLE) or (case.informal and not stated):
        return
    yield (
        "bond",
        f"{stated!r} is no bond type" if stated else "the bond is missing",
        "8 is continuous, 9 single transaction, 0 waived.",
    )


@rule("BND-SURETY", cite="CATAIR Entry Summary, note (i); 31 CFR 223; ACE conditions 137, 138")
def surety(case: Case) -> Iterator[Hit]:
    """A bond names its surety by CBP's three digits."""
    bond = case.entry.bond
    if bond.kind not in (CONTINUOUS, SINGLE):
        return
    if not re.fullmatch(r"[0-9]{3}", bond.surety):
        said = f"surety {bond.surety!r} is not three digits" if bond.surety else "the surety code is missing"
        yield "bond, surety", said, "Take the code from the bond, or ask CBP by an importer bond query."


@rule("BND-SURETY-KNOWN", severity=WARNING, cite="31 CFR 223; Department Circular 570; ACE conditions 138, 142, 143")
def surety_known(case: Case) -> Iterator[Hit]:
    """The surety is in the list of active ones held, which may lack the newest."""
    bond = case.entry.bond
    if bond.kind in (CONTINUOUS, SINGLE) and re.fullmatch(r"[0-9]{3}", bond.surety) and not sureties.known(bond.surety):
        yield (
            "bond, surety",
            f"surety {bond.surety} is not in the list held",
            "Ask CBP by an importer bond query who secures this importer.",
        )


@rule("BND-AMOUNT", cite="CATAIR Entry Summary, note (i); ACE conditions 214, 240, 265")
def amount(case: Case) -> Iterator[Hit]:
    """A single transaction bond states its amount in whole dollars; a continuous bond states none."""
    bond = case.entry.bond
    if bond.kind == SINGLE and bond.amount <= 0:
        yield (
            "bond, amount",
            f"the single transaction bond's amount is ${bond.amount:,}",
            "Give the amount that the surety wrote.",
        )
    elif bond.kind == CONTINUOUS and bond.amount:
        yield "bond, amount", f"${bond.amount:,} is stated for a continuous bond", "Leave the amount out."


@rule("BND-SUFFICIENT", severity=WARNING, cite="19 CFR 113.13; Customs Directive 3510-004")
def sufficient(case: Case) -> Iterator[Hit]:
    """A single transaction bond covers the value of the goods with all duties, taxes and fees, of quota goods three times their value."""
    bond = case.entry.bond
    if bond.kind != SINGLE or bond.amount <= 0 or case.assessment is None:
        return
    needed = sufficiency.single(case.entry.value * 100, case.assessment.total, restricted=case.entry.type in QUOTA) // 100
    if bond.amount < needed:
        what = "three times the value of quota goods" if case.entry.type in QUOTA else "value, duty, tax and fees"
        yield (
            "bond, amount",
            f"a bond of ${bond.amount:,} does not cover ${needed:,} of {what}",
            "Ask the surety for a larger bond.",
        )


@rule("BND-WAIVER-DETAIL", cite="CATAIR Entry Summary, note (i); ACE condition 120")
def waiver_detail(case: Case) -> Iterator[Hit]:
    """A waived bond has neither surety nor amount."""
    bond = case.entry.bond
    if bond.kind == WAIVED and (bond.surety or bond.amount):
        yield (
            "bond",
            f"the bond is waived, yet surety {bond.surety or 'none'} and ${bond.amount:,} are stated",
            "Leave them out, or claim the bond.",
        )


@rule("BND-WAIVER-TYPE", cite="19 CFR 142.4(c); CATAIR Entry Summary, note (i); ACE conditions 141, 761")
def waiver_type(case: Case) -> Iterator[Hit]:
    """The bond of AD/CVD goods, or of a temporary importation of other than Canadian goods, is not waived."""
    if case.entry.bond.kind != WAIVED:
        return
    secured = case.entry.type in ADCVD or any(line.adcvd for line in case.entry.lines)
    foreign = case.entry.type == "23" and any(line.origin != "CA" for line in case.entry.lines)
    if secured or foreign:
        yield (
            "bond",
            f"the bond of this type {case.entry.type} entry is waived",
            "Claim the importer's continuous bond, or write a single one.",
        )


@rule("BND-WAIVER-REASON", cite="CATAIR Entry Summary, note (i), AE Table 4; ACE conditions 130, 139, 140, 182")
def waiver_reason(case: Case) -> Iterator[Hit]:
    """A formal entry says why its bond is waived; an informal entry, and one with a bond, gives no reason."""
    bond, reason = case.entry.bond, case.entry.bond.waiver_reason
    if bond.kind == WAIVED and not case.informal:
        if reason not in WAIVER_REASONS:
            yield (
                "bond, waiver reason",
                f"{reason!r} is no reason to waive a bond" if reason else "the reason is missing",
                "Choose it from AE Table 4.",
            )
    elif reason:
        yield "bond, waiver reason", f"reason {reason} is given where none is allowed", "Leave it out."
