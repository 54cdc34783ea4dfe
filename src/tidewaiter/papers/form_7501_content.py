"""What CBP Form 7501 says: a text for every box and every body row, before any of it is drawn.

Boxes are numbered as on the form that CBP updated in 2024 (31 to 38 are the body; 21 to 24 are melt and pour, smelt and
cast). ACE Entry Summary Instructions 2.4a and the form's own legend for the fee summary still use the older numbers,
in which the body is 27 to 34 and the box for fees is 39; here that is box 43.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tidewaiter.duty.result import Assessment, Charge, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill
from tidewaiter.numbers import entry_number
from tidewaiter.papers.form_7501_invoices import invoices_of, last_lines, value_block
from tidewaiter.papers.pdf_figures import dollars, masked, number_text, quantity_text, us_day

MULTI = "MULTI"
_VESSEL = ("10", "11", "12")
_STATEMENT = {"1": "/N"} | dict.fromkeys("235", "/S") | dict.fromkeys("678", "/P")
_BILLS = {"M": "MASTER", "H": "HOUSE", "S": "SUB-HOUSE", "I": "I.T."}


@dataclass(frozen=True)
class BodyRow:
    """One row of the body: box number (`31` to `38`, or `wide` for a text over 33 to 35) to text.

    `kind` is heading, description, detail, tariff, case, tax, fee, bill, invoice or note.
    """

    kind: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Form7501:
    """`body` is in blocks that should stay together: bills, lines, invoices.

    `fee_summary` is class, name and cents, and adds up to box 43. The amounts of boxes 41 to 44 are in `cents`.
    """

    boxes: Mapping[str, str]
    body: tuple[tuple[BodyRow, ...], ...]
    fee_summary: tuple[tuple[str, str, int], ...]
    cents: Mapping[str, int]
    draft: bool


def form_7501_content(entry: Entry, assessment: Assessment, *, draft: bool) -> Form7501:
    """The form of `entry` with the amounts of `assessment`.

    What several lines state differently prints as MULTI in its box and on each line. Box 43 is the sum of the fees and
    of the AD/CVD cash deposits; what a bond secures is shown on its line in brackets and is in no total.
    """
    cents = {
        "41": assessment.duty,
        "42": assessment.tax,
        "43": assessment.fee + assessment.antidumping + assessment.countervailing,
    }
    cents["44"] = sum(cents.values())
    return Form7501(_boxes(entry, cents), tuple(_body(entry, assessment)), _fee_summary(assessment), cents, draft)


def _boxes(entry: Entry, cents: Mapping[str, int]) -> dict[str, str]:
    transport, days, lines = entry.transport, entry.days, entry.lines
    countries = [_declared(line) for line in lines]
    declared = {box: _common(country[box] for country in countries if country[box]) for box in ("21", "22", "23", "24")}
    return {
        "1": entry_number.format(entry.filer + entry.number),
        "2": f"{entry.type} ABI{_STATEMENT.get(entry.payment.kind, '')}{'/L' if entry.live else ''}",
        "3": us_day(days.summary),
        "4": entry.bond.surety or entry.bond.waiver_reason,
        "5": entry.bond.kind,
        "6": entry.port,
        "7": us_day(days.entered),
        "8": (transport.mode in _VESSEL and transport.conveyance) or transport.carrier,
        "9": transport.mode,
        "10": _common(line.origin for line in lines),
        "11": us_day(days.imported),
        "12": _bill_box(transport.bills),
        "13": _common(line.manufacturer for line in lines),
        "14": _common(line.exported_from for line in lines),
        "15": us_day(days.exported),
        "16": _common(bill.number for bill in transport.bills if bill.kind == "I"),
        "17": us_day(transport.in_bond_date),
        "18": _missing(entry.missing_documents),
        "19": transport.lading_port if transport.mode in _VESSEL else "",
        "20": transport.unlading_port,
        **declared,
        "25": transport.location,
        "26": _consignee(entry),
        "27": masked(entry.importer.number),
        "28": masked(entry.notify),
        "29": _party(entry.consignee),
        "30": _party(entry.importer),
        "39": f"{entry.value:,}",
        **{box: dollars(amount) for box, amount in cents.items()},
        "45": entry.declarant.name,
        "45 title": entry.declarant.title,
        "45 licence": entry.declarant.licence,
        "45 date": us_day(entry.declarant.day),
        "46": _party(entry.broker) + (f"\nTel. {entry.broker.phone}" if entry.broker.phone else ""),
        "47": entry.reference,
    }


def _consignee(entry: Entry) -> str:
    """SAME where it is the importer's number; a number that is not known is not the same as any."""
    number = entry.consignee.number
    return "SAME" if number and number == entry.importer.number else masked(number)


def _common(values: Iterable[str]) -> str:
    """The one value, MULTI where there are several, nothing where there is none."""
    different = set(values)
    return MULTI if len(different) > 1 else "".join(different)


def _bill_box(bills: Iterable[Bill]) -> str:
    numbers = [bill.issuer + bill.number for bill in bills if bill.kind != "I"]
    return MULTI if len(numbers) > 1 else "".join(numbers)


def _missing(documents: tuple[str, ...]) -> str:
    """Two codes at most: from three documents on, the second is 99."""
    return " ".join(documents if len(documents) <= 2 else (documents[0], "99"))


def _party(party: Party) -> str:
    place = " ".join(part for part in (party.city, party.region, party.postal_code, party.country) if part)
    return "\n".join(part for part in (party.name, party.street, place) if part)


def _declared(line: Line) -> dict[str, str]:
    """Boxes 21 to 24 of one line, from its additional declarations 07 (aluminium), 08 (steel) and 12 (copper).

    The fields are known by the words of their names, so that `melted` and `Country of Melt and Pour Code` are the same
    field. Where no country is given, the answer to whether one applies is printed (N, OTH).
    """
    words = {"21": ("08", "melt"), "22": ("07", "primary"), "23": ("07", "secondary"), "24": ("07", "cast")}
    found = dict.fromkeys(words, "")
    for declaration in line.declarations:
        for box, (kind, word) in words.items():
            if declaration.kind != kind and not (kind == "07" and declaration.kind == "12"):
                continue
            fields = {name.lower(): value.strip() for name, value in declaration.values.items() if word in name.lower()}
            country = next((value for name, value in fields.items() if value and "appli" not in name), "")
            found[box] = country or next(filter(None, fields.values()), "")
    return found


def _fee_summary(assessment: Assessment) -> tuple[tuple[str, str, int], ...]:
    fees = tuple((fee.class_code, fee.name, fee.amount) for fee in assessment.fees)
    deposits = (
        ("012", "AD cash deposit", assessment.antidumping),
        ("013", "CVD cash deposit", assessment.countervailing),
    )
    return fees + tuple(deposit for deposit in deposits if deposit[2])


def _body(entry: Entry, assessment: Assessment) -> Iterator[tuple[BodyRow, ...]]:
    yield from _bills(entry)
    assessed = {line.number: line for line in assessment.lines}
    covered = invoices_of(entry)
    last = last_lines(covered, len(entry.invoices))
    several = {box for box, value in _boxes(entry, {}).items() if value == MULTI}
    if len({line.related for line in entry.lines}) > 1:
        several.add("36C")
    before: set[int] = set()
    for index, line in enumerate(entry.lines):
        heading: tuple[BodyRow, ...] = ()
        if len(entry.invoices) > 1 and covered[index] - before:
            numbers = ", ".join(f"{n + 1}: {entry.invoices[n].number}" for n in sorted(covered[index]))
            heading = (BodyRow("heading", {"wide": f"INVOICE {numbers}"}),)
        before = covered[index]
        yield (*heading, *_line(line, assessed.get(line.number), several, first=index == 0))
        for n, invoice in enumerate(entry.invoices):
            if last[n] == index:
                own = [other for other, invoices in zip(entry.lines, covered, strict=True) if n in invoices]
                shared = any(len(invoices) > 1 for invoices in covered if n in invoices)
                steps = value_block(invoice, own, shared)
                yield tuple(BodyRow("invoice", {"wide": what, "36": amount}) for what, amount in steps)
    bonded = sum(line.bonded(kind) for line in assessment.lines for kind in ("ad", "cvd"))
    if bonded:
        yield (BodyRow("note", {"wide": f"AD/CVD secured by bond, in no total: {dollars(bonded)}"}),)


def _bills(entry: Entry) -> Iterator[tuple[BodyRow, ...]]:
    """The bills with their packages. An in-bond number is here only if there are several: box 16 holds one."""
    in_bond = sum(bill.kind == "I" for bill in entry.transport.bills)
    rows = []
    for bill in entry.transport.bills:
        if bill.kind != "I" or in_bond > 1:
            number = f"{_BILLS.get(bill.kind, bill.kind)} {bill.issuer}{bill.number}"
            rows.append(BodyRow("bill", {"33": number, "34": f"{bill.quantity:,} {bill.unit}"}))
    if rows:
        yield tuple(rows)


def _line(line: Line, assessed: LineAssessment | None, several: set[str], *, first: bool) -> Iterator[BodyRow]:
    yield BodyRow("description", {"31": f"{line.number:03}", "wide": line.description})
    detail = _detail(line, several)
    if detail:
        yield BodyRow("detail", {"wide": detail})
    if assessed is None:
        yield BodyRow("note", {"wide": "DUTY NOT ASSESSED"})
        return
    with_article = [n for n, charge in enumerate(assessed.tariff) if charge.article is not None]
    for n, charge in enumerate(assessed.tariff):
        cells = _tariff(line, charge)
        if with_article and n == with_article[0]:
            cells["34"] = f"{line.gross_weight:,} KG"
            cells["37"] = "\n".join(filter(None, (cells["37"], _visa(line))))
        if with_article and n == with_article[-1]:
            related = _relationship(line) if first or "36C" in several else ""
            cells["36"] = "\n".join(filter(None, (cells["36"], f"C {line.charges:,}", related)))
        yield BodyRow("tariff", cells)
    statements = {claim.case: claim.non_reimbursement for claim in line.adcvd}
    for case in assessed.cases:
        statement = statements.get(case.number, "")
        yield BodyRow("case", _case(case, statement))
    for kind, dues in (("tax", assessed.taxes), ("fee", assessed.fees)):
        for due in dues:
            yield BodyRow(kind, {"wide": f"{due.class_code} {due.name}", "37": due.rate, "38": dollars(due.amount)})


def _detail(line: Line, several: set[str]) -> str:
    """What stands under the description because it is not the same on all lines, and what belongs to the line alone."""
    declared = _declared(line)
    smelt = declared["22"], declared["23"]
    stated = [
        f"O {line.origin}" if "10" in several else "",
        f"E {line.exported_from}" if "14" in several else "",
        f"MID {line.manufacturer}" if "13" in several and line.manufacturer else "",
        f"MELT AND POUR {declared['21']}" if "21" in several and declared["21"] else "",
        f"SMELT {smelt[0] or '-'}/{smelt[1] or '-'}" if {"22", "23"} & several and any(smelt) else "",
        f"CAST {declared['24']}" if "24" in several and declared["24"] else "",
        f"RULING {line.ruling}" if line.ruling else "",
    ]
    return " · ".join(filter(None, stated))


def _tariff(line: Line, charge: Charge) -> dict[str, str]:
    number = number_text(charge.number)
    own = charge.article is not None
    marks = " ".join(filter(None, (line.set_indicator, line.program))) if own else ""
    return {
        "33": f"{marks} {number}".strip(),
        "35": "\n".join(quantity_text(quantity) for quantity in charge.quantities),
        "36": f"{charge.value:,}" if own or charge.value else "",
        "37": charge.rate,
        "38": dollars(charge.amount),
    }


def _case(case: Charge, statement: str) -> dict[str, str]:
    bonded = case.deposit == "B"
    return {
        "33": "\n".join(filter(None, (number_text(case.number), statement and f"Non-reimb. {statement}"))),
        "35": "\n".join(quantity_text(quantity) for quantity in case.quantities),
        "36": "BOND" if bonded else "CASH",
        "37": case.rate,
        "38": f"({dollars(case.amount)})" if bonded else dollars(case.amount),
    }


def _visa(line: Line) -> str:
    stated = [line.visa and f"VISA {line.visa}", line.category and f"CAT {line.category}"]
    return "\n".join(filter(None, (*stated, *(f"LIC {licence.kind} {licence.number}" for licence in line.licenses))))


def _relationship(line: Line) -> str:
    return {True: "RELATED", False: "NOT RELATED", None: "REL. NOT STATED"}[line.related]
