"""How an amount comes about, step by step: what is taken of what, and what that comes to, exactly and then in whole cents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tidewaiter.duty.assess import Circumstances, article_figures
from tidewaiter.duty.base import Base, ad_valorem_equivalent, amount, base_rate
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.determine import Plan, Planned
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.quantities import in_unit
from tidewaiter.duty.result import Charge, Fee, LineAssessment
from tidewaiter.duty.share import share_of_value
from tidewaiter.entry.line import Article, Line
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up, half_up_cent
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE, Percent, PerUnit, Rate, Term
from tidewaiter.tariff.rates.expression import number_text
from tidewaiter.values import immutable


@immutable
class Step:
    """One step: what is done, and the dollars that it comes to, with all their decimals where they are not whole cents."""

    words: str
    comes_to: str


def dollars(cents: Fraction | int) -> str:
    """Exact cents as dollars: with two decimals, or as many as there are, six at the most.

    >>> dollars(41099), dollars(Fraction(410988, 10)), dollars(Fraction(100, 3))
    ('410.99', '410.988', '0.333333')
    """
    millionths = half_up(Fraction(cents) * 10_000)
    whole, part = divmod(abs(millionths), 1_000_000)
    digits = f"{part:06}".rstrip("0")
    return f"{'-' if millionths < 0 else ''}{whole}.{digits:0<2}"


def steps_of(charge: Charge, line: Line, around: Circumstances, law: Law, assessed: LineAssessment, base_text: str = "") -> tuple[Step, ...]:
    """How the amount of a charge comes about. The last step is the amount itself.

    Where the way there is another than the plain one (a watch's parts, chapter 98, a zone), one step says what of what it is.
    """
    found: list[Step] = []
    if charge.kind == "duty" and charge.article is not None:
        found = list(_column(charge, line, around, law, base_text))
    elif charge.kind == "duty" and isinstance(assessed.plan, Plan) and assessed.key is not None:
        planned = next((one for one in assessed.plan.charges if one.heading.number == charge.number and one.heading.cite == charge.cite), None)
        if planned:
            found = list(_heading(planned, assessed.plan, assessed.key, line, around, law, base_text))
    elif charge.ad_valorem_1e8:
        found = list(_rounded(f"{usd(line.value * 100)} × {charge.rate}", Fraction(line.value * 100 * charge.ad_valorem_1e8, ONE)))
    if found and found[-1].comes_to == usd(charge.amount):
        return tuple(found)
    return (Step(f"{charge.rate} of {charge.base_amount}", usd(charge.amount)),)


def steps_of_fee(fee: Fee) -> tuple[Step, ...]:
    """How a line's own fee or tax comes about, before any minimum or maximum of the entry."""
    if fee.rate and fee.base_amount:
        return (Step(f"{fee.base_amount} × {fee.rate}", usd(fee.amount)),)
    return (Step(fee.rate or fee.name, usd(fee.amount)),)


def _rounded(words: str, exact: Fraction) -> Iterator[Step]:
    """A step, and another to the whole cent where it comes to a part of one."""
    yield Step(words, dollars(exact))
    if exact.denominator != 1:
        yield Step("to the nearest cent, half a cent up", usd(half_up_cent(exact)))


def _column(charge: Charge, line: Line, around: Circumstances, law: Law, base_text: str) -> Iterator[Step]:
    """The duty of a number of chapters 1 to 97 by the column that it stands in."""
    assert charge.article is not None
    article = line.articles[charge.article]
    figures = article_figures(article.hts, around.entered, base_text, "", [])
    base = base_rate(figures, line.origin, line.program, around.entered, law, base_text, "")
    if not isinstance(base.rate, Rate) or (figures and figures.component):
        return
    if not base.rate.terms:
        yield Step(base.rate.text or "Free", "0.00")
        return
    parts = list(_terms(base.rate.terms, article))
    both = ("not less than", base.rate.least), ("not more than", base.rate.most)
    limits = [(name, terms, list(_terms(terms, article))) for name, terms in both if terms]
    if len(parts) < len(base.rate.terms) or any(len(limit) < len(terms) for _, terms, limit in limits):
        return
    exact = sum((cents for _, cents in parts), Fraction(0))
    if len(parts) == 1 and not base.rate.least and not base.rate.most:
        yield from _rounded(*parts[0])
        return
    for words, cents in parts:
        yield Step(words, dollars(cents))
    if len(parts) > 1:
        yield Step("together", dollars(exact))
    for name, _, limit in limits:
        bound = sum((cents for _, cents in limit), Fraction(0))
        exact = max(exact, bound) if name == "not less than" else min(exact, bound)
        yield Step(f"{name} {' + '.join(words for words, _ in limit)} = {dollars(bound)}", dollars(exact))
    if exact.denominator != 1:
        yield Step("to the nearest cent, half a cent up", usd(half_up_cent(exact)))


def _terms(terms: Sequence[Term], article: Article) -> Iterator[tuple[str, Fraction]]:
    """Each term of a rate in words, and what it comes to; none of what counts something that nobody gave."""
    for term in terms:
        if isinstance(term, Percent):
            yield f"{usd(article.value * 100)} × {term}", Fraction(article.value * 100) * term.rate / ONE
        elif isinstance(term, PerUnit):
            quantity = in_unit(article.quantities, term.unit)
            if quantity is not None:
                counted = max(quantity - term.over, Fraction(0))
                yield f"{number_text(counted)} {term.unit} × {term}", counted / term.per * term.cents


def _heading(planned: Planned, plan: Plan, key: Key, line: Line, around: Circumstances, law: Law, base_text: str) -> Iterator[Step]:
    """The duty of a heading of chapter 99."""
    heading, value = planned.heading, Fraction(line.value * 100)
    share = share_of_value(planned, plan, key, line, "", [])
    if share is None:
        return
    if heading.specific:
        base = Base("chapter-99", heading.specific, heading.cite, ())
        exact = sum((amount(base, article, "").cents for article in line.articles), Fraction(0))
        counted = " and ".join(amount(base, article, "").base_amount for article in line.articles)
        yield from _rounded(f"{counted} × {heading.text}", exact)
        return
    if not heading.rate and heading.form != "total":
        yield Step("no duty under this heading", "0.00")
        return
    if heading.form == "total":
        column = _column_1(line, around, law, base_text)
        if column is None:
            return
        ceiling = value * heading.rate / ONE
        yield Step(f"{usd(line.value * 100)} × {heading.text}, in all", dollars(ceiling))
        yield Step("less what column 1 comes to", dollars(column))
        exact = max(ceiling - column, Fraction(0))
        yield Step("left over" if ceiling > column else "column 1 is as much or more: nothing is left", dollars(exact))
        if not share.whole:
            exact *= share.of_value
            yield Step(f"{number_text(share.of_value * 100)}% of it: {'; '.join(share.because)}", dollars(exact))
        if exact.denominator != 1:
            yield Step("to the nearest cent, half a cent up", usd(half_up_cent(exact)))
        return
    if share.whole:
        yield from _rounded(f"{usd(line.value * 100)} × {heading.text}", value * heading.rate / ONE)
        return
    part = value * share.of_value
    yield Step(f"{dollars(part)} of {usd(line.value * 100)}: {'; '.join(share.because)}", dollars(part))
    yield from _rounded(f"{dollars(part)} × {heading.text}", part * heading.rate / ONE)


def _column_1(line: Line, around: Circumstances, law: Law, base_text: str) -> Fraction | None:
    """What the column's rates come to on all articles, exactly; None where that is not known."""
    found = []
    for article in line.articles:
        figures = article_figures(article.hts, around.entered, base_text, "", [])
        base = base_rate(figures, line.origin, line.program, around.entered, law, base_text, "")
        degrees = decimal(line.facts["polarization"]) if "polarization" in line.facts else None
        found.append(amount(base, article, figures.component if figures else "", degrees))
    return None if ad_valorem_equivalent(found, line.value or 1) is None else sum((one.cents for one in found), Fraction(0))


def why_zero(charge: Charge, line: Line, plan: object) -> str:
    """Why a charge comes to nothing, in a sentence; empty where it does not."""
    if charge.amount:
        return ""
    if charge.kind != "duty":
        return "the deposit is covered by a bond" if charge.deposit == "B" else "the deposit rate of the case is zero"
    if charge.article is None:
        if charge.rate.endswith(" total"):
            return "column 1 by itself comes to as much as this heading allows in all"
        if charge.number.startswith("98"):
            return "the claim under chapter 98 carries no duty itself: it says on what the others fall"
        if charge.base == "none":
            return "the heading carries no duty: it is reported to say why its programme takes nothing here"
    elif isinstance(plan, Plan) and plan.in_lieu:
        return f"{hts.format(plan.in_lieu.number)} stands in place of this column"
    elif charge.rate.startswith("Free"):
        return f"the rate is Free: {'; '.join(charge.because)}"
    if not line.value:
        return "the line has no value"
    if line.set_indicator == "V":
        return "the header of the set carries the duty of its components"
    return "what it falls on, or what it comes to, is nothing"
