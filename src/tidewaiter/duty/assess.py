"""What a line and an entry owe: the base rate, the numbers of chapter 99, cases, taxes and fees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tidewaiter.duty.base import POLARIZATION, QUANTITY, Amount, Base, ad_valorem_equivalent, amount, base_rate
from tidewaiter.duty.chapter_98 import Claim, Relief, relief
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.de_minimis import LOW_VALUE, exemption
from tidewaiter.duty.deposits import deposit_charges, scope_questions
from tidewaiter.duty.determine import Plan, Planned, determine, in_zone
from tidewaiter.duty.embargo import bans
from tidewaiter.duty.facts import settle
from tidewaiter.duty.fees import entry_fees, line_fees
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading
from tidewaiter.duty.quantities import in_unit
from tidewaiter.duty.quota_pairs import filled
from tidewaiter.duty.rate_day import line_rate_day, rate_day
from tidewaiter.duty.result import Assessment, Charge, LineAssessment, Undetermined
from tidewaiter.duty.share import share_of_value
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Article, Line
from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up_cent, percent_of
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import ONE, ByReference, Rate, Unread
from tidewaiter.tariff.schedule import edition, figures, history, subheading, successors
from tidewaiter.values import immutable


@immutable
class Circumstances:
    """What a line shares with its entry, as far as duty goes."""

    entered: date                # the day whose rates apply
    exported: date | None = None
    loaded: date | None = None
    imported: date | None = None
    entry_type: str = ""
    mode: str = ""
    fee_day: date | None = None  # the time of entry, where that is another
    granted: date | None = None  # of privileged foreign status in a zone


def circumstances(entry: Entry) -> Circumstances:
    days = entry.days
    return Circumstances(rate_day(entry), days.exported, days.loaded, days.imported, entry.type, entry.transport.mode, days.entered)


def assess_entry(entry: Entry, law: Law) -> Assessment:
    """Everything that an entry owes, line by line and in total. What is not known or wrong is in its findings."""
    around = circumstances(entry)
    lines = tuple(assess_line(line, around, law) for line in entry.lines)
    findings: list[Finding] = []
    try:
        fees = entry_fees(lines, entered=entry.days.entered, entry_type=around.entry_type)
        owed = {fee.class_code for fee in fees}
        lines = tuple(replace(line, fees=tuple(fee for fee in line.fees if fee.class_code in owed)) for line in lines)
    except LawError as error:
        fees = ()
        findings.append(Finding("LAW-FEES", Severity.FATAL, "fees", str(error), "19 CFR 24.23", "Load the notice of that year."))
    return Assessment(law.edition, lines, fees, tuple(findings))


def assess_line(line: Line, around: Circumstances, law: Law, *, base_text: str = "") -> LineAssessment:
    """What one line owes. `base_text` stands in place of the column 1 rate; the number need not then be in the schedule."""
    where = f"line {line.number}"
    findings: list[Finding] = []
    around = line_circumstances(line, around, where, findings)
    if around.entry_type == LOW_VALUE and (free_of_all := _small_shipment(line, around, law, where, findings)):
        return free_of_all
    claimed = _chapter_98(line, around, law, where)
    found = [article_figures(article.hts, around.entered, base_text, where, findings) for article in line.articles]
    bases = [
        base_rate(one, line.origin, "" if claimed and claimed.by_claim else line.program, around.entered, law, base_text, where)
        for one in found
    ]
    free = all(base.free for base in bases) or bool(claimed and claimed.by_claim and claimed.share == 0)
    key = _key(line, around, free, law, where, findings)
    if claimed and claimed.refused:      # then no programme makes way for the number either
        key = replace(key, facts={name: value for name, value in key.facts.items() if name != "ch98"})
    filed = around.fee_day or around.entered
    if line.set_indicator == "V":
        plan = Plan(prohibited=[prohibited for _, prohibited, _ in bans(key, law.embargoes, law.read_on) if prohibited])
    else:
        try:
            plan = determine(key, law)
            if around.granted:
                plan = in_zone(plan, determine(replace(key, entered=filed), law), around.granted, filed, law)
        except LawError as error:
            plan = Plan()
            findings.append(contradiction(error, where))
    degrees = decimal(key.facts["polarization"]) if "polarization" in key.facts else None
    amounts = []
    for article, one, base in zip(line.articles, found, bases, strict=True):
        if base.findings:
            findings += [finding for finding in base.findings if finding not in findings]
        if line.set_indicator == "V":        # the header of the set carries its duty, CATAIR AE usage note k
            amounts.append(Amount(Fraction(0), "none", ""))
        elif plan.in_lieu:
            amounts.append(Amount(Fraction(0), "none", "", rate=f"in lieu: {hts.format(plan.in_lieu.number)}"))
        else:
            amounts.append(article_amount(base, one, article, bool(one or base_text), degrees, where, findings))
    findings += law_findings(plan, key, law, where)
    claim = hts.compact(str(key.facts.get("mtb", "")))
    if claim and claim not in {planned.heading.number for planned in plan.charges}:
        findings.append(Finding("MTB-NOT-MET", Severity.WARNING, f"{where}, fact mtb",
                                f"{hts.format(claim)} does not bear on this line: not its number, its day or its column",
                                "HTS chapter 99, subchapter II", "Withdraw the claim, or see the heading."))
    if key.facts.get("quota_filled") is True:
        findings += filled([article.hts for article in line.articles], around.entered, where)
    charges = _chapter_99(plan, key, line, amounts, where, findings)
    if claimed:
        findings += claimed.findings
        amounts = [_relieved(one, claimed, article, where, findings) for one, article in zip(amounts, line.articles, strict=True)]
        if not any(article.hts.startswith(claimed.number[:8]) for article in line.articles):
            charges.insert(0, claimed.charge())
    charges += _chapter_1_97(line, bases, amounts)
    for case in line.adcvd:
        charges += deposit_charges(case, line, filed, law, where, findings)
    refused = line.program and {"SPI-UNKNOWN", "SPI-LAPSED", "SPI-COUNTRY"} & {finding.rule for base in bases for finding in base.findings}
    fees = line_fees(replace(line, program="") if refused else line, entered=filed, entry_type=around.entry_type, mode=around.mode,
                     processed=claimed.mpf if claimed else None)
    undetermined = _once((*plan.questions(law), *(claimed.undetermined if claimed else ()), *_counted(line, amounts, law), *fees.undetermined,
                          *scope_questions(line, filed, law)))
    return LineAssessment(
        line.number, tuple(charges), fees.fees, () if claimed and claimed.tax_free else fees.taxes, undetermined,
        tuple(plan.prohibited), (*findings, *fees.findings), fees.informal_fee_exempt, key, plan,
    )


def law_findings(plan: Plan, key: Key, law: Law, where: str) -> list[Finding]:
    """What is said of the law itself where it was asked of a line: that it is projected, or not held."""
    findings = []
    if key.entered > law.newest[0]:
        findings.append(Finding("LAW-PROJECTED", Severity.NOTE, where,
                                f"the newest text that was read is of {law.newest[0]}; what is said of {key.entered} is projected from it",
                                law.newest[1], "See what came since."))
    findings += [
        Finding("LAW-NOT-HELD", one.severity, where, f"{one.title}: may apply, and is not in the law held here; the duty is not complete",
                one.cite, "Compute it by hand, or see whether a newer release holds it.")
        for one in plan.not_held
    ]
    findings += [
        Finding("LAW-NOT-HELD", Severity.FATAL, where,
                f"{program.title}: what it takes of goods under {key.facts.get('ch98', 'privileged foreign status')} is not held",
                program.headings[0].cite, "Compute this line by hand.")
        for program in plan.silent
    ]
    return findings


def contradiction(error: LawError, where: str) -> Finding:
    return Finding("LAW-CONTRADICTION", Severity.FATAL, where, str(error), "law/programs",
                   "See whether the number is right; compute the line by hand.")


def same_duty(line: Line, given: LineAssessment, other: Law) -> bool:
    """Whether the same headings of chapter 99 bear by both readings of the law, and nothing else of the duty turns on when it was known.

    What is known of special programs, of small shipments and of chapter 98 may: of a line that has to do with these it is not said.
    """
    key, plan = given.key, given.plan
    if key is None or not isinstance(plan, Plan) or key.program or key.entry_type == LOW_VALUE or "ch98" in key.facts or "ftz_pf_date" in line.facts:
        return False
    try:
        if other.read_on not in plan.same:
            plan.same[other.read_on] = plan.bears == determine(key, other).bears
        return plan.same[other.read_on]
    except LawError:
        return False


def _once(asked: tuple[Undetermined, ...]) -> tuple[Undetermined, ...]:
    """Each question once, with all that its answer decides."""
    decides: dict[tuple[str, str], dict[str, None]] = {}
    for one in asked:
        decides.setdefault((one.fact, one.question), {}).update(dict.fromkeys(one.decides))
    return asked if len(decides) == len(asked) else tuple(Undetermined(fact, question, tuple(of)) for (fact, question), of in decides.items())


def _small_shipment(line: Line, around: Circumstances, law: Law, where: str, findings: list[Finding]) -> LineAssessment | None:
    """A line of an entry of type 86, which owes nothing where the exemption of small shipments is open to it."""
    small = exemption(line.value * 100, line.origin, around.entered, mode=around.mode, entry_type=LOW_VALUE, facts=line.facts,
                      known_on=law.read_on, where=where, numbers=tuple(article.hts for article in line.articles))
    findings += small.findings
    if not small.open:
        return None
    key = _key(line, around, True, law, where, findings)
    found = tuple(bans(key, law.embargoes, law.read_on))
    asked = {fact: banned.title for banned, _, facts in found for fact in facts if law.asks(fact)}
    return LineAssessment(line.number, tuple(
        Charge(article.hts, "section-321", "Free", "none", "0.00", 0, small.cite, (small.because,), value=article.value,
               quantities=article.quantities, article=n)
        for n, article in enumerate(line.articles)
    ), undetermined=tuple(Undetermined(fact, law.question(fact), (f"embargo: {title}",)) for fact, title in asked.items()),
        prohibited=tuple(prohibited for _, prohibited, _ in found if prohibited), findings=tuple(findings))


def line_circumstances(line: Line, around: Circumstances, where: str, findings: list[Finding]) -> Circumstances:
    """The circumstances of a line in privileged foreign status: its rates are those of the day on which that was granted."""
    if "ftz_pf_date" not in line.facts:
        return around
    found = line_rate_day(around.entered, line.facts, entry_type=around.entry_type, where=where)
    findings += found.findings
    if found.day == around.entered:
        return around
    return replace(around, entered=found.day, fee_day=around.fee_day or around.entered, granted=found.day)


def _chapter_98(line: Line, around: Circumstances, law: Law, where: str) -> Relief | None:
    """What the number of chapter 98 does that the line claims, by a fact or among its articles."""
    number = str(line.facts.get("ch98", "")) or next((article.hts for article in line.articles if article.hts.startswith("98")), "")
    if not number:
        return None
    claim = Claim(
        number, around.entered, Fraction(line.value * 100), line.facts, line.origin, line.program,
        law.member("COLUMN_2", line.origin, around.entered),
        around.entry_type, around.imported, tuple(article.hts for article in line.articles if not article.hts.startswith("98")), bool(line.adcvd),
        law.read_on,
    )
    return relief(claim, where=where)


def _relieved(full: Amount, claimed: Relief, article: Article, where: str, findings: list[Finding]) -> Amount:
    """What of a duty a claim under chapter 98 leaves."""
    if article.hts.startswith("98") or full.missing:
        return full
    if claimed.own is not None:
        own = amount(Base("chapter-98", claimed.own, claimed.cite, ()), article, "")
        findings += [
            Finding("DUTY-MISSING", Severity.FATAL, f"{where}, {hts.format(claimed.number)}", f"the duty is not known: {what}", claimed.cite,
                    "Give it.")
            for what in own.missing
        ]
        return replace(own, rate=str(claimed.own))
    cents = max(full.cents - Fraction(article.value * 100 * claimed.less, ONE), Fraction(0)) * claimed.counted
    if claimed.share is None or claimed.dutiable is None or claimed.share == 1:
        return replace(full, cents=cents)
    if not claimed.share:
        return replace(full, cents=cents, base="none", base_amount="0.00")
    return replace(full, cents=cents, base_amount=usd(half_up_cent(article.value * 100 * claimed.share)))


def article_figures(number: str, day: date, base_text: str, where: str, findings: list[Finding]) -> Figures | None:
    """What the schedule says of a number on a day, and what is wrong with that; `base_text` is the rate where the number need not be in it."""
    one = figures(number, day)
    if one is None and not base_text:
        one = subheading(number, day)
        past = [old for old in history(number) if old.span.before <= day]
        cite = edition(day).name
        if past:
            ended = past[-1].span.before
            after = ", ".join(hts.format(new) for new, _, _ in successors(number))
            findings.append(Finding(
                "HTS-ENDED", Severity.FATAL, f"{where}, HTS number", f"{hts.format(number)} ended: it is not in the schedule from {ended}",
                f"{past[-1].cite}; {cite}", f"Classify anew{f'; {after} took over' if after else ''}.",
            ))
        elif one is not None and number.endswith("00") and figures(number[:8], day) is not None:
            one = replace(one, number=number)      # chapter 98 prints eight digits where there are no statistical ones
        elif one is not None and not edition(day).held and day < edition(day).span.start:
            findings.append(Finding(
                "HTS-EDITION", Severity.WARNING, f"HTS number {hts.format(number)}",
                f"{hts.format(number)} is in no edition held, and that of {day} is not held; it is rated as {hts.format(number[:8])} was later", cite,
                "Compare the number with the schedule of that day.",
            ))
        elif one is not None:
            findings.append(Finding(
                "HTS-SUFFIX", Severity.FATAL, f"{where}, HTS number",
                f"{hts.format(number)} is no statistical number of {hts.format(number[:8])}; it is rated as that subheading", cite,
                "Find the last two digits in the schedule.",
            ))
        else:
            findings.append(Finding(
                "HTS-UNKNOWN", Severity.FATAL, f"{where}, HTS number", f"{hts.format(number)} is not in the schedule of {day}", cite,
                "See that all ten digits are right.",
            ))
    elif one is not None and not one.held:
        findings.append(Finding(
            "HTS-EDITION", Severity.NOTE, f"HTS number {hts.format(number)}",
            f"the figures of {hts.format(number)} are those of {one.edition}; the edition of {day} is not held", one.cite,
            "Compare the number with the schedule of that day.",
        ))
    return one


def article_amount(base: Base, one: Figures | None, article: Article, known: bool, degrees: Decimal | None, where: str,
                   findings: list[Finding]) -> Amount:
    """What a column's rate comes to on an article, and what is missing to say so; `known` is whether there is a rate at all."""
    if not known:
        return Amount(Fraction(0), "none", "", ("the number is not in the schedule",))
    found = amount(base, article, one.component if one else "", degrees)
    for what in found.missing:
        if isinstance(base.rate, Unread):
            rule, fix = "DUTY-RATE-BY-REFERENCE", "See what the schedule prints, and give the rate."
        elif isinstance(base.rate, Rate) and base.rate.parts and not (one and one.component):
            rule, fix = "DUTY-RATE-BY-REFERENCE", "Compute this line by hand, and give its rate on the whole value."
        elif isinstance(base.rate, ByReference):
            rule, fix = "DUTY-RATE-BY-REFERENCE", "Rate the article that it refers to, and give its rate."
        else:
            rule, fix = "DUTY-MISSING", f"Give {what}."
        findings.append(Finding(rule, Severity.FATAL, f"{where}, {hts.format(article.hts)}", f"the duty is not known: {what}", base.cite, fix))
    return found


def _counted(line: Line, amounts: Sequence[Amount], law: Law) -> list[Undetermined]:
    """What a rate counts and nobody gave: a quantity, the polarisation of sugar."""
    asked = []
    for article, one in zip(line.articles, amounts, strict=True):
        number = hts.format(article.hts)
        for what in one.missing:
            if what == POLARIZATION:
                asked.append(Undetermined("polarization", law.question("polarization"), (number,)))
            elif what.startswith(QUANTITY) and " of " not in what:
                asked.append(Undetermined("quantity", f"What is its quantity in {what.removeprefix(QUANTITY)}?", (number,)))
    return asked


def line_key(line: Line, around: Circumstances, law: Law) -> Key:
    """The Key of a line whose column 1 rate does not matter to what is asked."""
    return _key(line, around, False, law, "", [])


def _key(line: Line, around: Circumstances, free: bool, law: Law, where: str, findings: list[Finding]) -> Key:
    facts, faults = settle(line.facts, law.facts, where)
    findings += faults
    if number := next((article.hts for article in line.articles if article.hts.startswith("98")), ""):
        facts.setdefault("ch98", number)
    if not facts:
        return Key(line.hts, line.origin, around.entered, around.exported, around.loaded, around.imported, line.program, free,
                   around.mode, around.entry_type)
    return Key(line.hts, line.origin, around.entered, around.exported, around.loaded, around.imported, line.program, free,
               around.mode, around.entry_type, facts)


def _chapter_99(plan: Plan, key: Key, line: Line, amounts: Sequence[Amount], where: str, findings: list[Finding]) -> list[Charge]:
    value = line.value * 100
    base_cents, equivalent = Fraction(0), None
    if plan.tested:
        base_cents = sum((one.cents for one in amounts), Fraction(0))
        equivalent = ad_valorem_equivalent(amounts, line.value)
        equivalent = None if equivalent is None else equivalent * ONE
    charges = []
    for planned in plan.charges:
        heading = planned.heading
        if heading.per:
            if not _in_band(planned, line, key, where, findings):
                continue
        elif heading.tested or heading.form == "total":
            if equivalent is None:
                if value or any(one.missing for one in amounts):
                    findings.append(Finding(
                        "DUTY-EQUIVALENT", Severity.FATAL, f"{where}, {hts.format(heading.number)}",
                        "column 1's ad valorem equivalent is not known, so neither is the additional duty", heading.cite, "Give the quantities.",
                    ))
                    continue
                equivalent = Fraction(0)
            if heading.tested and not _within(heading, equivalent):
                continue
        share = share_of_value(planned, plan, key, line, where, findings)
        if share is None:
            continue
        because = planned.because + share.because if share.because else planned.because
        text = heading.text
        base, base_amount = "none", "0.00"
        whole = share.whole
        if heading.rate:
            base, base_amount = "value", usd(value if whole else half_up_cent(share.of_value * value))
        if heading.specific:
            exact, base, base_amount = _specific(heading, line, where, findings)
            cents = half_up_cent(exact)
        elif heading.form == "total":
            cents = half_up_cent(max(Fraction(value * heading.rate, ONE) - base_cents, Fraction(0)) * share.of_value)
        elif whole:
            cents = percent_of(value, heading.rate)
        else:
            cents = half_up_cent(Fraction(value * heading.rate, ONE) * share.of_value)
        if heading.form == "total":
            because = (*because, f"column 1 and this come to {heading.text} together")
            text = f"{heading.text} total"
        charges.append(Charge(
            heading.number, planned.program.id, text, base, base_amount, cents, heading.cite, because,
            status=heading.status, refund=planned.program.refund if heading.status == "struck_down" else "",
        ))
    return charges


def _within(heading: Heading, amount_1e8: Fraction) -> bool:
    return (heading.below is None or amount_1e8 < heading.below) and (heading.at_least is None or amount_1e8 >= heading.at_least)


def _in_band(planned: Planned, line: Line, key: Key, where: str, findings: list[Finding]) -> bool:
    """Whether the value of a unit, c.i.f. where that is given, lies in the band of a heading that goes by it."""
    heading = planned.heading
    value = decimal(key.facts["cif_value"]) if "cif_value" in key.facts else None
    quantities = [in_unit(article.quantities, heading.per) for article in line.articles]
    quantity = sum((one for one in quantities if one is not None), Fraction(0))
    if None in quantities or not quantity:
        finding = Finding("DUTY-UNIT-VALUE", Severity.FATAL, where,
                          f"{planned.program.title}: it goes by the value of a {heading.per}, and no quantity in that unit is given",
                          planned.program.headings[0].cite, "Give the quantity.")
        findings += [finding] * (finding not in findings)
        return False
    return _within(heading, Fraction(line.value if value is None else value) / quantity * ONE)


def _specific(heading: Heading, line: Line, where: str, findings: list[Finding]) -> tuple[Fraction, str, str]:
    assert heading.specific is not None
    base = Base("chapter-99", heading.specific, heading.cite, ())
    found = [amount(base, article, "") for article in line.articles]
    findings += [
        Finding("DUTY-MISSING", Severity.FATAL, f"{where}, {hts.format(heading.number)}", f"the duty is not known: {what}", heading.cite, "Give it.")
        for one in found for what in one.missing
    ]
    return sum((one.cents for one in found), Fraction(0)), found[0].base, " and ".join(one.base_amount for one in found)


def _chapter_1_97(line: Line, bases: Sequence[Base], amounts: Sequence[Amount]) -> list[Charge]:
    return [
        Charge(
            article.hts, base.column, one.rate or base.rate.text or "not known", one.base, one.base_amount or "0.00",
            half_up_cent(one.cents), base.cite, base.because, value=article.value, quantities=article.quantities, article=n,
        )
        for n, (article, base, one) in enumerate(zip(line.articles, bases, amounts, strict=True))
    ]


def facts_of(texts: Mapping[str, str]) -> dict[str, Fact]:
    """Facts as typed: `true` and `false` are booleans, all else stays text."""
    return {name: {"true": True, "false": False}.get(text.lower(), text) for name, text in texts.items()}
