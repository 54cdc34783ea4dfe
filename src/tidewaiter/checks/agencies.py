"""Partner agencies flagged on lines, and the licences that goods need."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import Case
from tidewaiter.checks.dairy import AGRICULTURAL_LICENCE, in_quota
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import agencies
from tidewaiter.numbers import hts


@rule("PGA-AGENCY", severity=WARNING, cite="CATAIR Appendix V; CATAIR PGA Message Set")
def agency(case: Case) -> Iterator[Hit]:
    """A flagged agency is one of those of the PGA message set."""
    for where, line in case.lines:
        for flagged in line.agencies:
            if not agencies.known(flagged.code):
                yield f"{where}, agency", f"{flagged.code!r} is no partner agency", "Choose it from CATAIR Appendix V."


@rule("PGA-ANSWER", severity=WARNING, cite="19 CFR Part 12; CATAIR Entry Summary, note (dd)")
def answered(case: Case) -> Iterator[Hit]:
    """An agency flagged on a line gets its data or a disclaimer; without one the goods are not released."""
    for where, line in case.lines:
        for flagged in line.agencies:
            if not flagged.answer:
                name = f"{flagged.code} {flagged.program}".strip()
                yield (
                    f"{where}, agency",
                    f"{name} is flagged and has no answer",
                    "Get the agency's data from the importer, or disclaim it with its code.",
                )


@rule("PGA-LICENCE-NUMBER", cite="CATAIR Entry Summary, record 52, note (s); ACE conditions 471, 474")
def licences(case: Case) -> Iterator[Hit]:
    """A licence, certificate or permit has a type of two digits and a number of at most ten characters."""
    for where, line in case.lines:
        for held in line.licenses:
            if not (len(held.kind) == 2 and held.kind.isdigit()):
                yield (
                    f"{where}, licence",
                    f"{held.kind!r} is no type of licence",
                    "Choose it from note (s): 14 is an agricultural licence.",
                )
            if not 0 < len(held.number) <= 10:
                yield (
                    f"{where}, licence",
                    f"licence number {held.number!r} does not fit ten positions",
                    "Copy the number from the licence.",
                )


@rule("PGA-ONE-LICENCE", cite="CATAIR Entry Summary, line item grouping; ACE condition 473")
def one_licence(case: Case) -> Iterator[Hit]:
    """A line reports one licence, certificate or permit."""
    for where, line in case.lines:
        if len(line.licenses) > 1:
            yield (
                f"{where}, licence",
                f"{len(line.licenses)} licences are claimed; one fits",
                "Divide the goods over as many lines.",
            )


@rule("PGA-DAIRY-LICENCE", cite="HTS chapter 4, additional U.S. notes 6-25; 7 CFR Part 6; ACE conditions 687, 688")
def dairy_licence(case: Case) -> Iterator[Hit]:
    """Dairy products within a quota that is opened by licences name their import licence, type 14."""
    for where, line in case.lines:
        number = in_quota(line, case.rate_day)
        if number and not any(held.kind == AGRICULTURAL_LICENCE for held in line.licenses):
            yield (
                f"{where}, licence",
                f"{hts.format(number)} is within a quota, and no import licence is named",
                "Take the number from the importer's licence, or classify the goods beyond the quota.",
            )
