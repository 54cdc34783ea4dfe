"""Who imports, who receives, who made and sold the goods."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import ADCVD, Case, refusal
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import countries
from tidewaiter.entry.line import Line
from tidewaiter.numbers import importer_number, mid

ASK_FOR_MID = "Ask the shipper for the maker's name, street and city, and build the MID from them."


@rule("PTY-IMPORTER", cite="19 CFR 24.5, 141.61(d); CATAIR Entry Summary, note (f); ACE conditions 100, 102")
def importer(case: Case) -> Iterator[Hit]:
    """The importer of record is named by an IRS, Social Security or CBP-assigned number in its own format."""
    stated = case.entry.importer.number
    said = refusal(importer_number.validate, stated) if stated else "the importer number is missing"
    if said:
        yield "importer, number", said, "Take the number from the importer's CBP Form 5106."


@rule("PTY-CONSIGNEE", cite="19 CFR 141.61(d), 142.3(a)(6); CATAIR Entry Summary, note (f); ACE conditions 105, 505")
def consignee(case: Case) -> Iterator[Hit]:
    """The ultimate consignee is named by an importer number; an informal entry may leave it out or give zeros.

    An entry into a warehouse may leave it out.
    """
    stated = case.entry.consignee.number
    if not stated and case.entry.type in ("21", "22"):
        return
    if case.informal and importer_number.compact(stated) in ("", importer_number.ZEROS):
        return
    said = refusal(importer_number.validate, stated) if stated else "the ultimate consignee's number is missing"
    if said:
        yield "consignee, number", said, "Ask for whose account the goods were shipped, and take their number."


@rule("PTY-NOTIFY", cite="CATAIR Entry Summary, note (f); CBP Form 4811; ACE conditions 110, 590")
def notify(case: Case) -> Iterator[Hit]:
    """A party to be notified on CBP Form 4811 is named by an importer number."""
    stated = case.entry.notify
    if stated and (said := refusal(importer_number.validate, stated)):
        yield "notify party", said, "Take the number from the Form 4811 on file, or leave it out."


@rule("PTY-ADDRESS", severity=WARNING, cite="19 CFR 141.61, 142.3(a)(6); CBP Form 7501 instructions")
def addresses(case: Case) -> Iterator[Hit]:
    """The importer of record and the ultimate consignee are given with their whole address."""
    for role, party in (("importer", case.entry.importer), ("consignee", case.entry.consignee)):
        parts = ("name", "street", "city", *(("region", "postal_code") if party.country in ("", "US") else ()))
        missing = [part.replace("_", " ") for part in parts if not getattr(party, part).strip()]
        if missing:
            yield (
                role,
                f"the {role}'s {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
                "Take it from the Form 5106.",
            )


@rule("PTY-SOLD-TO", cite="CATAIR Entry Summary, notes (e), (f); ACE conditions 577, 596")
def sold_to(case: Case) -> Iterator[Hit]:
    """Every line of a formal entry names by an importer number to whom the goods were sold."""
    for where, line in case.lines:
        stated = line.sold_to
        said = refusal(importer_number.validate, stated) if stated else "the sold-to party is missing"
        if said and (stated or not case.informal):
            yield f"{where}, sold to", said, "Give the number of the buyer, or of the owner where there was no sale."


@rule("PTY-DELIVERED-TO", cite="CATAIR Entry Summary, note (f); ACE condition 594")
def delivered_to(case: Case) -> Iterator[Hit]:
    """A party that receives the goods first is named by an importer number."""
    for where, line in case.lines:
        if line.delivered_to and (said := refusal(importer_number.validate, line.delivered_to)):
            yield (
                f"{where}, delivered to",
                said,
                "Give that party's importer number, or leave it out: it is never required.",
            )


@rule("PTY-EXPORTER", cite="CATAIR Entry Summary, notes (e), (f); ACE conditions 010, 499")
def foreign_exporter(case: Case) -> Iterator[Hit]:
    """The foreign exporter is named by a MID; under an AD/CVD type it must be named on every line with a case."""
    for where, line in case.lines:
        if line.foreign_exporter:
            said = refusal(mid.validate, line.foreign_exporter)
        else:
            said = "the foreign exporter is missing" if line.adcvd and case.entry.type in ADCVD else ""
        if said:
            yield (
                f"{where}, foreign exporter",
                said,
                "The deposit rate can turn on the exporter: take it from the invoice.",
            )


@rule("MID-MISSING", cite="CATAIR Entry Summary, note (e); ACE conditions 483, 534")
def manufacturer(case: Case) -> Iterator[Hit]:
    """Every line of a formal entry names its manufacturer.

    A re-warehouse entry and a temporary importation do so only for goods made in, or exported from, Canada.
    """
    for where, line in case.lines:
        excused = case.entry.type in ("22", "23") and "CA" not in (line.origin, line.exported_from)
        if not line.manufacturer and not case.informal and not excused:
            yield f"{where}, manufacturer", "the manufacturer is missing", ASK_FOR_MID


@rule("MID-FORMAT", cite="19 CFR Part 102, Appendix; CATAIR Entry Summary, note (f); ACE condition 523")
def manufacturer_format(case: Case) -> Iterator[Hit]:
    """A MID is a known country, or a Canadian province, and six to thirteen letters and digits."""
    for where, line in case.lines:
        if not line.manufacturer:
            continue
        said = refusal(mid.validate, line.manufacturer)
        prefix = mid.compact(line.manufacturer)[:2]
        if not said and prefix not in mid.PROVINCES and not countries.known(prefix):
            said = f"MID {line.manufacturer} starts with {prefix}, which is no country"
        if said:
            yield f"{where}, manufacturer", said, ASK_FOR_MID


@rule("MID-CANADA", cite="CATAIR Entry Summary, note (f); ACE condition 535")
def canadian_manufacturer(case: Case) -> Iterator[Hit]:
    """On a formal entry of goods exported from Canada, the MID starts with a Canadian province."""
    if case.informal:
        return
    for where, line in case.lines:
        if line.exported_from == "CA" and mid.is_valid(line.manufacturer) and mid.country(line.manufacturer) != "CA":
            yield (
                f"{where}, manufacturer",
                f"the goods come from Canada, but MID {line.manufacturer} does not start with a province",
                "Give the Canadian shipper's MID, as XO for Ontario.",
            )


@rule("MID-COUNTRY", severity=WARNING, cite="19 CFR Part 102, Appendix; CBP Form 7501 instructions, manufacturer ID")
def manufacturer_country(case: Case) -> Iterator[Hit]:
    """A MID starts with the country where the goods were made, as a rule the country of origin.

    Canada stands there by its provinces. For textiles and apparel the law asks it: see TEX-MID-COUNTRY.
    """
    for where, line in case.lines:
        if not is_textile(line) and (said := country_conflict(line.manufacturer, line.origin)):
            yield f"{where}, manufacturer", said, "Confirm the origin, or ask the shipper for the maker's MID."


def country_conflict(manufacturer: str, origin: str) -> str:
    """What is wrong between a valid MID and an origin; empty where nothing is, or where either is not known."""
    if not mid.is_valid(manufacturer) or not countries.known(origin) or mid.country(manufacturer) == origin:
        return ""
    return f"MID {manufacturer} is in {mid.country(manufacturer)}, but the origin is {origin}"


def is_textile(line: Line) -> bool:
    """Whether a line is of section XI, textiles and textile articles."""
    return bool(line.articles) and "50" <= line.hts[:2] <= "63"
