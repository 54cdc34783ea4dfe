"""19 CFR part 149: what an importer security filing tells, by whom, when and under which bond."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.security_filing import FIVE, TEN, SecurityFiling
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import importer_number

FATAL, WARNING = Severity.FATAL, Severity.WARNING
# The elements of 19 CFR 149.3 that are parties; the consignee and the importer are told by number.
OF_TEN = {
    "SE": ("seller", "(a)(1)"), "BY": ("buyer", "(a)(2)"), "CN": ("consignee", "(a)(4)"), "MF": ("manufacturer or supplier", "(a)(5)"),
    "ST": ("ship-to party", "(a)(6)"), "LG": ("container stuffing location", "(a)(9)"), "CS": ("consolidator", "(a)(10)"),
}
OF_FIVE = {"BKP": ("booking party", "(b)(1)"), "ST": ("ship-to party", "(b)(4)")}
VESSEL = ("10", "11", "12")
BONDED = ("01", "02", "07", "08", "10")              # shipment types (CATAIR Cargo Release, page SE-75; 08 by the chapter of security filings)
ACTIVITIES = ("01", "02", "03", "04", "16")
AHEAD = timedelta(days=1)                            # 24 hours, as far as days tell it


def security_findings(filing: SecurityFiling, *, entry: Entry | None = None, filed: date | None = None) -> Iterator[Finding]:
    """What of the filing part 149 does not allow. With `entry` both go in one transmission; `filed` is the day on which they do."""
    if filing.kind not in (TEN, FIVE):
        yield _finding("ISF-KIND", FATAL, "security filing", f"{filing.kind!r} is neither an ISF-10 nor an ISF-5", "149.3", "Give 10 or 5.")
        return
    if filing.action == "D":
        if not filing.transaction:
            yield _finding("ISF-TRANSACTION", FATAL, "security filing", "a withdrawal does not say what it withdraws", "149.2(e)",
                           "Give the transaction number that CBP gave to the filing.")
        return
    yield from _importer(filing)
    yield from _parties(filing)
    yield from _commodities(filing)
    yield from _voyage(filing, entry)
    if entry is None:
        yield from _bond(filing)
    else:
        yield from _together(filing, entry)
    yield from _late(filing, filed)


def _importer(filing: SecurityFiling) -> Iterator[Finding]:
    if not importer_number.kind(filing.importer.number) and not (filing.kind == FIVE and filing.carrier):
        cite = "149.3(a)(3)" if filing.kind == TEN else "149.1(a)"
        yield _finding("ISF-IMPORTER", FATAL, "ISF importer", f"{filing.importer.number!r} is no importer number", cite,
                       "Give the IRS, social security or CBP number of the party that causes the goods to arrive.")


def _parties(filing: SecurityFiling) -> Iterator[Finding]:
    for role, (name, paragraph) in (OF_TEN if filing.kind == TEN else OF_FIVE).items():
        told = [one for one in filing.parties if one.role == role]
        if not told:
            yield _finding("ISF-ELEMENT", FATAL, f"party {role}", f"the filing names no {name}", f"149.3{paragraph}", f"Give the {name}.")
        for one in told:
            if role == "CN":
                if not importer_number.kind(one.party.number):
                    yield _finding("ISF-CONSIGNEE", FATAL, "party CN", f"{one.party.number!r} is no number of a consignee", f"149.3{paragraph}",
                                   "Give the consignee's IRS, social security or CBP number.")
            elif not one.firms and not (one.party.name and one.party.street and one.party.city and one.party.country):
                yield _finding("ISF-ADDRESS", FATAL, f"party {role}", f"the {name} has no full name and address", f"149.3{paragraph}",
                               "Give name, street, city and country.")


def _commodities(filing: SecurityFiling) -> Iterator[Finding]:
    paragraph = "(a)(8)" if filing.kind == TEN else "(b)(5)"
    if not filing.commodities:
        yield _finding("ISF-ELEMENT", FATAL, "commodities", "the filing names no goods", f"149.3{paragraph}", "Give the HTS number of each good.")
    makers = {one.party.name for one in filing.parties if one.role == "MF"}
    for n, good in enumerate(filing.commodities, 1):
        where = f"commodity {n}"
        if not (good.hts.isascii() and good.hts.isdigit() and 6 <= len(good.hts) <= 10):
            yield _finding("ISF-HTS", FATAL, where, f"{good.hts!r} is not six to ten digits", f"149.3{paragraph}", "Give at least the subheading.")
        if filing.kind == FIVE:
            continue
        if not good.origin:
            yield _finding("ISF-ORIGIN", FATAL, where, "its country of origin is missing", "149.3(a)(7)", "Give the country of origin.")
        if good.manufacturer not in makers and (good.manufacturer or len(makers) > 1):
            said = f"{good.manufacturer!r} is no manufacturer of the filing" if good.manufacturer else "who made it is not told"
            yield _finding("ISF-MAKER", FATAL, where, said, "149.3(a)", "Link each good to the party that made it.")


def _voyage(filing: SecurityFiling, entry: Entry | None) -> Iterator[Finding]:
    if filing.mode not in VESSEL:
        yield _finding("ISF-VESSEL", FATAL, "mode", f"mode {filing.mode} is no vessel", "149.2(a)", "Only goods arriving by vessel have a filing.")
    if not filing.bills and not (entry and entry.transport.bills):
        yield _finding("ISF-BILL", FATAL, "bills", "the filing names no bill of lading", "149.3(a)", "Give the lowest bill of lading.")
    if filing.kind == FIVE:
        places = ((filing.unlading_port, "foreign port of unlading", "(b)(2)"), (filing.delivery_place, "place of delivery", "(b)(3)"))
        for told, name, paragraph in places:
            if not told:
                yield _finding("ISF-ELEMENT", FATAL, name, f"the filing names no {name}", f"149.3{paragraph}", f"Give the {name}.")
        if filing.cargo not in ("FROB", "IE", "TE"):
            yield _finding("ISF-CARGO", FATAL, "cargo", f"{filing.cargo!r} is not FROB, IE or TE", "149.3(b)",
                           "An ISF-5 is for cargo that stays on board or moves in bond to export; others file an ISF-10.")


def _bond(filing: SecurityFiling) -> Iterator[Finding]:
    bond = filing.bond
    if bond is None:
        if filing.shipment in BONDED:
            yield _finding("ISF-BOND", FATAL, "bond", "no bond stands for the filing", "149.5(b)",
                           "Give the importer's bond, the agent's, or a bond of security filings.")
        return
    if bond.activity not in ACTIVITIES:
        yield _finding("ISF-BOND", FATAL, "bond", f"a bond of activity {bond.activity!r} does not stand for a filing", "149.5(b)",
                       "Give a bond of activity 01, 02, 03, 04 or 16.")
    if bond.kind == "9" and (bond.activity != "16" or not bond.surety or not bond.reference):
        yield Finding("ISF-BOND-SINGLE", FATAL, "bond", "a single transaction bond has activity 16, its surety and CBP's reference",
                      "CATAIR Cargo Release, page SE-75", "Give surety code and bond reference number of the bond of activity 16.")


def _together(filing: SecurityFiling, entry: Entry) -> Iterator[Finding]:
    """Filing and entry in one transmission: 19 CFR 149.6 and the chapter's rules 9 to 11."""
    if filing.kind != TEN:
        yield Finding("ISF-UNIFIED", FATAL, "security filing", "an ISF-5 is not filed with an entry", "CATAIR Cargo Release, page SE-73",
                      "File it by itself.")
    if importer_number.compact(filing.importer.number) != importer_number.compact(entry.importer.number):
        yield Finding("ISF-SAME-IMPORTER", FATAL, "ISF importer",
                      f"{filing.importer.number} is not the importer of record, {entry.importer.number}", "CATAIR Cargo Release, page SE-18, rule 9",
                      "File them apart, or under one number.")
    if not entry.declarant.licence:
        yield _finding("ISF-BROKER", WARNING, "declarant", "no licence is told", "149.5(a)",
                       "Only the importer itself or a licensed broker may file both in one transmission.")
    told = {(article.hts[: len(good.hts)], line.origin) for line in entry.lines for article in line.articles for good in filing.commodities}
    for n, good in enumerate(filing.commodities, 1):
        if (good.hts, good.origin) not in told:
            yield Finding("ISF-LINES", WARNING, f"commodity {n}", f"{good.hts} of {good.origin} is on no line of the entry",
                          "CATAIR Cargo Release, page SE-28; 19 CFR 149.6(c), (d)",
                          "CBP takes origin and number from the entry: mend the one or the other.")


def _late(filing: SecurityFiling, filed: date | None) -> Iterator[Finding]:
    """24 hours before lading; of cargo that stays on board, before lading."""
    if filed is None or filing.laden is None or filing.action != "A":
        return
    frob = filing.kind == FIVE and filing.cargo == "FROB"
    last = filing.laden if frob else filing.laden - AHEAD
    if filed > last:
        paragraph = "(4)" if frob else "(5)" if filing.kind == FIVE else "(1), (2)"
        yield _finding("ISF-LATE", WARNING, "laden", f"filed on {filed} for goods laden on {filing.laden}", f"149.2(b){paragraph}",
                       "File at once: damages of $5,000 may be claimed for a late filing.")


def _finding(rule: str, severity: Severity, where: str, message: str, section: str, fix: str) -> Finding:
    return Finding(rule, severity, where, message, f"19 CFR {section}", fix)
