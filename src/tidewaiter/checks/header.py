"""The entry as a whole: its number, type, port, declarant and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.checks.case import ADCVD_ALLOWED, SUMMARY_TYPES, Case, chapter_98, refusal
from tidewaiter.checks.dairy import AGRICULTURAL_LICENCE, in_quota
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import ports, states
from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.numbers import entry_number, hts

INFORMAL_LIMIT, RETURNED_LIMIT = 2500, 10_000
RETURNED, NO_INFORMAL_LIMIT = "98010010", ("9804", "98010050", "98010060", "98100005", "98100030")
INFORMAL_CHAPTER_99_LIMIT = 250
# AE Table 7.
MISSING_DOCUMENTS = frozenset(
    ["01", "10", "11", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "26", "98", "99"]
)


@rule("ENT-NUMBER", cite="19 CFR 142.3a; CATAIR Appendix E")
def number(case: Case) -> Iterator[Hit]:
    """An entry number is the filer's code, seven digits and the check digit that they give."""
    entry = case.entry
    if said := refusal(entry_number.validate, f"{entry.filer}-{entry.number}"):
        yield "entry number", said, "Take the number from your filer's series again, check digit and all."


@rule("ENT-TYPE", cite="CATAIR Entry Summary, AE Table 2")
def entry_type(case: Case) -> Iterator[Hit]:
    """The entry type is one that an ACE entry summary takes."""
    kind = case.entry.type
    if kind not in SUMMARY_TYPES:
        yield "entry type", f"{kind!r} is no type of an entry summary", "Choose the type; 01 is consumption."


@rule("ENT-INFORMAL-VALUE", cite="19 CFR 143.21(a), (d), (h), (k); CATAIR Entry Summary, AE Table 9; ACE condition 648")
def informal_value(case: Case) -> Iterator[Hit]:
    """An informal entry covers goods of at most $2,500.

    Products of the United States returned under 9801.00.10 may be worth $10,000; personal and household effects and
    tools of trade of subchapter IV of chapter 98, articles for libraries and exhibits have no limit.
    """
    if not case.informal:
        return
    claims = [(chapter_98(line), line.value) for line in case.entry.lines]
    counted = [(claim, value) for claim, value in claims if not claim.startswith(NO_INFORMAL_LIMIT)]
    total = sum(value for _, value in counted)
    returned = bool(counted) and all(claim.startswith(RETURNED) for claim, _ in counted)
    limit = RETURNED_LIMIT if returned else INFORMAL_LIMIT
    if total > limit:
        yield (
            "entry type",
            f"type {case.entry.type} is informal, but ${total:,} of goods is over ${limit:,}",
            "File a formal entry, type 01 or 03.",
        )


@rule("ENT-INFORMAL-CHAPTER-99", cite="19 CFR 143.21(a), (c); ACE condition 646")
def informal_chapter_99(case: Case) -> Iterator[Hit]:
    """An article over $250 that bears duty under chapter 99, subchapter III or IV, needs a formal entry.

    A chapter 99 number that only records an exemption does not count.
    """
    if not case.informal:
        return
    for where, line, owed in case.assessed:
        bearing = [one.number for one in owed.tariff if one.number.startswith(("9903", "9904")) and one.amount]
        if bearing and line.value > INFORMAL_CHAPTER_99_LIMIT:
            yield (
                f"{where}, value",
                f"${line.value:,} of goods under {hts.format(bearing[0])} is over "
                f"${INFORMAL_CHAPTER_99_LIMIT} on an informal entry",
                "File a formal entry.",
            )


@rule("ENT-ADCVD-TYPE", cite="19 CFR 351.211, 143.21; CATAIR Entry Summary, note (ff); ACE condition 466")
def type_without_cases(case: Case) -> Iterator[Hit]:
    """Goods under an antidumping or countervailing case are not entered under a type that has no place for it."""
    if case.entry.type not in SUMMARY_TYPES - ADCVD_ALLOWED:
        return
    for where, line in case.lines:
        if line.adcvd:
            yield (
                f"{where}, AD/CVD case",
                f"case {line.adcvd[0].case} is claimed, but entry type {case.entry.type} takes none",
                "File type 03, or 07 where a quota applies too.",
            )


@rule("ENT-QUOTA-TYPE", cite="19 CFR 132.11a; CATAIR Entry Summary, AE Table 2; ACE condition 604")
def quota_type(case: Case) -> Iterator[Hit]:
    """Goods within a quota, by their number or by the agricultural licence claimed, are entered under a quota type."""
    if case.entry.type not in SUMMARY_TYPES - QUOTA:
        return
    for where, line in case.lines:
        licence = next((held.number for held in line.licenses if held.kind == AGRICULTURAL_LICENCE), "")
        number = in_quota(line, case.rate_day)
        if licence or number:
            yield (
                where,
                f"{hts.format(number) if number else f'licence {licence}'} is within a quota, "
                f"but entry type {case.entry.type} is no quota type",
                "File type 02, or 07 where an AD/CVD case applies too.",
            )


@rule("ENT-PORT", cite="CATAIR Entry Summary, record 10; ACE condition 015; Schedule D")
def port(case: Case) -> Iterator[Hit]:
    """The port of entry is a Schedule D code of four digits."""
    stated = case.entry.port
    if not re.fullmatch(r"[0-9]{4}", stated):
        said = f"{stated!r} is not four digits of Schedule D" if stated else "the port of entry is missing"
        yield "port of entry", said, "Choose the port from Schedule D."


@rule("ENT-PORT-KNOWN", severity=WARNING, cite="CATAIR Entry Summary, record 10; ACE condition 015; Schedule D")
def port_known(case: Case) -> Iterator[Hit]:
    """The port of entry is in the list of Schedule D ports held, which may lack some."""
    stated = case.entry.port
    if re.fullmatch(r"[0-9]{4}", stated) and not ports.known(stated):
        yield "port of entry", f"port {stated} is not in the list held", "Look it up in ACE or in CBP's Schedule D."


@rule("ENT-STATE", cite="CATAIR Entry Summary, record 11; ACE conditions 132, 133")
def state(case: Case) -> Iterator[Hit]:
    """A formal entry names the US state or territory to which the goods go."""
    stated = case.entry.state
    if not stated and case.informal:
        return
    if not states.known(stated):
        yield (
            "state of destination",
            f"{stated!r} is no state" if stated else "the state of destination is missing",
            "Give the two letters of the state to which most of the value goes.",
        )


@rule("ENT-DECLARANT", cite="19 CFR 141.19, 111.2(a); CATAIR Entry Summary, record 10")
def declarant(case: Case) -> Iterator[Hit]:
    """A named person certifies the entry, and says in what capacity."""
    person = case.entry.declarant
    if missing := [what for what, given in (("name", person.name), ("title", person.title)) if not given.strip()]:
        yield (
            "declarant",
            f"the declarant's {' and '.join(missing)} is missing",
            "Name the person who decides on this entry.",
        )


@rule("ENT-LICENCE", severity=WARNING, cite="19 CFR 111.2, 111.28(a); HQ H350722")
def licence(case: Case) -> Iterator[Hit]:
    """Where a broker makes the entry, the licence under which its declarant stands is on record."""
    entry = case.entry
    if entry.declarant.name.strip() and not entry.declarant.licence.strip() and entry.broker.name.strip():
        yield (
            "declarant, licence",
            f"{entry.declarant.name} declares for {entry.broker.name} without a licence number",
            "Record the broker's licence, or enter as the importer's own employee.",
        )


@rule("ENT-REFERENCE", cite="CATAIR Entry Summary, record 10")
def reference(case: Case) -> Iterator[Hit]:
    """A broker's file number is at most nine letters, digits and signs."""
    if not re.fullmatch(r"[ -~]{0,9}", case.entry.reference):
        yield "reference", f"reference {case.entry.reference!r} does not fit nine positions", "Shorten it."


@rule("ENT-MISSING-DOCUMENTS", cite="19 CFR 141.91; CATAIR Entry Summary, AE Table 7; ACE conditions 151-153")
def missing_documents(case: Case) -> Iterator[Hit]:
    """At most two codes of missing documents, each known and not twice; 99, for more of them, stands second."""
    codes = case.entry.missing_documents
    for n, code in enumerate(codes):
        if code not in MISSING_DOCUMENTS:
            yield "missing documents", f"{code!r} is no code of a missing document", "Choose it from AE Table 7."
        elif code in codes[:n]:
            yield "missing documents", f"{code} is named twice", "Leave one out."
    if len(codes) > 2:
        yield "missing documents", f"{len(codes)} codes are given; two fit", "Give the first, and 99 for the others."
    if codes and codes[0] == "99":
        yield "missing documents", "99 stands first", "Name one document, then 99 for the others."
