"""Antidumping and countervailing cases claimed on lines."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import ADCVD, Case, refusal
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.numbers import case_number

# Commerce numbers the country of an order by the first three digits of Census Schedule C; states that succeeded another
# keep what Commerce gave them. Only those that have stood in orders are here: for others the rule says nothing.
COMMERCE_COUNTRIES = {
    "122": "CA", "201": "MX", "223": "CR", "247": "DO", "274": "TT", "301": "CO", "307": "VE", "331": "EC", "333": "PE",
    "337": "CL", "351": "BR", "357": "AR", "401": "SE", "403": "NO", "405": "FI", "409": "DK", "412": "GB", "419": "IE",
    "421": "NL", "423": "BE", "427": "FR", "428": "DE", "433": "AT", "441": "CH", "455": "PL", "469": "ES", "471": "PT",
    "475": "IT", "484": "GR", "485": "RO", "487": "BG", "489": "TR", "507": "IR", "508": "IL", "517": "SA", "520": "AE",
    "523": "OM", "525": "BH", "533": "IN", "535": "PK", "542": "LK", "549": "TH", "552": "VN", "555": "KH", "557": "MY",
    "559": "SG", "560": "ID", "565": "PH", "570": "CN", "580": "KR", "582": "HK", "583": "TW", "588": "JP", "602": "AU",
    "614": "NZ", "714": "MA", "729": "EG", "791": "ZA", "821": "RU", "823": "UA", "834": "KZ",
}


@rule("ADC-MISSING", cite="19 CFR 351.211; CATAIR Entry Summary, note (ff); ACE condition 706")
def any_case(case: Case) -> Iterator[Hit]:
    """An entry of an antidumping or countervailing type names a case on at least one line."""
    if case.entry.type in ADCVD and case.entry.lines and not any(line.adcvd for line in case.entry.lines):
        yield (
            "entry type",
            f"type {case.entry.type} is for AD/CVD goods, but no line names a case",
            "Name the case, or file type 01.",
        )


@rule("ADC-CASE", cite="CATAIR Entry Summary, record 53; ACE conditions 543, 544")
def case_numbers(case: Case) -> Iterator[Hit]:
    """A case is A or C and nine digits: country, product and company."""
    for where, line in case.lines:
        for claimed in line.adcvd:
            if said := refusal(case_number.validate, claimed.case):
                yield f"{where}, AD/CVD case", said, "Look the ten characters up in ACE's AD/CVD search."


@rule("ADC-TWICE", cite="CATAIR Entry Summary, record 53; ACE condition 545")
def one_of_a_kind(case: Case) -> Iterator[Hit]:
    """A line claims at most one antidumping and one countervailing case."""
    for where, line in case.lines:
        kinds = [case_number.compact(claimed.case)[:1] for claimed in line.adcvd]
        for kind in sorted({one for one in kinds if kinds.count(one) > 1}):
            yield (
                f"{where}, AD/CVD case",
                f"{kinds.count(kind)} cases of kind {kind} are claimed",
                "Keep the one that covers the goods.",
            )


@rule("ADC-SET", cite="CATAIR Entry Summary, note (ff); ACE condition 507")
def not_on_a_set(case: Case) -> Iterator[Hit]:
    """Of a set, the component under the order names the case, not the set's header line."""
    for where, line in case.lines:
        if line.set_indicator == "X" and line.adcvd:
            yield (
                f"{where}, AD/CVD case",
                f"case {line.adcvd[0].case} stands on the header of a set",
                "Move it to the component.",
            )


@rule("ADC-COUNTRY", severity=WARNING, cite="19 CFR 351.225; ACE condition 547")
def country(case: Case) -> Iterator[Hit]:
    """A case is claimed on goods of the country that its order names.

    Goods of another country come under an order only where Commerce has so ruled, as against circumvention.
    """
    for where, line in case.lines:
        for claimed in line.adcvd:
            named = COMMERCE_COUNTRIES.get(case_number.commerce_country(claimed.case))
            if case_number.is_valid(claimed.case) and named and line.origin and named != line.origin:
                yield (
                    f"{where}, AD/CVD case",
                    f"case {claimed.case} is on goods of {named}, but the origin is {line.origin}",
                    "Confirm the origin and the order's scope.",
                )


@rule("ADC-REIMBURSEMENT", severity=WARNING, cite="19 CFR 351.402(f)")
def non_reimbursement(case: Case) -> Iterator[Hit]:
    """For antidumping duty the importer states that nobody reimburses him; without that it doubles at liquidation."""
    for where, line in case.lines:
        for claimed in line.adcvd:
            if case_number.compact(claimed.case).startswith("A") and not claimed.non_reimbursement:
                yield (
                    f"{where}, AD/CVD case",
                    f"no statement of non-reimbursement for {claimed.case}",
                    "Have the importer sign it; CBP takes it until liquidation.",
                )


@rule("ADC-CLAIM", cite="CATAIR Entry Summary, record 53; ACE condition 511")
def claim(case: Case) -> Iterator[Hit]:
    """A case is secured by a cash deposit (C) or a bond (B)."""
    for where, line in case.lines:
        for claimed in line.adcvd:
            if claimed.deposit not in ("C", "B"):
                yield f"{where}, AD/CVD case", f"{claimed.deposit!r} is neither C, cash, nor B, bond", "Claim C."


@rule("ADC-BOND", cite="19 CFR 351.205(d), 351.211(b)(1); ACE condition 567")
def cash(case: Case) -> Iterator[Hit]:
    """Since the preliminary determination Commerce asks for cash deposits, so no case is covered by a bond."""
    for where, line in case.lines:
        for claimed in line.adcvd:
            if claimed.deposit == "B":
                yield f"{where}, AD/CVD case", f"case {claimed.case} is covered by a bond", "Deposit cash."
