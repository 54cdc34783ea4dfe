"""The totals of a summary: records 88, 89 and 90 cross-footed, and held against the computed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tidewaiter.ace.conditions import Found, Path
from tidewaiter.ace.duty_check import TOLERANCE
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.fee_check import HEADER_CLASSES, HMF, INFORMAL_FEE, LINE_CLASSES, MAIL, MPF, SPIRITS, SURCHARGE, off
from tidewaiter.ace.matrix import TOTALS
from tidewaiter.ace.reckoning import Reckoning
from tidewaiter.ace.summary import Placed
from tidewaiter.money.cents import usd

_CASES = (
    ("A", "B", "antidumping_bonded",     "737"), ("A", "C", "antidumping_deposit",    "739"),
    ("C", "B", "countervailing_bonded",  "741"), ("C", "C", "countervailing_deposit", "743"),
)

_SUMS = {HMF: "719", INFORMAL_FEE: "731", MAIL: "730", SURCHARGE: "732"}


def missing(exam: Examination) -> Iterator[Found]:
    """Whether the totals are there at all."""
    if not (exam.summary.of("89") or exam.summary.of("90")):
        yield Found("700", exam.summary.totals)
    elif not exam.summary.of("90"):
        yield Found("701", exam.summary.totals)


def cases(exam: Examination) -> Iterator[Found]:
    """Record 88 against the cases of the lines."""
    filed = [placed for _, placed in exam.summary.all("53")]
    totals = exam.summary.one("88")
    if totals is None:
        if filed or TOTALS.rule(exam.summary.type) == "M":
            yield Found("735", exam.summary.totals)
        return
    if not filed:
        yield Found("727", totals.path)
        return
    for kind, deposit, name, code in _CASES:
        owed = sum(p.number("duty") for p in filed if p["case"][:1] == kind and p["deposit"] == deposit)
        if totals.number(name) != owed:
            yield Found(code, totals.path)


def fee_totals(exam: Examination) -> dict[str, tuple[int, Placed]]:
    """Record 89 by class; of a class that stands twice, the last."""
    return {
        placed[f"class_{n}"]: (placed.number(f"amount_{n}"), placed)
        for placed in exam.summary.of("89") for n in range(1, 6) if placed[f"class_{n}"]
    }


def fees(exam: Examination, reckoning: Reckoning) -> Iterator[Found]:
    """Record 89: every class that a line or the header has, once, with its sum; the formal fee within its limits."""
    sums = _sums(exam)
    seen: set[str] = set()
    for placed in exam.summary.of("89"):
        for n in range(1, 6):
            code, amount = placed[f"class_{n}"], placed.number(f"amount_{n}")
            if not code:
                if amount:
                    yield Found("248", placed.at(f"class_{n}"))
                continue
            if code in seen:
                yield Found("254", placed.at(f"class_{n}"))
            elif code not in HEADER_CLASSES | LINE_CLASSES:
                yield Found("734", placed.at(f"class_{n}"))
            elif code not in sums:
                yield Found("717" if sums else "712", placed.at(f"class_{n}"))
            elif code == MPF:
                yield from _formal(placed.at(f"class_{n}"), amount, sums[code], reckoning)
            elif amount != sums[code]:
                yield Found(_SUMS.get(code, "720"), placed.at(f"class_{n}"))
            seen.add(code)
    for code in sorted(sums.keys() - seen):
        yield Found("715" if code in HEADER_CLASSES else "716", exam.summary.totals)


def _sums(exam: Examination) -> Counter[str]:
    sums: Counter[str] = Counter()
    for _, placed in exam.summary.all("62"):
        sums[placed["class_code"]] += placed.number("amount")
    for placed in exam.summary.of("34"):
        for n in (1, 2):
            if placed[f"class_{n}"]:
                sums[placed[f"class_{n}"]] += placed.number(f"amount_{n}")
    return sums


def _formal(path: Path, amount: int, filed: int, reckoning: Reckoning) -> Iterator[Found]:
    """The merchandise processing fee: the sum of the lines, but not under its minimum nor over its maximum."""
    owed = next((fee for fee in reckoning.whole.fees if fee.class_code == MPF), None)
    if owed is None or not reckoning.complete or amount == owed.amount:
        return
    code = "641" if owed.amount == owed.computed else "639" if owed.amount > owed.computed else "640"
    yield Found(code, path)


def grand(exam: Examination, reckoning: Reckoning) -> Iterator[Found]:
    """Record 90 against the records before it, to the cent; its duty and tax also against what is computed, within CBP's tolerance."""
    totals = exam.summary.one("90")
    if totals is None:
        return
    summary = exam.summary
    duty = sum(placed.number("duty") for _, placed in summary.all("50"))
    tax = sum(placed.number("amount") for _, placed in summary.all("60"))
    other = sum(placed.number("amount") for _, placed in summary.all("61"))
    fee = sum(amount for amount, _ in fee_totals(exam).values())
    antidumping, countervailing = (
        sum(placed.number("duty") for _, placed in summary.all("53") if placed["case"][:1] == kind) for kind in "AC"
    )
    for name, owed, code in (
        ("duty", duty, "722"), ("fees", fee, "726"), ("tax", tax, "724"), ("antidumping", antidumping, "745"),
        ("countervailing", countervailing, "747"), ("other_revenue", other, "768"),
    ):
        if totals.number(name) != owed:
            yield Found(code, totals.path)
    if not reckoning.complete:
        return
    filed = totals.number("duty")
    if abs(reckoning.duty - filed) > TOLERANCE:
        yield Found("627", totals.path, f"{usd(filed)} was filed, {usd(reckoning.duty)} is computed")
    spirits = any(one.class_code == SPIRITS for line in reckoning.lines.values() for one in line.taxes)
    if off(totals.number("tax"), reckoning.tax, spirits):
        yield Found("662", totals.path, f"{usd(totals.number('tax'))} was filed, {usd(reckoning.tax)} is computed")
