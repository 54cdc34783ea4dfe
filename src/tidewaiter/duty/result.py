"""What the engine answers: charges, fees, what is not known, what is forbidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from tidewaiter.duty.key import Key
from tidewaiter.entry.line import Quantity
from tidewaiter.findings import Finding
from tidewaiter.values import immutable


@immutable
class Charge:
    """One number reported on a line, or one AD/CVD case, with its duty.

    `number` is an HTS number without dots (eight digits for chapter 99, ten for the others) or a case (`A570967000`).
    `rate` is the text that a 7501 prints. `base` says what it falls on (`value`, `quantity`, `value and quantity`,
    `none`) and `base_amount` how much that is (`14172.00`, `1000 KG`). `value` is what the number's own record reports,
    whole dollars: zero on chapter 99 numbers. `article` is the index of the line's article that the charge belongs to,
    None for chapter 99 numbers and cases, which belong to the whole line.
    """

    number: str
    program: str
    rate: str
    base: str
    base_amount: str
    amount: int                          # cents
    cite: str
    because: tuple[str, ...] = ()
    kind: str = "duty"                   # duty, ad or cvd
    deposit: str = "C"                   # C cash, B bond; of cases only
    value: int = 0
    quantities: tuple[Quantity, ...] = ()
    article: int | None = None
    status: str = "in_force"             # announced, projected, suspended, struck_down: see program.Heading
    refund: str = ""                     # how what was collected under a heading that was struck down is refunded
    ad_valorem_1e8: int = 0              # of cases: the deposit rate, 1e-8 of the value
    specific: str = ""                   # of cases: dollars a unit, where the deposit is specific


@immutable
class Fee:
    """A user fee or tax of one class on one line, in cents; half a cent up, before any minimum or maximum."""

    class_code: str
    name: str
    amount: int
    cite: str
    rate: str = ""
    base_amount: str = ""
    because: tuple[str, ...] = ()


@immutable
class FeeTotal:
    """A fee of the entry: the sum over the lines, what is owed after minimum and maximum, and each line's share of it."""

    class_code: str
    name: str
    computed: int
    amount: int
    cite: str
    shares: tuple[int, ...]              # by line, adding up to `amount`


@immutable
class Undetermined:
    """A fact that nobody gave, the question to ask, and what the answer decides."""

    fact: str
    question: str
    decides: tuple[str, ...]


@immutable
class Prohibited:
    cite: str
    reason: str


@immutable
class LineAssessment:
    """What one line owes. `charges` stands in filing order, the chapter 1-97 numbers after all others, cases last."""

    number: int
    charges: tuple[Charge, ...]
    fees: tuple[Fee, ...] = ()
    taxes: tuple[Fee, ...] = ()
    undetermined: tuple[Undetermined, ...] = ()
    prohibited: tuple[Prohibited, ...] = ()
    findings: tuple[Finding, ...] = ()
    informal_fee_exempt: bool = False      # from the fixed fee of an informal entry
    key: Key | None = field(default=None, compare=False, repr=False)       # what its headings of chapter 99 were asked of
    plan: object = field(default=None, compare=False, repr=False)          # and what they answered

    @property
    def tariff(self) -> tuple[Charge, ...]:
        """The charges that stand in record 50: all but the AD/CVD cases."""
        return tuple(charge for charge in self.charges if charge.kind == "duty")

    @property
    def cases(self) -> tuple[Charge, ...]:
        return tuple(charge for charge in self.charges if charge.kind != "duty")

    @property
    def duty(self) -> int:
        """Duty without AD/CVD, cents."""
        return sum(charge.amount for charge in self.tariff)

    def deposits(self, kind: str) -> int:
        """Cash deposits of AD (`ad`) or CVD (`cvd`), cents. What a bond covers is not in it."""
        return sum(case.amount for case in self.cases if case.kind == kind and case.deposit == "C")

    def bonded(self, kind: str) -> int:
        return sum(case.amount for case in self.cases if case.kind == kind and case.deposit == "B")


@dataclass(frozen=True)
class Assessment:
    """What an entry owes. `edition` is the content hash of the law that was used."""

    edition: str
    lines: tuple[LineAssessment, ...]
    fees: tuple[FeeTotal, ...] = ()      # line fees and header fees, with minimum and maximum applied
    findings: tuple[Finding, ...] = ()   # of the entry; the lines' own are in the lines

    @property
    def duty(self) -> int:
        return sum(line.duty for line in self.lines)

    @property
    def antidumping(self) -> int:
        return sum(line.deposits("ad") for line in self.lines)

    @property
    def countervailing(self) -> int:
        return sum(line.deposits("cvd") for line in self.lines)

    @property
    def tax(self) -> int:
        return sum(tax.amount for line in self.lines for tax in line.taxes)

    @property
    def fee(self) -> int:
        return sum(fee.amount for fee in self.fees)

    @property
    def total(self) -> int:
        """All that is paid, cents: duty, cash deposits, tax and fees."""
        return self.duty + self.antidumping + self.countervailing + self.tax + self.fee
