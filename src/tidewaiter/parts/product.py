"""A product of a client, with everything that an entry line can take from it and what each of it rests on.

Texts and lists that are empty are unknown. Amounts are decimals in texts, exact, "" where nobody said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from tidewaiter.shapes import Code, Country, Hts, Id, Line, Name, Rate, Shape, Words
from tidewaiter.values import immutable

Amount = Annotated[str, Shape(19, pattern=r"^([0-9]{1,12}(\.[0-9]{1,6})?)?$")]     # a decimal; "" where not known
Currency = Annotated[str, Shape(3, pattern=r"^([A-Z]{3})?$")]                      # ISO 4217; "" where not known
WHOLE = 10**8                                                                      # of a share


class Standing(StrEnum):
    PROPOSED = "proposed"        # nobody has decided that it is right
    APPROVED = "approved"        # a named person has
    RETIRED = "retired"          # kept for the entries that were made from it


class RulingKind(StrEnum):
    """As the entry summary states it. Source: CATAIR Entry Summary, record 40."""

    BINDING = "R"
    PRE_CLASSIFICATION = "C"
    PRE_APPROVAL = "P"


@immutable
class Conversion:
    """How much of a unit of the schedule one piece is: 0.35 KG. `unit` is a CATAIR code."""

    unit: Code
    amount: Amount


@immutable
class Component:
    """A further article of a set or a watch, which has a number of its own. `share` is its part of the value, in hundred-millionths."""

    hts: Hts
    description: Line = ""
    share: Rate | None = None
    conversions: tuple[Conversion, ...] = ()


@immutable
class Origin:
    """A country in which the product is made, and the maker there."""

    country: Country
    manufacturer: Code = ""      # MID
    maker: Line = ""


@immutable
class CaseAnswer:
    """Whether an antidumping or countervailing case is about the product, and why."""

    case: Code
    applies: bool | None = None
    reason: Line = ""
    cite: Line = ""


@immutable
class Eligibility:
    """A special programme that the product qualifies for, and the certificate that says so."""

    program: Code                # special program indicator
    origin: Country = ""         # where it holds for goods of one of the origins only
    certificate: Line = ""
    since: date | None = None    # the days that the certificate is good for, both in
    until: date | None = None


@immutable
class AgencyAnswer:
    """What a partner agency is told: that it flags the product, and data, or the code of a disclaimer."""

    agency: Code
    program: Code = ""
    answer: Code = ""
    reason: Line = ""


@immutable
class Ruling:
    """A ruling of CBP that the number rests on, and the number that it gave."""

    number: Code
    day: date | None = None
    kind: RulingKind = RulingKind.BINDING
    hts: Hts = ""


@immutable
class Evidence:
    """What shows that something said here is so: a stored document or a note of where it is."""

    note: Line
    document: Id = ""
    until: date | None = None    # last day on which it can be relied on


@immutable
class Product:
    """A product. `decided_on` is the day in whose schedule `hts` was chosen, `edition` the edition that was in hand."""

    client: Id
    sku: Name
    description: Line = ""
    material: Line = ""
    hts: Hts = ""
    decided_on: date | None = None
    edition: Code = ""
    share: Rate | None = None    # of `hts`, where there are components
    set_indicator: Code = ""     # X where the product is a set: CATAIR Entry Summary, record 50
    origins: tuple[Origin, ...] = ()
    unit_value: Amount = ""      # of one piece, where the price is fixed
    currency: Currency = ""
    conversions: tuple[Conversion, ...] = ()
    components: tuple[Component, ...] = ()
    facts: Mapping[Code, Line] = field(default_factory=dict)    # names of law/facts.yaml; true and false in words
    cases: tuple[CaseAnswer, ...] = ()
    programs: tuple[Eligibility, ...] = ()
    agencies: tuple[AgencyAnswer, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    category: Code = ""          # textile category
    evidence: tuple[Evidence, ...] = ()
    review_by: date | None = None
    standing: Standing = Standing.PROPOSED
    approved_by: Id = ""
    approved_on: date | None = None
    restricted: Words = ""       # for the brokerage alone


def plain_sku(sku: str) -> str:
    """What two spellings of one product number have in common.

    >>> plain_sku("AB-100 "), plain_sku("ab 100")
    ('ab100', 'ab100')
    """
    return "".join(letter for letter in sku.casefold() if letter.isalnum())


def amount(text: str) -> Decimal | None:
    """The decimal of an Amount; None where nobody said."""
    return Decimal(text) if text else None
