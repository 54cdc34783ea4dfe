"""The lines: numbered, described, weighed, and of known countries."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import WITHDRAWAL, Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import countries

MOST_LINES = 998
VAGUE = frozenset({
    "ACCESSORIES", "EQUIPMENT", "FAK", "GENERAL", "GIFTS", "GOODS", "MERCHANDISE", "MISC", "PARTS", "PRODUCTS",
    "SAMPLES", "SUNDRIES", "VARIOUS",
})
HEADER, COMPONENT = "X", "V"


@rule("LIN-NONE", cite="CATAIR Entry Summary, line item grouping; ACE condition 400")
def any_line(case: Case) -> Iterator[Hit]:
    """An entry has at least one line."""
    if not case.entry.lines:
        yield "lines", "the entry has no line", "Enter the goods."


@rule("LIN-COUNT", cite="CATAIR Entry Summary, line item grouping")
def line_count(case: Case) -> Iterator[Hit]:
    """An entry summary holds at most 998 lines."""
    if len(case.entry.lines) > MOST_LINES:
        yield (
            "lines",
            f"the entry has {len(case.entry.lines)} lines; {MOST_LINES} are the most",
            "Divide the goods over two entries.",
        )


@rule("LIN-NUMBER", cite="CATAIR Entry Summary, record 40; ACE condition 518")
def line_numbers(case: Case) -> Iterator[Hit]:
    """Line numbers count from 1 on, each once."""
    seen: set[int] = set()
    for n, line in enumerate(case.entry.lines, 1):
        if line.number in seen:
            yield f"line {line.number}", f"line number {line.number} stands twice", f"Number it {n}."
        elif line.number < 1:
            yield f"line {line.number}", f"{line.number} is no line number", f"Number it {n}."
        seen.add(line.number)


@rule("LIN-ARTICLE", cite="CATAIR Entry Summary, record 50; ACE condition 431")
def any_article(case: Case) -> Iterator[Hit]:
    """Every line is classified in at least one number of chapters 1-97."""
    for where, line in case.lines:
        if not line.articles:
            yield where, "the line has no tariff number", "Classify the goods."


@rule("LIN-DESCRIPTION", cite="19 CFR 141.86(a)(3); CATAIR Entry Summary, record 44; ACE condition 464")
def description(case: Case) -> Iterator[Hit]:
    """Every line describes its goods."""
    for where, line in case.lines:
        if not line.description.strip():
            yield f"{where}, description", "the description is missing", "Say what the article is, as the invoice does."


@rule("LIN-VAGUE", severity=WARNING, cite="19 CFR 141.86(a)(3)")
def vague_description(case: Case) -> Iterator[Hit]:
    """A description says what the goods are: words such as `parts` or `goods` alone do not."""
    for where, line in case.lines:
        words = [word.strip(".,;").upper() for word in line.description.split()]
        if words and all(word in VAGUE for word in words):
            yield (
                f"{where}, description",
                f"{line.description!r} does not say what the goods are",
                "Name the article and its material.",
            )


@rule("LIN-ORIGIN", cite="19 CFR 134.1(b), 141.86(a)(10); CATAIR Appendix B; ACE conditions 407, 408")
def origin(case: Case) -> Iterator[Hit]:
    """Every line names its country of origin by its ISO code."""
    for where, line in case.lines:
        if not countries.known(line.origin):
            said = f"{line.origin!r} is no country" if line.origin else "the country of origin is missing"
            yield f"{where}, origin", said, "Ask the maker where the goods were made or last substantially transformed."


@rule("LIN-EXPORT", cite="CATAIR Entry Summary, note (e), record 40; ACE conditions 410-412")
def country_of_export(case: Case) -> Iterator[Hit]:
    """An entry names on every line the country of export, which is not the United States.

    One from a zone may do without it; goods of a warehouse may have left the United States before.
    """
    for where, line in case.lines:
        stated = line.exported_from
        if not stated and case.entry.type == "06":
            continue
        if stated == "US" and case.entry.type in WITHDRAWAL | {"21", "22"}:
            continue
        if stated == "US":
            yield (
                f"{where}, country of export",
                "the country of export is the United States",
                "Give the country that the goods last left in commerce.",
            )
        elif not countries.known(stated):
            said = f"{stated!r} is no country" if stated else "the country of export is missing"
            yield f"{where}, country of export", said, "Give the country that the goods last left in commerce."


@rule("LIN-RELATED", cite="19 CFR 152.102(g); CATAIR Entry Summary, note (e); ACE condition 415")
def relationship(case: Case) -> Iterator[Hit]:
    """A formal entry says on every line whether buyer and seller are related."""
    for where, line in case.lines:
        if line.related is None and not case.informal:
            yield (
                f"{where}, relationship",
                "whether buyer and seller are related is not said",
                "Ask the importer; it also decides whether the price may be used.",
            )


@rule("LIN-WEIGHT", severity=WARNING, cite="CATAIR Entry Summary, record 40; CBP Form 7501 instructions, gross weight")
def gross_weight(case: Case) -> Iterator[Hit]:
    """Goods that came by sea or air have their gross weight stated."""
    for where, line in case.lines:
        if (case.vessel or case.air) and line.gross_weight <= 0 and line.set_indicator != COMPONENT:
            yield (
                f"{where}, gross weight",
                f"the gross weight is {line.gross_weight} kg",
                "Divide the bill's weight over the lines.",
            )


@rule("LIN-SET", cite="General Rule of Interpretation 3(b); CATAIR Entry Summary, note (k); ACE conditions 403-406")
def sets(case: Case) -> Iterator[Hit]:
    """A set is a header line (X) and its component lines (V), the first of them in the header's own number."""
    lines = case.entry.lines
    for n, (where, line) in enumerate(case.lines):
        before = lines[n - 1].set_indicator if n else ""
        after = lines[n + 1] if n + 1 < len(lines) else None
        if line.set_indicator not in ("", HEADER, COMPONENT):
            yield f"{where}, set", f"{line.set_indicator!r} is neither X nor V", "X marks the set, V its components."
        elif line.set_indicator == COMPONENT and before not in (HEADER, COMPONENT):
            yield f"{where}, set", "a component stands without its set", "Put the set's header line before it."
        elif line.set_indicator == HEADER:
            if after is None or after.set_indicator != COMPONENT:
                yield f"{where}, set", "the set has no component", "Add the component lines."
            elif line.articles and after.articles and line.hts != after.hts:
                yield (
                    f"{where}, set",
                    f"the set is in {line.hts}, its first component in {after.hts}",
                    "Put the component that gives the set its character first.",
                )
