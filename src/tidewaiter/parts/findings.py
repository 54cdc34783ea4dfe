"""All that is wrong with a product on a day: its numbers, origins, programmes, cases, answers and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.codes import agencies, countries, special_programs
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import case_number, hts, mid
from tidewaiter.parts.crosswalk import PathOf
from tidewaiter.parts.number_findings import number_findings, same_goods
from tidewaiter.parts.product import Eligibility, Product, Standing

MAKER = "19 CFR Part 102, Appendix; CATAIR Entry Summary, note (f)"
CARE = "19 U.S.C. 1484(a)(1)"
USMCA = ("S", "S+")

FATAL, WARNING, NOTE = Severity.FATAL, Severity.WARNING, Severity.NOTE


def findings(product: Product, day: date, path_of: PathOf = lambda _: ()) -> tuple[Finding, ...]:
    """Everything that stands between the product and an entry line on `day`. `path_of` gives the schedule's words of a number, where loaded."""
    return (*number_findings(product, day, path_of), *_origins(product), *_programs(product, day), *_cases(product), *_answers(product),
            *_rulings(product, day), *_rests_on(product, day))


def _origins(product: Product) -> Iterator[Finding]:
    where = f"product {product.sku}, origin"
    if not product.origins:
        yield Finding("PART-ORIGIN", WARNING, where, f"nothing says where {product.sku} is made", "19 CFR 134.1(b); 19 CFR 141.86(a)(10)",
                      "Ask the seller for the country of origin and the maker.")
    for origin in product.origins:
        if origin.country and not countries.known(origin.country):
            yield Finding("PART-ORIGIN-COUNTRY", FATAL, where, f"{origin.country} is no country", "CATAIR appendix B",
                          "Write the two letters of ISO 3166.")
        if not origin.country:
            yield Finding("PART-ORIGIN-COUNTRY", FATAL, where, f"{origin.manufacturer or origin.maker or 'an origin'} is in no country",
                          "19 CFR 134.1(b)", "Write the two letters of ISO 3166.")
        if not origin.manufacturer:
            yield Finding("PART-MID", WARNING, f"{where} {origin.country}", f"the maker in {origin.country or 'an unknown country'} has no MID",
                          MAKER, "Ask for the maker's name, street and city, and build the MID from them.")
            continue
        try:
            made = mid.country(mid.validate(origin.manufacturer))
        except ValueError as error:
            yield Finding("PART-MID", FATAL, f"{where} {origin.country}", str(error), MAKER, "Build the MID from the maker's name, street and city.")
            continue
        if not countries.known(made):
            yield Finding("PART-MID", FATAL, f"{where} {origin.country}", f"MID {origin.manufacturer} starts with {made}, which is no country", MAKER,
                          "Build the MID from the maker's name, street and city.")
        elif origin.country and made != origin.country:
            yield Finding("PART-MID-COUNTRY", WARNING, f"{where} {origin.country}", f"MID {origin.manufacturer} is in {made} but the origin is "
                          f"{origin.country}", f"{MAKER}; 19 CFR 102.23(a) of textiles", "Ask which is right: where it is made, or by whom.")


def _programs(product: Product, day: date) -> Iterator[Finding]:
    made_in = {origin.country for origin in product.origins if origin.country}
    for one in product.programs:
        where = f"product {product.sku}, programme {one.program}"
        if not special_programs.known(one.program):
            yield Finding("PART-PROGRAM", FATAL, where, f"{one.program!r} is no special program indicator", "CATAIR Entry Summary, AE Table 8",
                          "S is USMCA, A GSP, D AGOA; leave it out without a claim.")
            continue
        cite = special_programs.cite(one.program)
        if not special_programs.good(one.program, day):
            yield Finding("PART-PROGRAM-DAY", WARNING, where, f"{one.program} is not in effect on {day}", cite,
                          "Enter without the claim; ask for a refund if Congress renews it.")
            continue
        for origin in sorted({one.origin} if one.origin else made_in):
            if special_programs.eligible(one.program, origin, day) is False:
                yield Finding("PART-PROGRAM-ORIGIN", WARNING, where, f"goods of {origin} may not claim {one.program} on {day}", cite,
                              "Confirm the origin, or take the programme out.")
        if one.origin and made_in and one.origin not in made_in:
            yield Finding("PART-PROGRAM-ORIGIN", WARNING, where, f"{one.program} is held for goods of {one.origin}, and none is made there: "
                          f"{', '.join(sorted(made_in))}", cite, "Confirm the origin, or take the programme out.")
        yield from _certificate(one, where, day, cite)


def _certificate(one: Eligibility, where: str, day: date, cite: str) -> Iterator[Finding]:
    usmca = one.program in USMCA
    cite = f"{cite}; 19 CFR 182.12" if usmca else cite
    if not one.certificate:
        yield Finding("PART-CERTIFICATE", WARNING, where, f"nothing names the certificate on which a claim of {one.program} would rest", cite,
                      "Name the certification of origin, with the days that it is good for.")
    if not good_on(one, day):
        said = f"ended on {one.until}" if one.until and one.until < day else f"begins on {one.since}"
        yield Finding("PART-CERTIFICATE-DAY", WARNING, where, f"the certificate {one.certificate} {said}; on {day} there is none".replace("  ", " "),
                      cite, "Ask for a new certification; enter without the claim until it is there.")
    if usmca and one.since and one.until and one.until >= _year_after(one.since):
        yield Finding("PART-CERTIFICATE-LONG", WARNING, where, f"the certificate covers {one.since} to {one.until}, more than 12 months",
                      "19 CFR 182.12(g)(2)", "Ask for a certification of at most 12 months.")


def good_on(one: Eligibility, day: date) -> bool:
    """Whether the certificate's days, as far as they are known, hold `day`."""
    return (one.since is None or one.since <= day) and (one.until is None or day <= one.until)


def _year_after(day: date) -> date:
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _cases(product: Product) -> Iterator[Finding]:
    for one in product.cases:
        where = f"product {product.sku}, case {one.case}"
        if not case_number.is_valid(one.case):
            yield Finding("PART-CASE", FATAL, where, f"{one.case!r} is not A or C and nine digits", "CATAIR Entry Summary, record 53",
                          "Write it as A-570-967-000.")
        elif one.applies is None:
            yield Finding("PART-CASE-OPEN", FATAL, where, f"nobody has said whether {case_number.format(one.case)} is about the product",
                          "19 CFR 141.61(c); 19 CFR 351.225", "Read the scope of the order, and ask for a scope ruling where it is in doubt.")
        elif not one.applies and not one.reason:
            yield Finding("PART-CASE-REASON", WARNING, where, f"{case_number.format(one.case)} is said not to be about the product, without a reason",
                          CARE, "Write which words of the scope leave it out.")


def _answers(product: Product) -> Iterator[Finding]:
    for one in product.agencies:
        where = f"product {product.sku}, agency {one.agency}"
        if not agencies.known(one.agency):
            yield Finding("PART-AGENCY", FATAL, where, f"{one.agency!r} is no partner agency", "CATAIR appendix V", "Write its code, as FDA or APH.")
        elif not one.answer:
            yield Finding("PART-AGENCY-OPEN", WARNING, where, f"nothing is answered to {one.agency}", "CATAIR PGA; 19 CFR 141.61(a)",
                          "Give the data that it asks for, or the code of a disclaimer with its reason.")


def _rulings(product: Product, day: date) -> Iterator[Finding]:
    for one in product.rulings:
        if not one.hts or not product.hts or product.hts.startswith(one.hts):
            continue
        if not same_goods(one.hts, one.day or product.decided_on or day, product.hts, day):
            ruling = f"{one.number} of {one.day}" if one.day else one.number
            yield Finding("PART-RULING", WARNING, f"product {product.sku}, ruling {one.number}",
                          f"the product has {hts.format(product.hts)}, but ruling {ruling} gave {hts.format(one.hts)}", "19 CFR 177.8(a)(2)",
                          "Set forth the ruling's classification, or take the ruling out where it describes other goods.")


def _rests_on(product: Product, day: date) -> Iterator[Finding]:
    for one in product.evidence:
        if one.until and one.until < day:
            yield Finding("PART-EVIDENCE-EXPIRED", WARNING, f"product {product.sku}, evidence",
                          f"{one.note or one.document} could be relied on until {one.until}; that is over on {day}", CARE, "Ask for it anew.")
    if product.review_by and product.review_by < day:
        yield Finding("PART-REVIEW", WARNING, f"product {product.sku}, review by", f"the product was to be looked at by {product.review_by}", CARE,
                      "Look at it again, and set the next day.")
    if product.unit_value and not product.currency:
        yield Finding("PART-CURRENCY", WARNING, f"product {product.sku}, currency", f"the unit value {product.unit_value} is in no currency",
                      "19 CFR 141.86(a)(7)", "Write the three letters of ISO 4217.")
    if product.standing is Standing.PROPOSED:
        yield Finding("PART-PROPOSED", NOTE, f"product {product.sku}", "nobody has approved the product", "19 U.S.C. 1641(b); 19 CFR 111.2",
                      "Have a named person look at it.")
    elif product.standing is Standing.RETIRED:
        yield Finding("PART-RETIRED", WARNING, f"product {product.sku}", "the product is retired", CARE, "Use the one that took its place.")
