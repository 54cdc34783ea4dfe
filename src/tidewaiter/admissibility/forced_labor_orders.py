"""Withhold release orders and findings of CBP on the goods of an entry: 19 U.S.C. 1307; 19 CFR 12.42 to 12.45.

An order binds goods that CBP has not released on its day, whenever they were imported; one that has ended binds no goods imported since
(86 FR 16380, 50725 put it so). The day of importation is that of entry where nobody tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from tidewaiter.admissibility.forced_labor_inputs import inputs
from tidewaiter.admissibility.forced_labor_law import Order, falls_in, orders
from tidewaiter.admissibility.forced_labor_makers import manufacturers, named, names, vessels
from tidewaiter.admissibility.forced_labor_places import Sure, in_address
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.findings import Finding, Severity

PROOF = (
    "Export the goods, or give CBP within three months of importation the certificate of origin of 19 CFR 12.43(a) and the consignee's "
    "statement of 12.43(b), with what traces the goods to their makers."
)
CITE = "19 U.S.C. 1307; 19 CFR 12.42(e), 12.43; "
# A later order binds what CBP still holds or may call back: 180 days are the longest time of release on condition, 19 CFR 141.113(b).
CALLED_BACK = timedelta(days=180)
FINDING_CITE = "19 U.S.C. 1307; 19 CFR 12.42(f), 12.44(b); "


def imported(entry: Entry) -> date:
    """The day of importation; of arrival, or of entry, where it is not told."""
    return entry.days.imported or entry.days.arrival or entry.days.entered


def standing(entry: Entry, day: date) -> tuple[Order, ...]:
    """The orders that bind goods of this entry, as they stand on `day`."""
    came = imported(entry)
    last = min(day, entry.days.entered + CALLED_BACK)
    return tuple(one for one in orders() if one.span.start <= last and came < one.span.before)


def order_findings(entry: Entry, day: date) -> Iterator[Finding]:
    """What the orders say to each line: by maker, by country, by region, and where the maker or vessel is not told."""
    bound = standing(entry, day)
    alike: dict[Finding, list[int]] = defaultdict(list)
    for line in entry.lines:
        numbers = [article.hts for article in line.articles]
        for found in _of_line(entry, line, numbers, bound):
            alike[_settled(found, line)].append(line.number)
    yield from together(alike)


def together(alike: dict[Finding, list[int]]) -> Iterator[Finding]:
    """Findings that several lines share, said once: at the first of the lines, with the others named."""
    for found, lines in alike.items():
        rest = f" (lines {', '.join(map(str, lines))})" if len(lines) > 1 else ""
        yield replace(found, where=f"line {lines[0]}", message=found.message + rest)


def _of_line(entry: Entry, line: Line, numbers: list[str], bound: Iterable[Order]) -> Iterator[Finding]:
    candidates, boats, makers = names(entry, line), vessels(line), manufacturers(entry, line)
    told, others = inputs(line), []
    for order in bound:
        goods = any(falls_in(hts, order.numbers) for hts in numbers)
        made_of = any(falls_in(hts, order.downstream) for hts in numbers)
        here = line.origin in order.countries or not line.origin
        if order.reach in ("maker", "vessel"):
            by_boat = order.reach == "vessel"
            bearer = named(order.producers, boats if by_boat else candidates)
            if bearer and (out := _excepted(entry, order, (bearer,))):
                yield out
            elif bearer and goods:
                yield _covered(entry, order, f"{bearer} is named by {order.words}")
            elif goods and by_boat and (bearer := named(order.producers, candidates)):
                yield _found("FLB-ORDER-MAKER", Severity.WARNING, order, f"{bearer} has the name of {order.words}", PROOF)
            elif bearer:
                yield _found("FLB-ORDER-MAKER", Severity.WARNING, order,
                             f"{bearer} is named by {order.words}; {', '.join(numbers)} is not among the numbers that such goods fall in by our list",
                             "Read the order's words against the goods; the numbers are ours, not CBP's.")
            elif goods and here and order.numbers != ("*",):
                if by_boat and not boats:
                    yield _found("FLB-ORDER-VESSEL", Severity.WARNING, order,
                                 f"the vessel that caught the fish is not told; {order.words} may cover it",
                                 "Ask the shipper for the catch certificate with the vessel's name, flag and IMO number.")
                elif not by_boat:
                    others.append(order)
        elif order.reach == "region":
            yield from _regional(entry, line, order, goods or made_of)
        elif here and (goods or made_of):
            yield from _by_country(entry, line, order, candidates)
        elif made_of and any(one.country in order.countries for one in told):
            of = ", ".join(f"{one.what} of {one.country}" for one in told if one.country in order.countries)
            yield _covered(entry, order, f"the inputs are told as {of}; {order.words} covers what is made of it")
    if others:
        yield _not_them(others, line, makers)


def _by_country(entry: Entry, line: Line, order: Order, candidates: tuple[str, ...]) -> Iterator[Finding]:
    if out := _excepted(entry, order, candidates):
        yield out
    elif order.reach == "area":
        yield _found("FLB-ORDER-AREA", Severity.WARNING, order,
                     f"{order.words} covers a part of {line.origin or 'an origin that is not told'}; from which part the goods come is not told",
                     f"Have the importer show that they are not of {order.producers[0]}.")
    else:
        origin = f"the origin is {line.origin}" if line.origin else "the origin is not told"
        yield _covered(entry, order, f"{origin}: {order.words} covers all such goods of {', '.join(sorted(order.countries))}")


def _excepted(entry: Entry, order: Order, candidates: tuple[str, ...]) -> Finding | None:
    """That CBP took one of the candidates out of the order, for goods imported since."""
    for one in order.excepted:
        if imported(entry) >= one.day and named((one.name,), candidates):
            return _found("FLB-ORDER-EXCEPTED", Severity.NOTE, order, f"{one.name} was taken out of {order.words} on {one.day}",
                          "Keep what shows that the goods are theirs.")
    return None


def _regional(entry: Entry, line: Line, order: Order, goods: bool) -> Iterator[Finding]:
    """Cotton and tomatoes of Xinjiang imported before the presumption took the order's place."""
    if not goods:
        return
    places = [(party, in_address(party)) for party in manufacturers(entry, line)]
    if sure := next(((party, seen) for party, seen in places if seen.sure is Sure.YES), None):
        yield _covered(entry, order, f"{sure[0].name} is in Xinjiang by its {sure[1].words}: {order.words}")
    elif line.origin in order.countries:
        yield _found("FLB-ORDER-REGION", Severity.WARNING, order, f"goods of China; from which province their inputs come is not told: {order.words}",
                     "Have the importer trace the cotton or tomatoes to the farm. " + PROOF)


def _covered(entry: Entry, order: Order, message: str) -> Finding:
    late = order.span.start > entry.days.entered
    if late:
        message += f"; it came after the entry of {entry.days.entered} and binds what CBP had not released"
    seized = " Under a finding CBP seizes the goods where no proof is given." if order.kind == "finding" else ""
    return _found("FLB-ORDER", Severity.WARNING if late else Severity.FATAL, order, message, PROOF + seized)


def _not_them(others: list[Order], line: Line, makers: tuple[object, ...]) -> Finding:
    """The orders on such goods of other makers of the country, said as one."""
    cite = CITE + "; ".join(dict.fromkeys(order.cite for order in others))
    whose = ", ".join(dict.fromkeys(order.producers[0] for order in others))
    if makers:
        return Finding("FLB-ORDER-OTHERS", Severity.NOTE, "",
                       f"orders stand on such goods of {line.origin or 'unknown origin'} by {whose}; the maker told here has another name", cite,
                       "Let the screening of names say whether the maker is theirs under another name.")
    return Finding("FLB-ORDER-MAKER-UNKNOWN", Severity.WARNING, "", f"orders stand on such goods of {line.origin or 'unknown origin'} by {whose}; "
                   "who made these is not told with name and address", cite, "Give the manufacturer's name and address.")


def _found(rule: str, severity: Severity, order: Order, message: str, fix: str) -> Finding:
    cite = (FINDING_CITE if order.kind == "finding" else CITE) + order.cite
    return Finding(rule, severity, "", message, cite, fix)


def _settled(found: Finding, line: Line) -> Finding:
    """The finding, as a note where CBP has found the goods admissible on the importer's proof."""
    if found.severity is not Severity.FATAL or line.facts.get("forced_labor_proof") is not True:
        return found
    return replace(found, severity=Severity.NOTE, message=found.message + "; the importer says that CBP admitted the goods on proof",
                   fix="Keep CBP's decision with the entry.")
