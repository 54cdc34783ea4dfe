"""A line of the summary: its countries, days, charges, special program, tariff numbers and their units."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tidewaiter.abi.entry_types import TEMPORARY
from tidewaiter.ace import corrections
from tidewaiter.ace.conditions import Found, Reference
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.matrix import INFORMAL, WITHDRAWALS
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.ace.transport import VESSEL

SIX_MONTHS = "98130075"
INSULAR = frozenset({"AS", "GU", "MP", "UM", "VI"})
# Money from which charges have to be told, and the most that goods of an informal entry may be worth; whole dollars.
CHARGES_OVER, INFORMAL_LIMIT, RETURNED_LIMIT = 1250, 2500, 10000


def header(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Record 40: countries, days, charges, port of lading, weight, set."""
    head, path, content = item.header, item.path, exam.summary.one("11")
    countries, origin, exported_from = exam.books.countries, head["origin"], head["exported_from"]
    if origin and origin != "**" and countries and origin not in countries:
        yield Found("408", path)
    if origin == "**":
        yield Found("413" if exported_from not in countries else "607" if head["program"] else "408", path)
    if exported_from == "US" and exam.summary.type not in WITHDRAWALS | {"21", "22"}:
        yield Found("412", path)
    elif exported_from and countries and exported_from not in countries:
        yield Found("411", path)
    exported = head.record.as_day("exported")
    imported = content.record.as_day("imported") if content else None
    cargo = exam.summary.one("20")
    in_bond = cargo.record.as_day("in_bond_date") if cargo else None
    if exported and imported and exported > imported:
        yield Found("426", path)
    if exported and in_bond and exported > in_bond:
        yield Found("420", path)
    if exported and exported > exam.rate_day:
        yield Found("427", path)
    if "*" in head["line"]:
        yield Found("822", path)
    if not head["lading_port"] and exam.summary.mode in VESSEL | {"12"}:
        yield Found("429", path)
    elif head["lading_port"] and not (head["lading_port"].isdigit() and len(head["lading_port"]) == 5):
        yield Found("428", path)
    if not head.number("charges") and _charges_due(exam, item):
        yield Found("664", path)


def _charges_due(exam: Examination, item: LineItem) -> bool:
    if exam.summary.type in INFORMAL or exam.summary.mode == "60" or item.header["origin"] in INSULAR:
        return False
    if item.header["set_indicator"] == "V" or exam.summary.header["consolidated"] == "Y":
        return False
    numbers = [placed["hts"] for placed in item.tariff]
    if any(number.startswith("98010010") for number in numbers):
        return item.value > RETURNED_LIMIT
    if any(number.startswith(("98020040", "98020050")) for number in numbers):
        return sum(p.number("value") for p in item.tariff if p["hts"].startswith("9802")) > CHARGES_OVER
    return item.value > CHARGES_OVER


def sets(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Headers and components of sets. Source: CATAIR Entry Summary, note (k)."""
    lines, kind = exam.summary.lines, item.header["set_indicator"]
    before = lines[item.position - 2] if item.position > 1 else None
    if kind == "V" and not (before and before.header["set_indicator"] in ("X", "V")):
        yield Found("404", item.path)
    first = kind == "V" and before and before.header["set_indicator"] == "X"
    if first and before and _article_number(item) != _article_number(before):
        yield Found("406", item.path)
    if kind == "X" and (item.position == len(lines) or lines[item.position].header["set_indicator"] != "V"):
        yield Found("405", item.path)
    if kind == "V":
        for placed in item.tariff:
            if placed.number("duty"):
                yield Found("625", placed.path)
        classes = {fee["class_code"] for fee in item.of("62")}
        yield from (Found(code, item.path) for fee, code in (("499", "629"), ("501", "480")) if fee in classes)
    if kind == "X":
        if item.of("60"):
            yield Found("476", item.path)
        if item.of("53"):
            yield Found("507", item.path)


def _article_number(item: LineItem) -> str:
    return next((placed["hts"] for placed in item.tariff if is_article(placed["hts"])), "")


def tariff(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Records 50: each number known and in force, once, in order, with the units that the schedule asks for."""
    if not item.tariff:
        yield Found("431", item.path)
        return
    seen: set[str] = set()
    for placed in item.tariff:
        number = placed["hts"]
        if not number:
            continue
        if number in seen and not number.startswith("98"):
            yield Found("436", placed.path)
        seen.add(number)
        if number.startswith("99"):
            if placed.number("value"):
                yield Found("611", placed.path)
            yield from _told(placed, exam.books.units)
            continue
        figures = exam.books.figures(number, exam.rate_day_of(item))
        if figures is None:
            yield Found("434" if exam.books.known(number) else "433", placed.path)
        else:
            yield from _units(placed, figures.units)
    ranks = [{"98": 0, "99": 1}.get(placed["hts"][:2], 2) for placed in item.tariff if placed["hts"]]
    if ranks.count(0) < 2 and ranks != sorted(ranks):
        yield Found("852", item.path)


def _told(placed: Placed, units: frozenset[str]) -> Iterator[Found]:
    """Quantities of a chapter 99 number, of which most take none: each with a unit that there is."""
    for n in (1, 2, 3):
        unit = placed[f"unit_{n}"]
        if placed[f"quantity_{n}"] and not unit:
            yield Found("441", placed.path)
        elif unit and units and unit not in units:
            yield Found("442", placed.path)


def _units(placed: Placed, units: tuple[str, ...]) -> Iterator[Found]:
    """The reported quantities against the units of the schedule; X stands for none, with a quantity of zero."""
    if not units:
        return
    missing = {2: "443", 3: "444"}  # a first unit that is blank is a fault of the field
    for n, wanted in enumerate((*units, *("",) * 3)[:3], 1):
        unit, quantity = placed[f"unit_{n}"], placed[f"quantity_{n}"]
        path = (*placed.path, Reference("TARQTY", n, f"{quantity or '0':>12} {unit}"))
        amount = placed.number(f"quantity_{n}")
        if not wanted:
            if unit or amount:
                yield Found("441", path)
        elif not unit:
            if n in missing:
                yield Found(missing[n], path)
        elif wanted == "X":
            if unit != "X" or amount:
                yield Found("442" if amount else "441", path)
        elif unit != wanted:
            yield Found("442" if amount else "441", path)
        elif not amount:
            yield Found("441", path)


def program(exam: Examination, item: LineItem) -> Iterator[Found]:
    """The special program claimed: known, of a country that it covers, and in the number's special column."""
    claimed, origin, day = item.header["program"], item.header["origin"], exam.rate_day_of(item)
    if not claimed:
        return
    span = exam.books.programs.get(claimed)
    if exam.books.programs and span is None:
        yield Found("416", item.path)
        return
    if span and day not in span:
        yield Found("605" if day < span.start else "606", item.path)
    elif exam.books.may_claim(claimed, origin, day) is False:
        yield Found("608", item.path)
    for placed in item.tariff:
        figures = exam.books.figures(placed["hts"], day) if is_article(placed["hts"]) else None
        if figures and not eligible(claimed, figures.special):
            yield Found("614", placed.path)


def eligible(claimed: str, special: str) -> bool:
    """Whether a claim stands in a special column; what the column prints as `E*` or `A+` is claimed as E or A.

    >>> eligible("S", "Free (A,AU,S)"), eligible("E", "Free (AU,E*)"), eligible("KR", "Free (A,AU,S)")
    (True, True, False)
    """
    marks = "+*#"
    symbols = {symbol.strip(" " + marks) for group in re.findall(r"\(([^)]*)\)", special) for symbol in group.split(",")}
    return claimed.rstrip(marks) in symbols or claimed in ("N", "W", "Y", "Z")


def informal(exam: Examination) -> Iterator[Found]:
    """What an informal entry may be worth. Source: 19 CFR 143.21; CATAIR error dictionary, 646 and 648."""
    if exam.summary.type not in INFORMAL or exam.summary.header["consolidated"] == "Y":
        return
    for item in exam.summary.lines:
        returned = any(placed["hts"].startswith("98010010") for placed in item.tariff)
        if item.value > (RETURNED_LIMIT if returned else INFORMAL_LIMIT):
            yield Found("646", item.path)
    total = sum(item.value for item in exam.summary.lines)
    if len(exam.summary.lines) > 1 and total > INFORMAL_LIMIT and not any(
        placed["hts"].startswith("9801") for _, placed in exam.summary.all("50")
    ):
        yield Found("648", exam.summary.after_lines)


def identifiers(exam: Examination) -> Iterator[Found]:
    """Every line once, and at least one."""
    if not exam.summary.lines:
        yield Found("400")
    seen: set[str] = set()
    for item in exam.summary.lines:
        name = item.header["line"]
        if name and name in seen:
            yield Found("518", item.path)
        seen.add(name)


def declarations(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Where steel was melted and poured, record 54 of type 08: a known country or OTH, and not both."""
    for placed in item.of("54"):
        if placed["kind"] != "08":
            continue
        country, other = placed["melted"], placed["melt_applies"]
        if not country and not other:
            yield Found("840", placed.path)
        elif country and other:
            yield Found("843", placed.path)
        elif country and exam.books.countries and country not in exam.books.countries:
            yield Found("841", placed.path)


def zone(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Record 41: privileged goods have the day of their status and others none; a zone tells how many units leave it."""
    for placed in item.of("41"):
        filed, entered = placed["filed"], exam.summary.type == "06"
        if not entered:
            yield from (Found(code, placed.path) for name, code in (("filed", "672"), ("quantity", "680")) if placed[name])
        elif placed["status"] == "P" and not filed:
            yield Found("674", placed.path)
        elif placed["status"] in ("N", "D") and filed:
            yield Found("673", placed.path)
        if entered and placed["quantity"] and not placed["quantity"].strip("0"):
            yield Found("683", placed.path)


def temporary(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Every line of type 23 begins with a number of heading 9813, and came in within its year, or within the six months of 9813.00.75."""
    if exam.summary.type != "23":
        return
    numbers = [placed["hts"] for placed in item.tariff]
    if numbers and (len(numbers) < 2 or not numbers[0].startswith(TEMPORARY)):
        yield Found("676", item.path)
    content = exam.summary.one("11")
    imported = content.record.as_day("imported") if content else None
    short = any(number.startswith(SIX_MONTHS) for _, placed in exam.summary.all("50") for number in [placed["hts"]])
    if imported and exam.clock > months_after(imported, 6 if short else 12):
        yield Found("760")


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of the month where that has none.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


CHECKS = (header, sets, tariff, program, declarations, zone, temporary, corrections.line)
