"""Goods and places of an entry: the embargoes by origin that duty reads, and those by every other place that the entry names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.admissibility.movement import Movement, Stop, What
from tidewaiter.admissibility.restrictions import restrictions
from tidewaiter.codes import modes
from tidewaiter.duty.embargo import bans
from tidewaiter.duty.facts import settle
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.in_bond import InBond
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import mid

LICENSED = "ofac_license"
FORCED_LABOR = "uyghur"          # the embargo that forced labor reads more closely
# entries whose goods are to leave again, or may: warehouse, temporary importation, zone
_TO_LEAVE = {"21": "warehouse entry", "22": "re-warehouse entry", "23": "temporary importation under bond", "06": "entry from a zone"}


def of(entry: Entry, day: date, law: Law) -> tuple[Finding, ...]:
    """What embargoes and sanctions of places say of an entry, worst first.

    The day that counts is that of importation, or of entry; `day` where neither is given. A place that the entry does not give is said to be
    unknown. The forced labor presumption is not here.
    """
    when = entry.days.imported or entry.days.entered or day
    found = [*_by_origin(entry, law), *(one.finding() for one in restrictions(movement(entry, when))), *_onward(entry)]
    rank = {Severity.FATAL: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: rank[one.severity]))


def of_in_bond(move: InBond, day: date) -> tuple[Finding, ...]:
    """What embargoes of places say of goods that go through the country in bond and out (62, 63) on `day`: foreign port, and parties of the bills.

    Goods that stay (61) are looked at with their entry.
    """
    if move.kind == "61":
        return ()
    stops = [Stop(What.SHIP_TO, "in-bond, foreign port", port=move.foreign_port)]
    for bill in move.bills:
        for role, party in (("shipper", bill.details.shipper), ("consignee", bill.details.consignee)) if bill.details else ():
            stops.append(_of_party(f"bill {bill.issuer}{bill.number}, {role}", party))
        stops += [_of_party(f"bill {bill.issuer}{bill.number}, notify party", party) for party in (bill.details.notify if bill.details else ())]
        if bill.details is None:
            stops.append(Stop(What.PARTY, f"bill {bill.issuer}{bill.number}", name="consignee"))
    return tuple(one.finding() for one in restrictions(Movement(day, tuple(stops))))


def movement(entry: Entry, day: date) -> Movement:
    """The places of an entry: of its goods, its parties, and of the vessel as far as an entry tells."""
    licensed = bool(entry.lines) and all(_licensed(line) for line in entry.lines)
    return Movement(day, (*_of_goods(entry), *_of_transport(entry, licensed), *_of_parties(entry, licensed)))


def _of_goods(entry: Entry) -> Iterator[Stop]:
    """Each origin and country of export once, with the lines that have it."""
    for what, said in ((What.ORIGIN, "origin"), (What.EXPORTED_FROM, "country of export")):
        lines: dict[tuple[str, bool], list[int]] = {}
        for line in entry.lines:
            lines.setdefault((line.origin if what is What.ORIGIN else line.exported_from, _licensed(line)), []).append(line.number)
        for (country, licensed), numbers in lines.items():
            more = f" and {len(numbers) - 1} more" if len(numbers) > 1 else ""
            yield Stop(what, f"line {numbers[0]}, {said}", country, name=f"{said} of line {numbers[0]}{more}", licensed=licensed)


def _of_transport(entry: Entry, licensed: bool) -> Iterator[Stop]:
    carried = entry.transport
    if carried.lading_port or modes.kind(carried.mode) == "vessel":
        yield Stop(What.LADEN, "transport, port of lading", port=carried.lading_port, licensed=licensed)
    if modes.kind(carried.mode) == "vessel":
        vessel = carried.conveyance + (f" ({carried.vessel_code})" if carried.vessel_code else "")
        yield Stop(What.FLAG, "transport, vessel", name=vessel, licensed=licensed)     # no entry tells the flag
    if filing := entry.security_filing:
        for part in (filing.unlading_port, filing.delivery_place):
            if part and part.isdigit() and len(part) == 5:
                yield Stop(What.LADEN, "security filing, foreign port", port=part, licensed=licensed)


def _of_parties(entry: Entry, licensed: bool) -> Iterator[Stop]:
    roles: list[tuple[str, Party | None]] = [("importer", entry.importer), ("consignee", entry.consignee)]
    roles += [("seller", entry.seller), ("buyer", entry.buyer)]
    roles += [("manufacturer", one) for one in entry.manufacturers]
    if entry.security_filing:
        roles += [(f"security filing, {one.role}", one.party) for one in entry.security_filing.parties]
    told: set[Party] = set()
    for role, party in roles:
        if party is None and role == "seller":
            yield Stop(What.PARTY, role, name="seller")
        elif party and party not in told:
            told.add(party)
            yield _of_party(role, party, licensed)
    numbers: dict[str, int] = {}
    for line in entry.lines:
        for one in (line.manufacturer, line.foreign_exporter):
            if one:
                numbers.setdefault(one, line.number)
        if not line.manufacturer and not entry.manufacturers:
            yield Stop(What.PARTY, f"line {line.number}, manufacturer", name="manufacturer")
    for number, line_number in numbers.items():
        country = mid.country(number) if mid.is_valid(number) else number[:2]
        yield Stop(What.PARTY, f"line {line_number}, manufacturer", country, name=f"MID {number}", licensed=licensed)


def _of_party(where: str, party: Party, licensed: bool = False) -> Stop:
    town = ", ".join(part for part in (party.city, party.region) if part)
    return Stop(What.PARTY, where, party.country, town, party.street, party.postal_code, name=party.name, licensed=licensed)


def _by_origin(entry: Entry, law: Law) -> Iterator[Finding]:
    """The embargoes of law/embargoes.yaml on each article of each line; what one turns on and nobody said is asked."""
    days, asked, mode = entry.days, set[tuple[str, int]](), entry.transport.mode
    for line in entry.lines:
        facts, _ = settle(line.facts, law.facts, f"line {line.number}")
        for article in line.articles:
            key = Key(article.hts, line.origin, days.entered, days.exported, days.loaded, days.imported, line.program, None, mode, entry.type, facts)
            for embargo, prohibited, open_facts in bans(key, law.embargoes_of(line.origin), law.read_on):
                if embargo.id == FORCED_LABOR or (embargo.id, line.number) in asked:
                    continue
                asked.add((embargo.id, line.number))
                where, goods = f"line {line.number}, origin", f"{article.hts} of {line.origin}"
                questions = " ".join(law.facts[name].question for name in open_facts if name in law.facts)
                if prohibited:
                    yield Finding("SCR-EMBARGO", Severity.FATAL, where, f"{goods}: {prohibited.reason}", prohibited.cite,
                                  questions or "Do not enter them; ask the importer for the license, or to export them.")
                else:
                    yield Finding("SCR-EMBARGO-ASK", Severity.WARNING, where, f"{goods}: {embargo.title}, if it is so", embargo.cite, questions)


def _onward(entry: Entry) -> Iterator[Finding]:
    if entry.type in _TO_LEAVE:
        said = f"{_TO_LEAVE[entry.type]}: of goods that are exported again, the destination and the ECCN have to be looked at"
        yield Finding("SCR-ONWARD-UNKNOWN", Severity.NOTE, "entry type", said, "15 CFR 734.13, 758.1; 19 CFR 144.37, 10.31, 146.67",
                      "Give destination and ECCN before they leave; export control hints are for that movement.")


def _licensed(line: Line) -> bool:
    return line.facts.get(LICENSED) is True
