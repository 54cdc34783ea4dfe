"""The header of a summary: its identity, signature, importer, payment and bond."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tidewaiter.ace import corrections
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.matrix import INFORMAL, TYPES
from tidewaiter.ace.reckoning import MILITARY
from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.numbers import entry_number, importer_number

# Types that have to be secured unless the bond is waived. Source: note (e), row of record 31; note (i).
BONDED = frozenset(TYPES) - INFORMAL
AHEAD = timedelta(days=90)       # no day that decides a rate lies further in the future, note (j)
# AE Table 7.
DOCUMENTS = frozenset(["01", "10", "11", "14", "15", "16", "17", "18", "19", "20", "21", "22", "26", "98", "99"])
# Numbers that a quota or tariff-rate quota can cover: these chapters, and headings of chapter 99 that open or fill one.
QUOTA_CHAPTERS = (
    "02", "04", "12", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "52", "98",
    "9904", "990380", "990385",
)


def control(exam: Examination) -> Iterator[Found]:
    """Record 10 by itself and against the block: port, number, check digit, signature."""
    header, books = exam.summary.header, exam.books
    if header["port"] and books.ports and header["port"] not in books.ports:
        yield Found("B04")
    filer, number = header["filer"], header["entry_number"]
    known = bool(re.fullmatch(r"(?!000)[A-Z0-9]{3}", filer))
    if filer and not known:
        yield Found("B06")
    if number and not re.fullmatch(r"[0-9]{8}", number):
        yield Found("B15")
    elif number and known and entry_number.check_digit(filer, number[:7]) != number[7]:
        yield Found("B16")
    if header["action"] in ("A", "R") and not header["signature"]:
        yield Found("B39")
    if exam.summary.type == MILITARY and filer not in exam.books.military:
        yield Found("290")
    if exam.summary.type in QUOTA and exam.summary.lines and not any(
        placed["hts"].startswith(QUOTA_CHAPTERS) for _, placed in exam.summary.all("50")
    ):
        yield Found("Q25")


def importer(exam: Examination) -> Iterator[Found]:
    """Record 11: the numbers of importer, consignee and notify party, the days, the state."""
    content = exam.summary.one("11")
    if content is None:
        yield Found("100")
        return
    if number := content["importer"]:
        if not number.strip("0-"):
            yield Found("103")
        elif not importer_number.is_valid(number):
            yield Found("102")
        elif exam.books.importers and number not in exam.books.importers:
            yield Found("101")
    if number := content["consignee"]:
        if not number.strip("0-"):
            if exam.summary.type not in INFORMAL and exam.summary.header["consolidated"] != "Y":
                yield Found("107")
        elif not importer_number.is_valid(number):
            yield Found("105")
        elif exam.books.importers and number not in exam.books.importers:
            yield Found("109")
    if (number := content["notify_party"]) and not importer_number.is_valid(number):
        yield Found("590")
    if content["state"] and exam.books.states and content["state"] not in exam.books.states:
        yield Found("133")
    for name, code in (("entered", "125"), ("imported", "128")):
        if (day := content.record.as_day(name)) and day > exam.clock + AHEAD:
            yield Found(code)
    entered, printed = content.record.as_day("entered"), exam.summary.header.record.as_day("print_date")
    if entered and printed and entered > printed:
        yield Found("218")


def payment(exam: Examination) -> Iterator[Found]:
    """How the duty is paid. Source: CATAIR Entry Summary, note (y)."""
    header = exam.summary.header
    kind, month = header["payment_type"], header["statement_month"]
    printed = header.record.as_day("print_date")
    if header["correction"] != "Y" and not kind:
        yield Found("263")
        return
    monthly = kind in ("6", "7", "8")
    if header["print_date"] and kind in ("", "1"):
        yield Found("199")
    elif not header["print_date"] and kind not in ("", "1"):
        yield Found("202")
    if month and not monthly:
        yield Found("200")
    if monthly:
        yield from _month(month, exam.clock)
    if header["branch"] and kind in ("", "1"):
        yield Found("201")
    if printed and kind not in ("", "1"):
        if not working_day(printed):
            yield Found("204")
        if printed <= exam.clock:
            yield Found("205")
        elif printed > exam.clock + AHEAD:
            yield Found("206")
    if monthly and any(line.of("60") for line in exam.summary.lines):
        yield Found("718")


def _month(month: str, clock: date) -> Iterator[Found]:
    if not month:
        yield Found("211")
    elif not (month.isdigit() and 1 <= int(month) <= 12):
        yield Found("212")
    elif (int(month) - clock.month) % 12 > 2:
        yield Found("213")


def working_day(day: date) -> bool:
    """Whether statements are printed on `day`: no weekend and no federal holiday."""
    from holidays import country_holidays

    return day.weekday() < 5 and day not in country_holidays("US", years=day.year)


def bonds(exam: Examination) -> Iterator[Found]:
    """Records 31 and the waiver. Source: CATAIR Entry Summary, note (i)."""
    summary, header = exam.summary, exam.summary.header
    waived, reason, details = header["bond_waiver"] == "0", header["bond_waiver_reason"], summary.of("31")
    if reason and not waived:
        yield Found("130")
    if waived and not reason and summary.type not in INFORMAL:
        yield Found("139")
    if waived and details:
        yield Found("120", details[0].path)
    if not waived and not details and summary.type in BONDED:
        yield Found("119")
    basic = [bond for bond in details if bond["designation"] in ("B", "U", "E")]
    if details and not basic:
        yield Found("269", details[0].path)
    if len(basic) > 1:
        yield Found("268", basic[1].path)
    for bond in details:
        surety = bond["surety"]
        if surety and exam.books.sureties and surety not in exam.books.sureties:
            yield Found("138", bond.path)
        if bond["kind"] == "8":
            if bond["designation"] not in ("", "B"):
                yield Found("267", bond.path)
            if bond.number("amount"):
                yield Found("214", bond.path)
            if bond["producer_account"]:
                yield Found("126", bond.path)
        elif bond["kind"] == "9":
            if not bond["amount"]:
                yield Found("265", bond.path)
            elif not bond.number("amount"):
                yield Found("240", bond.path)
            if bond["continuous"]:
                yield Found("223", bond.path)
    if header["payment_type"] in ("6", "7", "8") and not waived and all(bond["kind"] != "8" for bond in details):
        yield Found("208")
    if header["reconciliation"] and all(bond["kind"] != "8" for bond in details):
        yield Found("154")


def invoices(exam: Examination) -> Iterator[Found]:
    """An electronic invoice is claimed with a statement, a continuous bond and a record 42 on every line, note (t)."""
    header = exam.summary.header
    for item in exam.summary.lines:
        if bool(item.of("42")) is not (header["electronic_invoice"] == "Y"):
            yield Found("447" if item.of("42") else "446", item.path)
    if header["electronic_invoice"] != "Y":
        return
    if header["payment_type"] == "1":
        yield Found("222")
    if all(bond["kind"] != "8" for bond in exam.summary.of("31")):
        yield Found("224")
    if header["certify_release"]:
        yield Found("312")


def ranges(exam: Examination) -> Iterator[Found]:
    """The invoice lines of records 42: from one or more, in order, and each line of an invoice once on a line."""
    for item in exam.summary.lines:
        taken: dict[tuple[str, str], set[int]] = {}
        for placed in item.of("42"):
            lines = taken.setdefault((placed["supplier"], placed["invoice"]), set())
            for n in range(1, 5):
                begin, end = placed[f"begin_{n}"], placed[f"end_{n}"]
                if not (begin.isdigit() and end.isdigit()):
                    if begin or end:
                        yield Found("456", placed.at(f"begin_{n}"))
                    continue
                if not int(begin) or not int(end):
                    yield Found("454" if n == 1 else "457", placed.at(f"begin_{n}"))
                elif int(begin) > int(end):
                    yield Found("458", placed.at(f"begin_{n}"))
                span = set(range(int(begin), int(end) + 1))
                if span & lines:
                    yield Found("459", placed.at(f"begin_{n}"))
                lines |= span


def indicators(exam: Examination) -> Iterator[Found]:
    """Indicators of record 10 that need something else: a correction, releases, an informal entry."""
    header = exam.summary.header
    if header["accelerated_liquidation"] and header["correction"] != "Y":
        yield Found("276")
    if header["consolidated"] == "Y" and not exam.summary.of("32"):
        yield Found("232")
    if exam.summary.of("32") and header["consolidated"] != "Y":
        yield Found("233")
    if header["express_informal"] == "Y" and exam.summary.type != "11":
        yield Found("B75")


def releases(exam: Examination) -> Iterator[Found]:
    """Records 32: each release has the filer of the summary and a number, which is not the summary's own."""
    for placed in exam.summary.of("32"):
        for n in range(1, 7):
            filer, number = placed[f"filer_{n}"], placed[f"entry_number_{n}"]
            if not (filer or number):
                continue
            if not filer:
                yield Found("234", placed.at(f"filer_{n}"))
            elif filer != exam.summary.filer:
                yield Found("236", placed.at(f"filer_{n}"))
            if not number:
                yield Found("235", placed.at(f"entry_number_{n}"))
            elif number == exam.summary.entry_number:
                yield Found("239", placed.at(f"entry_number_{n}"))


def documents(exam: Examination) -> Iterator[Found]:
    """Record 33, the documents that are missing, and record 30 where it refers to the entry itself."""
    if papers := exam.summary.one("33"):
        first, second = papers["document_1"], papers["document_2"]
        if any(code and code not in DOCUMENTS for code in (first, second)):
            yield Found("151", papers.path)
        if first == "99":
            yield Found("153", papers.path)
        if first and first == second:
            yield Found("152", papers.path)
    warehouse = exam.summary.one("30")
    if warehouse and (warehouse["filer"], warehouse["entry_number"]) == (exam.summary.filer, exam.summary.entry_number):
        yield Found("307", warehouse.path)


CHECKS = (control, corrections.header, indicators, importer, payment, bonds, invoices, ranges, releases, documents)
