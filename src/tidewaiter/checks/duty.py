"""What the assessment leaves open or forbids, and what its chapter 99 numbers ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.checks.case import Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.entry.line import Line

STEEL, ALUMINUM, COPPER = "08", "07", "12"
METAL_CHAPTERS = {"72": STEEL, "73": STEEL, "74": COPPER, "76": ALUMINUM}
METAL_NAMES = {STEEL: "melted and poured", ALUMINUM: "smelted and cast", COPPER: "smelted and cast"}
METAL_HEADINGS = ("990381", "990382", "990385", "990378")
# 9903.82.01: the goods hold no steel, aluminium or copper.
NO_METAL = "99038201"
DECLARED = "HTS chapter 99, subchapter III, note 16; CATAIR Entry Summary, record 54; ACE conditions 794, 795"
DOMESTIC = frozenset({"US", "VI", "GU", "AS", "UM", "PR", "MP"})


@rule("DTY-PROHIBITED", cite="the law named in the message")
def prohibited(case: Case) -> Iterator[Hit]:
    """Goods whose importation is forbidden are not entered."""
    for where, _, owed in case.assessed:
        for ban in owed.prohibited:
            yield (
                where,
                f"importation is prohibited: {ban.reason} ({ban.cite})",
                "Do not enter them; ask the importer to export them or seek the exception.",
            )


@rule("DTY-UNDETERMINED", severity=WARNING, cite="19 CFR 141.61(e), 111.39(b); the law named in the assessment")
def undetermined(case: Case) -> Iterator[Hit]:
    """A fact on which the duty turns is given, not assumed."""
    for where, _, owed in case.assessed:
        for unknown in owed.undetermined:
            decides = f" It decides: {', '.join(unknown.decides)}." if unknown.decides else ""
            yield (
                f"{where}, fact {unknown.fact}",
                f"not known: {unknown.question}{decides}",
                f"Ask the importer, and give the fact {unknown.fact}.",
            )


@rule("DTY-METAL-DECLARATION", cite=DECLARED)
def metal_declaration(case: Case) -> Iterator[Hit]:
    """Steel, aluminium or copper of chapters 72-74 and 76 under a section 232 number states where the metal was made.

    Type 08 names where steel was melted and poured, 07 where aluminium and 12 where copper was smelted and cast. Goods
    of the United States state nothing.
    """
    for where, line, numbers in _metal_lines(case):
        wanted = METAL_CHAPTERS.get(line.hts[:2])
        if wanted and wanted not in {one.kind for one in line.declarations}:
            yield (
                f"{where}, declaration {wanted}",
                f"{numbers[0]} applies, but the country where the metal was {METAL_NAMES[wanted]} is not declared",
                "Ask for the mill certificate.",
            )


@rule("DTY-DERIVATIVE-DECLARATION", severity=WARNING, cite=DECLARED)
def derivative_declaration(case: Case) -> Iterator[Hit]:
    """An article of another chapter under a section 232 metals number states where its metal was made."""
    for where, line, numbers in _metal_lines(case):
        declared = {one.kind for one in line.declarations} & {STEEL, ALUMINUM, COPPER}
        if line.hts[:2] not in METAL_CHAPTERS and not declared:
            yield (
                f"{where}, declarations",
                f"{numbers[0]} applies, but nothing is declared of where the metal was made",
                "Declare type 08 for steel, 07 for aluminium, 12 for copper; OTH or UN where it is not known.",
            )


@rule(
    "DTY-DOMESTIC-METAL", since=date(2026, 7, 16),
    cite="CATAIR Entry Summary, record 54, types 07, 08 and 12; ACE condition 774",
)
def domestic_metal(case: Case) -> Iterator[Hit]:
    """Goods of US origin, or of its possessions, take no declaration of where their metal was made."""
    for where, line in case.lines:
        for stated in line.declarations:
            if stated.kind in (STEEL, ALUMINUM, COPPER) and line.origin in DOMESTIC:
                yield (
                    f"{where}, declaration {stated.kind}",
                    f"declaration {stated.kind} is made for goods of {line.origin}",
                    "Leave it out.",
                )


@rule("DTY-STEEL-MELT", cite="CATAIR Entry Summary, record 54, type 08; ACE conditions 840, 843")
def melt_and_pour(case: Case) -> Iterator[Hit]:
    """A steel declaration names the country of melt and pour, or says OTH, and not both."""
    for where, line in case.lines:
        for stated in line.declarations:
            country, other = stated.values.get("melted", ""), stated.values.get("melt_applies", "")
            if stated.kind == STEEL and bool(country) == bool(other):
                yield (
                    f"{where}, declaration 08",
                    "country and OTH are both given" if country else "neither country nor OTH is given",
                    "Give one of them.",
                )


@rule("DTY-MILITARY", cite="CATAIR Entry Summary, note (ii); ACE condition 775")
def military(case: Case) -> Iterator[Hit]:
    """Entry type 51, military goods, takes no chapter 99 remedy number."""
    for where, _, owed in case.assessed:
        remedies = [charge.number for charge in owed.tariff if charge.number.startswith("9903")]
        if case.entry.type == "51" and remedies:
            yield where, f"{remedies[0]} stands on an entry of type 51", "Assess the line again under type 51."


def _metal_lines(case: Case) -> Iterator[tuple[str, Line, list[str]]]:
    """Lines that are not of US metal and bear a section 232 metals number, with those numbers."""
    for where, line, owed in case.assessed:
        numbers = [charge.number for charge in owed.tariff if charge.number.startswith(METAL_HEADINGS)]
        if numbers and NO_METAL not in numbers and line.articles and line.origin not in DOMESTIC:
            yield where, line, numbers
