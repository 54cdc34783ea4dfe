"""A line of the entry: one article or set, with every number it is classified in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tidewaiter.entry.invoice import ValueStep
from tidewaiter.values import immutable


@immutable
class Quantity:
    """An amount in a unit of the schedule, by its CATAIR code (KG, DOZ, NO, L ...). X, with zero, is `no units collected`."""

    amount: Decimal
    unit: str


@immutable
class Article:
    """One chapter 1-97 number of a line with its value and quantities.

    Most lines have one. A watch has one for each component (chapter 91, statistical note 1), a set may have more.
    """

    hts: str                                 # ten digits, no dots
    value: int                               # entered value, whole dollars
    quantities: tuple[Quantity, ...] = ()    # in the order in which the schedule names the units


@dataclass(frozen=True)
class AdCvd:
    """An antidumping or countervailing case claimed on a line."""

    case: str                    # A570967000: ten characters, no hyphens
    deposit: str = "C"           # C cash, B bond
    non_reimbursement: str = ""  # identifier of the importer's statement, 19 CFR 351.402(f)
    quantity: Quantity | None = None
    rate: str = ""               # the deposit rate that the filer read (`54.32%`), where the law held here has none
    cite: str = ""               # and the Commerce message or notice that sets it


@dataclass(frozen=True)
class License:
    kind: str                    # CATAIR code: 01 steel import licence, 14 agricultural licence ...
    number: str


@dataclass(frozen=True)
class Declaration:
    """An importer's additional declaration (CATAIR record 54): its type, and its fields by name."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Agency:
    """A partner agency's flag on a line. `answer` is what the papers give: data at hand, or a disclaim code; else empty."""

    code: str                    # FDA, APH, TTB, AMS, FWS, EPA ...
    program: str = ""
    answer: str = ""
    cite: str = ""


@immutable
class ZoneStatus:
    """The status of goods that leave a foreign trade zone: P privileged foreign, N non-privileged foreign, D domestic.

    `filed` is the day on which privileged status was granted, whose rates apply; `current_hts` stands beside a number of that day
    that is no longer in force. `quantity` counts whole units removed.
    """

    status: str
    quantity: int
    filed: date | None = None
    current_hts: str = ""


@immutable
class CensusOverride:
    """A Census warning that the filer answers beforehand: its code (27C) and the reason (AE tables 10 and 11)."""

    condition: str
    override: str


@dataclass(frozen=True)
class SanctionsRecord:
    """Facts that a sanction asks for, in one group: `kind` FSHNG INFO or MINE INFO, and field names with their values."""

    kind: str
    values: Mapping[str, str]


@immutable
class Line:
    number: int                              # 1, 2, 3 ... over the whole entry
    description: str
    articles: tuple[Article, ...]
    origin: str                              # ISO 3166 alpha-2
    exported_from: str
    manufacturer: str = ""                   # MID
    program: str = ""                        # special program indicator claimed: S, AU, D ...
    charges: int = 0                         # freight, insurance and other charges to the US, whole dollars
    gross_weight: int = 0                    # kg
    related: bool | None = None              # buyer and seller related, 19 CFR 152.102(g)
    facts: Mapping[str, str | bool] = field(default_factory=dict)
    adcvd: tuple[AdCvd, ...] = ()
    licenses: tuple[License, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    agencies: tuple[Agency, ...] = ()
    category: str = ""                       # textile category, three digits
    visa: str = ""
    ruling: str = ""
    ruling_kind: str = "R"                   # R binding, C pre-classification, P pre-approval
    set_indicator: str = ""                  # X header, V component
    fee_exemption: str = ""                  # 1 cotton, 2 other agricultural fee
    product_claim: str = ""                  # C craft beverage, F folklore, G made to measure, H special access, M fashion sample
    net_cost: bool = False                   # regional value content by net cost
    zone: ZoneStatus | None = None           # of goods from a foreign trade zone
    overrides: tuple[CensusOverride, ...] = ()
    sanctions: tuple[SanctionsRecord, ...] = ()
    sanctions_disclaimed: str = ""           # Y where a sanction on the number does not bear on the goods
    correction_reasons: tuple[str, ...] = () # L01-L31, at most five, in a post summary correction
    sold_to: str = ""                        # importer numbers and MIDs of the article parties
    delivered_to: str = ""
    foreign_exporter: str = ""
    valuation: tuple[ValueStep, ...] = ()
    sources: tuple[str, ...] = ()            # the papers' places that it came from

    @property
    def value(self) -> int:
        """Entered value of the line in whole dollars."""
        return self.articles[0].value if len(self.articles) == 1 else sum(article.value for article in self.articles)

    @property
    def hts(self) -> str:
        """The number that names the line: that of its first article."""
        return self.articles[0].hts
