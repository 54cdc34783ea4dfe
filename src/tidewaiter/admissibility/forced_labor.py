"""Forced labor on an entry: orders of CBP, the presumption on goods of Xinjiang, watched sectors, North Korean labor.

What is not told is said to be unknown. Listed entities are found by the screening of names, not here. None of these findings says that goods
were made by forced labor: they say what CBP would ask, and by what law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tidewaiter.admissibility.forced_labor_inputs import inputs
from tidewaiter.admissibility.forced_labor_law import Act, acts
from tidewaiter.admissibility.forced_labor_makers import manufacturers, others
from tidewaiter.admissibility.forced_labor_orders import imported, order_findings, together
from tidewaiter.admissibility.forced_labor_places import Evidence, Sure, in_address, in_text, postal_province
from tidewaiter.admissibility.forced_labor_sectors import OUTSIDE, question, watched
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.findings import Finding, Severity

FATAL, WARNING, NOTE = Severity.FATAL, Severity.WARNING, Severity.NOTE
REBUT = (
    f"Do not enter the goods. {OUTSIDE} Or ask for an exception: answer every inquiry, follow the task force's guidance to importers, and prove by "
    "clear and convincing evidence that no forced labor made them."
)
REBUT_CITE = "; Pub. L. 117-78, section 3(b); 19 CFR 151.16"
PRESUMED = "presumed made by forced labor"
ADMITTED = "Keep CBP's decision with the entry."
SHOWN = "Do not enter the goods. Only the Commissioner's finding, on clear and convincing evidence, that no forced labor made them lets them in."


def of(entry: Entry, day: date) -> tuple[Finding, ...]:
    """What the law on forced labor says to an entry, as it stands on `day`, gravest first.

    The presumptions count the day of importation; where nobody tells it, that of arrival, else of entry.
    """
    found = [*order_findings(entry, day), *_xinjiang(entry, day), *_watched(entry, day), *_north_korea(entry, day), *_postal_codes(entry, day)]
    gravity = {severity: place for place, severity in enumerate(Severity)}
    return tuple(sorted(found, key=lambda one: gravity[one.severity]))


def evidence(party: Party) -> Evidence:
    """What in a party's address points to Xinjiang, for screens that show a party without its entry."""
    return in_address(party)


def _xinjiang(entry: Entry, day: date) -> Iterator[Finding]:
    """The presumption by place: manufacturers, other parties, what the importer says of its inputs, words of the papers."""
    act = acts()["uflpa"]
    if not _in_force(act, entry, day):
        return
    alike: dict[Finding, list[int]] = defaultdict(list)
    makers: dict[Party, list[Line]] = defaultdict(list)
    for line in entry.lines:
        for party in manufacturers(entry, line):
            makers[party].append(line)
        for found in _line_in_xinjiang(act, line):
            alike[found].append(line.number)
    yield from together(alike)
    for party, lines in makers.items():
        yield from _maker_in_xinjiang(act, party, lines)
    for role, party in others(entry):
        if party in makers or (seen := in_address(party)).sure is Sure.NO:
            continue
        if role.startswith("manufacturer") and seen.sure is Sure.YES:
            yield from _maker_in_xinjiang(act, party, list(entry.lines), role)
        else:
            yield _hint(act, role, f"{party.name} points to Xinjiang: {seen.words}; whether the goods or their inputs come from there is not told")
    for invoice in entry.invoices:
        for words in dict.fromkeys((invoice.seller, *(row.description for row in invoice.lines))):
            if (seen := in_text(words)).sure is not Sure.NO and words != (entry.seller.name if entry.seller else ""):
                yield _hint(act, f"invoice {invoice.number}", f"{words!r} names {seen.words}")


def _maker_in_xinjiang(act: Act, party: Party, lines: list[Line], role: str = "manufacturer") -> Iterator[Finding]:
    seen = in_address(party)
    where = f"{role} {party.mid or party.name}"
    which = f"line{'s' if len(lines) > 1 else ''} {', '.join(str(line.number) for line in lines)}"
    if seen.sure is Sure.HINT:
        yield _hint(act, where, f"{party.name} ({which}) may be in Xinjiang: {seen.words}")
    elif seen.sure is Sure.YES:
        message = f"{party.name} is in Xinjiang by its {seen.words}"
        if all(line.facts.get("uflpa_exception") is True for line in lines):
            yield _excepted(act, where, f"{message} ({which})")
        else:
            yield Finding("FLB-XINJIANG", FATAL, where, f"{message}: the goods of {which} are {PRESUMED}", act.cite + REBUT_CITE, REBUT)


def _line_in_xinjiang(act: Act, line: Line) -> Iterator[Finding]:
    told = [(one, seen) for one in inputs(line) if (seen := one.xinjiang).sure is not Sure.NO]
    sure = [one for one, seen in told if seen.sure is Sure.YES]
    if sure or line.facts.get("xinjiang") is True:
        of = ", ".join(f"{one.what} of {one.place}" for one in sure)
        message = f"the inputs are told as {of}" if sure else "the importer says that the goods or a part of them are of Xinjiang or a listed entity"
        if line.facts.get("uflpa_exception") is True:
            yield _excepted(act, "", message)
        else:
            yield Finding("FLB-XINJIANG", FATAL, "", f"{message}: they are {PRESUMED}", act.cite + REBUT_CITE, REBUT)
    elif told:
        of = ", ".join(f"{one.what} of {one.place}" for one, _ in told)
        yield _hint(act, "", f"the inputs are told as {of}: a place of that name lies in Xinjiang")
    if (seen := in_text(line.description)).sure is not Sure.NO:
        yield _hint(act, "", f"the description {line.description!r} names {seen.words}")


def _watched(entry: Entry, day: date) -> Iterator[Finding]:
    """Goods of a watched sector, with what is told of their inputs; and goods of China by a maker without an address."""
    act = acts()["uflpa"]
    if not _in_force(act, entry, day):
        return
    alike: dict[Finding, list[int]] = defaultdict(list)
    for line in entry.lines:
        for sector in watched(line, imported(entry), day):
            alike[question(entry, line, sector)].append(line.number)
        if line.origin == "CN" and not manufacturers(entry, line):
            alike[Finding(
                "FLB-MAKER-UNKNOWN", WARNING, "",
                f"goods of China whose maker {line.manufacturer!r} has no name and address here: whether it is in Xinjiang is unknown",
                act.cite, "Give the manufacturer's name, street, city and postal code.",
            )].append(line.number)
    yield from together(alike)


def _north_korea(entry: Entry, day: date) -> Iterator[Finding]:
    act = acts()["north-korea"]
    if not _in_force(act, entry, day):
        return
    alike: dict[Finding, list[int]] = defaultdict(list)
    for line in entry.lines:
        if not (grounds := "; ".join(_of_north_korea(entry, line))):
            continue
        if line.facts.get("forced_labor_proof") is True:
            found = Finding("FLB-NORTH-KOREA", NOTE, "", f"{grounds}: the importer says that CBP admitted the goods on proof", act.cite, ADMITTED)
        else:
            found = Finding("FLB-NORTH-KOREA", FATAL, "", f"{grounds}: they are {PRESUMED}", act.cite, SHOWN)
        alike[found].append(line.number)
    yield from together(alike)


def _of_north_korea(entry: Entry, line: Line) -> Iterator[str]:
    if line.origin == "KP":
        yield "the origin is North Korea"
    if line.exported_from == "KP":
        yield "the goods were exported from North Korea"
    yield from (f"{party.name} makes them in North Korea" for party in manufacturers(entry, line) if party.country == "KP")
    yield from (f"{one.what} is of North Korea" for one in inputs(line) if one.country == "KP")
    if line.facts.get("north_korean_labor") is True:
        yield "the importer says that North Koreans had a part in making them"


def _postal_codes(entry: Entry, day: date) -> Iterator[Finding]:
    """A Chinese manufacturer's postal code, which cargo release asks for. CBP publishes no list of the codes: ours is by their first digits."""
    act = acts()["postal-code"]
    if day not in act.span:
        return
    asked = entry.certify_release or entry.release is not None
    for party in entry.manufacturers:
        province = postal_province(party.postal_code)
        if party.country != "CN" or province:
            continue
        where = f"manufacturer {party.mid or party.name}, postal code"
        if province is None:
            said = f"{party.postal_code!r} is not six digits" if party.postal_code else "the postal code of a manufacturer in China is missing"
            yield Finding("FLB-POSTAL-CODE", FATAL if asked else WARNING, where, f"{said}; ACE refuses the release", act.cite,
                          "Ask the shipper for the six digits of the factory's postal code.")
        else:
            yield Finding("FLB-POSTAL-PROVINCE", WARNING, where, f"{party.postal_code!r} begins as no province's code does; ACE may refuse it",
                          act.cite, "Ask the shipper for the factory's postal code again.")


def _in_force(act: Act, entry: Entry, day: date) -> bool:
    return act.span.start <= day and imported(entry) in act.span


def _hint(act: Act, where: str, message: str) -> Finding:
    return Finding("FLB-XINJIANG-HINT", WARNING, where, message, act.cite, f"Ask the shipper where the goods and their inputs were made. {OUTSIDE}")


def _excepted(act: Act, where: str, message: str) -> Finding:
    return Finding("FLB-XINJIANG-EXCEPTED", NOTE, where, f"{message}; the importer says that CBP made an exception for this importation",
                   act.cite + REBUT_CITE, ADMITTED)
