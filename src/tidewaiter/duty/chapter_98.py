"""What a number of chapter 98 leaves of the duty and of the merchandise processing fee on a line.

The numbers, their days and rate texts are those of the schedule; what they mean is law/chapter_98.yaml. A duty that falls on a part
of the value is in the same proportion to the duty on the whole (U.S. note 3 to subchapter II), so everything here is said in
shares of the value, exact, and amounts in cents. What an additional duty of chapter 99 falls on is for its own programme to say, by
the words of this module: `falls_on` finds the programme's row, `part` the amount.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import yaml

from tidewaiter.codes import special_programs
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.key import Fact
from tidewaiter.duty.result import Charge, Undetermined
from tidewaiter.findings import Finding, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import ByReference, Expression, Percent, Rate, read_rate, read_special
from tidewaiter.tariff.schedule import edition, figures, history, row

PROGRAM = "chapter-98"
PARTS = ("nothing", "repair_value", "value_less_us_content", "value")


@dataclass(frozen=True)
class Part:
    """A part of a line's value: exact cents, or the fact that is missing to say so."""

    cents: Fraction | None
    because: str
    missing: str = ""            # repair_value, us_content_pct
    fault: str = ""              # why what was given cannot be


@dataclass(frozen=True)
class Relief:
    """What a claim under a number of chapter 98 does to a line.

    `falls_on` is what the duty of chapters 1-97 falls on: nothing, repair_value, value_less_us_content, value, or `own`, where
    `rate` takes the place of their rate. `share` is how much of their duty that leaves, `dutiable` the part of the value in
    cents; both are None while a fact is missing or the duty is to be computed by hand: then a fatal finding or an undetermined
    fact says which. `less` are 1e-8 of the value to be taken off their rate. `mpf` is what the merchandise processing fee falls
    on in cents, 0 where the line is exempt, None while a fact is missing.
    """

    number: str                  # as claimed, digits only
    rate: str                    # the text of the rate, as a report prints it
    falls_on: str
    share: Fraction | None
    dutiable: Fraction | None
    beside: Fraction | None      # the rest of the value, which a report shows beside this number
    mpf: Fraction | None
    cite: str
    because: tuple[str, ...]
    own: Expression | None = None
    less: int = 0
    bond: bool = False
    by_claim: bool = False       # the special program was claimed on this number, so that chapters 1-97 need not print it
    tax_free: bool = False       # exempt from internal revenue tax too
    undetermined: tuple[Undetermined, ...] = ()
    findings: tuple[Finding, ...] = field(default_factory=tuple)
    refused: bool = False        # the number is not in the schedule, or prints no rate for these goods: it takes nothing off any duty

    @property
    def counted(self) -> Fraction:
        """The share to compute with: all of it while the part is not known, so that a duty too high stands beside the fatal finding."""
        return Fraction(1) if self.share is None else self.share

    def charge(self) -> Charge:
        """The number itself, which comes first on the line and carries no duty of its own."""
        return Charge(self.number, PROGRAM, self.rate, "none", "0.00", 0, self.cite, self.because)


@cache
def _law() -> Mapping[str, Any]:
    text: Mapping[str, Any] = yaml.safe_load((law_dir() / "chapter_98.yaml").read_text(encoding="utf-8"))
    return text


def provision(number: str) -> Mapping[str, Any]:
    """What law/chapter_98.yaml says of a number, by the longest that it begins with; empty where it says nothing.

    >>> provision("9813.00.7520")["months"], provision("9813.00.0540")["months"]
    (6, 12)
    """
    digits = hts.compact(number)
    fitting = [(len(hts.compact(prefix)), one) for one in _law()["numbers"] for prefix in map(str, one["numbers"])
               if digits.startswith(hts.compact(prefix))]
    return max(fitting, key=lambda found: found[0])[1] if fitting else {}


@cache
def _goods() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with (law_dir() / "chapter_98_goods.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[line["claimed"]] = (*found.get(line["claimed"], ()), line["hts"])
    return found


def goods(number: str) -> tuple[str, ...]:
    """The numbers of chapters 1-97 that the words of a number name as its goods; empty where they name none.

    >>> goods("9823.04.45")
    ('04069054',)
    """
    return _goods().get(hts.compact(number)[:8], ())


def falls_on(rules: Iterable[Mapping[str, Any]], number: str) -> Mapping[str, Any] | None:
    """The first of a programme's `chapter_98` rows that a claimed number begins with; None where the programme says nothing of it.

    >>> falls_on([{"numbers": ["9802.00.50"], "falls_on": "repair_value"}, {"numbers": ["98"], "falls_on": "nothing"}], "9801.00.1098")
    {'numbers': ['98'], 'falls_on': 'nothing'}
    """
    digits = hts.compact(number)
    return next((one for one in rules if any(digits.startswith(hts.compact(str(prefix))) for prefix in one["numbers"])), None)


def part(what: str, value: Fraction, facts: Mapping[str, Fact]) -> Part:
    """That part of `value` (cents) which the facts say: `what` is one of PARTS.

    >>> part("repair_value", Fraction(1000000), {"repair_value": "2000"}).cents
    Fraction(200000, 1)
    >>> part("value_less_us_content", Fraction(1000000), {"us_content_pct": "40"}).cents
    Fraction(600000, 1)
    >>> part("repair_value", Fraction(1000000), {}).missing
    'repair_value'
    """
    if what == "nothing":
        return Part(Fraction(0), "nothing of the value")
    if what == "value":
        return Part(value, "the whole value")
    if what == "repair_value":
        return _repair(value, facts)
    if what == "value_less_us_content":
        return _less_us_content(value, facts)
    raise ValueError(f"{what!r} is none of {', '.join(PARTS)}")


@dataclass(frozen=True)
class Claim:
    """What of a line and its entry bears on a number of chapter 98. `day` is the one whose rates apply, `value` counts cents."""

    number: str
    day: date
    value: Fraction
    facts: Mapping[str, Fact] = field(default_factory=dict)
    origin: str = ""
    program: str = ""            # special program indicator
    column_2: bool = False
    entry_type: str = ""
    imported: date | None = None
    articles: tuple[str, ...] = ()           # the line's numbers of chapters 1-97
    adcvd: bool = False          # an antidumping or countervailing case stands on the line
    known_on: date | None = None


def relief(claim: Claim, *, questions: Mapping[str, str] | None = None, where: str = "line") -> Relief:
    """What a claimed number does to the line.

    It never raises for what a broker got wrong: a number that is not in the schedule then, a part of the value that nobody gave,
    a claim that the number needs, is a fatal finding, and the duty is then known not to be complete. `questions` are the questions
    of facts, by name.
    """
    digits, value, facts = hts.compact(claim.number), claim.value, claim.facts
    place = f"{where}, fact ch98"
    found, faults = _found(digits, claim.day, place)
    if found is None:
        return Relief(digits, "not known", "value", Fraction(1), value, Fraction(0), value, "HTS chapter 98", (), findings=faults, refused=True)
    digits = digits if found.upper or len(digits) > len(found.number) else found.number
    rule = provision(digits)
    findings = list(faults)
    text, column, by_claim = _cell(found, rule, claim, place, findings)
    if "free_for" in rule and _free_for(rule["free_for"], claim, place, findings):
        text, column = "Free", f"free for goods of {rule['free_for']}"
    rate = read_rate(text)
    kind = _kind(rate)
    if kind == "blank":
        findings.append(Finding(
            "CH98-COLUMN", Severity.FATAL, place, f"{hts.format(digits)} prints no rate in {column}, so it takes nothing off the duty",
            found.cite, _wanted(found, rule) or "Withdraw the claim, or see the origin.",
        ))
        return Relief(digits, "not known", "value", Fraction(1), value, Fraction(0), value, found.cite, (), findings=tuple(findings), refused=True)
    meaning = _law()["kinds"][kind]
    findings += _conditions(digits, rule, claim, place)
    because = [f"{hts.format(digits)} is claimed: {rule['about']}" if rule else f"{hts.format(digits)} is claimed"]
    cite = f"{found.cite}, {column}; {rule.get('cite', meaning['cite'])}"
    fee = Part(Fraction(0), "") if special_programs.mpf_exempt_origin(claim.origin, claim.day) else _mpf(digits, value, facts)
    if reason := rule.get("by_hand") or (meaning["because"] if meaning["falls_on"] == "by_hand" else ""):
        findings.append(Finding("CH98-BY-HAND", Severity.FATAL, place, f"the duty under {hts.format(digits)} is not known: {reason}",
                                f"{found.cite}; {meaning['cite']}", "Compute this line by hand."))
        return Relief(digits, text, "value", None, None, None, fee.cents, cite, tuple(because), by_claim=by_claim, findings=tuple(findings))
    kept = "value" if meaning["falls_on"] == "own" else meaning["falls_on"]
    dutiable = part(kept, value, facts)
    because.append(f"the duty falls on {dutiable.because}")
    undetermined = []
    for lacking in dict.fromkeys(one.missing for one in (dutiable, fee) if one.missing):
        undetermined.append(Undetermined(lacking, (questions or {}).get(lacking, _QUESTIONS[lacking]), (hts.format(digits),)))
        findings.append(Finding("CH98-MISSING", Severity.FATAL, f"{where}, fact {lacking}",
                                f"the duty under {hts.format(digits)} falls on a part of the value that nobody gave, and is not complete",
                                meaning["cite"], f"Give the fact {lacking}."))
    for fault in dict.fromkeys(one.fault for one in (dutiable, fee) if one.fault):
        findings.append(Finding("CH98-PART", Severity.FATAL, f"{where}, facts", fault, meaning["cite"],
                                "See the invoice and the declaration of who did the work."))
    if kept == "repair_value" and dutiable.cents == 0:
        findings.append(Finding(
            "CH98-REPAIR-ZERO", Severity.WARNING, f"{where}, fact repair_value",
            "the repair is said to be worth nothing; one that nobody charged for has a value all the same", meaning["cite"],
            "Give what the repair is worth.",
        ))
    if falls_on([_law()["mpf"]["doubts"]], digits):
        findings.append(Finding("CH98-MPF", Severity.WARNING, place,
                                f"CBP may ask the merchandise processing fee of {hts.format(digits)}, a preference level",
                                _law()["mpf"]["doubts"]["cite"], "Nothing is charged: the statute exempts the number. See the newest table of CBP."))
    share = beside = None
    if dutiable.cents is not None:
        share = dutiable.cents / value if value else Fraction(kept != "nothing")
        beside = value - dutiable.cents if kept in ("repair_value", "value_less_us_content") else Fraction(0)
    return Relief(
        digits, text, meaning["falls_on"], share, dutiable.cents, beside, fee.cents, cite, tuple(because),
        own=rate if meaning["falls_on"] == "own" else None, less=_less(rate), bond=kind == "under bond" or bool(rule.get("bond")),
        by_claim=by_claim, tax_free=bool(falls_on([_law()["tax_free"]], digits)), undetermined=tuple(undetermined), findings=tuple(findings),
    )


_QUESTIONS = {
    "repair_value": "What is the value of the repairs or alterations?",
    "us_content_pct": "What percentage of the value is of products of the United States?",
}


def _repair(value: Fraction, facts: Mapping[str, Fact]) -> Part:
    given = facts.get("repair_value")
    if given is None:
        return Part(None, "the value of the repairs or processing", "repair_value")
    amount = _dollars(given)
    if amount is None or amount < 0:
        return Part(None, "the value of the repairs or processing", fault=f"repair_value is {given!r}, which is no amount in dollars and cents")
    if amount > value:
        return Part(None, "the value of the repairs or processing",
                    fault=f"the repair is said to be worth {usd(half_up_cent(amount))}, more than the article's {usd(half_up_cent(value))}")
    return Part(amount, f"the repairs or processing, {usd(half_up_cent(amount))}")


def _less_us_content(value: Fraction, facts: Mapping[str, Fact]) -> Part:
    what = "the value less that of products of the United States"
    amount = percent = None
    if (given := facts.get("us_content_value")) is not None:
        amount = _dollars(given)
        if amount is None or amount < 0:
            return Part(None, what, fault=f"us_content_value is {given!r}, which is no amount in dollars and cents")
    if (given := facts.get("us_content_pct")) is not None:
        number = decimal(given)
        if number is None or not 0 <= number <= 100:
            return Part(None, what, fault=f"us_content_pct is {given!r}, not a number from 0 to 100")
        percent = value * Fraction(number) / 100
    if amount is not None and percent is not None and abs(amount - percent) >= 100:
        return Part(None, what, fault=f"us_content_value says {usd(half_up_cent(amount))} and us_content_pct {usd(half_up_cent(percent))}")
    content = amount if amount is not None else percent
    if content is None:
        return Part(None, what, "us_content_pct")
    if content > value:
        return Part(None, what, fault=f"the products of the United States are said to be worth {usd(half_up_cent(content))}, more than the article")
    return Part(value - content, f"the value less {usd(half_up_cent(content))} of products of the United States")


def _dollars(given: Fact) -> Fraction | None:
    """Cents; None where it is no amount of dollars and cents."""
    number = None if isinstance(given, bool) else decimal(given)
    if number is None or number != number.quantize(Decimal("0.01")):
        return None
    return Fraction(number) * 100


def _mpf(number: str, value: Fraction, facts: Mapping[str, Fact]) -> Part:
    exception = falls_on(_law()["mpf"]["exceptions"], number)
    return part(exception["falls_on"] if exception else "nothing", value, facts)


def mpf_cite(number: str) -> str:
    """What says whether and on what a line under the number owes the merchandise processing fee."""
    exception = falls_on(_law()["mpf"]["exceptions"], number)
    return str((exception or _law()["mpf"])["cite"])


def _found(digits: str, day: date, place: str) -> tuple[Figures | None, tuple[Finding, ...]]:
    """The number's figures on the day, and what is wrong with it."""
    if digits[:2] != "98" or not digits.isdigit() or len(digits) not in (8, 10):
        return None, (Finding("CH98-NUMBER", Severity.FATAL, place, f"{digits or 'nothing'!r} is no number of chapter 98", "HTS chapter 98",
                              "Write it as 9802.00.50 or 9802.00.5060."),)
    if (one := figures(digits, day)) is not None:
        return one, ()
    if len(digits) == 8 and (upper := row(digits, day)) is not None:
        if not upper.upper:
            return upper, ()
        return upper, (Finding("CH98-SUFFIX", Severity.NOTE, place, f"{hts.format(digits)} is divided; it is reported with ten digits",
                               upper.cite, "Find the last two digits in the schedule."),)
    if len(digits) == 10 and (printed := figures(digits[:8], day)) is not None:
        return printed, ()       # a suffix that a statistical note of the chapter prescribes, and no row prints
    past = history(digits) or history(digits[:8])
    if any(old.span.before <= day for old in past):
        said = f"ended: it is not in the schedule from {max(old.span.before for old in past)}"
    elif past:
        said = f"is in the schedule only from {min(old.span.start for old in past)}"
    else:
        said = f"is not in the schedule of {day}"
    return None, (Finding("CH98-UNKNOWN", Severity.FATAL, place, f"{hts.format(digits)} {said}", edition(day).name,
                          "See that every digit is right."),)


def _cell(found: Figures, rule: Mapping[str, Any], claim: Claim, place: str, findings: list[Finding]) -> tuple[str, str, bool]:
    """The text that counts, the column that it stands in, and whether a claim got it there."""
    if claim.column_2:
        return found.other, "column 2", False
    cell = read_special(found.special)
    if cell:
        candidates = special_programs.symbols(claim.program, claim.origin, claim.day) if claim.program else ()
        symbol = next((one for one in candidates if one in cell), None)
        if symbol is not None and _may_claim(claim, bool(rule.get("any_origin")), place, findings):
            return cell[symbol], f"special column ({symbol})", True
    elif found.special:                              # Free, or a duty on a part, with no symbol beside it
        preference, claims = rule.get("preference", ""), rule.get("claim", ())
        if preference:
            if special_programs.good(preference, claim.day, claim.known_on):
                return found.special, "special column", True
            findings.append(_lapsed(preference, claim.day, place))
        elif not claims:
            return found.special, "special column", True
        elif claim.program in claims and _may_claim(claim, False, place, findings):
            return found.special, f"special column ({claim.program})", True
    return found.general, "column 1 general", False


def _free_for(programme: str, claim: Claim, place: str, findings: list[Finding]) -> bool:
    """Whether a statistical number that frees goods of a programme's countries does so for these."""
    if not special_programs.good(programme, claim.day, claim.known_on):
        findings.append(_lapsed(programme, claim.day, place))
        return False
    if not special_programs.eligible(programme, claim.origin, claim.day, claim.known_on):
        findings.append(Finding("SPI-COUNTRY", Severity.FATAL, place, f"{hts.format(hts.compact(claim.number))} frees no goods of {claim.origin}",
                                special_programs.cite(programme), "See the origin, or claim another number."))
        return False
    return True


def _may_claim(claim: Claim, any_origin: bool, place: str, findings: list[Finding]) -> bool:
    """Whether the programme is law on the day and the goods may claim it; what stands against it joins the findings."""
    if not special_programs.known(claim.program):
        findings.append(Finding("SPI-UNKNOWN", Severity.FATAL, f"{place}, special program", f"{claim.program} is no special program",
                                "CATAIR AE table 8", "See the indicator."))
        return False
    if not special_programs.good(claim.program, claim.day, claim.known_on):
        findings.append(_lapsed(claim.program, claim.day, place))
        return False
    if not any_origin and special_programs.eligible(claim.program, claim.origin, claim.day, claim.known_on) is False:
        findings.append(Finding("SPI-COUNTRY", Severity.FATAL, f"{place}, special program", f"goods of {claim.origin} cannot claim {claim.program}",
                                special_programs.cite(claim.program), "Withdraw the claim, or see the origin."))
        return False
    return True


def _lapsed(program: str, day: date, place: str) -> Finding:
    return Finding("SPI-LAPSED", Severity.WARNING, place, f"{program} gives nothing on {day}", special_programs.cite(program),
                   "Deposit the duty; the claim may stand for a refund if the programme is renewed back to that day.")


def _wanted(found: Figures, rule: Mapping[str, Any]) -> str:
    """What claim would open the special column."""
    symbols = tuple(rule.get("claim", ())) or tuple(read_special(found.special))
    return f"Claim {' or '.join(symbols)}, if the goods qualify; else withdraw {hts.format(found.number)}." if symbols else ""


def _kind(rate: Expression) -> str:
    if isinstance(rate, Rate):
        return "own" if rate.terms else "free"
    return rate.shape.kind if rate.shape.kind in _law()["kinds"] or rate.shape.kind == "blank" else "unread"


def meaning(text: str) -> str:
    """What the duty falls on under a rate text of the chapter: one of PARTS, `own`, `by_hand`, or empty where no rate is printed.

    >>> meaning("A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)"), meaning("5.5%")
    ('repair_value', 'own')
    """
    kind = _kind(read_rate(text))
    return "" if kind == "blank" else str(_law()["kinds"][kind]["falls_on"])


def _less(rate: Expression) -> int:
    """1e-8 of the value that the text takes off the rate of chapters 1-97."""
    if isinstance(rate, ByReference) and "minus" in rate.shape.words:
        return int(sum(Fraction(term.rate) for term in rate.terms if isinstance(term, Percent)))
    return 0


def _conditions(digits: str, rule: Mapping[str, Any], claim: Claim, place: str) -> list[Finding]:
    number, type_fix = hts.format(digits), "Change the type of entry, or the number."
    findings = []

    def find(name: str, severity: Severity, message: str, cite: str, fix: str) -> None:
        findings.append(Finding(name, severity, place, message, cite, fix))

    if "origin" in rule and claim.origin and claim.origin not in rule["origin"]:
        find("CH98-ORIGIN", Severity.FATAL, f"{number} is for goods of {', '.join(rule['origin'])}; these are of {claim.origin}", rule["cite"],
             "See the origin, or withdraw the number.")
    if "foreign_within" in rule and claim.origin != "US":
        find("CH98-RETURNED", Severity.WARNING, f"{number} is for goods of {claim.origin or 'another country'} only if returned within "
             f"{rule['foreign_within']}", rule["cite"], "Keep the proof of the day of exportation.")
    if "entry_type" in rule and claim.entry_type and claim.entry_type not in rule["entry_type"]:
        find("CH98-ENTRY-TYPE", Severity.FATAL, f"{number} is entered under type {' or '.join(rule['entry_type'])}, not {claim.entry_type}",
             rule["cite"], type_fix)
    if claim.entry_type == "23" and not digits.startswith("9813"):
        find("CH98-ENTRY-TYPE", Severity.FATAL, f"an entry of type 23 is made under 9813, not {number}", "CATAIR AE, usage note j",
             type_fix)
    if "months" in rule and claim.imported is not None and claim.day > _months_after(claim.imported, rule["months"]):
        find("CH98-TIME", Severity.FATAL, f"{number} is entered within {rule['months']} months of importation, {claim.imported}", rule["cite"],
             "See the day of importation.")
    named = goods(digits)
    for article in claim.articles:
        if named and not hts.compact(article).startswith(named):
            find("CH98-GOODS", Severity.WARNING, f"{number} names the goods that it is for, and {hts.format(hts.compact(article))} is none of them",
                 rule["cite"], "See that both numbers are right; the words of the number may still name one that was renumbered.")
    if rule.get("no_adcvd") and claim.adcvd:
        find("CH98-ADCVD", Severity.FATAL, f"no antidumping or countervailing case may stand on a line under {number}", rule["cite"],
             "Take the case off the line, or withdraw the number.")
    return findings


def _months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (date(first.year + first.month // 12, first.month % 12 + 1, 1) - date.resolution).day
    return first.replace(day=min(day.day, last))
