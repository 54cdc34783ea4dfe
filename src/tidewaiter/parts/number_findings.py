"""What is wrong with a product's numbers on a day: none, no number, ended, taken over, and units that nothing converts into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.parts.crosswalk import Crosswalk, PathOf, became
from tidewaiter.parts.product import WHOLE, Conversion, Product
from tidewaiter.tariff import changes, schedule
from tidewaiter.tariff.units import convert

CLASSIFY = "19 U.S.C. 1484(a)(1)(B); 19 CFR 141.61(e)"
UNITS = "HTS, unit of quantity column; general statistical note 1"
NO_UNIT = "X"                # the schedule collects no quantity
PIECE = "NO"

Number = tuple[str, str, tuple[Conversion, ...]]     # where it stands, its digits, the conversions of its article


def numbers(product: Product) -> Iterator[Number]:
    """The product's own number and those of its components, each with its place."""
    yield f"product {product.sku}, HTS number", product.hts, product.conversions
    for n, component in enumerate(product.components, 1):
        yield f"product {product.sku}, component {n}, HTS number", component.hts, component.conversions


def chosen_on(product: Product) -> date | None:
    """The day in whose schedule the number was chosen: as stated, or else the first day of the edition."""
    if product.decided_on:
        return product.decided_on
    return next((one.span.start for one in schedule.releases() if one.name == product.edition), None)


def number_findings(product: Product, day: date, path_of: PathOf = lambda _: ()) -> Iterator[Finding]:
    """All that is wrong with the numbers of `product` on `day`. `path_of` gives the words of a number, where an edition with words is loaded."""
    since = chosen_on(product)
    for where, number, conversions in numbers(product):
        if not number:
            yield Finding("PART-HTS-MISSING", Severity.FATAL, where, f"{product.sku} has no HTS number", CLASSIFY, "Classify the product.")
            continue
        if (said := _shape(number)) is not None:
            yield Finding("PART-HTS-SHAPE", Severity.FATAL, where, said, "HTS, general statistical note 3", _fix_of_shape(number, day))
            continue
        yield from _moved(where, became(number, since or date.min, day, path_of), since)
        yield from _units(where, number, conversions, day)
    if product.hts and since is None:
        yield Finding("PART-HTS-DAY", Severity.WARNING, f"product {product.sku}, decided on",
                      f"nobody said in which edition {_shown(product.hts)} was chosen, and numbers are used again", CLASSIFY,
                      "Confirm the number, with the day.")
    yield from _shares(product)


def _shown(number: str) -> str:
    return hts.format(number)


def _shape(number: str) -> str | None:
    try:
        hts.validate(number, (8, 10))
    except ValueError as error:
        return str(error)
    return None


def restored(number: str, day: date) -> str:
    """The number that a spreadsheet made one digit shorter by dropping its first zero; "" where that is no number of the day.

    >>> restored("406904100", date(2026, 6, 18)), restored("732690868", date(2026, 6, 18))
    ('0406904100', '')
    """
    whole = f"0{number}"
    return whole if len(number) in (7, 9) and schedule.figures(whole, day) else ""


def _fix_of_shape(number: str, day: date) -> str:
    whole = restored(number, day)
    return f"Write {_shown(whole)}, if a spreadsheet dropped the first zero." if whole else "Write the ten digits of the schedule."


def _moved(where: str, walk: Crosswalk, since: date | None) -> Iterator[Finding]:
    if since is None and walk.there:
        return                                   # a number of today, of which nobody says that it was chosen before what happened
    number, day, proposal = _shown(walk.number), walk.day, walk.proposal
    severity = Severity.WARNING if walk.there else Severity.FATAL
    rule, what = "PART-HTS-ENDED", "is not in the schedule"
    if walk.there:
        rule, what = "PART-HTS-MOVED", "is in the schedule, but goods of it went elsewhere"
    if proposal:
        hint = ", by a source that is no authority" if proposal.hint else ""
        yield Finding(rule, severity, where, f"{number} {what} on {day}; {_shown(proposal.number)} took over from it on {proposal.day}{hint}",
                      proposal.cite, f"Confirm {_shown(proposal.number)} for the product.")
    elif walk.candidates:
        named = ", ".join(_shown(one.number) for one in walk.candidates)
        cites = "; ".join(dict.fromkeys(one.cite for one in walk.candidates if one.cite))
        asked = " ".join(f"{one.ask} {_answers(one.separates)}." for one in walk.questions)
        yield Finding(rule, severity, where, f"{number} {what} on {day}; its goods went to {named}", cites or CLASSIFY, asked)
    elif not walk.there:
        ended = next((one for one in reversed(changes.account(walk.number)) if one.kind in ("ended", "divided") and one.day <= day), None)
        above = [one.number for one in schedule.above(walk.number, day)]
        below = [one.number for one in schedule.under(walk.number, day) if not one.upper] if len(walk.number) == 8 else []
        fix = f"Choose one of {', '.join(map(_shown, below[:8]))}." if below else (
            f"See what stands below {_shown(above[-1])}, and classify the product again." if above else "Classify the product again.")
        yield Finding("PART-HTS-ENDED" if ended else "PART-HTS-UNKNOWN", Severity.FATAL, where,
                      f"{number} is not in the schedule on {day}" + (f"; it ended on {ended.day}" if ended else ""),
                      ended.cite if ended else CLASSIFY, fix)


def _answers(separates: Mapping[str, tuple[str, ...]]) -> str:
    named = ((text, ", ".join(map(_shown, those))) for text, those in separates.items())
    return "; ".join(text if text.startswith(those) else f"{text}: {those}" for text, those in named)


def _units(where: str, number: str, conversions: Sequence[Conversion], day: date) -> Iterator[Finding]:
    found = schedule.figures(number, day)
    for unit in found.units if found else ():
        if unit != NO_UNIT and convert(1, PIECE, unit) is None and not any(one.unit == unit and one.amount for one in conversions):
            yield Finding("PART-UNIT", Severity.WARNING, where.replace("HTS number", "quantities"),
                          f"{_shown(number)} is counted in {unit}, and nothing says how much of it one piece is",
                          f"{UNITS}; {found.cite if found else ''}",
                          f"Write the {unit} of one piece, or take each shipment's from its papers.")


def _shares(product: Product) -> Iterator[Finding]:
    if not product.components:
        return
    shares = [product.share, *(one.share for one in product.components)]
    known = [share for share in shares if share is not None]
    where = f"product {product.sku}, shares of value"
    if len(known) < len(shares):
        yield Finding("PART-SHARE", Severity.WARNING, where, f"of {len(shares)} articles, {len(shares) - len(known)} have no share of the value",
                      "CATAIR Entry Summary, record 50", "Write the part of the value that each article is, or take each shipment's.")
    elif sum(known) != WHOLE:
        yield Finding("PART-SHARE", Severity.FATAL, where, f"the shares of the value come to {_percent(sum(known))}%, not 100%",
                      "CATAIR Entry Summary, record 50", "Write shares that are the whole together.")



def same_goods(first: str, on: date, second: str, day: date) -> bool:
    """Whether `first`, a number of the day `on`, can be what `second` is on `day`: the same number, or one that it took over from."""
    one, other = hts.compact(first), hts.compact(second)
    if one == other:
        return True
    early, late, start, end = (one, other, on, day) if on <= day else (other, one, day, on)
    return any(candidate.number == late for candidate in became(early, start, end).candidates)


def _percent(share: int) -> str:
    """
    >>> _percent(99_500_000), _percent(100_000_000)
    ('99.5', '100')
    """
    return f"{Decimal(share) / (WHOLE // 100):f}"
