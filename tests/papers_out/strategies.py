"""Random assessments whose parts are consistent, whatever the amounts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.samples import LINE, with_lines
from tidewaiter.duty.result import Assessment, Charge, Fee, FeeTotal, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.money.cents import share

CENTS = st.integers(0, 10**10)      # to $100 million each


@st.composite
def _lines(draw: st.DrawFn, number: int) -> LineAssessment:
    chapter_99 = [
        Charge(f"9903{n:04}", f"programme {n}", "25%", "value", "1.00", draw(CENTS), f"note {n}", ("because",))
        for n in range(draw(st.integers(0, 5)))
    ]
    own = Charge("7326908688", "column-1-general", "2.9%", "value", "1.00", draw(CENTS), "HTS", value=1, article=0)
    cases = [
        Charge(f"{kind[0].upper()}57096{n}000", f"{kind}-order", "5%", "value", "1.00", draw(CENTS), "FR", (), kind,
               draw(st.sampled_from("CB")))
        for n, kind in enumerate(draw(st.lists(st.sampled_from(["ad", "cvd"]), max_size=2)))
    ]
    taxes = [Fee("017", "Wines", draw(CENTS), "26 U.S.C. 5041")] if draw(st.booleans()) else []
    classes = sorted(draw(st.sets(st.sampled_from(["499", "501"]))))
    fees = [Fee(code, f"Fee {code}", draw(CENTS), "19 CFR 24") for code in classes]
    return LineAssessment(number, (*chapter_99, own, *cases), tuple(fees), tuple(taxes))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """One to eight lines, MPF clamped to any total, a header fee at times."""
    lines = tuple(draw(_lines(n)) for n in range(1, draw(st.integers(1, 8)) + 1))
    totals = []
    for code in ("499", "501"):
        amounts = [sum(fee.amount for fee in line.fees if fee.class_code == code) for line in lines]
        if any(amounts):
            owed = draw(CENTS) if code == "499" else sum(amounts)
            totals.append(FeeTotal(code, f"Fee {code}", sum(amounts), owed, "19 CFR 24", tuple(share(owed, amounts))))
    if draw(st.booleans()):
        informal = draw(CENTS)
        totals.append(FeeTotal("311", "Informal entry fee", informal, informal, "19 CFR 24.23(b)(2)", ()))
    return Assessment("random", lines, tuple(totals))


def entry_of(assessment: Assessment) -> Entry:
    entry = with_lines(len(assessment.lines))
    return replace(entry, lines=tuple(replace(LINE, number=line.number) for line in assessment.lines))
