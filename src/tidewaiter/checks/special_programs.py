"""Claims to a trade agreement or preference programme."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import Case, chapter_98
from tidewaiter.checks.rule import NOTE, WARNING, Hit, rule
from tidewaiter.codes import countries, special_programs
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import read_special
from tidewaiter.tariff.schedule import figures

USMCA = frozenset({"S", "S+"})
CERTIFIED = "usmca_certified"
# Claimed on any number and printed in no special column: qualifying industrial zones, insular possessions, freely
# associated states, Puerto Rico by way of the Caribbean.
NOT_IN_COLUMN = frozenset({"N", "Y", "Z", "W"})
MARKS = "+*#"                # what a column or a claim sets after a symbol


@rule("SPI-KNOWN", cite="CATAIR Entry Summary, AE Table 8; ACE condition 416")
def known(case: Case) -> Iterator[Hit]:
    """A claim is one of the special program indicators."""
    for where, line in case.lines:
        if line.program and not special_programs.known(line.program):
            yield (
                f"{where}, program",
                f"{line.program!r} is no special program indicator",
                "S is USMCA, A GSP, D AGOA; leave it out without a claim.",
            )


@rule("SPI-LAPSED", cite="HTS general notes 3-36; ACE conditions 605, 606")
def not_lapsed(case: Case) -> Iterator[Hit]:
    """A programme is claimed on a day on which it is in effect."""
    for where, line in case.lines:
        if not special_programs.known(line.program):
            continue
        if case.rate_day not in special_programs.span(line.program):
            span = special_programs.span(line.program)
            said = f"lapsed before {span.before}" if span.before <= case.rate_day else f"begins on {span.start}"
            yield (
                f"{where}, program",
                f"{line.program} {said}; the rates of {case.rate_day} apply",
                "Enter without the claim; ask for a refund if Congress renews it.",
            )


@rule("SPI-COUNTRY", cite="HTS general notes 3-36; ACE condition 608")
def eligible(case: Case) -> Iterator[Hit]:
    """A programme is claimed on goods of a country that has it on that day."""
    day = case.rate_day
    for where, line in case.lines:
        in_effect = special_programs.known(line.program) and day in special_programs.span(line.program)
        if in_effect and line.origin and special_programs.eligible(line.program, line.origin, day) is False:
            yield (
                f"{where}, program",
                f"{line.program} is claimed on goods of {line.origin}, which does not have it on {day}",
                "Confirm the origin, or enter without the claim.",
            )


@rule("SPI-COLUMN-2", cite="HTS general note 3(b)")
def column_2(case: Case) -> Iterator[Hit]:
    """Goods of a country under column 2 have no claim to a special rate."""
    for where, line in case.lines:
        if line.program and countries.column_2(line.origin, case.rate_day):
            yield (
                f"{where}, program",
                f"{line.program} is claimed on goods of {line.origin}, which stand in column 2",
                "Enter without the claim.",
            )


@rule("SPI-NOT-IN-COLUMN", cite="HTS, special subcolumn of column 1; ACE conditions 610, 614")
def in_column(case: Case) -> Iterator[Hit]:
    """A claim is printed in the special column of the number, unless the number is free without it.

    The column's `E*` or `A+` are claimed as E or A. A claim beside a chapter 98 number rests on that number.
    """
    for where, line in case.lines:
        if not special_programs.known(line.program) or line.program in NOT_IN_COLUMN or chapter_98(line):
            continue
        for article in line.articles:
            found = figures(article.hts, case.rate_day)
            if found is None or found.general == "Free":
                continue
            if line.program.rstrip(MARKS) not in {symbol.rstrip(MARKS) for symbol in read_special(found.special)}:
                yield (
                    where,
                    f"{line.program} is claimed, but the special column of {hts.format(article.hts)} does not have it",
                    "Enter without the claim, or see that the number is right.",
                )


@rule("SPI-USMCA-CERTIFIED", severity=WARNING, cite="19 CFR 182.11, 182.12")
def certified(case: Case) -> Iterator[Hit]:
    """Who claims USMCA has the certification of origin in hand when he claims.

    The fact `usmca_certified` says so. Goods worth up to $2,500 need none (19 CFR 182.14).
    """
    for where, line in case.lines:
        if line.program in USMCA and line.facts.get(CERTIFIED) not in (True, "true") and case.entry.value > 2500:
            yield (
                f"{where}, fact {CERTIFIED}",
                "USMCA is claimed, and nobody says that the certification is in hand",
                f"Get the nine data elements, and give the fact {CERTIFIED}.",
            )


@rule("SPI-UNCLAIMED", severity=NOTE, cite="HTS, special subcolumn of column 1")
def unclaimed(case: Case) -> Iterator[Hit]:
    """Goods of a partner country whose number has a special rate could claim it, if they qualify."""
    day = case.rate_day
    for where, line in case.lines:
        if line.program or not line.articles:
            continue
        found = figures(line.hts, day)
        if found is None or found.general == "Free":
            continue
        open_to = [
            symbol for symbol in read_special(found.special)
            if special_programs.known(symbol) and day in special_programs.span(symbol)
            and special_programs.eligible(symbol, line.origin, day)
        ]
        if open_to:
            yield (
                f"{where}, program",
                f"goods of {line.origin} in {hts.format(line.hts)} may have {' or '.join(open_to)}; none is claimed",
                "Ask the importer whether the goods qualify.",
            )
