"""Statements as values: what CBP's PF and MS say, in cents, and whether their sums agree.

Sources: CATAIR Daily Statement rev. 15, pages 6 to 37; CATAIR Periodic Monthly Statement rev. 7, pages 5 to 22. A deferred tax, a case under
bond and an entry on which nothing is due are shown and are in no total amount (Q2 on page 14, the report on page 32).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.abi.daily_statement import CHAPTER
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd

Fees = Mapping[str, int]             # cents by accounting class


@dataclass(frozen=True)
class EntryLine:
    """An entry summary on a daily statement; money in cents."""

    filer: str
    number: str                      # eight characters, the check digit among them
    port: str
    type: str
    printed: date | None             # preliminary print date
    payment_type: str
    importer: str = ""
    duty: int = 0
    tax: int = 0
    antidumping: int = 0
    countervailing: int = 0
    interest: int = 0                # of a reconciliation summary
    fees: Fees = field(default_factory=dict)
    deferred: bool = False           # the tax is paid later
    due: bool = True
    antidumping_due: bool = True     # False: under bond
    countervailing_due: bool = True
    reference: str = ""
    consolidated: bool = False
    branch: str = ""
    team: str = ""

    @property
    def amount(self) -> int:
        """What is paid for the entry with this statement."""
        if not self.due:
            return 0
        cases = self.antidumping * self.antidumping_due + self.countervailing * self.countervailing_due
        return self.duty + self.tax * (not self.deferred) + cases + self.interest + sum(self.fees.values())


@dataclass(frozen=True)
class DailyLine:
    """A periodic daily statement on a monthly one; money in cents."""

    statement: str
    port: str
    filer: str
    printed: date | None
    presented: date | None           # the day on which CBP took its RM
    importer: str = ""
    duty: int = 0
    tax: int = 0
    antidumping: int = 0
    countervailing: int = 0
    fees: Fees = field(default_factory=dict)
    amount: int = 0


@dataclass(frozen=True)
class Totals:
    """The sums of a statement, due or paid; money in cents. A monthly one has no deferred tax, no interest and no counts."""

    duty: int = 0
    tax: int = 0
    antidumping: int = 0
    countervailing: int = 0
    amount: int = 0
    fees: Fees = field(default_factory=dict)
    deferred_tax: int = 0
    interest: int = 0
    revenue_entries: int = 0
    other_entries: int = 0


@dataclass(frozen=True)
class DeletedEntry:
    """An entry summary taken off a statement: by ABI, the filer's SU, or by CBP."""

    statement: str
    filer: str
    number: str
    source: str = ""


@dataclass(frozen=True)
class DailyStatement:
    """A daily or periodic daily statement. `due` is as first printed; a final statement has `paid` too."""

    number: str
    printed: date | None
    final: bool
    payment_type: str
    filer: str
    port: str
    entries: tuple[EntryLine, ...]
    due: Totals | None
    paid: Totals | None = None
    deleted: tuple[DeletedEntry, ...] = ()
    importer: str = ""
    branch: str = ""

    @property
    def lines(self) -> tuple[EntryLine, ...]:
        return self.entries


@dataclass(frozen=True)
class MonthlyStatement:
    """A periodic monthly statement. `due` is as first printed; a final statement has `paid` too."""

    number: str
    printed: date | None
    due_date: date | None
    final: bool
    payment_type: str
    filer: str
    port: str
    dailies: tuple[DailyLine, ...]
    due: Totals | None
    paid: Totals | None = None
    deleted: tuple[DeletedEntry, ...] = ()
    importer: str = ""
    branch: str = ""

    @property
    def lines(self) -> tuple[DailyLine, ...]:
        return self.dailies


Statement = DailyStatement | MonthlyStatement


def daily_number(district: str, printed: date, sequence: str) -> str:
    """The number of a daily statement: district, fiscal year, day of the year, sequence of three characters (page 8).

    >>> daily_number("27", date(2026, 10, 5), "001")
    '2727278001'
    """
    fiscal = printed.year + (printed.month >= 10)
    return f"{district[:2]}{fiscal % 100:02}{printed:%j}{sequence:>03}"


def monthly_number(district: str, year: int, month: int, sequence: str) -> str:
    """The number of a periodic monthly statement: district, calendar year, P, month, sequence (page 5).

    >>> monthly_number("27", 2026, 10, "001")
    '2726P10001'
    """
    return f"{district[:2]}{year % 100:02}P{month:02}{sequence:>03}"


def totals(lines: Sequence[EntryLine] | Sequence[DailyLine]) -> Totals:
    """The sums over entries or daily statements, of what is paid with them; a deferred tax stands beside the tax.

    An entry counts as revenue producing where something is paid for it.
    """
    duty = tax = antidumping = countervailing = amount = deferred = interest = revenue = other = 0
    fees: dict[str, int] = {}
    for line in lines:
        amount += line.amount
        if isinstance(line, EntryLine):
            revenue, other = revenue + bool(line.amount), other + (not line.amount)
            if not line.due:
                continue
            deferred += line.tax * line.deferred
            tax += line.tax * (not line.deferred)
            antidumping += line.antidumping * line.antidumping_due
            countervailing += line.countervailing * line.countervailing_due
            interest += line.interest
        else:
            tax, antidumping, countervailing = tax + line.tax, antidumping + line.antidumping, countervailing + line.countervailing
        duty += line.duty
        for code, cents in line.fees.items():
            fees[code] = fees.get(code, 0) + cents
    return Totals(duty, tax, antidumping, countervailing, amount, dict(sorted(fees.items())), deferred, interest, revenue, other)


def disagreements(statement: Statement) -> Iterator[Finding]:
    """Where the sums of a statement are not those of its lines: the due ones of a preliminary, the paid ones of a final statement.

    The chapter does not say whether the total tax holds the deferred one; either is taken.
    """
    said = statement.paid if statement.final else statement.due
    where = f"statement {statement.number}"
    if said is None:
        kind = "final" if statement.final else "preliminary"
        yield fault("STATEMENT-TOTALS", where, f"the {kind} statement has no totals", "Ask CBP for it again.")
        return
    own = totals(statement.lines)
    for name in ("duty", "tax", "antidumping", "countervailing", "interest", "amount"):
        told, summed = getattr(said, name), getattr(own, name)
        if told != summed and not (name == "tax" and told == summed + own.deferred_tax):
            yield _sum(where, name, told, summed)
    for code in sorted(said.fees.keys() | own.fees.keys()):
        if said.fees.get(code, 0) != own.fees.get(code, 0):
            yield _sum(where, f"fee {code}", said.fees.get(code, 0), own.fees.get(code, 0))
    if isinstance(statement, DailyStatement):
        yield from _entries(statement, said, where)
    else:
        for line in statement.dailies:
            parts = line.duty + line.tax + line.antidumping + line.countervailing + sum(line.fees.values())
            if parts != line.amount:
                yield _sum(f"{where}, daily statement {line.statement}", "amount", line.amount, parts)


def _entries(statement: DailyStatement, said: Totals, where: str) -> Iterator[Finding]:
    if said.revenue_entries + said.other_entries != len(statement.entries):
        message = f"{said.revenue_entries} and {said.other_entries} entries are counted, and {len(statement.entries)} are listed"
        yield fault("STATEMENT-COUNT", where, message, "Compare the list with the entries you scheduled for the day.")
    for entry in statement.entries:
        if entry.printed != statement.printed:
            message = f"entry {entry.filer}-{entry.number} has print date {entry.printed}, and the statement {statement.printed}"
            yield fault("STATEMENT-DAY", where, message, "Ask the client representative which statement the entry is on.")


def _sum(where: str, name: str, told: int, summed: int) -> Finding:
    message = f"{name} is {usd(told)} and its lines add up to {usd(summed)}"
    return fault("STATEMENT-SUM", where, message, "Ask the client representative before you pay.")


def fault(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.WARNING, where, message, f"{CHAPTER}, pages 6-8", fix)
