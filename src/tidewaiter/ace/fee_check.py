"""User fees and internal revenue tax: records 34, 60, 61 and 62 held against the computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.matrix import INFORMAL, WITHDRAWALS
from tidewaiter.ace.reckoning import Reckoning
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.duty.result import LineAssessment
from tidewaiter.money.cents import usd

MPF, HMF, INFORMAL_FEE, MAIL, SURCHARGE = "499", "501", "311", "496", "500"
# AE Tables 6, 13 and 17.
HEADER_CLASSES = frozenset({INFORMAL_FEE, MAIL, SURCHARGE})
LINE_CLASSES = frozenset((
    "053", "054", "055", "056", "057", "079", "090", "102", "103", "104", "105", "106", "107", "108", "109", "110",
    "124", "125", "499", "501",
))
TAX_CLASSES = frozenset({"016", "017", "018", "022"})
SPIRITS = "016"
# Cents by which a tax or an agricultural fee may differ from what is computed (error dictionary, 660 to 663).
TOLERANCE = 300
COFFEE, PUERTO_RICO = "672", "49"
HMF_MODES = frozenset({"10", "11", "12"})
HMF_FREE_TYPES = INFORMAL | WITHDRAWALS | {"06", "22"}


def line(exam: Examination, item: LineItem, reckoning: Reckoning) -> Iterator[Found]:
    """Fees of a line: each class known, once, allowed, due, and of the right amount."""
    yield from _classes(item)
    assessed = reckoning.lines.get(item.position)
    if assessed is None:
        return
    due = {fee.class_code: fee.amount for fee in assessed.fees if fee.class_code not in HEADER_CLASSES}
    if item.header["set_indicator"] == "V":
        due.pop(MPF, None), due.pop(HMF, None)
    filed = {placed["class_code"]: placed for placed in item.of("62")}
    for code, placed in filed.items():
        if code not in LINE_CLASSES:
            continue
        if refused := _refused(exam, item, code, due):
            yield Found(refused, placed.path)
        elif abs(placed.number("amount") - due[code]) > (0 if code in (MPF, HMF) else TOLERANCE):
            because = f"{usd(placed.number('amount'))} was filed, {usd(due[code])} is computed"
            yield Found({MPF: "634", HMF: "601"}.get(code, "661"), placed.path, because)
    nothing_owed = HMF not in {fee.class_code for fee in reckoning.whole.fees}
    for code in due.keys() - filed.keys():
        if not (code == HMF and nothing_owed):
            yield Found({MPF: "633", HMF: "600"}.get(code, "657"), item.path)
    if HMF in filed and nothing_owed and reckoning.complete and HMF in due:
        yield Found("602", filed[HMF].path)


def _classes(item: LineItem) -> Iterator[Found]:
    seen: set[str] = set()
    for placed in item.of("62"):
        code = placed["class_code"]
        if code in seen or code in HEADER_CLASSES:
            yield Found("250", placed.path)
        elif code and code not in LINE_CLASSES:
            yield Found("249", placed.path)
        seen.add(code)


def _refused(exam: Examination, item: LineItem, code: str, due: dict[str, int]) -> str:
    """The condition of a class that may not be filed on the line; empty where it may."""
    if code == MPF:
        if exam.summary.type in INFORMAL:
            return "630"
        return "" if code in due else "629" if item.header["set_indicator"] == "V" else "632"
    if code == HMF:
        if exam.summary.type in HMF_FREE_TYPES:
            return "481"
        if exam.summary.mode not in HMF_MODES:
            return "482"
    if code in due:
        return ""
    return "480" if code == HMF else "655"


def tax(exam: Examination, item: LineItem, reckoning: Reckoning) -> Iterator[Found]:
    """Internal revenue tax, and the coffee duty of Puerto Rico, which is the only other revenue."""
    for placed in item.of("61"):
        if placed["class_code"] and placed["class_code"] != COFFEE:
            yield Found("764", placed.path)
        elif not exam.summary.header["port"].startswith(PUERTO_RICO):
            yield Found("665", placed.path)
    assessed = reckoning.lines.get(item.position)
    for placed in item.of("60"):
        if placed["class_code"] and placed["class_code"] not in TAX_CLASSES:
            yield Found("532", placed.path)
    if assessed is None:
        return
    yield from _tax(item, next(iter(item.of("60")), None), assessed)


def _tax(item: LineItem, placed: Placed | None, assessed: LineAssessment) -> Iterator[Found]:
    due = sum(one.amount for one in assessed.taxes)
    classes = {one.class_code for one in assessed.taxes}
    open_question = any(text.startswith("internal revenue tax") for one in assessed.undetermined for text in one.decides)
    if placed is None:
        if due:
            yield Found("656", item.path)
    elif open_question:
        yield Found("658", placed.path)
    elif not classes:
        yield Found("654", placed.path)
    elif placed["class_code"] not in classes:
        yield Found("533", placed.path)
    elif off(placed.number("amount"), due, SPIRITS in classes):
        yield Found("660", placed.path, f"{usd(placed.number('amount'))} was filed, {usd(due)} is computed")


def off(filed: int, due: int, spirits: bool) -> bool:
    """Whether a tax is outside what ACE lets pass; of distilled spirits more than is computed always passes (660, 662)."""
    return filed < due - TOLERANCE or (filed > due + TOLERANCE and not spirits)


def header(exam: Examination, reckoning: Reckoning) -> Iterator[Found]:
    """Record 34: the fee of an informal entry, the mail fee."""
    filed: dict[str, int] = {}
    fees = exam.summary.one("34")
    for n in (1, 2) if fees else ():
        assert fees
        code, amount = fees[f"class_{n}"], fees.number(f"amount_{n}")
        if not code:
            if amount:
                yield Found("248", fees.at(f"class_{n}"))
            continue
        if code in filed:
            yield Found("254", fees.at(f"class_{n}"))
        elif code not in HEADER_CLASSES | LINE_CLASSES:
            yield Found("249", fees.at(f"class_{n}"))
        elif code not in HEADER_CLASSES or code == SURCHARGE:
            yield Found("250", fees.at(f"class_{n}"))
        filed[code] = amount
    due = {fee.class_code: fee.amount for fee in reckoning.whole.fees}
    informal = exam.summary.type in INFORMAL
    path = fees.path if fees else ()
    if INFORMAL_FEE in filed and not informal:
        yield Found("637", path)
    elif exam.summary.mode == "50" and INFORMAL_FEE in filed:
        yield Found("635", path)
    elif informal and reckoning.complete and exam.summary.mode not in ("50", "70"):
        if INFORMAL_FEE in due and INFORMAL_FEE not in filed:
            yield Found("636")
        elif INFORMAL_FEE in filed and filed[INFORMAL_FEE] != due.get(INFORMAL_FEE):
            yield Found("638", path)
    if MAIL in filed and exam.summary.mode != "50":
        yield Found("250", path)
